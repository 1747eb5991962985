import {expect, test} from 'vitest';
import {testSandbox} from '../support/sandbox.js';
import {chooseNewAccount, organizationState, signInToConfluent} from './confluent-story.js';
import {runs} from './vocabulary.js';

const sandbox = testSandbox({topicCount: 30});
const start = runs(sandbox);
const state = () => sandbox.state('confluent-cloud', organizationState);
const accountNamed = (name: string) => state().serviceAccounts.find((account) => account.name === name);

test('a new service account with roles on two topics, and its key', async () => {
	const run = start();
	await signInToConfluent(run, 'Kafka key');
	await chooseNewAccount(run, 'audit');
	await run.accept('Which Kafka admin key may kafkey use');
	await run.choose('What may the service account do?', 'Consume');
	await run.answer('Which topics?', 'orders,audit.*');
	await run.mistakes('Which consumer group?', 'a group', 'group');
	await run.back('Which topics?');
	run.press('enter');
	await run.answer('Which consumer group?', 'audit-*', {typo: '*'});
	await run.sees('What should the key be called?', '❯ audit');
	run.press('enter');
	await run.accept('What is it for?');
	const review = await run.review();
	expect(review).toContain('1. create service account audit');
	expect(review).toContain('DeveloperRead');
	await run.confirm();
	await run.made();
	await run.checked('signed in to', 'there are no topics that begin with audit. yet');

	const account = accountNamed('audit');
	const key = state().keys.find(({owner}) => owner === account?.id);
	expect(key?.resource.id).toBe('lkc-h5x9rb');
	const rights = state().bindings.filter(({principal}) => principal === `User:${account?.id}`);
	expect(rights.map(({role, crn}) => `${role} ${crn.split('/').at(-1)}`).sort()).toEqual([
		'DeveloperRead group=audit-*',
		'DeveloperRead topic=audit.*',
		'DeveloperRead topic=orders',
	]);
	expect(run.saved()).toMatchObject({KAFKA_SASL_USERNAME: key?.id, KAFKA_SASL_PASSWORD: key?.secret});
	expect((await run.finish()).exit).toBe(0);
	run.neverShowed(key?.secret ?? '');
});

test('on a Basic cluster the rights are ACLs, made with the admin key, and topics are listed', async () => {
	const run = start();
	await signInToConfluent(run, 'Kafka key');
	await run.choose('Which environment', 'staging');
	await run.choose('Which Kafka cluster', 'orders-staging');
	await run.choose('Who should own the key?', 'search-producer');
	await run.answer('Which Kafka admin key may kafkey use', 'DEMOKAFKAKEY0002');
	await run.answer('What is its secret?', 'cfltDemoOnlyBasicSecretThatOpensNothingButTheSandbox');
	await run.choose('What may the service account do?', 'Produce');
	await run.sees('Which topics?', '[ ]');
	run.press('space');
	await run.sees('❯ [✓]');
	run.press('enter');
	await run.answer('What should the key be called?', 'search-indexer');
	await run.accept('What is it for?');
	await run.sees('This will happen', 'role bindings on topics do not work on Basic clusters');
	await run.confirm();
	await run.made();
	await run.checked('signed in to', 'as asked');

	const account = accountNamed('search-producer');
	const acls = state().clusters.find(({id}) => id === 'lkc-d2m7ys')?.acls ?? [];
	const own = acls.filter(({principal}) => principal === `User:${account?.id}`);
	expect(own.map(({operation}) => operation)).toContain('WRITE');
	const key = state().keys.find(({name}) => name === 'search-indexer');
	expect(key).toMatchObject({owner: account?.id, resource: {id: 'lkc-d2m7ys'}});
	expect(run.saved()).toMatchObject({KAFKA_SASL_USERNAME: key?.id, KAFKA_SASL_PASSWORD: key?.secret});
	expect((await run.finish()).exit).toBe(0);
	run.neverShowed(key?.secret ?? '', 'cfltDemoOnly');
});
