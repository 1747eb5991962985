import {expect, test} from 'vitest';
import {checkOutput} from '../../../source/commands/check/schema.js';
import {similarTo} from '../../../source/commands/command-line/similar.js';
import {run} from '../../../source/commands/index.js';
import {FakeWorld} from '../support/fake-world.js';

async function kafkey(...words: readonly string[]) {
	const world = new FakeWorld();
	const code = await run(words, world);
	return {code, out: world.out, err: world.err};
}

test('--help of check begins with examples that fit a terminal, and names its exit codes', async () => {
	const {code, out} = await kafkey('check', '--help');
	expect(code).toBe(0);
	for (const part of ['$ kafkey check --file', 'Exit codes:', '6 reached', '7 still spreading'])
		expect(out).toContain(part);
	expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(110);
});

test.each([
	[['sandbx'], '(Did you mean sandbox?)'],
	[['chekc'], '(Did you mean check?)'],
	[['chek', '--env-file', '.env'], '(Did you mean check?)'],
	[['revocer'], '(Did you mean recover?)'],
	[['check', '--env-fiel', '.env'], '(Did you mean --env-file?)'],
	[['check', 'one', 'two'], 'too many arguments'],
	[['check', '--may', 'read,fly'], 'It takes operations with commas between, such as read,write.'],
	[['check', '--may', ','], 'It takes operations with commas between'],
	[['check', '--timeout', '-1'], 'It takes a whole number'],
])('%j is a mistake of use: exit code 2 and one sentence', async (words, sentence) => {
	const {code, out, err} = await kafkey(...words);
	expect([code, out]).toEqual([2, '']);
	expect(err).toContain(sentence);
});

test('no command is guessed from a word that could be anything', async () => {
	for (const word of ['s3cret', 'x', 'chocolate']) {
		const {code, err} = await kafkey(word);
		expect(code).toBe(2);
		expect(err).toBe('error: there is no such command.\nkafkey --help lists the commands.\n');
	}
});

test.each([
	['check', 'check'],
	['hceck', 'check'],
	['ceck', 'check'],
	['checkk', 'check'],
	['chexx', 'check'],
	['cxxxx', undefined],
	['', undefined],
])('%s → %s', (word, name) => {
	expect(similarTo(word, ['check', 'create'])).toBe(name);
});

test('whoever reads JSON gets it for a misspelt flag, too', async () => {
	const {code, out} = await kafkey('check', '--json', '--env-fiel=s3cret');
	expect(code).toBe(2);
	expect(checkOutput.parse(JSON.parse(out))).toMatchObject({ok: false, exitCode: 2, checks: []});
	expect(out).not.toContain('s3cret');
});
