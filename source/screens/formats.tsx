import {Box} from 'ink';
import type {Format} from '../delivery/formats/format.js';
import {formatNamed, writeFormat} from '../delivery/formats/index.js';
import type {Credential} from '../providers/provider.js';
import {applyListKey, highlightedOf, type ListEdit, windowOf} from '../wizard/editing/list-edit.js';
import {previewOf} from '../wizard/format-choices.js';
import type {SecretView} from '../wizard/secret-state.js';
import type {Session} from '../wizard/session.js';
import type {State} from '../wizard/state.js';
import {type Control, quitControl, type Scene} from './scene.js';
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
	const rows = (height: number) => Math.max(1, height - 2);
	return {
		controls: [
			{keys: '⏎', label: 'preview', run: open},
			{keys: 'esc', label: 'back', run: () => show(undefined)},
			quitControl(session),
		],
		also: [{keys: '↑↓', label: 'choose'}],
		otherwise: (key, {height}) => show({list: applyListKey(now(), key, rows(height)).state}),
		body: ({width, height}) => {
			const window = windowOf(list, rows(height));
			return (
				<Box flexDirection="column">
					<Lines lines={paragraph('Which format?', width, 'strong')} width={width} />
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
			quitControl(session),
		],
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
