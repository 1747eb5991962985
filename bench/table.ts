import {median} from './measures.js';
import type {Row} from './row.js';

/** What a whole run measured, on which machine, on which day. */
export type Results = {readonly date: string; readonly machine: string; readonly rows: readonly Row[]};

const [begin, end] = ['<!-- measured by npm run bench -->', '<!-- end of what was measured -->'];

export function isMissed({value, most}: Row, allowance = 1): boolean {
	return most !== undefined && value > most * allowance;
}

/** The page with these results between its two marks. */
export function publish(page: string, {date, machine, rows}: Results): string {
	const [before = '', rest = ''] = page.split(begin);
	const [, after = ''] = rest.split(end);
	return `${before}${begin}\n${machine}, ${date}:\n\n${tableOf(rows)}\n${end}${after}`;
}

/** The rows as a table in Markdown. */
export function tableOf(all: readonly Row[]): string {
	const cells = all.map((row) => {
		const {what, unit, samples, value, of, most} = row;
		const digits = unit === '' ? 0 : 1;
		const [least, middle, largest] = [Math.min(...samples), median(samples), Math.max(...samples)];
		const spread = [least, middle, largest].map((each) => each.toFixed(digits)).join(' / ');
		const compared = of === 'MB' || of === '' ? '' : `${value.toFixed(2)} × ${of}`;
		const goal = most === undefined ? '' : `≤ ${most}${isMissed(row) ? '  missed' : ''}`;
		return [what, `${spread} ${unit}`.trim(), compared, goal];
	});
	const head = ['what', 'min / median / max', 'compared', 'goal'];
	const lines = [head, head.map(() => '---'), ...cells];
	const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
	return lines
		.map((line) => `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`)
		.join('\n');
}
