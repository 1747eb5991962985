import type {Choice} from '../../providers/field.js';
import {grow, matching} from './filter.js';
import type {Key} from './keys.js';
import {applyKey as applyLineKey, type LineEdit, lineOf} from './line-edit.js';

/**
 * A filterable list. `matches` are the choices the filter leaves, `index` the highlighted one among them, `top`
 * the first one drawn. `marked` holds values and is there only where several may be chosen.
 */
export type ListEdit = {
	readonly choices: readonly Choice[];
	readonly filter: LineEdit;
	readonly matches: readonly Choice[];
	readonly index: number;
	readonly top: number;
	readonly marked?: ReadonlySet<string>;
};

/** A list after a key; not `handled` where the key means nothing to it. */
export type ListChange = {readonly state: ListEdit; readonly handled: boolean; readonly problem?: string};

/** One row of a list as it is drawn. */
export type ListRow = {readonly choice: Choice; readonly highlighted: boolean; readonly marked: boolean};

/** The rows to draw, how many matches lie above and below them, and the counts: "3 of 214". */
export type ListWindow = {
	readonly choices: readonly Choice[];
	readonly rows: readonly ListRow[];
	readonly multiple: boolean;
	readonly above: number;
	readonly below: number;
	readonly matching: number;
	readonly total: number;
};

/** A list as it opens. `highlighted` is a value to stand on; `marked` makes it one where several are chosen. */
export function listOf(
	choices: readonly Choice[],
	options: {readonly highlighted?: string | undefined; readonly marked?: Iterable<string>} = {},
): ListEdit {
	const at = choices.findIndex((choice) => choice.value === options.highlighted);
	const list = {choices, filter: lineOf(), matches: choices, index: Math.max(0, at), top: 0};
	return options.marked === undefined ? list : {...list, marked: new Set(options.marked)};
}

/** The same list with other entries, when a page more has arrived: the highlight stays on the same value. */
export function withChoices(list: ListEdit, choices: readonly Choice[]): ListEdit {
	grow(list.choices, choices);
	const matches = matching(choices, list.filter.text);
	const index = indexOf(matches, highlightedOf(list)) ?? within(list.index, matches.length);
	return {...list, choices, matches, index, top: Math.max(0, list.top + index - list.index)};
}

/** The entry that Enter would choose; undefined while nothing matches. */
export function highlightedOf(list: ListEdit): Choice | undefined {
	return list.matches[list.index];
}

/**
 * The list after one key; `height` is the number of rows drawn. Letters and digits only ever filter; Space marks
 * where several may be chosen. Enter, Escape and Tab are left to the screen (`handled` is false).
 */
export function applyListKey(list: ListEdit, key: Key, height: number): ListChange {
	const step = stepOf(key, height, list.matches.length);
	if (step !== undefined) {
		const index = within(list.index + step, list.matches.length);
		return {state: {...list, index, top: topOf({...list, index}, height)}, handled: true};
	}
	if (key.name === 'space' && list.marked !== undefined) return {state: toggled(list), handled: true};
	const change = applyLineKey(list.filter, key);
	return {...change, state: filtered(list, change.state)};
}

/** What to draw of the list in `height` rows. */
export function windowOf(list: ListEdit, height: number): ListWindow {
	const top = topOf(list, height);
	const rows = list.matches.slice(top, top + height).map((choice, row) => ({
		choice,
		highlighted: top + row === list.index,
		marked: list.marked?.has(choice.value) ?? false,
	}));
	return {
		choices: list.choices,
		rows,
		multiple: list.marked !== undefined,
		above: top,
		below: list.matches.length - top - rows.length,
		matching: list.matches.length,
		total: list.choices.length,
	};
}

function stepOf(key: Key, height: number, count: number): number | undefined {
	switch (key.name) {
		case 'up':
			return -1;
		case 'down':
			return 1;
		case 'page-up':
			return -Math.max(1, height - 1);
		case 'page-down':
			return Math.max(1, height - 1);
		case 'home':
			return -count;
		case 'end':
			return count;
		default:
			return undefined;
	}
}

/** The list with another filter. */
export function filtered(list: ListEdit, filter: LineEdit): ListEdit {
	if (filter.text === list.filter.text) return {...list, filter};
	const matches = matching(list.choices, filter.text);
	// A new filter puts its best match first; a filter that is gone leaves the person where they were.
	const index = filter.text.trim() === '' ? (indexOf(matches, highlightedOf(list)) ?? 0) : 0;
	return {...list, filter, matches, index, top: 0};
}

function toggled(list: ListEdit): ListEdit {
	const choice = highlightedOf(list);
	if (choice === undefined) return list;
	const marked = new Set(list.marked);
	if (!marked.delete(choice.value)) marked.add(choice.value);
	return {...list, marked};
}

function indexOf(choices: readonly Choice[], wanted: Choice | undefined): number | undefined {
	const index = choices.findIndex((choice) => choice.value === wanted?.value);
	return index === -1 ? undefined : index;
}

/** The scroll position nearest to the last one that shows the highlight and leaves no row empty. */
function topOf({top, index, matches}: ListEdit, height: number): number {
	const shown = Math.min(Math.max(top, index - height + 1), index);
	return Math.max(0, Math.min(shown, matches.length - height));
}

function within(index: number, count: number): number {
	return Math.max(0, Math.min(index, count - 1));
}
