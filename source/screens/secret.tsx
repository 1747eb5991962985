import {Box} from 'ink';
import type {Access} from '../providers/access.js';
import type {Credential} from '../providers/provider.js';
import {type CopyRow, rowsOf, type SecretRow} from '../wizard/delivering.js';
import {applyKey, lineOf} from '../wizard/editing/line-edit.js';
import {kindOf} from '../wizard/questions.js';
import type {Session} from '../wizard/session.js';
import type {Receipt, SecretView, State} from '../wizard/state.js';
import {TypedLine} from './ask-text.js';
import {type Control, ctrl, letter, named, type Scene} from './scene.js';
import {type Line, Lines, paragraph} from './ui/lines.js';
import {useLook} from './ui/look-context.js';
import type {Level} from './ui/message.js';
import {type TableRow, tableLines} from './ui/table-of.js';
import {glyphs, type Look} from './ui/theme.js';
import {padded, widthOf} from './ui/width.js';

/** The secret: masked, delivered, to be copied or saved elsewhere too; leaving takes a tick. */
export function secretScene(state: State, session: Session): Scene {
	const credential = state.run?.credential;
	const view = state.secret;
	if (!credential || !view) return {controls: [], body: () => null};
	if (view.saving) return savingScene(credential, view, session);
	const rows = rowsOf(credential);
	const marked = rows[Math.min(view.marked, rows.length - 1)];
	const change = (part: Partial<SecretView>) => session.dispatch({type: 'secret', change: part});
	const move = (by: number) =>
		change({marked: Math.max(0, Math.min(rows.length - 1, (session.state.secret?.marked ?? 0) + by))});
	return {
		controls: [
			...leaving(view, session),
			{
				keys: 'r',
				label: view.revealed ? 'hide' : 'reveal',
				matches: letter('r'),
				run: () => change({revealed: !session.state.secret?.revealed}),
			},
			...copying(credential, marked, session),
			{
				keys: 'e',
				label: 'save to a file',
				matches: letter('e'),
				run: () => session.delivering.openSaving('variables'),
			},
			...(credential.files ?? []).map(
				(file, index): Control => ({
					keys: index === 0 ? 'k' : `${index}`,
					label: `save ${file.name}`,
					matches: letter(index === 0 ? 'k' : `${index}`),
					run: () => session.delivering.openSaving(index),
				}),
			),
			{
				keys: 'i',
				label: view.details ? 'less' : 'details',
				matches: letter('i'),
				run: () => change({details: !view.details}),
			},
			{keys: '↑↓', label: 'mark', matches: named('down'), run: () => move(1)},
			{keys: '↑', label: 'mark', matches: named('up'), run: () => move(-1), quiet: true},
		],
		message: view.said && {told: {what: view.said.text}, level: levels[view.said.tone]},
		body: ({width, height}) => (
			<SecretBody state={state} credential={credential} view={view} width={width} height={height} />
		),
		help: {
			title: 'The new credential',
			paragraphs: [
				'The secret is masked until you press r. It is drawn on the alternate screen only and never reaches the scrollback.',
				'c copies the marked line, C everything as it would stand in .env; x empties the clipboard while it still holds what kafkey put there.',
				'Space ticks “I have saved the secret”; Enter then leaves.',
			],
			link: kindOf(state)?.docs,
		},
	};
}

const levels: Readonly<Record<Receipt['tone'], Level>> = {ok: 'ok', warn: 'warn', problem: 'danger'};

function leaving(view: SecretView, session: Session): Control[] {
	const tick = () => session.dispatch({type: 'secret', change: {ticked: !session.state.secret?.ticked}});
	const quit = () => session.dispatch({type: 'overlay', overlay: 'quit'});
	const notYet = {text: 'Tick “I have saved the secret” with the space bar first.', tone: 'warn' as const};
	const finish = () =>
		session.state.secret?.ticked
			? session.leave(0)
			: session.dispatch({type: 'secret', change: {said: notYet}});
	return [
		{keys: 'space', label: view.ticked ? 'untick' : 'tick', matches: named('space'), run: tick},
		{keys: '⏎', label: 'finish', matches: named('enter'), run: finish},
		{keys: 'esc', label: 'quit', matches: named('escape'), run: quit, quiet: true},
		{keys: 'ctrl-c', label: 'quit', matches: ctrl('c'), run: quit, quiet: true},
	];
}

function copying(credential: Credential, marked: SecretRow | undefined, session: Session): Control[] {
	const copy = (row?: CopyRow) => void session.delivering.copy(credential, row);
	return [
		{keys: 'c', label: 'copy', matches: letter('c'), run: () => copy(marked)},
		{keys: 'C', label: 'copy all', matches: letter('C'), run: () => copy()},
		{
			keys: 'x',
			label: 'clear clipboard',
			matches: letter('x'),
			run: () => void session.delivering.clearClipboard(),
		},
	];
}

function SecretBody(props: {
	readonly state: State;
	readonly credential: Credential;
	readonly view: SecretView;
	readonly width: number;
	readonly height: number;
}) {
	const {state, credential, view, width, height} = props;
	const look = useLook();
	const signs = glyphs(look.unicode);
	const kind = kindOf(state);
	const head: Line[] = [
		[
			{text: `${signs.ok} `, tone: 'ok'},
			{text: `${kind?.name ?? 'Credential'} created`, tone: 'strong'},
		],
		...paragraph(kind?.shownOnce ?? '', width, 'dim'),
		...credential.differences.flatMap((difference) => paragraph(`! ${difference}`, width, 'warn', 2)),
		[],
	];
	const {lines, at} = secretLines(credential, view, look);
	const foot: Line[] = [
		...(view.details ? [[], ...tableLines(detailRows(credential), width, look)] : []),
		...(view.receipts.length > 0 ? [[], ...receiptLines(view.receipts, width, look)] : []),
		[],
		[
			{text: view.ticked ? signs.marked : signs.unmarked, tone: view.ticked ? 'ok' : 'strong'},
			{text: ' I have saved the secret'},
		],
	];
	const all = [...head, ...lines, ...foot];
	// On a small screen the marked line and the tick box both stay in sight: the rows between them scroll.
	const room = height - foot.length;
	const top = Math.max(0, Math.min(head.length + at - Math.max(0, room - 2), all.length - height));
	const shown =
		all.length <= height ? all : [...[...head, ...lines].slice(top, top + Math.max(1, room)), ...foot];
	return <Lines lines={shown.slice(0, height)} width={width} />;
}

/** The accesses as rows, and where the marked one stands. */
function secretLines(credential: Credential, view: SecretView, look: Look): {lines: Line[]; at: number} {
	const rows = rowsOf(credential);
	const label = Math.max(...rows.map((row) => widthOf(row.label)));
	const several = new Set(rows.map(({access}) => access)).size > 1;
	const lines: Line[] = [];
	let at = 0;
	let access: Access | undefined;
	for (const [index, row] of rows.entries()) {
		if (several && row.access !== access) lines.push([{text: row.access.label, tone: 'dim'}]);
		access = row.access;
		if (index === view.marked) at = lines.length;
		lines.push(rowLine(row, index === view.marked, view.revealed, label, look));
	}
	return {lines, at};
}

function rowLine(row: SecretRow, marked: boolean, revealed: boolean, label: number, look: Look): Line {
	const signs = glyphs(look.unicode);
	// The one place where a secret is drawn, on a key press.
	const text = !row.isSecret || revealed ? row.secret.reveal() : signs.mask.repeat(24);
	return [
		{text: marked ? `${signs.pointer} ` : '  ', tone: 'accent'},
		{text: padded(row.label, label + 2), tone: 'dim'},
		{text, tone: row.isSecret && !revealed ? 'dim' : undefined},
	];
}

function detailRows(credential: Credential): TableRow[] {
	return credential.details.map(({label, value}) => ({label: `  ${label}`, value}));
}

function receiptLines(receipts: readonly Receipt[], width: number, look: Look): Line[] {
	const mark = {ok: 'ok', warn: 'warn', problem: 'danger'} as const;
	return tableLines(
		receipts.map(({label, sentence, tone}) => ({label, value: sentence, mark: mark[tone]})),
		width,
		look,
	);
}

/** Naming a file to save to, and saying yes to what would be replaced. */
function savingScene(credential: Credential, view: SecretView, session: Session): Scene {
	const saving = view.saving ?? {line: lineOf(), what: 'variables' as const};
	const file = saving.what === 'variables' ? undefined : saving.what;
	const save = (replace: boolean) =>
		void session.delivering.save(
			credential,
			session.state.secret?.saving?.line.text.trim() ?? '',
			replace,
			file,
		);
	const close = () => session.dispatch({type: 'saving', saving: undefined});
	const clashes = saving.confirm ?? [];
	return {
		controls: [
			...(clashes.length > 0
				? [{keys: 'y', label: 'replace', matches: letter('y'), run: () => save(true)}]
				: [{keys: '⏎', label: 'save', matches: named('enter'), run: () => save(false)}]),
			{keys: 'esc', label: 'do not save', matches: named('escape'), run: close},
		],
		otherwise: (key) => {
			const line = session.state.secret?.saving?.line ?? lineOf();
			if (clashes.length === 0)
				session.dispatch({type: 'saving', saving: {what: saving.what, line: applyKey(line, key).state}});
		},
		body: ({width}) => (
			<Box flexDirection="column">
				<Lines
					lines={[
						...paragraph(
							clashes.length > 0
								? 'The file has other values. Replace them?'
								: 'Which file should it be saved to?',
							width,
							'strong',
						),
						[],
						...clashes.map(
							(clash): Line => [
								{text: `  ${clash.name}  `},
								{text: `${clash.old} → ${clash.new}`, tone: 'warn'},
							],
						),
					]}
					width={width}
				/>
				{clashes.length > 0 ? null : <TypedLine line={saving.line} width={width} />}
			</Box>
		),
	};
}
