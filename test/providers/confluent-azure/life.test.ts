import {describe, expect, test} from 'vitest';
import {heldOf, lifeOf} from '../../support/life.js';
import {connected, createdKey, home, organization, subscriptionId, version} from './known.js';

const key = (id: string) => `GET ${organization}/apiKeys/${id}?${version}`;
const environments = `GET ${organization}/environments?${version}`;
const clusters = (environment: string) =>
	`GET ${organization}/environments/${environment}/clusters?${version}`;
const {environment: _, ...where} = home;
const place = {subscription: subscriptionId, group: 'rg-data', name: 'acme-kafka'};

async function living(kind = 'kafka') {
	const {mocked, api} = await connected();
	return {mocked, api, ...lifeOf(mocked.kind(kind), api, where)};
}

/** A key as it is read: the member `secret` is missing. */
function readKey(spec: object = {}) {
	const {properties, ...rest} = createdKey();
	const {secret: _secret, ...readSpec} = properties.spec;
	return {...rest, properties: {...properties, spec: {...readSpec, ...spec}}};
}

describe('keys on Azure', () => {
	test('are shown by their id, with the owner that nobody could choose', async () => {
		const {mocked, show} = await living();
		mocked.expect(key('M4VQ7XK2T5ZNRW3J'), readKey());
		expect(await show('M4VQ7XK2T5ZNRW3J')).toMatchObject({
			ref: {...place, id: 'M4VQ7XK2T5ZNRW3J'},
			name: 'orders',
			opens: 'lkc-4n7xz1',
			owner: 'u-4p9w2x',
			created: '2026-05-04T09:12:33.104Z',
			purpose: 'u-4p9w2x lkc-4n7xz1',
		});
	});

	test('of the other kind, and unknown ones, are not there; a refusal is no answer', async () => {
		const {mocked, show} = await living('schema-registry');
		mocked.expect(key('K1'), readKey());
		expect(await show('K1')).toBeUndefined();
		mocked.expect(key('K2'), {error: {code: 'ResourceNotFound', message: 'not found'}}, {status: 404});
		expect(await show('K2')).toBeUndefined();
		mocked.expect(key('K3'), {error: {code: 'AuthorizationFailed', message: 'no'}}, {status: 403});
		await expect(show('K3')).rejects.toMatchObject({status: 403});
	});

	test('that say next to nothing of themselves are shown all the same', async () => {
		const {mocked, show} = await living();
		mocked.expect(key('K1'), {id: 'K1', properties: {spec: {owner: null}}});
		expect(await show('K1')).toMatchObject({id: 'K1', name: '', purpose: 'K1'});
	});

	test('are made again where they are, also when the answer leaves the environment out', async () => {
		const {mocked, again} = await living();
		const cluster = {
			id: 'lkc-4n7xz1',
			properties: {spec: {name: 'inventory', kafkaBootstrapEndpoint: 'pkc:9092'}},
		};
		mocked
			.expect(key('K1'), readKey({resource: {id: 'lkc-4n7xz1', kind: 'Cluster'}, description: 'who knows'}))
			.expect(environments, {
				value: [
					{id: 'env-1', name: 'one'},
					{id: 'env-2', name: 'two'},
				],
			})
			.expect(clusters('env-1'), {value: []})
			.expect(clusters('env-2'), {value: [cluster]});
		expect(await again(heldOf('K1'))).toEqual({
			...where,
			environment: expect.objectContaining({value: 'env-2', label: 'two', typed: false}),
			cluster: expect.objectContaining({value: 'lkc-4n7xz1', data: {bootstrapServers: 'pkc:9092'}}),
			name: 'orders',
			description: 'who knows',
		});
		mocked.done();
	});

	test.each([
		['null', 200, 'null'],
		['nothing', 200, ''],
		['204', 204, ''],
	])('are deleted, answered %s', async (_name, status, answer) => {
		const {mocked, api} = await living();
		mocked.expect(`DELETE ${organization}/apiKeys/K1?${version}`, answer, {status});
		await mocked.remove('apiKey', api, {...place, id: 'K1'});
		expect(mocked.sent).toHaveLength(1);
	});
});
