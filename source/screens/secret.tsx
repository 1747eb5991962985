import type {Credential} from '../providers/provider.js';
import {isUnderWay} from '../wizard/check-state.js';
import {listOf} from '../wizard/editing/list-edit.js';
import {formatChoices} from '../wizard/format-choices.js';
import {madeWords} from '../wizard/made-words.js';
import {kindOf} from '../wizard/questions.js';
import {rowsOf, type SecretRow} from '../wizard/secret-rows.js';
import type {Receipt, SecretView} from '../wizard/secret-state.js';
import type {Session} from '../wizard/session.js';
import type {State} from '../wizard/state.js';
import {checkDetails, checkRows} from './check-lines.js';
import {checkControls, plainTextScene} from './checking.js';
import {formatsScene} from './formats.js';
import {savingScene} from './saving.js';
import {type Control, helpControl, pressed, type Room, type Scene} from './scene.js';
import {scrolling} from './scrolling.js';
import {detailLines, SecretBody} from './secret-body.js';
import {storesScene} from './stores.js';
import {type Line, paragraph} from './ui/lines.js';
import type {Level} from './ui/message.js';
import type {Look} from './ui/theme.js';
import {Ticking} from './ui/ticking.js';

const isUp = pressed('↑');
const isDown = pressed('↓');

/** The secret: masked, delivered, to be copied or saved elsewhere too; leaving takes a tick. */
export function secretScene(state: State, session: Session, look: Look): Scene {
	const credential = state.run?.credential;
	const view = state.secret;
	if (!credential || !view) return {controls: [], body: () => null};
	if (state.allowing) return plainTextScene(state, state.allowing, session);
	if (view.saving) return savingScene(credential, view.saving, session);
	if (view.formats) return formatsScene(state, credential, view.formats, session);
	if (state.stores) return storesScene(state, state.stores, session);
	const kind = kindOf(state);
	const rows = rowsOf(credential);
	const marked = rows[Math.min(view.marked, rows.length - 1)];
	const told = {
		title: `${kind?.name ?? 'Credential'} ${madeWords(state)}`,
		notice: kind?.shownOnce ?? '',
		credential,
	};
	const change = (part: Partial<SecretView>) => session.dispatch({type: 'secret', change: part});
	const move = (by: number) =>
		change({marked: Math.max(0, Math.min(rows.length - 1, (session.state.secret?.marked ?? 0) + by))});
	const marking: Control[] = [
		{
			keys: '↑↓',
			label: 'mark',
			matches: (key) => isUp(key) || isDown(key),
			run: (key) => move(isUp(key) ? -1 : 1),
		},
	];
	const page = view.details
		? scrolling(state, session, (width) => [
				...detailLines(told, width, look),
				...receiptLines(view, width),
				...checkDetails(state, session, width, look),
			])
		: {
				body: (room: Room, frame: number) => (
					<SecretBody {...told} view={view} checks={checkRows(state, session, look, frame)} {...room} />
				),
			};
	return {
		controls: [
			...leaving(view, session),
			...checkControls(state, session),
			{
				keys: 'r',
				label: view.revealed ? 'hide' : 'reveal',
				run: () => change({revealed: !session.state.secret?.revealed}),
			},
			...copying(credential, marked, session),
			{
				keys: 'e',
				label: 'save',
				run: () => session.delivering.openSaving('variables'),
			},
			{
				keys: 'f',
				label: 'formats, programs',
				run: () => change({formats: {list: listOf(formatChoices(credential))}, said: undefined}),
			},
			{keys: 't', label: 'stores', run: () => void session.storing.open()},
			...(credential.files ?? []).map(
				(file, index): Control => ({
					keys: index === 0 ? 'k' : `${index}`,
					label: `save ${file.name}`,
					run: () => session.delivering.openSaving(index),
				}),
			),
			{
				keys: 'i',
				label: view.details ? 'less' : 'details',
				run: () => unfold(session, !view.details),
			},
			...(view.details ? [] : marking),
			helpControl(session),
		],
		message: view.said && {told: {what: view.said.text}, level: levels[view.said.tone]},
		...page,
		body: (room) => (
			<Ticking isActive={(state.checks ?? []).some(isUnderWay)}>{(frame) => page.body(room, frame)}</Ticking>
		),
		help: {
			title: 'The new credential',
			paragraphs: [
				'The secret is masked until you press r. It is drawn on the alternate screen only and never reaches the scrollback.',
				'f shows the configuration of other clients and tools, to be saved or copied.',
				't saves it in a secret store through the store’s own command, such as gh or op, when that is on PATH.',
				'c copies the marked line, C everything as it would stand in .env; x empties the clipboard while it still holds what kafkey put there.',
				'kafkey signs in with the new credential and compares its rights with what was asked for. Nothing waits for that; s skips it, v checks again, i shows every stage. No password leaves before the certificate is verified.',
				'Space ticks “I have saved the secret”; Enter then leaves.',
			],
			link: kind?.docs,
		},
	};
}

/** What was saved and what was not, whole: the screen before may have no room for that. */
function receiptLines({receipts}: SecretView, width: number): Line[] {
	if (receipts.length === 0) return [];
	const tones = {ok: undefined, warn: 'warn', problem: 'danger'} as const;
	return [
		[],
		...receipts.flatMap(({label, sentence, tone}) =>
			paragraph(`  ${label}: ${sentence}`, width, tones[tone], 4),
		),
	];
}

const levels: Readonly<Record<Receipt['tone'], Level>> = {ok: 'ok', warn: 'warn', problem: 'danger'};

function unfold(session: Session, details: boolean): void {
	session.dispatch({type: 'scrolled', to: 0});
	session.dispatch({type: 'secret', change: {details}});
}

function leaving(view: SecretView, session: Session): Control[] {
	const tick = () => {
		const now = session.state.secret;
		const had = now?.seen || now?.receipts.some(({tone}) => tone === 'ok');
		const change = had ? {ticked: !now?.ticked} : {said: nowhere};
		session.dispatch({type: 'secret', change});
	};
	const quit = () => session.dispatch({type: 'overlay', overlay: 'quit'});
	const nowhere = {
		text: 'It is in no file yet, and was neither revealed nor copied: press e, r or c first.',
		tone: 'warn' as const,
	};
	const notYet = {text: 'Tick “I have saved the secret” with the space bar first.', tone: 'warn' as const};
	const finish = () =>
		session.state.secret?.ticked
			? void session.finish()
			: session.dispatch({type: 'secret', change: {said: notYet}});
	return [
		{keys: 'space', label: view.ticked ? 'untick' : 'tick', run: tick},
		{keys: '⏎', label: 'finish', run: finish},
		{
			keys: 'esc',
			label: 'quit',
			run: () => (session.state.secret?.details ? unfold(session, false) : quit()),
			quiet: true,
		},
		{keys: 'ctrl-c', label: 'quit', run: quit, quiet: true},
	];
}

function copying(credential: Credential, marked: SecretRow | undefined, session: Session): Control[] {
	const copy = (row?: SecretRow) => void session.copying.copy(credential, row);
	return [
		{keys: 'c', label: 'copy', run: () => copy(marked)},
		{keys: 'C', label: 'copy all', run: () => copy()},
		{
			keys: 'x',
			label: 'clear clipboard',
			run: () => void session.copying.clearClipboard(),
		},
	];
}
