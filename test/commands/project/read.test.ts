import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {readProject} from '../../../source/commands/project/read.js';
import {temporaryFolders} from '../../support/temporary.js';

const newFolder = temporaryFolders();
const about = {provider: 'upstash', kind: 'credential'};
const many = (count: number, name: (index: number) => string, value: unknown) =>
	Object.fromEntries(Array.from({length: count}, (_, index) => [name(index), value]));

async function linesOf(file: object): Promise<readonly string[]> {
	const folder = newFolder();
	writeFileSync(join(folder, 'kafkey.json'), JSON.stringify(file, undefined, 1));
	return readProject(folder).then(
		() => [],
		(error: {lines: readonly string[]}) => error.lines,
	);
}

test.each([
	['at the top', {...about, ...many(3000, (index) => `x${index}`, 1)}],
	['among the answers', {...about, answers: many(3000, (index) => `x${index}`, 1)}],
	['of variables', {...about, variables: many(3000, (index) => `x${index}`, 1)}],
])('of thousands of faults the first five are told: %s', async (_, file) => {
	const lines = await linesOf(file);
	expect(lines).toHaveLength(6);
	for (const line of lines.slice(0, 5))
		expect(line).toMatch(/^kafkey\.json:\d+:\d+: “x\d” is not known here/);
	expect(lines[5]).toBe('kafkey.json: and 2995 more.');
});

test.each([
	[{names: many(21, (index) => `KAFKA_${index}`, 'OWN')}, 'It names 20 variables at most.'],
	[
		{names: {KAFKA_TOPIC: 'A'.repeat(65)}},
		'A variable is named by 64 capitals, digits and underscores at most.',
	],
	[{prefix: 'A'.repeat(65)}, 'A variable is named by 64 capitals, digits and underscores at most.'],
])('names that would fill the screen before anybody agrees are refused: %#', async (variables, sentence) => {
	expect(await linesOf({...about, variables})).toEqual([expect.stringContaining(sentence)]);
});

test('twenty names of 64 characters are not', async () => {
	const names = many(20, (index) => `KAFKA_${index}`, 'A'.repeat(64));
	expect(await linesOf({...about, variables: {names}})).toEqual([]);
});
