import {describe, expect, test} from 'vitest';
import {type ArmError, type ArmPage, begin, type Named} from './azure-support.js';

type ConfluentPage = {
	readonly metadata: {readonly next?: string; readonly total_size: number};
	readonly data: readonly {readonly id: string}[];
};

test('two subscriptions hold four organizations over pages, one of them failed and without an id', async () => {
	await using azure = await begin();
	const found = await azure.organizations();
	expect([...found.keys()]).toEqual([
		'example-kafka',
		'example-failed',
		'example-archive',
		'Streams West US 2',
	]);
	expect(found.get('example-failed')?.properties).toMatchObject({provisioningState: 'Failed'});
	expect(found.get('example-failed')?.properties.organizationId).toBeUndefined();
	expect(found.get('example-kafka')?.properties).toMatchObject({provisioningState: 'Succeeded'});
	const [first] = await azure.all<{id: string; name: string}>(
		`${(await azure.path('example-kafka')).split('/resourceGroups')[0]}/resourcegroups`,
	);
	expect(first).toHaveLength(2);
});

describe('lists below an organization', () => {
	test('come in tens with absolute next links, or as many as asked', async () => {
		await using azure = await begin({topicCount: 25});
		const path = await azure.path('example-kafka');
		expect((await azure.all(`${path}/environments`)).map((page) => page.length)).toEqual([10, 4]);
		const topics = `${path}/environments/env-azliv1/clusters/lkc-azord1/topics`;
		const pages = await azure.all<Named>(`${topics}?pageSize=20`);
		expect(pages.map((page) => page.length)).toEqual([20, 5]);
		expect(pages[0]?.[0]).toMatchObject({name: 'orders', properties: {replicationFactor: '3'}});
		const last = await azure.arm<ArmPage<Named>>('GET', `${topics}?pageSize=100`);
		expect(last.body.nextLink).toBeNull();
	});

	test('have relative next links in the mode of the samples', async () => {
		await using azure = await begin({mode: 'azure-relative-nextlink'});
		const path = `${await azure.path('example-kafka')}/environments`;
		const first = (await azure.arm<ArmPage<Named>>('GET', path)).body;
		const token = /^nextLink\?pageToken=([^&]+)&pageSize=10$/.exec(first.nextLink ?? '')?.[1];
		const second = (await azure.arm<ArmPage<Named>>('GET', `${path}?pageToken=${token}`)).body;
		expect(second.value).toHaveLength(4);
	});

	test('carry the Confluent id in the resource name, whatever the id is', async () => {
		await using azure = await begin();
		const west = await azure.path('Streams West US 2');
		const [environment] = (await azure.arm<ArmPage<Named>>('GET', `${west}/environments`)).body.value;
		expect(environment).toMatchObject({
			id: expect.stringContaining('/environments/env-azdev1'),
			name: 'env-azdev1',
		});
		const clusters = `${west}/environments/env-azdev1/clusters`;
		const [events, metrics] = (await azure.arm<ArmPage<Named>>('GET', clusters)).body.value;
		expect(events?.id).toMatch(/\/clusters\/events$/);
		expect(events?.properties.metadata.resourceName).toContain('cloud-cluster=lkc-azdev1/');
		expect(events?.properties.spec.kafkaBootstrapEndpoint).toBeUndefined();
		expect(metrics?.properties.spec.kafkaBootstrapEndpoint).toBe(`SASL_SSL://${azure.system.brokers}`);
		const registries = `${west}/environments/env-azdev1/schemaRegistryClusters`;
		const [registry] = (await azure.arm<ArmPage<Named>>('GET', registries)).body.value;
		expect(registry).toMatchObject({id: 'lsrc-azdev1'});
		expect(registry).not.toHaveProperty('name');
		const byName = await azure.arm<Named>('GET', `${clusters}/events`);
		const byId = await azure.arm<Named>('GET', `${clusters}/lkc-azdev1`);
		expect(byName.body).toEqual(byId.body);
	});

	test('ignore the case of the path, and name what is not there', async () => {
		await using azure = await begin();
		const path = await azure.path('example-kafka');
		expect((await azure.arm('GET', path.toUpperCase())).status).toBe(200);
		const code = async (where: string) => {
			const {status, body} = await azure.arm<ArmError>('GET', where);
			return `${status} ${body.error.code}`;
		};
		expect(await code(path.replace(/[0-9]\/resourceGroups/, '9/resourceGroups'))).toBe(
			'404 SubscriptionNotFound',
		);
		expect(await code(path.replace('rg-streaming', 'rg-none'))).toBe('404 ResourceGroupNotFound');
		expect(await code(`${path}-none`)).toBe('404 ResourceNotFound');
		expect(await code(`${path}/environments/env-none`)).toBe('404 ResourceNotFound');
		expect(await code(`${path}/environments/env-none/clusters`)).toBe('404 ParentResourceNotFound');
		expect(await code(`${await azure.path('example-failed')}/environments`)).toBe('409 Conflict');
	});
});

describe('accounts and role bindings', () => {
	test('are listed by POST in pages whose next is an address at Confluent', async () => {
		await using azure = await begin();
		const path = `${await azure.path('example-kafka')}/access/default/listServiceAccounts`;
		const first = await azure.arm<ConfluentPage>('POST', path, {searchFilters: {}});
		expect(first.body.data).toHaveLength(10);
		const next = new URL(first.body.metadata.next ?? '');
		expect(next.origin + next.pathname).toBe('https://api.confluent.cloud/iam/v2/service-accounts');
		const pageToken = next.searchParams.get('page_token') ?? '';
		const second = await azure.arm<ConfluentPage>('POST', path, {searchFilters: {pageToken}});
		expect(second.body.metadata.next).toBeUndefined();
		const ids = [...first.body.data, ...second.body.data].map(({id}) => id);
		expect(new Set(ids).size).toBe(first.body.metadata.total_size);
	});

	test('want a body whose filters are strings', async () => {
		await using azure = await begin();
		const path = `${await azure.path('example-kafka')}/access/default/listUsers`;
		for (const body of [undefined, {}, {searchFilters: {pageSize: 10}}]) {
			const answer = await azure.arm<ArmError>('POST', path, body);
			expect([answer.status, answer.body.error.code]).toEqual([400, 'InvalidRequestContent']);
		}
		const users = await azure.arm<ConfluentPage>('POST', path, {searchFilters: {pageSize: '10'}});
		expect(users.body.data).toMatchObject([{email: 'demo@example.com', kind: 'User'}]);
	});

	test('bindings are made with 200, listed by pattern, deleted, and gone', async () => {
		await using azure = await begin();
		const path = `${await azure.path('example-kafka')}/access/default`;
		const accounts = await azure.arm<ConfluentPage>('POST', `${path}/listServiceAccounts`, {
			searchFilters: {},
		});
		const organization = (await azure.organizations()).get('example-kafka')?.properties.organizationId;
		const home = `crn://confluent.cloud/organization=${organization}/environment=env-azliv1`;
		const crn_pattern = `${home}/cloud-cluster=lkc-azord1/kafka=lkc-azord1/topic=orders`;
		const wanted = {principal: `User:${accounts.body.data[1]?.id}`, role_name: 'DeveloperRead', crn_pattern};
		const made = await azure.arm<{id: string}>('POST', `${path}/createRoleBinding`, wanted);
		expect(made.status).toBe(200);
		expect(made.body).toMatchObject({kind: 'RoleBinding', ...wanted});
		const listed = await azure.arm<ConfluentPage>('POST', `${path}/listRoleBindings`, {
			searchFilters: {crn_pattern: home},
		});
		expect(listed.body.data.map(({id}) => id)).toEqual([made.body.id]);
		const one = `${path}/deleteRoleBinding/${made.body.id}`;
		expect([(await azure.arm('DELETE', one)).status, (await azure.arm('DELETE', one)).status]).toEqual([
			200, 204,
		]);
	});
});

test('every answer tells what is left of the limits, and throttling refuses the first call', async () => {
	await using azure = await begin();
	const {headers} = await azure.arm('GET', '/subscriptions');
	expect(Number(headers.get('x-ms-ratelimit-remaining-subscription-reads'))).toBeGreaterThan(0);
	expect(headers.get('x-ms-correlation-request-id')).toMatch(/^[0-9a-f-]{36}$/);
	await using throttled = await begin({mode: 'azure-throttle'});
	const first = await throttled.arm<ArmError>('GET', '/subscriptions');
	expect([first.status, first.body.error.code]).toEqual([429, 'TooManyRequests']);
	expect(first.headers.get('retry-after')).toBe('1');
	expect((await throttled.arm('GET', '/subscriptions')).status).toBe(200);
});
