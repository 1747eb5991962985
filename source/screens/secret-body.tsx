import type {ReactNode} from 'react';
import type {Credential} from '../providers/provider.js';
import {rowsOf, type SecretRow} from '../wizard/secret-rows.js';
import type {Receipt, SecretView} from '../wizard/secret-state.js';
import {readableTime} from '../wizard/times.js';
import type {CheckRows} from './check-lines.js';
import {type Line, Lines, paragraph} from './ui/lines.js';
import {useLook} from './ui/look-context.js';
import {type TableRow, tableLines} from './ui/table.js';
import {glyphs, type Look} from './ui/theme.js';
import {padded, widthOf, wrapped} from './ui/width.js';

type Told = {readonly title: string; readonly notice: string; readonly credential: Credential};

type Props = Told & {
	readonly view: SecretView;
	readonly checks: CheckRows;
	readonly width: number;
	readonly height: number;
};

/**
 * What came out, where it went, and the tick. On a small screen the rows scroll so that the marked one, the
 * receipts and the tick stay in sight.
 */
export function SecretBody({title, notice, credential, view, checks, width, height}: Props): ReactNode {
	const look = useLook();
	const [success, ...more] = headLines(title, notice, credential, width, look);
	const {lines, from, to} = rows(credential, view, width, look);
	const foot = footLines(view, checks, width, height, look);
	// What came of it stays in sight where anything of its rows does.
	const pinned = height - foot.length > least ? [success] : [];
	const head = pinned.length > 0 ? more : [success, ...more];
	const content = [...head, ...lines];
	const room = Math.max(1, height - foot.length - pinned.length);
	const lowest = Math.max(0, head.length + to - room);
	const top = content.length <= room ? 0 : Math.max(0, Math.min(lowest, head.length + from));
	const shown = [...pinned, ...content.slice(top, top + room), ...foot];
	return <Lines lines={shown.slice(0, height)} width={width} />;
}

/** Lines of a row that is marked: its label, and its value under it. */
const least = 3;

type Part = {readonly lines: Line[]; readonly from: number; readonly to: number};

/** The rows, and which lines the marked one takes. */
function rows(credential: Credential, view: SecretView, width: number, look: Look): Part {
	const all = rowsOf(credential);
	const label = Math.max(...all.map((row) => widthOf(row.label))) + 2;
	const lines: Line[] = [];
	let [from, to] = [0, 0];
	for (const [index, row] of all.entries()) {
		if (row.heading !== undefined) lines.push([{text: row.heading, tone: 'accent'}]);
		const drawn = rowLines(row, index === view.marked, view.revealed, label, width, look);
		if (index === view.marked) [from, to] = [lines.length, lines.length + drawn.length];
		lines.push(...drawn);
	}
	return {lines, from, to};
}

function rowLines(
	row: SecretRow,
	marked: boolean,
	revealed: boolean,
	label: number,
	width: number,
	look: Look,
): Line[] {
	const {pointer, mask} = glyphs(look.unicode);
	const hidden = row.isSecret && !revealed;
	const text = hidden ? mask.repeat(16) : row.shown();
	const head = {text: marked ? `${pointer} ` : '  ', tone: 'accent'} as const;
	const tone = hidden ? 'dim' : undefined;
	const space = width - 2 - label;
	// A value that does not fit beside its label stands whole under it.
	const below = widthOf(text) > space;
	const first: Line = [
		head,
		{text: padded(row.label, label), tone: 'dim'},
		{text: below ? '' : text, tone, exact: !hidden},
	];
	const rest = below
		? wrapped(text, width - 4).map((part): Line => [{text: '    '}, {text: part, tone, exact: !hidden}])
		: [];
	return [first, ...rest];
}

/** Every field that came back and is no secret. */
export function detailLines({title, notice, credential}: Told, width: number, look: Look): Line[] {
	return [
		...headLines(title, notice, credential, width, look),
		...tableLines(
			credential.details.map(({label, value}) => ({label: `  ${label}`, value: readableTime(value)})),
			width,
			look,
		),
	];
}

function headLines(
	title: string,
	notice: string,
	credential: Credential,
	width: number,
	look: Look,
): [Line, ...Line[]] {
	return [
		[
			{text: `${glyphs(look.unicode).ok} `, tone: 'ok'},
			{text: title, tone: 'strong'},
		],
		...paragraph(notice, width, 'dim'),
		...credential.differences.flatMap((difference) => paragraph(`! ${difference}`, width, 'warn', 2)),
		[],
	];
}

/** Below so many rows nothing is spaced out. */
const roomy = 12;

/**
 * The receipts, the newest state of the check, and the tick: the longest form that leaves half of the screen to the
 * rows.
 */
function footLines(view: SecretView, checks: CheckRows, width: number, height: number, look: Look): Line[] {
	const {marked, unmarked} = glyphs(look.unicode);
	const receipts = view.receipts.map(receiptRow);
	const newest = receipts.slice(-1).map((row) => ({...row, isOneLine: true}));
	const space: Line[] = height < roomy ? [] : [[]];
	const tick: Line = [
		{text: view.ticked ? marked : unmarked, tone: view.ticked ? 'ok' : 'strong'},
		{text: ' I have saved the secret'},
	];
	const foot = (rows: readonly TableRow[], gap: Line[] = []) => {
		const table = tableLines(rows, width, look);
		return [...(table.length > 0 ? [...gap, ...table] : []), ...gap, tick];
	};
	const forms = [
		foot([...receipts, ...checks.whole], space),
		foot([...receipts, ...checks.whole]),
		foot([...newest, ...checks.brief]),
		foot([...newest, ...checks.least]),
	];
	const least = checks.least.length > 0 ? checks.least : newest;
	return forms.find((lines) => lines.length <= Math.ceil(height / 2)) ?? foot(least);
}

const marks = {ok: 'ok', warn: 'warn', problem: 'danger'} as const;

function receiptRow({label, sentence, tone}: Receipt): TableRow {
	return {label, value: sentence, mark: marks[tone]};
}
