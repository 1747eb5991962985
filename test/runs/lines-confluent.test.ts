import {expect, test} from 'vitest';
import {testSandbox} from '../support/sandbox.js';
import {organizationState} from './confluent-story.js';
import {lineRuns} from './line-run.js';
import {expectTranscript} from './transcript.js';

const sandbox = testSandbox({topicCount: 30});
const start = lineRuns(sandbox);

test('a new service account with roles on two topics, and its key', async () => {
	const run = start();
	await run.answer('provider', '1');
	await run.accept('Cloud key');
	await run.accept('Cloud secret');
	await run.answer('kind', 'Kafka key');
	await run.answer('environment', 'production');
	await run.answer('cluster', 'orders-prod');
	await run.answer('owner', 'A new service account');
	await run.answer('service account', 'audit');
	await run.accept('Kafka admin key');
	await run.answer('access', 'Consume');
	await run.answer('topics', 'orders,audit.*');
	await run.accept('topics');
	await run.answer('consumer group', 'audit-*');
	await run.accept('name');
	await run.accept('description');
	await run.create('create service account audit');
	await run.made();
	await run.hears('Check again\n');
	expect(await run.finish()).toBe(0);

	const state = sandbox.state('confluent-cloud', organizationState);
	const account = state.serviceAccounts.find(({name}) => name === 'audit');
	const key = state.keys.find(({owner}) => owner === account?.id);
	expect(run.saved()).toMatchObject({KAFKA_SASL_USERNAME: key?.id, KAFKA_SASL_PASSWORD: key?.secret});
	run.neverShowed(key?.secret ?? '', 'cfltDemoOnly');
	await expectTranscript(run, 'confluent-cloud', {key: key?.id, account: account?.id});
});
