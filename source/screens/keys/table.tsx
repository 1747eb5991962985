import {Box} from 'ink';
import type {Row, RowChoice} from '../../keys/session/rows.js';
import type {KeysSession} from '../../keys/session/session.js';
import type {KeysState} from '../../keys/session/state.js';
import {keyOf} from '../../wizard/editing/keys.js';
import {lineOf} from '../../wizard/editing/line-edit.js';
import {
	applyListKey,
	highlightedOf,
	type ListEdit,
	type ListWindow,
	windowOf,
} from '../../wizard/editing/list-edit.js';
import {type Control, helpControl, type Room, type Scene} from '../scene.js';
import {FilterLine} from '../ui/filter-line.js';
import {type Line, Lines, lineWidth, paragraph} from '../ui/lines.js';
import {Spinner} from '../ui/spinner.js';
import {type Glyphs, glyphs, type Look} from '../ui/theme.js';
import {cut, padded} from '../ui/width.js';
import {columnGap, headings, type Widths, widthsOf} from './table-columns.js';

/** Every key that can be seen: filtered as one types, a window of it drawn, more arriving meanwhile. */
export function tableScene(state: KeysState, session: KeysSession, look: Look): Scene {
	const {list, listing} = state;
	const arriving = listing === 'arriving';
	const row = rowOf(list);
	const open: Control = {
		keys: '⏎',
		label: row?.is === 'unlisted' ? 'say why' : 'open',
		run: () => session.table.open(),
	};
	return {
		controls: [
			...(row ? [open] : []),
			escControl(state, session),
			{keys: 'ctrl-r', label: 'fetch again', run: () => session.table.refresh()},
			// Once something is typed it is a character like any other.
			...(list.filter.text === '' ? [helpControl(session)] : []),
			{keys: 'ctrl-c', label: 'quit', run: () => session.leave(130)},
		],
		also: row ? [{keys: '↑↓', label: 'choose'}] : [],
		otherwise: (key, room) =>
			session.table.move(applyListKey(session.state.list, key, shared(room, arriving).rows).state),
		message: state.said,
		body: (room) => (
			<Box flexDirection="column">
				<FilterLine filter={list.filter} list={windowOf(list, 1)} width={room.width} isArriving={arriving} />
				<Lines lines={bodyLines(state, room, look, session.current)} width={room.width} />
				{arriving ? <Spinner label="fetching the keys" width={room.width} /> : null}
			</Box>
		),
		help: {
			title: 'Keys',
			paragraphs: [
				'What is typed filters by name, id, kind, owner and what a key opens. Enter opens a key: everything known of it, and what can be done with it.',
				'“*” stands before the current key, which kafkey use has named.',
				'“!” stands where the keys of a kind would be that cannot be listed. Enter says why.',
			],
		},
	};
}

function escControl({list, code}: KeysState, session: KeysSession): Control {
	if (list.filter.text === '') return {keys: 'esc', label: 'leave', run: () => session.leave(code)};
	const atEnd = {...list, filter: lineOf(list.filter.text)};
	const run = () => session.table.move(applyListKey(atEnd, keyOf('text', 'u', {ctrl: true}), 1).state);
	return {keys: 'esc', label: 'clear the filter', run};
}

function rowOf(list: ListEdit): Row | undefined {
	return (highlightedOf(list) as RowChoice | undefined)?.data;
}

/** How the room is shared out: the filter, the headings where there is room, the rows, what is waited for. */
function shared({height}: Room, arriving: boolean): {headed: boolean; rows: number} {
	const left = height - 1 - (arriving ? 1 : 0);
	const headed = left >= 5;
	return {headed, rows: Math.max(1, left - (headed ? 1 : 0))};
}

const pointerWidth = 2;
const arrowWidth = 2;

function bodyLines({list, listing}: KeysState, room: Room, look: Look, current: string | undefined): Line[] {
	const {headed, rows} = shared(room, listing === 'arriving');
	if (list.choices.length === 0)
		return listing === 'here' ? paragraph('There are no keys.', room.width, 'dim') : [];
	const window = windowOf(list, rows);
	if (window.rows.length === 0) return paragraph('Nothing fits.', room.width, 'dim');
	const signs = glyphs(look.unicode);
	const widths = widthsOf(list.choices as readonly RowChoice[], room.width - pointerWidth - arrowWidth);
	return [
		...(headed && widths.length > 0 ? [headingLine(widths)] : []),
		...window.rows.map(({choice, highlighted}, index): Line => {
			const {data} = choice as RowChoice;
			const line: Line = [
				{text: padded(highlighted ? signs.pointer : '', pointerWidth), tone: 'accent'},
				...(data.is === 'key'
					? keyCells(marked(data, current), widths, highlighted, signs)
					: missingCells(data, room.width - pointerWidth - arrowWidth, signs)),
			];
			return withArrow(line, arrowOf(window, index, signs), room.width);
		}),
	];
}

function headingLine(widths: Widths): Line {
	const cells = widths.map(({column, width}) => padded(headings[column], width));
	return [{text: ' '.repeat(pointerWidth) + cells.join(' '.repeat(columnGap)), tone: 'dim'}];
}

function keyCells(
	cells: (Row & {is: 'key'})['cells'],
	widths: Widths,
	highlighted: boolean,
	signs: Glyphs,
): Line {
	return widths.flatMap(({column, width}, index): Line => {
		// The two ends tell names apart; what a key opens is read from its beginning.
		const from = column === 'opens' || column === 'kind' ? 'end' : 'middle';
		const text = padded(cut(cells[column], width, signs.ellipsis, from), width);
		const tone =
			column === 'name' ? (highlighted ? 'accent' : undefined) : column === 'opens' ? undefined : 'dim';
		return [...(index === 0 ? [] : [{text: ' '.repeat(columnGap)}]), {text, tone}];
	});
}

/** The current key's name with its mark. */
function marked({key, cells}: Row & {is: 'key'}, current: string | undefined): (Row & {is: 'key'})['cells'] {
	return key.held.id === current ? {...cells, name: `* ${cells.name}`} : cells;
}

function missingCells({what, why}: Row & {is: 'unlisted'}, width: number, signs: Glyphs): Line {
	return [
		{text: `${signs.warn} `, tone: 'warn'},
		{text: cut(`${what}: ${why}`, width - 2, signs.ellipsis), tone: 'warn'},
	];
}

function arrowOf(list: ListWindow, index: number, signs: Glyphs): string {
	if (index === 0 && list.above > 0) return signs.up;
	return index === list.rows.length - 1 && list.below > 0 ? signs.down : '';
}

function withArrow(line: Line, arrow: string, width: number): Line {
	if (arrow === '') return line;
	const space = ' '.repeat(Math.max(0, width - lineWidth(line) - 1));
	return [...line, {text: space}, {text: arrow, tone: 'dim'}];
}
