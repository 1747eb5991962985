import {expect, test} from 'vitest';
import {testSandbox} from '../support/sandbox.js';
import {type LineRun, lineRuns} from './line-run.js';
import {streamkapState} from './streamkap-story.js';
import {expectTranscript} from './transcript.js';

const sandbox = testSandbox({topicCount: 250});
const start = lineRuns(sandbox);
const state = () => sandbox.state('streamkap', streamkapState);

/** Signs in with the demo token, and picks the kind. */
async function signIn(run: LineRun, kind: string): Promise<void> {
	await run.answer('provider', 'Streamkap');
	await run.accept('sign-in method');
	await run.accept('client id');
	await run.accept('secret (hidden');
	await run.answer('kind', kind);
}

/** A rule of the table, one column after the other. */
async function addRule(run: LineRun, ...[what, how, name, operation]: string[]): Promise<void> {
	await run.pick('Add one');
	await run.answer('resource', what ?? '');
	await run.answer('pattern', how ?? '');
	await run.answer('name', name ?? '');
	await run.answer('operation', operation ?? '');
}

test('a Kafka user: a password typed twice, and rules row by row', async () => {
	const password = 'nine lives of a $cat#';
	const run = start();
	await signIn(run, 'Kafka user');
	await run.answer('user name', 'ab');
	await run.answer('user name', 'stock-reader');
	await run.answer('password (hidden', 'short');
	await run.asks('password', 'Error: ', '12 to 128 characters');
	await run.answer('password', password);
	await run.asks('password', 'Type it a second time.');
	await run.answer('password', 'nine lives of another cat');
	await run.asks('password', 'The two were different.');
	await run.answer('password', password);
	await run.answer('password', password);
	await run.accept('allowed addresses');
	await addRule(run, 'topic', 'is exactly', 'public.orders_2', 'READ');
	await addRule(run, '2', 'is exactly', ':use stock', 'READ');
	await run.pick('Add one');
	await run.answer('resource', 'topic');
	await run.answer('pattern', ':back');
	await run.answer('resource', ':back');
	await run.pick('Go on');
	await run.answer('Schema Registry', 'yes');
	await run.create('user stock-reader');
	await run.made();
	await run.hears('Check of Kafka: proved', 'Check of Schema Registry: proved', 'Check again\n');
	await run.pick('Details');
	expect(await run.finish()).toBe(0);

	const user = state().kafkaUsers.find(({username}) => username === 'stock-reader');
	expect(user).toMatchObject({password, registry: true});
	expect(user?.acls).toEqual([
		expect.objectContaining({name: 'public.orders_2', operation: 'READ', resource: 'TOPIC'}),
		expect.objectContaining({name: 'stock', operation: 'READ', resource: 'GROUP'}),
	]);
	expect(run.saved()).toMatchObject({KAFKA_SASL_USERNAME: 'stock-reader', KAFKA_SASL_PASSWORD: password});
	run.neverShowed(password, 'nine lives of another cat', 'demo-streamkap-secret');
	await expectTranscript(run, 'streamkap-kafka-user');
});

test('a client credential: several roles by their numbers, and a name that is a command', async () => {
	const run = start();
	await signIn(run, 'Client credential');
	await run.answer('description', '::back');
	await run.accept('project');
	await run.answer('access', 'by roles');
	await run.answer('roles', '1, 3');
	await run.answer('roles', 'Billing');
	await run.answer('roles', '3');
	await run.accept('roles');
	await run.create('with roles');
	await run.made();
	await run.hears('proved', 'Check again\n');
	expect(await run.finish()).toBe(0);

	const made = state().clientCredentials.find(({description}) => description === ':back');
	const {clientId = '', secret = '', grant} = made ?? {};
	expect(grant?.roleIds).toHaveLength(2);
	expect(run.saved()).toEqual({STREAMKAP_CLIENT_ID: clientId, STREAMKAP_SECRET: secret});
	run.neverShowed(secret);
	await expectTranscript(run, 'streamkap-client-credential', {'client-id': clientId});
});
