import {afterEach, describe, expect, test, vi} from 'vitest';
import {picked, runSteps, typed} from '../../support/api.js';
import {
	cluster,
	connected,
	connectedAsPrincipal,
	createdKey,
	expectToken,
	expired,
	home,
	login,
	named,
	organization,
	subscriptionId,
	version,
} from './known.js';

const create = `POST ${organization}/environments/env-7q2kd9/clusters/lkc-4n7xz1/createAPIKey?${version}`;
const answers = {...home, cluster, ...named};
const ref = {
	subscription: subscriptionId,
	group: 'rg-data',
	name: 'acme-kafka',
	id: 'M4VQ7XK2T5ZNRW3J',
};

afterEach(() => {
	vi.useRealTimers();
});

/** Makes the key that the mocked Azure answers. */
async function make(answer: unknown, given: object = {}) {
	const {mocked, api} = await connected();
	mocked.expect(create, answer);
	const {key} = await runSteps(mocked.kind('kafka').plan({api, answers: {...answers, ...given}}));
	mocked.done();
	return {mocked, api, key};
}

describe('a Kafka key', () => {
	test('is asked for in one call', async () => {
		const {mocked, api} = await connected();
		mocked.expect(create, createdKey());
		const plan = mocked.kind('kafka').plan({api, answers: {...answers, description: 'orders producer'}});
		const [step, ...others] = plan.steps;
		expect(others).toEqual([]);
		expect(step).toMatchObject({
			will: 'create Kafka key orders for lkc-4n7xz1 in acme-kafka',
			did: 'created Kafka key orders',
		});
		expect(step).not.toHaveProperty('list');
		const body = {name: 'orders', description: 'orders producer'};
		expect(`${step?.request({}).method} ${step?.request({}).path}`).toBe(create);
		expect(step?.request({}).body).toEqual(body);
		await runSteps(plan);
		expect(mocked.sent.map((sent) => sent.body)).toEqual([body]);
		mocked.done();
	});

	test('brings its access and what the answer says of it', async () => {
		const {mocked, key} = await make(createdKey());
		expect(mocked.sent.map(({body}) => body)).toEqual([{name: 'orders'}]);
		expect(key).toMatchObject({ref, label: 'M4VQ7XK2T5ZNRW3J'});
		const {credential} = key ?? {};
		expect(credential).toMatchObject({
			id: 'M4VQ7XK2T5ZNRW3J',
			name: 'orders',
			differences: [],
			accesses: [
				{
					type: 'kafka',
					bootstrapServers: 'pkc-8z1rk.centralus.azure.confluent.cloud:9092',
					securityProtocol: 'SASL_SSL',
					mechanism: 'PLAIN',
					username: 'M4VQ7XK2T5ZNRW3J',
				},
			],
		});
		const [access] = credential?.accesses ?? [];
		expect(access?.type === 'kafka' && access.password.reveal()).toBe('cfltEXAMPLE/only+notASecret');
		expect(credential?.details).toEqual([
			{label: 'key', value: 'M4VQ7XK2T5ZNRW3J'},
			{label: 'name', value: 'orders'},
			{label: 'owner', value: 'u-4p9w2x · User'},
			{label: 'resource', value: 'lkc-4n7xz1 · Cluster'},
			{label: 'environment', value: 'env-7q2kd9'},
			{label: 'organization', value: `acme-kafka · rg-data · ${subscriptionId}`},
			{label: 'created', value: '2026-05-04T09:12:33.104Z'},
			{label: 'resource name', value: 'crn://api.confluent.cloud/user=u-4p9w2x/api-key=M4VQ7XK2T5ZNRW3J'},
		]);
	});

	test.each([
		[
			{resource: {id: 'lsrc-stgc1', kind: 'SchemaRegistry'}},
			['It opens lsrc-stgc1; you asked for lkc-4n7xz1.'],
		],
		[{resource: null}, ['The answer does not say what it opens; you asked for lkc-4n7xz1.']],
		[
			{resource: {id: 'LKC-4n7xz1', environment: 'env-2'}},
			['It is in environment env-2; you asked for env-7q2kd9.'],
		],
		[{name: 'other'}, ['It is called other; you asked for orders.']],
	])('tells what came back otherwise: %j', async (spec, differences) => {
		const {key} = await make(createdKey(spec));
		expect(key?.credential?.differences).toEqual(differences);
	});

	test('shows that the answer has no owner', async () => {
		const {key} = await make(createdKey({owner: undefined}));
		expect(key?.credential?.details).toContainEqual({label: 'owner', value: 'the answer does not say'});
	});

	test.each([
		['an empty secret', createdKey({secret: ''})],
		['no secret', createdKey({secret: undefined})],
		['a masked secret', createdKey({secret: '********'})],
		['no properties', {id: 'M4VQ7XK2T5ZNRW3J'}],
	])('with %s is undelivered, and can be taken back', async (_what, answer) => {
		const {mocked, api, key} = await make(answer);
		expect(key).toEqual({ref, label: 'M4VQ7XK2T5ZNRW3J', undelivered: true});
		mocked.expect(`DELETE ${organization}/apiKeys/M4VQ7XK2T5ZNRW3J?${version}`, 'null', {
			headers: {'content-type': 'application/json'},
		});
		await mocked.remove('apiKey', api, ref);
		mocked.done();
	});

	test('of a typed cluster has the address that was typed, or none', async () => {
		const given = {cluster: typed('lkc-4n7xz1'), 'bootstrap-servers': 'a.confluent.cloud:9092'};
		const {key} = await make(createdKey(), given);
		expect(key?.credential?.accesses[0]).toMatchObject({bootstrapServers: 'a.confluent.cloud:9092'});
		const {key: without} = await make(createdKey(), {...given, 'bootstrap-servers': ''});
		expect(without?.credential?.accesses[0]).not.toHaveProperty('bootstrapServers');
	});

	test('says on the review what Azure does not let one choose, and an unusual version', async () => {
		const {mocked, api} = await connected();
		const usual = mocked.kind('kafka').plan({api, answers}).notes ?? [];
		expect(usual.join('\n')).toMatch(/owner[\s\S]*not its Schema Registry[\s\S]*empty secret/);
		expect(usual.join('\n')).not.toContain('version');
		const preview = await connected({'api-version': typed('2025-08-18-preview')});
		const {notes = []} = preview.mocked.kind('kafka').plan({api: preview.api, answers});
		expect(notes.at(-1)).toBe('Requests use API version 2025-08-18-preview instead of the usual 2024-07-01.');
	});
});

describe('a Schema Registry key', () => {
	test('is asked for at the same place and brings the registry’s address', async () => {
		const {mocked, api} = await connected();
		const registry = picked('lsrc-8p2vd6', {url: 'https://psrc-4v7rj.azure.confluent.cloud'});
		const resource = {id: 'lsrc-8p2vd6', kind: 'SchemaRegistry'};
		mocked.expect(create.replace('lkc-4n7xz1', 'lsrc-8p2vd6'), createdKey({resource}));
		const kind = mocked.kind('schema-registry');
		const plan = kind.plan({api, answers: {...home, ...named, 'schema-registry': registry}});
		const {key} = await runSteps(plan);
		expect(plan.variables).toEqual([
			'SCHEMA_REGISTRY_URL',
			'SCHEMA_REGISTRY_USERNAME',
			'SCHEMA_REGISTRY_PASSWORD',
		]);
		expect(key?.credential).toMatchObject({
			differences: [],
			accesses: [
				{
					type: 'http-basic',
					url: 'https://psrc-4v7rj.azure.confluent.cloud',
					username: 'M4VQ7XK2T5ZNRW3J',
				},
			],
		});
		mocked.done();
	});
});

describe('a create', () => {
	test('is never sent twice: after a 401 it says that nothing was created, and the next one has a fresh token', async () => {
		const {mocked, api} = await connectedAsPrincipal();
		mocked.expect(create, expired, {status: 401});
		expectToken(mocked, 'second');
		const plan = mocked.kind('kafka').plan({api, answers});
		await expect(runSteps(plan)).rejects.toMatchObject({
			what: 'Azure no longer accepts the sign-in; nothing was created.',
			next: 'kafkey has signed in again: confirm once more.',
			status: 401,
			outcome: 'refused',
		});
		expect(mocked.sent.filter(({path}) => path.includes('createAPIKey'))).toHaveLength(1);
		mocked.expect(create, createdKey());
		await runSteps(plan);
		expect(mocked.sent.at(-1)?.authorization).toBe('Bearer second');
		mocked.done();
	});

	test('asks for a new sign-in when a pasted token has ended', async () => {
		const {mocked, api} = await connected();
		mocked.expect(create, expired, {status: 401});
		await expect(runSteps(mocked.kind('kafka').plan({api, answers}))).rejects.toMatchObject({
			what: 'Azure no longer accepts the sign-in; nothing was created.',
			next: 'Go back and sign in again, then confirm once more.',
		});
		mocked.done();
	});

	test('is not sent, and certainly so, when the sign-in cannot be renewed before it', async () => {
		vi.useFakeTimers({toFake: ['Date']});
		const {mocked, api} = await connectedAsPrincipal();
		vi.setSystemTime(Date.now() + 3_600_000);
		const down = {error: 'temporarily_unavailable', error_description: 'Try later.'};
		mocked.expect('POST /example.onmicrosoft.com/oauth2/v2.0/token', down, {origin: login, status: 500});
		await expect(runSteps(mocked.kind('kafka').plan({api, answers}))).rejects.toMatchObject({
			what: 'The sign-in could not be renewed; nothing was created.',
			why: expect.stringContaining('Try later'),
			outcome: 'not-sent',
		});
		mocked.done();
	});

	test('that is complained about names the question', async () => {
		const {mocked, api} = await connected();
		const details = [{code: 'Invalid', message: 'Too long.', target: 'name'}];
		mocked.expect(create, {error: {code: 'BadRequest', message: 'No.', details}}, {status: 400});
		const kind = mocked.kind('kafka');
		const problem = await runSteps(kind.plan({api, answers})).catch((error: unknown) => error);
		expect(problem).toMatchObject({outcome: 'refused', fields: [{path: ['name'], message: 'Too long.'}]});
		expect(kind.fieldFor?.(['name'])).toBe('name');
		expect(kind.fieldFor?.(['elsewhere'])).toBeUndefined();
	});
});

describe('taking a key back', () => {
	const remove = `DELETE ${organization}/apiKeys/M4VQ7XK2T5ZNRW3J?${version}`;

	test.each([
		['200', 200],
		['204, because it is gone already', 204],
	])('works with %s', async (_what, status) => {
		const {mocked, api} = await connected();
		mocked.expect(remove, '', {status});
		await mocked.remove('apiKey', api, ref);
		mocked.done();
	});

	test('is tried once more with a fresh token', async () => {
		const {mocked, api} = await connectedAsPrincipal();
		mocked.expect(remove, expired, {status: 401});
		expectToken(mocked, 'second').expect(remove, '', {status: 204});
		await mocked.remove('apiKey', api, ref);
		mocked.done();
	});

	test('tells a refusal', async () => {
		const {mocked, api} = await connected();
		mocked.expect(remove, {error: {code: 'Conflict', message: 'Locked.'}}, {status: 409});
		await expect(mocked.remove('apiKey', api, ref)).rejects.toMatchObject({status: 409});
	});
});
