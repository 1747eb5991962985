import type {Cells, RowChoice} from '../../keys/session/rows.js';
import {widthOf} from '../ui/width.js';

/** What a column shows. */
export type Column = keyof Cells;

/** The columns that are drawn, in order, and how wide each is. */
export type Widths = readonly {readonly column: Column; readonly width: number}[];

/** Columns of the terminal between two of them. */
export const columnGap = 2;

const order: readonly Column[] = ['name', 'id', 'kind', 'opens', 'owner', 'age'];
/** Given up one after the other where there is no room for all. */
const spare: readonly Column[] = ['kind', 'id', 'owner', 'age', 'opens'];
/** What a column keeps before another is given up. */
const least: Readonly<Record<Column, number>> = {name: 16, id: 16, kind: 8, opens: 18, owner: 9, age: 3};

/** A column with twice the weight stays twice as wide as another before it gives way. */
const weight: Readonly<Record<Column, number>> = {name: 1.4, id: 0.8, kind: 1, opens: 2, owner: 1, age: 1};

/** The headings; also the least that a column is wide. */
export const headings: Cells = {
	name: 'key',
	id: 'id',
	kind: 'kind',
	opens: 'opens',
	owner: 'owner',
	age: 'age',
};

/**
 * How `width` terminal columns are shared out. All rows are measured, not those in sight, so that nothing jumps while
 * the table scrolls.
 */
export function widthsOf(rows: readonly RowChoice[], width: number): Widths {
	const wanted = widestOf(rows);
	const columns = order.filter((column) => wanted[column] > 0);
	const room = (shown: readonly Column[]) => width - columnGap * (shown.length - 1);
	const lowest = (column: Column) => Math.min(wanted[column], least[column]);
	const sum = (shown: readonly Column[], of: (column: Column) => number) =>
		shown.reduce((total, column) => total + of(column), 0);
	let shown = columns;
	for (const column of spare)
		if (sum(shown, lowest) > room(shown)) shown = shown.filter((each) => each !== column);
	const widths = new Map(shown.map((column) => [column, wanted[column]]));
	const heavy = (column: Column) => (widths.get(column) ?? 0) / weight[column];
	// What is widest for its weight gives way first, so that short columns stay whole.
	const excess = () => sum(shown, (column) => widths.get(column) ?? 0) - room(shown);
	while (excess() > 0) {
		const widest = shown
			.filter((column) => (widths.get(column) ?? 0) > lowest(column))
			.sort((one, other) => heavy(other) - heavy(one))[0];
		if (widest === undefined) break;
		widths.set(widest, (widths.get(widest) ?? 0) - 1);
	}
	return shown.map((column) => ({column, width: Math.max(1, widths.get(column) ?? 0)}));
}

const measured = new WeakMap<readonly RowChoice[], Readonly<Record<Column, number>>>();

/** The widest text of each column with its heading; 0 for a column that has none, or the same in every row. */
function widestOf(rows: readonly RowChoice[]): Readonly<Record<Column, number>> {
	const known = measured.get(rows);
	if (known) return known;
	const widest = {name: 0, id: 0, kind: 0, opens: 0, owner: 0, age: 0};
	const kinds = new Set<string>();
	for (const {data} of rows) {
		if (data.is !== 'key') continue;
		kinds.add(data.cells.kind);
		for (const column of order) widest[column] = Math.max(widest[column], quickWidth(data.cells[column]));
	}
	if (kinds.size < 2) widest.kind = 0;
	for (const column of order)
		if (widest[column] > 0) widest[column] = Math.max(widest[column], headings[column].length);
	measured.set(rows, widest);
	return widest;
}

// Ten thousand names are nearly all plain ASCII, for which the length is the width.
function quickWidth(text: string): number {
	return /^[ -~]*$/.test(text) ? text.length : widthOf(text);
}
