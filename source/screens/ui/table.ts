import type {Line} from './lines.js';
import {glyphs, type Look, type Tone} from './theme.js';
import {cut, padded, widthOf, wrapped} from './width.js';

/** A sign at the right edge of a row. */
export type Mark = {readonly sign: string; readonly tone: Tone};

/** One row: what it is called and what it is. `mark` is a sign of its own, or one of done, doubtful, failed. */
export type TableRow = {
	readonly label: string;
	readonly value: string;
	readonly tone?: Tone | undefined;
	readonly mark?: 'ok' | 'warn' | 'danger' | Mark | undefined;
	/** Cut where it is longer than a line. */
	readonly isOneLine?: boolean;
};

const gap = 2;

/** The rows with their values under each other; a long value goes on below itself, never below its label. */
export function tableLines(rows: readonly TableRow[], width: number, look: Look): Line[] {
	const signs = glyphs(look.unicode);
	const widest = Math.max(0, ...rows.map((row) => widthOf(row.label)));
	const labels = Math.min(widest, Math.max(1, Math.floor(width / 3)));
	const marks = rows.some((row) => row.mark !== undefined) ? gap : 0;
	const values = Math.max(1, width - labels - gap - marks);
	return rows.flatMap((row) =>
		partsOf(row, values, signs.ellipsis).map((part, index): Line => {
			const label = index === 0 ? cut(row.label, labels, signs.ellipsis) : '';
			const head: Line = [
				{text: padded(label, labels + gap), tone: 'dim'},
				{text: part, tone: row.tone},
			];
			if (index > 0 || row.mark === undefined) return head;
			const space = ' '.repeat(Math.max(0, values - widthOf(part)) + 1);
			const {sign, tone} = typeof row.mark === 'string' ? {sign: signs[row.mark], tone: row.mark} : row.mark;
			return [...head, {text: space}, {text: sign, tone}];
		}),
	);
}

function partsOf({value, isOneLine}: TableRow, width: number, ellipsis: string): string[] {
	return isOneLine ? [cut(value, width, ellipsis)] : wrapped(value, width);
}
