import {afterEach, describe, expect, test, vi} from 'vitest';
import {type ArmError, type ArmKey, begin, type Named} from './azure-support.js';
import {basic, request} from './request.js';

type Azure = Awaited<ReturnType<typeof begin>>;

afterEach(() => {
	vi.useRealTimers();
});

async function place(azure: Azure, cluster: string) {
	const organization = await azure.path('example-kafka');
	return {organization, clusters: `${organization}/environments/env-azliv1/clusters/${cluster}`};
}

/** Makes a key of one cluster of the large organization. */
async function create(azure: Azure, cluster = 'lkc-azord1', body: unknown = {name: 'orders-app'}) {
	const {clusters, organization} = await place(azure, cluster);
	const made = await azure.arm<ArmKey>('POST', `${clusters}/createAPIKey`, body);
	return {...made, one: `${organization}/apiKeys/${made.body.id}`};
}

describe('creating', () => {
	test('answers 200 with the secret, which reading does not show', async () => {
		await using azure = await begin();
		const {status, body, one} = await create(azure);
		expect(status).toBe(200);
		expect(body.properties.spec).toMatchObject({
			name: 'orders-app',
			secret: expect.stringMatching(/^cflt/),
			owner: {id: 'u-azdemo', kind: 'User'},
			resource: {id: 'lkc-azord1', kind: 'Cluster', environment: 'env-azliv1'},
		});
		const read = await azure.arm<ArmKey>('GET', one);
		const {secret: _secret, ...rest} = body.properties.spec;
		expect(read.body.properties.spec).toEqual(rest);
	});

	test('takes the cluster by its Azure name, a Schema Registry by its id, and an empty body by no means', async () => {
		await using azure = await begin();
		expect((await create(azure, 'orders')).body.properties.spec.resource.id).toBe('lkc-azord1');
		const registry = (await create(azure, 'lsrc-azliv1', {})).body.properties.spec.resource;
		expect(registry).toMatchObject({id: 'lsrc-azliv1', kind: 'SchemaRegistry'});
		const {clusters} = await place(azure, 'orders');
		for (const body of [undefined, {name: 7}]) {
			const answer = await azure.arm<ArmError>('POST', `${clusters}/createAPIKey`, body);
			expect([answer.status, answer.body.error.code]).toEqual([400, 'InvalidRequestContent']);
		}
		const {clusters: none} = await place(azure, 'lkc-none');
		const unknown = await azure.arm<ArmError>('POST', `${none}/createAPIKey`, {});
		expect([unknown.status, unknown.body.error.code]).toEqual([404, 'ParentResourceNotFound']);
	});

	test('belongs to a service account when a service principal asks', async () => {
		await using azure = await begin();
		const {body: issued} = await azure.login<{access_token: string}>('token', {
			grant_type: 'client_credentials',
			client_id: azure.principal['clientId'] ?? '',
			client_secret: azure.principal['clientSecret'] ?? '',
			scope: `${azure.system.baseUrl}/.default`,
		});
		const {clusters} = await place(azure, 'lkc-azord1');
		const path = `${clusters}/createAPIKey`;
		const {body} = await azure.arm<ArmKey>('POST', path, {}, issued.access_token);
		expect(body.properties.spec.owner).toMatchObject({id: 'sa-azrobo', kind: 'ServiceAccount'});
	});

	test('beyond the limit of a user carries Confluent’s words', async () => {
		await using azure = await begin();
		for (let made = 0; made < 10; made += 1) expect((await create(azure)).status).toBe(200);
		const {clusters} = await place(azure, 'lkc-azord1');
		const {status, body} = await azure.arm<ArmError>('POST', `${clusters}/createAPIKey`, {});
		expect([status, body.error.message]).toEqual([400, expect.stringContaining('limited to 10')]);
	});

	test('delivers an empty secret, or none, in the modes of that name', async () => {
		await using empty = await begin({mode: 'azure-empty-secret'});
		expect((await create(empty)).body.properties.spec.secret).toBe('');
		await using missing = await begin({mode: 'azure-missing-secret'});
		const made = await create(missing);
		expect(made.body.properties.spec).not.toHaveProperty('secret');
		expect((await missing.arm('GET', made.one)).status).toBe(200);
	});
});

test('deleting answers 200, then 204, and 200 with null in the mode of that name', async () => {
	await using azure = await begin();
	const {one} = await create(azure);
	expect((await azure.arm('DELETE', one)).status).toBe(200);
	expect((await azure.arm('DELETE', one)).status).toBe(204);
	const gone = await azure.arm<ArmError>('GET', one);
	expect([gone.status, gone.body.error.code]).toEqual([404, 'ResourceNotFound']);
	await using live = await begin({mode: 'azure-delete-null'});
	const made = await create(live);
	const deleted = await live.arm<null>('DELETE', made.one);
	expect([deleted.status, deleted.body]).toEqual([200, null]);
	expect((await live.arm('GET', made.one)).status).toBe(404);
});

test('a key works on the data plane of its cluster once it has spread', async () => {
	vi.useFakeTimers({toFake: ['Date']});
	await using azure = await begin({propagationSeconds: 60, topicCount: 25});
	const {body} = await create(azure);
	const {clusters} = await place(azure, 'lkc-azord1');
	const {httpEndpoint} = (await azure.arm<Named>('GET', clusters)).body.properties.spec;
	const authorization = basic(body.id, body.properties.spec.secret ?? '');
	const topics = () =>
		request<{data: object[]}>('GET', `${httpEndpoint}/kafka/v3/clusters/lkc-azord1/topics`, {
			authorization,
		});
	expect((await topics()).status).toBe(401);
	vi.advanceTimersByTime(60_000);
	const answer = await topics();
	expect([answer.status, answer.body.data.length]).toEqual([200, 25]);
});
