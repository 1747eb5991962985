import {expect, test} from 'vitest';
import {testSandbox} from '../support/sandbox.js';
import {addRule, signInToStreamkap, streamkapState} from './streamkap-story.js';
import {runs} from './vocabulary.js';

const sandbox = testSandbox({topicCount: 250});
const start = runs(sandbox);
const state = () => sandbox.state('streamkap', streamkapState);

test('a client credential', async () => {
	const before = state().clientCredentials.length;
	const run = start();
	await run.choose('come from?', 'Streamkap');
	await run.choose('How do you sign in', 'client id and secret');
	await run.accept('What is the client id?');
	await run.answer('What is its secret?', 'not-the-secret');
	await run.sees('401');
	await run.back('What is its secret?');
	await run.answer('What is its secret?', 'demo-streamkap-secret', {typo: 'x'});
	await run.choose('What should Streamkap issue?', 'Client credential');
	await run.answer('What is the credential for?', 'whole runs');
	await run.mistakes('Which project', 'two words', 'no spaces');
	await run.back('What is the credential for?');
	run.press('enter');
	await run.answer('Which project', '');
	await run.choose('How should its rights be given?', 'by roles');
	await run.mark('Which roles?', 'Team Management', 'Billing');
	expect(await run.review()).toContain('with roles Team Management, Billing');
	await run.confirm();
	await run.made();
	await run.checked('signed in to');

	expect(state().clientCredentials).toHaveLength(before + 1);
	const made = state().clientCredentials.find(({description}) => description === 'whole runs');
	expect(made?.grant.roleIds.map((id) => id.slice(0, 8))).toEqual(['4f6ab08d', 'd03c75e6']);
	const {clientId = '', secret = ''} = made ?? {};
	expect(run.saved()).toEqual({STREAMKAP_CLIENT_ID: clientId, STREAMKAP_SECRET: secret});
	const {exit, scrollback} = await run.finish();
	expect(exit).toBe(0);
	expect(scrollback).toContain(`made Client credential ${clientId}`);
	run.neverShowed(secret, 'demo-streamkap-secret', 'not-the-secret');
});

test('a Kafka user', async () => {
	const password = 'nine lives of a $cat#';
	const run = start();
	await signInToStreamkap(run, 'Kafka user');
	await run.mistakes('Kafka user be called?', 'ab', '3 to 24 characters');
	await run.answer('Kafka user be called?', 'stock-reader', {typo: 's'});
	await run.answerTwice('Which password', password);
	await run.sees('From which addresses');
	await run.back('Which password');
	run.press('enter');
	await run.accept('From which addresses');
	await addRule(run, 'topic', 'is exactly', 'public.orders_2', 'READ');
	await addRule(run, 'consumer group', 'is exactly', 'stock', 'READ');
	await addRule(run, 'topic', 'is exactly', 'billing.refunds', 'ALL');
	run.press('backspace');
	await run.terminal.waitForGone('billing.refunds');
	run.press('enter');
	await run.choose('Schema Registry too?', 'yes');
	await run.confirm();
	await run.made();
	await run.checked('signed in to');

	const user = state().kafkaUsers.find(({username}) => username === 'stock-reader');
	expect(user).toMatchObject({password, registry: true});
	expect(user?.acls).toEqual([
		expect.objectContaining({name: 'public.orders_2', operation: 'READ', resource: 'TOPIC'}),
		expect.objectContaining({name: 'stock', operation: 'READ', resource: 'GROUP'}),
	]);
	expect(run.saved()).toMatchObject({
		KAFKA_SASL_USERNAME: 'stock-reader',
		KAFKA_SASL_PASSWORD: password,
		KAFKA_TOPIC: 'public.orders_2',
		SCHEMA_REGISTRY_USERNAME: 'stock-reader',
		SCHEMA_REGISTRY_PASSWORD: password,
	});
	expect((await run.finish()).exit).toBe(0);
	run.neverShowed(password);
});
