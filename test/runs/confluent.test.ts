import {expect, test} from 'vitest';
import {testSandbox} from '../support/sandbox.js';
import {clusterVariables, organizationState, signInToConfluent} from './confluent-story.js';
import {type Run, runs} from './vocabulary.js';

const sandbox = testSandbox({topicCount: 30});
const start = runs(sandbox);

/** The one key of that name. */
function keyOf(name: string) {
	const keys = sandbox.state('confluent-cloud', organizationState).keys.filter((key) => key.name === name);
	expect(keys).toHaveLength(1);
	return keys[0] ?? {id: '', secret: '', owner: undefined, resource: {id: ''}};
}

/** A key of one's own, from its name to the receipt; the name mistyped and corrected. */
async function nameAndMake(run: Run, name: string): Promise<void> {
	await run.choose('Who should own the key?', 'Myself');
	await run.mistakes('What should the key be called?', ' ', 'name');
	await run.answer('What should the key be called?', name, {typo: 'zz'});
	await run.answer('What is it for?', 'whole runs');
	await run.sees('This will happen');
	await run.back('What is it for?');
	run.press('enter');
	await run.confirm();
	expect(await run.made()).toMatch(/cannot show|shown once/);
}

test('a Kafka key of one’s own', async () => {
	const run = start();
	await run.choose('come from?', 'Confluent Cloud');
	await run.mistakes('Which Cloud key', 'two words', 'no spaces');
	await run.answer('Which Cloud key', 'DEMOCLOUDKEY0001', {typo: '2'});
	await run.accept('What is its secret?');
	await run.choose('What should Confluent Cloud issue?', 'Kafka key');
	await run.choose('Which environment', 'staging');
	await run.sees('Which Kafka cluster');
	await run.back('Which environment');
	await run.choose('Which environment', 'production');
	await run.choose('Which Kafka cluster', 'coordination');
	await nameAndMake(run, 'my Kafka key');
	await run.checked('signed in to');
	const {id, secret, owner, resource} = keyOf('my Kafka key');
	expect([owner, resource.id]).toEqual(['u-demo42', 'lkc-c8q4nt']);
	expect(run.saved()).toEqual(clusterVariables(id, secret));
	const {exit, scrollback} = await run.finish();
	expect(exit).toBe(0);
	expect(scrollback).toContain(`made Kafka key ${id} my Kafka key (Confluent Cloud, sandbox)`);
	run.neverShowed(secret, 'cfltDemoOnly');
});

test('a Schema Registry key', async () => {
	const run = start();
	await signInToConfluent(run, 'Schema Registry key');
	await run.choose('Which environment', 'production');
	await nameAndMake(run, 'my registry key');
	await run.checked('signed in to');
	const {id, secret, resource} = keyOf('my registry key');
	expect(resource.id).toBe('lsrc-t7y2kf');
	expect(run.saved()).toEqual({
		SCHEMA_REGISTRY_URL: expect.stringMatching(/^http:\/\/127/),
		SCHEMA_REGISTRY_USERNAME: id,
		SCHEMA_REGISTRY_PASSWORD: secret,
	});
	expect((await run.finish()).exit).toBe(0);
	run.neverShowed(secret);
});

test('a ksqlDB key', async () => {
	const run = start();
	await signInToConfluent(run, 'ksqlDB key');
	await run.choose('Which environment', 'staging');
	await nameAndMake(run, 'my ksqlDB key');
	await run.checked('signed in to');
	const {id, secret, resource} = keyOf('my ksqlDB key');
	expect(resource.id).toBe('lksqlc-j4z6c');
	expect(run.saved()).toMatchObject({KSQLDB_USERNAME: id, KSQLDB_PASSWORD: secret});
	expect((await run.finish()).exit).toBe(0);
	run.neverShowed(secret);
});

test('a Cloud key has no resource', async () => {
	const run = start();
	await signInToConfluent(run, 'Cloud key');
	await nameAndMake(run, 'my Cloud key');
	await run.checked('signed in to');
	const {id, secret, resource} = keyOf('my Cloud key');
	expect(resource.id).toBe('cloud');
	expect(run.saved()).toEqual({CONFLUENT_CLOUD_API_KEY: id, CONFLUENT_CLOUD_API_SECRET: secret});
	expect((await run.finish()).exit).toBe(0);
	run.neverShowed(secret);
});

test('a Flink key is for one environment and one region', async () => {
	const run = start();
	await signInToConfluent(run, 'Flink key');
	await run.choose('Which environment', 'production');
	await run.choose('In which region does Flink run?', 'gcp.europe-west4');
	await nameAndMake(run, 'my Flink key');
	const {id, secret, resource} = keyOf('my Flink key');
	expect(resource.id).toBe('env-k3v8qd.gcp.europe-west4');
	expect(run.saved()).toEqual({
		FLINK_REST_ENDPOINT: expect.stringMatching(/^http:\/\/127/),
		FLINK_API_KEY: id,
		FLINK_API_SECRET: secret,
	});
	expect((await run.finish()).exit).toBe(0);
	run.neverShowed(secret);
});

test.each([
	['Tableflow key', 'tableflow', 'TABLEFLOW'],
	['Global key', 'global', 'CONFLUENT_GLOBAL'],
])('a %s has no resource of its own', async (kind, resource, prefix) => {
	const run = start();
	await signInToConfluent(run, kind);
	await nameAndMake(run, `my ${kind}`);
	const key = keyOf(`my ${kind}`);
	expect(key.resource.id).toBe(resource);
	expect(run.saved()).toEqual({[`${prefix}_API_KEY`]: key.id, [`${prefix}_API_SECRET`]: key.secret});
	expect((await run.finish()).exit).toBe(0);
	run.neverShowed(key.secret);
});
