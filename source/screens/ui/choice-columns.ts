import type {Choice} from '../../providers/field.js';
import {widthOf} from './width.js';

/** The columns of a list, in characters; 0 for one that is not drawn. */
export type Columns = {readonly label: number; readonly hint: number; readonly detail: number};

/** Columns of the terminal between two of them. */
export const columnGap = 2;
const leastDetail = 12;
const roomyWidth = 56;

const measured = new WeakMap<readonly Choice[], Columns>();

/**
 * How `width` columns are shared out. All choices are measured, not those in sight, so that nothing jumps while
 * the list scrolls. Where it is narrow the detail gives way first, then the hint gets a third at most.
 */
export function columnsOf(choices: readonly Choice[], width: number): Columns {
	const wanted = widest(choices);
	const bothFit = wanted.label + columnGap + wanted.hint <= width;
	const third = Math.floor(width / 3);
	const most = wanted.detail === 0 ? Math.max(third, width - wanted.label - columnGap) : third;
	const wantedHint = bothFit ? wanted.hint : Math.min(wanted.hint, most);
	// One endless name must not take the detail from all the others.
	const kept = width < roomyWidth ? 0 : Math.min(wanted.detail, Math.floor(width * 0.4));
	// The name is what one chooses by: it keeps two fifths whatever stands behind it.
	const label = Math.min(
		wanted.label,
		Math.max(width - taken(wantedHint) - taken(kept), Math.floor(width * 0.4)),
	);
	const hint = Math.min(wantedHint, Math.max(0, width - label - columnGap));
	const left = width - label - taken(hint) - columnGap;
	const detail = left < Math.min(leastDetail, wanted.detail) ? 0 : Math.min(wanted.detail, left);
	return {label, hint, detail};
}

function taken(column: number): number {
	return column === 0 ? 0 : column + columnGap;
}

function widest(choices: readonly Choice[]): Columns {
	const known = measured.get(choices);
	if (known !== undefined) return known;
	const columns = {label: 0, hint: 0, detail: 0};
	for (const choice of choices) {
		columns.label = Math.max(columns.label, quickWidth(choice.label));
		columns.hint = Math.max(columns.hint, quickWidth(choice.hint ?? ''));
		columns.detail = Math.max(columns.detail, quickWidth(choice.detail ?? ''));
	}
	measured.set(choices, columns);
	return columns;
}

// Ten thousand names are nearly all plain ASCII, for which the length is the width.
function quickWidth(text: string): number {
	return /^[ -~]*$/.test(text) ? text.length : widthOf(text);
}
