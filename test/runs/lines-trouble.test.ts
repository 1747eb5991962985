import {existsSync, readdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import * as z from 'zod';
import {testSandbox} from '../support/sandbox.js';
import {temporaryFolders} from '../support/temporary.js';
import {terminals} from '../support/terminals.js';
import {type LineRun, lineRunOn, lineRuns} from './line-run.js';
import {expectTranscript} from './transcript.js';
import {program} from './vocabulary.js';

const create = {method: 'POST', path: '^/v2/kafka/credential$'} as const;
const state = z.object({
	credentials: z.array(z.object({id: z.string(), name: z.string(), password: z.string()})),
});
const sandbox = testSandbox({topicCount: 3});
const start = lineRuns(sandbox);
const newFolder = temporaryFolders();
const named = (name: string) =>
	sandbox.state('upstash', state).credentials.filter((each) => each.name === name);

/** Answers everything, up to the review. */
async function reachReview(run: LineRun, name: string): Promise<void> {
	await run.answer('provider', 'Upstash Kafka');
	await run.accept('e-mail');
	await run.accept('API key');
	await run.answer('cluster', 'analytics');
	await run.answer('topic', '*');
	await run.answer('permissions', 'Consume only');
	await run.answer('name', name);
	await run.asks('Number', 'This will happen', 'Create it');
}

describe('a create', () => {
	test('whose answer is lost: what exists is said, and taken back', async () => {
		const run = start();
		await reachReview(run, 'lost');
		sandbox.order({...create, kind: 'drop-after'});
		await run.create();
		await run.asks('Number', 'This exists now:');
		const [{id = ''} = {}] = named('lost');
		await run.pick('Take it back');
		await run.asks('Number', 'Everything was taken back.', 'Create it');
		expect(named('lost')).toEqual([]);
		run.terminal.press('ctrl-c');
		expect(await run.left()).toBe(130);
		expect(existsSync(join(run.folder, '.env.sandbox'))).toBe(false);
		await expectTranscript(run, 'lost-answer', {id});
	});

	test('that is refused: why, and the review again', async () => {
		const run = start();
		await reachReview(run, 'refused');
		sandbox.order({...create, kind: 'answer', reply: {status: 403, json: {error: 'Forbidden'}}});
		await run.create();
		await run.asks('Number', 'Warning: ', 'nothing was changed there', 'Create it');
		await run.answer('Number', ':quit');
		expect(await run.left()).toBe(130);
		expect(named('refused')).toEqual([]);
	});

	test('is not left by Ctrl-C without being asked, neither while it runs nor while its secret is nowhere', async () => {
		const run = start();
		await reachReview(run, 'interrupted');
		await run.pick('Change where the secret goes');
		await run.answer('path', ':screen');
		sandbox.order({...create, kind: 'delay', milliseconds: 1500});
		await run.create('The secret goes to the screen only.');
		await run.hears('Create credential interrupted');
		run.terminal.press('ctrl-c');
		await run.pick('Wait', 'Something is being created right now.');
		await run.pick('Finish', 'secret: hidden');
		await run.asks('Number', 'It is in no file yet');
		run.type('\u0003');
		await run.pick('Delete what was made', 'The secret is saved nowhere.');
		await run.asks('Number', 'Everything was taken back.');
		expect(named('interrupted')).toEqual([]);
		run.type('\u0003');
		expect(await run.left()).toBe(130);
	});
});

test('other values in the file, and a file outside the folder, take a yes', async () => {
	const run = start();
	const path = join(run.folder, '.env.sandbox');
	writeFileSync(path, 'KAFKA_SASL_PASSWORD=old-password-of-before\n', {mode: 0o600});
	await reachReview(run, 'replacing');
	await run.create('Warning: .env.sandbox has KAFKA_SASL_PASSWORD already');
	await run.asks('Number', 'Not yet');
	expect(named('replacing')).toEqual([]);
	await run.pick('Change where the secret goes');
	await run.answer('path', join(newFolder(), 'other.env'));
	await run.asks('Number', 'is outside the folder you are in');
	await run.pick('Change where the secret goes');
	await run.answer('path', '.env.sandbox');
	await run.pick('Say yes to that', 'has KAFKA_SASL_PASSWORD already');
	await run.pick('Create it', 'You said yes to that.');
	await run.made();
	expect(run.saved()).toMatchObject({KAFKA_SASL_PASSWORD: named('replacing')[0]?.password});
	expect(await run.finish()).toBe(0);
	run.neverShowed('old-password-of-before');
});

describe('a paste', () => {
	test('of several lines is no secret, and none of it is echoed', async () => {
		const run = start();
		await run.answer('provider', 'Upstash Kafka');
		await run.accept('e-mail');
		await run.asks('API key (hidden');
		run.type('first-line-of-a-key\rsecond-line-of-a-key\rthird');
		await run.asks('API key (hidden', 'That paste has more than one line');
		run.type('demo-upstash-api-key\r');
		await run.asks('cluster');
		run.neverShowed('first-line', 'second-line', 'demo-upstash-api-key');
		run.type('\u0003');
		expect(await run.left()).toBe(130);
	});

	test('of an answer with a secret behind it echoes the answer only', async () => {
		const run = start();
		await run.answer('provider', 'Upstash Kafka');
		await run.asks('e-mail');
		run.type('demo@example.com\rdemo-upstash-api-key\r');
		await run.asks('cluster', 'demo@example.com');
		run.neverShowed('demo-upstash-api-key');
		run.type('\u0003');
		expect(await run.left()).toBe(130);
	});
});

test('what is erased is said by what is left, on a line of its own', async () => {
	const run = start();
	await run.answer('provider', 'Upstash Kafka');
	await run.asks('e-mail');
	run.type('demo@example.con\u007F\u007F');
	await run.hears('\ne-mail: demo@example.c');
	run.type('om\u001B[D\r');
	await run.asks('API key');
	run.type('\u0003');
	expect(await run.left()).toBe(130);
	expect(run.transcript()).toContain('e-mail: demo@example.con\ne-mail: demo@example.com\n');
});

describe('where lines are asked for', () => {
	const open = terminals();

	test.each([
		['KAFKEY_SCREEN_READER', {KAFKEY_SCREEN_READER: '1'}],
		['INK_SCREEN_READER', {INK_SCREEN_READER: 'true'}],
		['TERM=dumb', {TERM: 'dumb'}],
	])('%s', async (name, env) => {
		const set = Object.entries(env).map(([key, value]) => `${key}=${value}`);
		const args = [...set, process.execPath, program, '--sandbox-url', sandbox.url];
		const folder = newFolder();
		const run = lineRunOn(open({command: '/usr/bin/env', args, cwd: folder, columns: 200}), folder);
		await run.asks('provider', `because of ${name}.`);
		run.type('\u0003');
		expect(await run.left()).toBe(130);
		expect(readdirSync(run.folder)).toEqual([]);
	});

	test('without Unicode there is none', async () => {
		const run = start({env: {LANG: 'C'}});
		await reachReview(run, 'plain');
		run.type('\u0003');
		expect(await run.left()).toBe(130);
		expect(run.transcript()).toMatch(/^[\n -~]*$/);
	});
});
