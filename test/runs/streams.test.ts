import {execFile, spawnSync} from 'node:child_process';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {expect, test} from 'vitest';
import {readEnv} from '../support/env-reader.js';
import {environmentWith} from '../support/environment.js';
import {testSandbox} from '../support/sandbox.js';
import {temporaryFolders} from '../support/temporary.js';
import {terminals} from '../support/terminals.js';
import {chooseReader, signInToUpstash} from './upstash-story.js';
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
	await signInToUpstash(run);
	await chooseReader(run, 'redirected');
	await run.confirm();
	await run.made();
	const {exit, scrollback} = await run.finish();
	expect(exit).toBe(0);
	expect(scrollback).toContain('made Kafka credential');
	expect(readFileSync(join(folder, 'out.txt'), 'utf8')).toBe('');
});

/**
 * Runs it with its output in a pipe whose reader has gone; gives the exit code and what it still printed. The loop sees
 * the reader go: a write fails then.
 */
async function unread(args: readonly string[], isErrorToo = false) {
	const folder = newFolder();
	const out = isErrorToo ? '2>&1' : '';
	const until = "trap '' PIPE; until ! printf . 2>/dev/null; do :; done";
	const script = `{ ${until}; "$@" ${out} </dev/null; echo $? >code; } | :`;
	const words = ['-c', script, 'sh', process.execPath, program, ...args];
	const {stderr} = await promisify(execFile)('/bin/bash', words, {
		cwd: folder,
		env: environmentWith(folder),
	});
	return {folder, stderr, code: readFileSync(join(folder, 'code'), 'utf8').trim()};
}

test.each([
	[['--help'], '0'],
	[['--version'], '0'],
	[['completion', 'bash'], '0'],
	[['check', '--json'], '1'],
])('a reader that went away ends nothing: %j', async (args, wanted) => {
	const {code, stderr} = await unread(args);
	expect(code).toBe(wanted);
	expect(stderr).not.toMatch(/EPIPE|\bat |error of its own/);
});

function createFlags(name: string): string[] {
	const kind = ['create', '--sandbox-url', sandbox.url, '--provider', 'upstash', '--kind', 'credential'];
	const cluster = '5f0e2c5a-5c3c-4c59-9b8a-0d7f6f3a2b11';
	const answers = ['--cluster', cluster, '--topic', '*', '--permissions', 'CONSUME', '--name', name];
	return [...kind, ...answers, '--save', '.env', '--json'];
}

test.each([false, true])(
	'what was made is saved though nobody reads, standard error too: %s',
	async (isErrorToo) => {
		const name = isErrorToo ? 'unheard' : 'unread';
		const {code, folder, stderr} = await unread(createFlags(name), isErrorToo);
		expect(code).toBe('0');
		expect(stderr).not.toMatch(/EPIPE|error of its own/);
		expect(readEnv(join(folder, '.env'))).toHaveProperty('KAFKA_SASL_PASSWORD');
		const state = join(folder, '.local/state/kafkey');
		expect(readdirSync(state)).toEqual([]);
	},
);

/** Linux has a device that is always full. */
const hasFullDisk = existsSync('/dev/full');

/** Runs it with a stream on a disk that is full. */
async function onFullDisk(stream: 'stdout' | 'stderr', args: readonly string[]) {
	const folder = newFolder();
	const words = ['-c', `"$@" ${stream === 'stdout' ? '>' : '2>'}/dev/full </dev/null; echo $? >code`, 'sh'];
	const {stderr} = await promisify(execFile)('/bin/bash', [...words, process.execPath, program, ...args], {
		cwd: folder,
		env: environmentWith(folder),
	});
	return {folder, stderr, code: readFileSync(join(folder, 'code'), 'utf8').trim()};
}

test.skipIf(!hasFullDisk)('standard output on a full disk is told in one line', async () => {
	const {code, stderr} = await onFullDisk('stdout', ['--version']);
	expect(code).toBe('1');
	expect(stderr).toMatch(/^kafkey: Standard output could not be written\. ENOSPC.*\n$/);
});

test.skipIf(!hasFullDisk).each(['stdout', 'stderr'] as const)(
	'what was made is saved though %s is on a full disk',
	async (stream) => {
		const {code, folder} = await onFullDisk(stream, createFlags(`full-${stream}`));
		expect(code).toBe('0');
		expect(readEnv(join(folder, '.env'))).toHaveProperty('KAFKA_SASL_PASSWORD');
	},
);
