import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {Secret} from '../../../source/secret.js';
import {temporaryFolders} from '../../support/temporary.js';
import {AloneRun, wholeKey} from '../support/alone.js';

const newFolder = temporaryFolders();
const user = ['--user', 'dana'];

function fileWith(text: string): string {
	const path = join(newFolder(), 'secret');
	writeFileSync(path, text);
	return path;
}

/** What the run takes the flag's secret for. */
async function passwordOf(run: AloneRun, ...words: string[]) {
	const prepared = await run.prepare(
		run.flags([...wholeKey.filter((word) => !/generate/.test(word)), ...words]),
	);
	if ('text' in prepared) return prepared.text;
	const said = prepared.said['password'];
	return said && 'answer' in said && said.answer instanceof Secret ? said.answer.reveal() : undefined;
}

test('a secret comes from a file, without the line end that nobody means', async () => {
	for (const end of ['', '\n', '\r\n'])
		expect(await passwordOf(new AloneRun(), '--password-file', fileWith(` pass  word ${end}`))).toBe(
			' pass  word ',
		);
	expect(await passwordOf(new AloneRun(), '--password-file', fileWith('two-lines\n\n'))).toBe('two-lines\n');
});

test('a secret comes from standard input, or is made up', async () => {
	const run = new AloneRun({input: 'through-a-pipe\n', env: {DEPOT_USER: 'dana', DEPOT_TOKEN: 'the-token'}});
	expect(await passwordOf(run, '--password-stdin')).toBe('through-a-pipe');
	expect(await passwordOf(new AloneRun(), '--password-generate')).toBe('made-up-password');
});

test('a secret on the command line is refused with the reason, and not repeated', async () => {
	const run = new AloneRun();
	expect(await run.create(...wholeKey, '--password', 'on-the-command-line')).toBe(2);
	expect(run.world.err).toContain('--password takes no value: every process on this machine can read');
	expect(run.world.err).toContain('Consider this password leaked');
	expect(run.world.err).toContain('--password-file PATH');
	expect(run.world.err).not.toContain('on-the-command-line');
	expect(run.api.calls).toEqual([]);
});

test('a file that is not there, a secret that breaks its rule and two ways at once name the flag', async () => {
	expect(await passwordOf(new AloneRun(), '--password-file', '/nowhere/at/all')).toContain(
		'--password-file: The file /nowhere/at/all could not be read.',
	);
	expect(await passwordOf(new AloneRun(), '--password-file', fileWith('short'))).toContain(
		'--password-file: A password has at least 8 characters.',
	);
	expect(
		await passwordOf(new AloneRun(), '--password-generate', '--password-file', fileWith('long-enough')),
	).toContain('--password-file and --password-generate say the same; give one of them.');
});

test('standard input holds one secret', async () => {
	const run = new AloneRun({input: 'a-secret-of-two\n'});
	expect(await run.create(...wholeKey, ...user, '--password-stdin', '--token-stdin')).toBe(2);
	expect(run.world.err).toContain('--token-stdin and --password-stdin: standard input holds one secret only');
});

test('the sign-in comes from flags before it comes from the environment', async () => {
	const run = new AloneRun({env: {DEPOT_USER: 'somebody', DEPOT_TOKEN: 'the-token'}});
	expect(await run.create(...wholeKey, ...user, '--token-file', fileWith('other'))).toBe(0);
	expect(run.api.calls[0]).toBe('sign in dana');
	expect(run.world.forgotten).toContain('DEPOT_TOKEN');
});

test('a sign-in that breaks its rule is told before anything is sent', async () => {
	const run = new AloneRun();
	expect(await run.create(...wholeKey, '--user', 'da na')).toBe(2);
	expect(run.world.err).toContain('--user: A user holds letters');
	expect(run.api.calls).toEqual([]);
});
