import {existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {testSandbox} from '../support/sandbox.js';
import {temporaryFolders} from '../support/temporary.js';
import {type Run, runs} from './vocabulary.js';

const sandbox = testSandbox({topicCount: 3});
const start = runs(sandbox);
const newFolder = temporaryFolders();

/** A whole run on Upstash's second cluster. */
async function make(run: Run): Promise<void> {
	await run.choose('come from?', 'Upstash Kafka');
	await run.accept('e-mail address');
	await run.accept('API key?');
	await run.choose('Which cluster', 'billing');
	await run.choose('Which topic', '*');
	await run.choose('What may it do', 'Consume only');
	await run.answer('be called', 'reader');
	await run.confirm();
	await run.made();
	expect((await run.finish()).exit).toBe(0);
}

test('the next run offers first what the last one chose, and no secret is kept', async () => {
	const config = newFolder();
	await make(start({env: {XDG_CONFIG_HOME: config}}));
	const file = join(config, 'kafkey/config.json');
	expect(statSync(file).mode & 0o777).toBe(0o600);
	expect(readFileSync(file, 'utf8')).not.toMatch(/demo|password|secret/i);

	const run = start({env: {XDG_CONFIG_HOME: config}});
	await run.sees('come from?', '❯ Upstash Kafka');
	run.press('enter');
	await run.accept('e-mail address');
	await run.accept('API key?');
	await run.sees('Which cluster', '❯ billing');
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
