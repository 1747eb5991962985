import {expect} from 'vitest';
import type {LineRun} from './line-run.js';

/** What differs from run to run, and what stands for it. */
const changing: readonly (readonly [RegExp, string])[] = [
	[/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, '<uuid>'],
	[/\b(?:127\.0\.0\.1|localhost):\d+/g, '<host>'],
	[/\b\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z)?/g, '<date>'],
	[/<date> \d{2}:\d{2} UTC, \d+ \w+ ago/g, '<time>'],
	[/\.\.\.\S{3} to \.\.\.\S{3}/g, '...<end> to ...<end>'],
	[/\b(sa|rb)-[0-9a-z]{6}\b/g, '$1-<id>'],
	[/\bpk_[0-9a-f]{12}\b/g, 'pk_<id>'],
	[/\bport \d{4,5}\b/g, 'port <port>'],
	// A list may be there before its question.
	[/^Fetching the list\.\n/gm, ''],
	[/^Still .*\n/gm, ''],
];

/**
 * Holds the run against its transcript in test/transcripts, made anew by `vitest run --update test/runs/lines-`. `named` are texts that are
 * made up anew in each run, such as ids, and the name that stands for each.
 */
export async function expectTranscript(
	run: LineRun,
	name: string,
	named: Readonly<Record<string, string | undefined>> = {},
): Promise<void> {
	const known = Object.entries(named).flatMap(([word, text]) => (text ? [[word, text] as const] : []));
	const plain = known.reduce((text, [word, value]) => text.replaceAll(value, `<${word}>`), run.transcript());
	const text = changing.reduce((so, [pattern, word]) => so.replace(pattern, word), plain);
	await expect(inOrder(text)).toMatchFileSnapshot(`../transcripts/${name}.txt`);
}

/** Checks end in any order, a prompt between any two of them: here by name, and one prompt before all. */
function inOrder(text: string): string {
	return text.replace(/(?:Number: \n(?:Check of .*\n)+)+/g, (results) => {
		const lines = results.split('\n').filter((line) => line.startsWith('Check of '));
		return `Number: \n${lines.sort().join('\n')}\n`;
	});
}
