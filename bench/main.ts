// Packs and installs kafkey, measures it beside others, prints one table, and fails where a goal is missed.
import {writeFileSync} from 'node:fs';
import {cpus, setPriority} from 'node:os';
import {join} from 'node:path';
import {commands} from './groups/commands.js';
import {growing} from './groups/growing.js';
import {installing} from './groups/installing.js';
import {memory} from './groups/memory.js';
import {pressing} from './groups/pressing.js';
import {starting} from './groups/starting.js';
import {waiting} from './groups/waiting.js';
import {median} from './measures.js';
import type {Group, Row} from './row.js';
import {Setup} from './setup.js';

const groups: Readonly<Record<string, Group>> = {
	starting,
	commands,
	pressing,
	memory,
	installing,
	growing,
	waiting,
};
/** Named on the command line, only some are measured, and nothing is kept of that. */
const wanted = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);
const isMissed = ({value, most}: Row, allowance = 1) => most !== undefined && value > most * allowance;

try {
	// Less of what else the machine does; not everybody may.
	setPriority(-20);
} catch {}

const setup = new Setup();
const rows: Row[] = [];
try {
	for (const [name, group] of Object.entries(groups)) {
		if (wanted.length > 0 && !wanted.includes(name)) continue;
		const since = performance.now();
		rows.push(...(await measured(group)));
		say(`${name}: ${((performance.now() - since) / 1000).toFixed(0)} s`);
	}
} finally {
	setup.remove();
}

const machine = `${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, ${process.platform}, Node ${process.version}`;
say(`\n${machine}\n\n${tableOf(rows)}`);
if (wanted.length === 0) {
	const results = {date: new Date().toISOString().slice(0, 10), machine, rows};
	writeFileSync(join(import.meta.dirname, 'results.json'), `${JSON.stringify(results, undefined, '\t')}\n`);
}
process.exitCode = rows.some((row) => isMissed(row)) ? 1 : 0;

/** A narrow miss can be the machine's: it is measured once more, and then counts. */
async function measured(group: Group): Promise<readonly Row[]> {
	const first = await group(setup);
	const missed = first.filter((row) => isMissed(row));
	if (missed.length === 0 || missed.some((row) => isMissed(row, 1.05))) return first;
	say(`measured again: ${missed.map(({what}) => what).join(', ')}`);
	return group(setup);
}

function tableOf(all: readonly Row[]): string {
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
