import {spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {environmentWith} from '../support/environment.js';
import {testSandbox} from '../support/sandbox.js';
import {temporaryFolders} from '../support/temporary.js';
import {terminals} from '../support/terminals.js';
import {program, runOn} from './vocabulary.js';

const sandbox = testSandbox({topicCount: 3});
const newFolder = temporaryFolders();
const open = terminals();

/** Runs it without any terminal. */
function pipe(...args: string[]) {
	const folder = newFolder();
	const options = {cwd: folder, env: environmentWith(folder), input: '', encoding: 'utf8'} as const;
	return spawnSync(process.execPath, [program, ...args], options);
}

test('without a terminal nothing is drawn: what is missing is listed by flag', () => {
	const {status, stdout, stderr} = pipe();
	expect(status).toBe(2);
	expect(stdout).toBe('');
	expect(stderr).toMatch(
		/Standard input is not a terminal.*Missing:\n {2}--provider .*upstash.*\n {2}--kind /,
	);
	expect(stderr).not.toContain('\x1b');
});

test('what a provider and a kind still need is listed, secrets by file or standard input', () => {
	const {status, stderr} = pipe('--provider', 'upstash', '--kind', 'credential');
	expect(status).toBe(2);
	expect(stderr).toContain('--email ');
	expect(stderr).toContain('--api-key-file or --api-key-stdin');
	expect(stderr).toContain('UPSTASH_API_KEY in the environment');
	expect(stderr).toContain('--cluster ');
	expect(stderr).not.toMatch(/--kind|--provider/);
});

test.each(['--screen-reader', '--no-color'])(
	'in a CI run nothing is asked, whatever is on, %s',
	async (flag) => {
		const args = ['CI=true', process.execPath, program, flag];
		const terminal = open({command: '/usr/bin/env', args});
		expect(await terminal.exit).toEqual({code: 2, signal: undefined});
		expect(terminal.scrollback()).toContain('This is a CI run');
		expect(terminal.rawBytes.toString()).not.toContain('\x1b[');
	},
);

test('without a terminal nothing is asked line by line either', () => {
	const {status, stdout, stderr} = pipe('--screen-reader', '--sandbox-url', sandbox.url);
	expect(status).toBe(2);
	expect(stdout).toBe('');
	expect(stderr).toMatch(/Standard input is not a terminal.*Missing:\n {2}--provider /);
});

test('with standard output in a file the wizard is drawn on standard error, and the file stays clean', async () => {
	const folder = newFolder();
	const node = [process.execPath, program, '--sandbox-url', sandbox.url];
	const args = ['-c', '"$@" > out.txt', 'sh', ...node];
	const run = runOn(open({command: '/bin/sh', args, cwd: folder}), folder);
	await run.choose('come from?', 'Upstash Kafka');
	await run.accept('e-mail address');
	await run.accept('API key?');
	await run.choose('Which cluster', 'orders');
	await run.choose('Which topic', '*');
	await run.choose('What may it do', 'Consume only');
	await run.answer('be called', 'redirected');
	await run.confirm();
	await run.made();
	const {exit, scrollback} = await run.finish();
	expect(exit).toBe(0);
	expect(scrollback).toContain('made Kafka credential');
	expect(readFileSync(join(folder, 'out.txt'), 'utf8')).toBe('');
});
