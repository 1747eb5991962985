import {readdirSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {type TestSandbox, testSandbox} from '../support/sandbox.js';
import {signInToStreamkap, streamkapState} from './streamkap-story.js';
import {type Run, runs} from './vocabulary.js';

const create = {method: 'POST', path: '^/project-keys$'} as const;

/** Answers everything for a project key with API access; the next Enter creates. */
async function reachReview(run: Run, name: string): Promise<void> {
	await signInToStreamkap(run, 'Project key');
	await run.answer('project key be called?', name);
	await run.accept('What is it for?');
	await run.choose('What should the key open?', 'the REST API only');
	await run.choose('rights in the REST API', 'by roles');
	await run.mark('Which roles?', 'Billing');
	await run.choose('Which tools may an AI agent call', 'no profile');
	await run.accept('Only certain tools?');
	await run.accept('All but certain tools?');
	await run.review();
}

function named(sandbox: TestSandbox, name: string) {
	return sandbox.state('streamkap', streamkapState).projectKeys.filter((key) => key.name === name);
}

describe('a create that fails', () => {
	const sandbox = testSandbox({topicCount: 3});
	const start = runs(sandbox);

	test('a complaint about one answer asks that question again, the answer kept', async () => {
		const run = start();
		await reachReview(run, 'taken');
		const detail = [{loc: ['body', 'name'], msg: 'Name is already in use', type: 'value_error'}];
		sandbox.order({...create, kind: 'answer', reply: {status: 422, json: {detail}}});
		await run.confirm();
		await run.sees('project key be called?', '❯ taken', 'Name is already in use');
		expect(named(sandbox, 'taken')).toEqual([]);
		await run.answer('project key be called?', 'not-taken');
		await run.confirm();
		await run.made();
		expect(named(sandbox, 'not-taken')).toHaveLength(1);
		expect((await run.finish()).exit).toBe(0);
	});

	test('a token that died is renewed, but the create is confirmed again by the person', async () => {
		const run = start();
		await reachReview(run, 'expired');
		const reply = {status: 401, json: {detail: 'Invalid or expired token'}};
		sandbox.order({...create, kind: 'answer', reply});
		await run.confirm();
		await run.sees('Nothing was created', 'Confirm again');
		expect(named(sandbox, 'expired')).toEqual([]);
		await run.confirm();
		await run.made();
		expect(named(sandbox, 'expired')).toHaveLength(1);
	});
});

describe('a gateway that answers for a create that was done', () => {
	const sandbox = testSandbox({topicCount: 3, modes: ['streamkap-gateway-html']});
	const start = runs(sandbox);

	test('the key is found, and kept when the person leaves it', async () => {
		const run = start();
		await reachReview(run, 'behind-the-gateway');
		await run.confirm();
		const screen = await run.sees('This exists now:', 'web page');
		const [key] = named(sandbox, 'behind-the-gateway');
		expect(screen).toContain(`project key ${key?.id}`);
		run.type('q');
		const {exit, scrollback} = await run.left();
		expect(exit).toBe(5);
		expect(scrollback).toContain(`project key ${key?.id}`);
		expect(named(sandbox, 'behind-the-gateway')).toHaveLength(1);
	});
});

describe('an answer without the secret', () => {
	const sandbox = testSandbox({topicCount: 3, modes: ['streamkap-empty-secret']});
	const start = runs(sandbox);

	test('is told as it is, and the key deleted on t', async () => {
		const run = start();
		await reachReview(run, 'mute');
		await run.confirm();
		const screen = await run.sees('but its secret was not delivered', 'This exists now:');
		expect(screen).toContain(`project key ${named(sandbox, 'mute')[0]?.id}`);
		run.type('t');
		await run.sees('Everything was taken back.');
		expect(named(sandbox, 'mute')).toEqual([]);
		expect(readdirSync(run.folder)).toEqual([]);
	});
});
