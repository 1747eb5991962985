import {existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {testSandbox} from '../support/sandbox.js';
import {temporaryFolders} from '../support/temporary.js';
import {terminals} from '../support/terminals.js';
import {signInToConfluent} from './confluent-story.js';
import {chooseReader, signInToUpstash} from './upstash-story.js';
import {program, type Run, runOn, runs} from './vocabulary.js';

const sandbox = testSandbox({topicCount: 3});
const start = runs(sandbox);
const newFolder = temporaryFolders();
const open = terminals();

/** A whole run on Upstash's second cluster. */
async function make(run: Run): Promise<void> {
	await signInToUpstash(run);
	await chooseReader(run, 'reader', {cluster: 'billing'});
	await run.confirm();
	await run.made();
	expect((await run.finish()).exit).toBe(0);
}

test('the next run offers first what the last one chose, and no secret is kept', async () => {
	const [config, folder] = [newFolder(), newFolder()];
	const run = start({folder, env: {XDG_CONFIG_HOME: config}});
	await signInToConfluent(run, 'ksqlDB key');
	await run.choose('Which environment', 'staging');
	await run.choose('Who should own the key?', 'Myself');
	await run.answer('What should the key be called?', 'remembered');
	await run.accept('What is it for?');
	await run.review();
	run.type('d');
	await run.answer('Which file should the secret be written to?', 'local.env');
	await run.confirm();
	await run.made('local.env');
	expect((await run.finish()).exit).toBe(0);
	const file = join(config, 'kafkey/config.json');
	expect(statSync(file).mode & 0o777).toBe(0o600);
	expect(readFileSync(file, 'utf8')).not.toContain(run.saved('local.env')['KSQLDB_PASSWORD']);
	expect(readFileSync(file, 'utf8')).not.toContain('cfltDemo');

	const next = start({folder, env: {XDG_CONFIG_HOME: config}});
	await next.sees('come from?', '❯ Confluent Cloud');
	next.press('enter');
	await next.accept('Which Cloud key');
	await next.accept('What is its secret?');
	await next.sees('What should Confluent Cloud issue?', '❯ ksqlDB key');
	next.press('enter');
	await next.sees('Which environment', '❯ staging');
	next.press('enter');
	await next.sees('Who should own the key?', '❯ Myself');
	next.press('enter');
	await next.answer('What should the key be called?', 'second');
	await next.accept('What is it for?');
	// A demo never falls back on a file that was named once.
	await next.sees('This will happen', 'The secret goes to .env.sandbox');
});

test('the path is offered again too, outside the sandbox', async () => {
	const [config, folder] = [newFolder(), newFolder()];
	const args = ['--provider', 'upstash', '--base-url', sandbox.system('upstash').baseUrl];
	const toReview = async () => {
		const terminal = open({command: program, args, cwd: folder, env: {XDG_CONFIG_HOME: config}});
		const run = runOn(terminal, folder);
		await run.answer('e-mail address', 'demo@example.com');
		await run.answer('API key?', 'demo-upstash-api-key');
		await chooseReader(run, 'reader', {cluster: 'billing'});
		return run;
	};
	const run = await toReview();
	await run.review();
	run.type('d');
	await run.answer('Which file should the secret be written to?', 'local.env');
	await run.confirm();
	await run.made('local.env');
	expect((await run.finish()).exit).toBe(0);
	await (await toReview()).sees('This will happen', 'The secret goes to local.env');
});

test('--no-settings neither keeps nor uses them', async () => {
	const config = newFolder();
	const env = {XDG_CONFIG_HOME: config};
	await make(start({env, args: ['--no-settings']}));
	expect(readdirSync(config)).toEqual([]);

	await make(start({env}));
	const run = start({env, args: ['--no-settings']});
	await run.sees('come from?');
	expect(run.terminal.screen()).not.toContain('❯ Upstash');
});

test('a damaged file costs one line and the preferences, not the run', async () => {
	const config = newFolder();
	mkdirSync(join(config, 'kafkey'));
	writeFileSync(join(config, 'kafkey/config.json'), '{"version": 1, "choi');
	const run = start({env: {XDG_CONFIG_HOME: config}});
	await make(run);
	const {scrollback} = await run.left();
	expect(scrollback).toMatch(
		/^kafkey: The settings were not usable; they are kept in \S+\.unusable\. kafkey: made/,
	);
	expect(existsSync(join(config, 'kafkey/config.json.unusable'))).toBe(true);
	expect(JSON.parse(readFileSync(join(config, 'kafkey/config.json'), 'utf8'))).toMatchObject({version: 1});
});
