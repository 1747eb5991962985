import {Box} from 'ink';
import type {Format} from '../delivery/formats/format.js';
import {formatNamed, writeFormat} from '../delivery/formats/index.js';
import type {Credential} from '../providers/provider.js';
import {applyListKey, highlightedOf, type ListEdit, windowOf} from '../wizard/editing/list-edit.js';
import {previewOf} from '../wizard/format-choices.js';
import type {SecretView} from '../wizard/secret-state.js';
import type {Session} from '../wizard/session.js';
import type {State} from '../wizard/state.js';
import {spaced} from './ask-text.js';
import {type Control, helpControl, quitControl, type Room, type Scene} from './scene.js';
import {scrolling} from './scrolling.js';
import {ChoiceList} from './ui/choice-list.js';
import {FilterLine} from './ui/filter-line.js';
import {type Line, Lines, paragraph} from './ui/lines.js';
import type {Level} from './ui/message.js';

type Formats = NonNullable<SecretView['formats']>;

/** The formats that fit the credential: a list, then one with its secret masked, to be saved or copied whole. */
export function formatsScene(state: State, credential: Credential, view: Formats, session: Session): Scene {
	const {opened} = view;
	return opened === undefined
		? listScene(view.list, session)
		: previewScene(state, credential, formatNamed(opened), session);
}

function listScene(list: ListEdit, session: Session): Scene {
	const show = (formats: Formats | undefined) => session.dispatch({type: 'secret', change: {formats}});
	const now = () => session.state.secret?.formats?.list ?? list;
	const open = () => {
		const marked = highlightedOf(now());
		if (!marked) return;
		session.dispatch({type: 'scrolled', to: 0});
		show({list: now(), opened: marked.value});
	};
	const heading = ({width, height}: Room) => spaced(paragraph('Which format?', width, 'strong'), height, 9);
	const rows = (room: Room) => Math.max(1, room.height - heading(room).length - 1);
	return {
		controls: [
			{keys: '⏎', label: 'preview', run: open},
			{keys: 'esc', label: 'back', run: () => show(undefined)},
			...(list.filter.text === '' ? [helpControl(session)] : []),
			quitControl(session),
		],
		help: {
			title: 'Formats',
			paragraphs: [
				'The same credential as other clients and tools read it. Nothing is written before you have seen it: Enter shows the format with its secret masked.',
			],
		},
		also: [{keys: '↑↓', label: 'choose'}],
		otherwise: (key, room) => show({list: applyListKey(now(), key, rows(room)).state}),
		body: (room) => {
			const {width} = room;
			const window = windowOf(list, rows(room));
			return (
				<Box flexDirection="column">
					<Lines lines={heading(room)} width={width} />
					<FilterLine filter={list.filter} list={window} width={width} />
					<ChoiceList list={window} width={width} />
				</Box>
			);
		},
	};
}

function previewScene(state: State, credential: Credential, format: Format, session: Session): Scene {
	const view = state.secret?.formats;
	const back: Control = {
		keys: 'esc',
		label: 'back',
		run: () => session.dispatch({type: 'secret', change: {formats: view && {list: view.list}}}),
	};
	const preview = previewOf(format, credential);
	if ('what' in preview) {
		return {
			controls: [back, quitControl(session)],
			body: () => null,
			message: {told: preview, level: 'danger'},
		};
	}
	const save = () => {
		session.dispatch({type: 'secret', change: {formats: undefined}});
		session.delivering.openSaving({format: format.id, file: format.file});
	};
	const copy = () => {
		const isSecret = !format.readsEnvironment;
		const text = writeFormat(format, credential);
		void session.copying.copy(credential, {label: format.name, text, isSecret});
	};
	const said = state.secret?.said;
	return {
		controls: [
			{keys: 's', label: 'save', run: save},
			{keys: 'c', label: 'copy', run: copy},
			back,
			helpControl(session),
			quitControl(session),
		],
		help: {
			title: format.name,
			paragraphs: [
				's asks for the file to save it to; c copies all of it.',
				...(format.readsEnvironment ? [] : ['Its secret is masked here only.']),
			],
		},
		also: [{keys: '↑↓', label: 'scroll'}],
		message: said && {told: {what: said.text}, level: levels[said.tone]},
		...scrolling(state, session, (width) => previewLines(format, preview, width)),
	};
}

const levels: Readonly<Record<NonNullable<SecretView['said']>['tone'], Level>> = {
	ok: 'ok',
	warn: 'warn',
	problem: 'danger',
};

function previewLines({name, readsEnvironment}: Format, lines: readonly string[], width: number): Line[] {
	const note = readsEnvironment
		? 'It reads .env and holds no secret.'
		: 'Masked here; saved and copied whole.';
	return [
		...paragraph(name, width, 'strong'),
		...paragraph(note, width, 'dim'),
		[],
		...lines.flatMap((line) => {
			const indent = line.length - line.trimStart().length;
			return line === '' ? [[]] : paragraph(line, width, undefined, indent + 2);
		}),
	];
}
