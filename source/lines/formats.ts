import {formatNamed, writeFormat} from '../delivery/formats/index.js';
import type {Credential} from '../providers/provider.js';
import {highlightedOf, type ListEdit} from '../wizard/editing/list-edit.js';
import {previewOf} from '../wizard/format-choices.js';
import type {SecretView} from '../wizard/secret-state.js';
import {type ListTalk, listCommands, listPart, takeFromList} from './list-talk.js';
import {menuScene} from './menu.js';
import {askToQuit, type Desk, type LineScene, part} from './scene.js';
import {toldLines} from './spoken.js';
import {busy} from './waiting.js';

type Formats = NonNullable<SecretView['formats']>;

/** The formats that fit the credential: a list, then one with its secret hidden, to be saved or copied whole. */
export function formatsScene(credential: Credential, {list, opened}: Formats, desk: Desk): LineScene {
	if (opened !== undefined) return previewScene(credential, list, opened, desk);
	const {session, say} = desk;
	const show = (formats: Formats | undefined) => session.dispatch({type: 'secret', change: {formats}});
	const talk: ListTalk = {
		list,
		change: (next) => show({list: next}),
		choose: (next) => show({list: next, opened: highlightedOf(next)?.value ?? ''}),
		typed: () => undefined,
	};
	return {
		id: 'formats',
		parts: [part('Which format?'), listPart(talk)],
		prompt: 'format, number or name',
		take: (text) => takeFromList(talk, say, text),
		commands: [{name: 'back', label: 'to the secret', run: () => show(undefined)}, ...listCommands(talk)],
		quit: askToQuit(desk),
	};
}

function previewScene(credential: Credential, list: ListEdit, id: string, desk: Desk): LineScene {
	const {session} = desk;
	const format = formatNamed(id);
	const preview = previewOf(format, credential);
	const isWritable = !('what' in preview);
	const note = format.readsEnvironment
		? 'It reads .env and holds no secret.'
		: 'The secret is hidden here; saved and copied whole.';
	const show = (formats: Formats | undefined) => session.dispatch({type: 'secret', change: {formats}});
	const save = () => {
		show(undefined);
		session.delivering.openSaving({format: format.id, file: format.file});
	};
	const copy = () => {
		const row = {
			label: format.name,
			text: writeFormat(format, credential),
			isSecret: !format.readsEnvironment,
		};
		busy(desk, 'copying', session.copying.copy(credential, row));
	};
	return menuScene(desk, {
		id: `format ${id}`,
		parts: [isWritable ? part(format.name, note, ...preview) : part(...toldLines(preview, 'danger'))],
		items: [
			...(isWritable
				? [
						{label: 'Save it', run: save},
						{label: 'Copy it', run: copy},
					]
				: []),
			{label: 'Other formats', run: () => show({list})},
			{label: 'Back to the secret', run: () => show(undefined)},
		],
		commands: [{name: 'back', label: 'to the formats', run: () => show({list})}],
		quit: askToQuit(desk),
	});
}
