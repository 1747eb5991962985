import {readdirSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {testSandbox} from '../support/sandbox.js';
import {chooseNewAccount, organizationState, signInToConfluent} from './confluent-story.js';
import {type Run, runs} from './vocabulary.js';

const createKey = {method: 'POST', path: '^/iam/v2/api-keys$'} as const;

/** Answers everything for account, rights and key; the next Enter creates. */
async function reachReview(run: Run, name: string): Promise<void> {
	await signInToConfluent(run, 'Kafka key');
	await chooseNewAccount(run, name);
	await run.accept('Which Kafka admin key may kafkey use');
	await run.choose('What may the service account do?', 'Produce');
	await run.answer('Which topics?', 'orders');
	await run.accept('What should the key be called?');
	await run.accept('What is it for?');
	await run.review();
}

describe('a later step that is refused', () => {
	const sandbox = testSandbox({topicCount: 10, modes: ['confluent-quota']});
	const start = runs(sandbox);
	const state = () => sandbox.state('confluent-cloud', organizationState);

	test('account and rights are taken back, and the limit is named', async () => {
		const before = state();
		const run = start();
		await reachReview(run, 'too-many');
		await run.confirm();
		await run.sees('This will happen', 'refused to create the API key', '402');
		expect(state()).toEqual(before);
		run.press('ctrl-c');
		expect((await run.left()).exit).toBe(130);
		expect(readdirSync(run.folder)).toEqual([]);
	});

	test('what cannot be taken back is named, and still there', async () => {
		const run = start();
		await reachReview(run, 'stuck');
		sandbox.order({
			kind: 'answer',
			method: 'DELETE',
			path: '^/iam/v2/service-accounts/',
			reply: {status: 403, json: {errors: [{status: '403', detail: 'Forbidden'}]}},
		});
		await run.confirm();
		const screen = await run.sees('This exists now:', 'could not be taken back');
		const [account] = state().serviceAccounts.filter(({name}) => name === 'stuck');
		expect(screen).toContain(`service account ${account?.id}`);
		expect(state().bindings.filter(({principal}) => principal === `User:${account?.id}`)).toEqual([]);
		run.type('q');
		const {exit, scrollback} = await run.left();
		expect(exit).toBe(5);
		expect(scrollback).toContain(`service account ${account?.id}`);
	});
});

describe('a key whose making is not known', () => {
	const sandbox = testSandbox({topicCount: 10});
	const start = runs(sandbox);
	const state = () => sandbox.state('confluent-cloud', organizationState);

	test('is found with what it stands on, and all of it taken back on t', async () => {
		const before = state();
		const run = start();
		await reachReview(run, 'cut-off');
		sandbox.order({...createKey, kind: 'drop-after'});
		await run.confirm();
		const screen = await run.sees('This exists now:');
		const account = state().serviceAccounts.find(({name}) => name === 'cut-off');
		const key = state().keys.find(({owner}) => owner === account?.id);
		expect(screen).toContain(account?.id);
		expect(screen).toContain(key?.id);
		run.type('t');
		await run.sees('Everything was taken back.');
		expect(state()).toEqual(before);
	});
});

describe('an answer without the secret', () => {
	const sandbox = testSandbox({topicCount: 10, modes: ['confluent-empty-secret']});
	const start = runs(sandbox);

	test('is told as it is: the key exists, its secret was not delivered', async () => {
		const run = start();
		await reachReview(run, 'mute');
		await run.confirm();
		const screen = await run.sees('but its secret was not delivered', 'This exists now:');
		const {keys, serviceAccounts} = sandbox.state('confluent-cloud', organizationState);
		const account = serviceAccounts.find(({name}) => name === 'mute');
		const key = keys.find(({owner}) => owner === account?.id);
		expect(screen).toContain(key?.id);
		expect(screen).toContain(account?.id);
		run.type('q');
		expect((await run.left()).exit).toBe(5);
		expect(readdirSync(run.folder)).toEqual([]);
		run.neverShowed(key?.secret ?? '');
	});
});
