import {describe, expect, test} from 'vitest';
import {begin, type Errors, type Key, type Page, type Place, pairOf} from './confluent-support.js';
import {request} from './request.js';

type Environment = {readonly id: string; readonly metadata: {readonly resource_name: string}};

describe('signing in', () => {
	test('the Cloud key reads itself and so learns its owner', async () => {
		await using cloud = await begin();
		const {status, body, headers} = await cloud.call<Key>('GET', `/iam/v2/api-keys/${cloud.demo.key}`);
		expect(status).toBe(200);
		expect(body.spec.owner).toMatchObject({id: expect.stringMatching(/^u-/), kind: 'User'});
		expect(body.spec.resource).toMatchObject({id: 'cloud', kind: 'Cloud'});
		expect(body.spec.secret).toBe('');
		expect(headers.get('x-request-id')).toMatch(/^[0-9a-f]{32}$/);
		expect(Number(headers.get('x-ratelimit-remaining'))).toBeGreaterThan(0);
	});

	test('a Kafka key, a wrong secret and nobody get 401 with the vendor’s header', async () => {
		await using cloud = await begin();
		for (const pair of [cloud.standardAdmin, {...cloud.demo, secret: 'wrong'}]) {
			const {status, body, headers} = await cloud.call<Errors>('GET', '/org/v2/environments', pair);
			expect(status).toBe(401);
			expect(body.errors[0]).toMatchObject({status: '401', detail: 'Unauthorized', source: {}});
			expect(headers.get('www-authenticate')).toContain('The API Key is invalid');
		}
		expect((await request('GET', `${cloud.system.baseUrl}/nowhere`)).status).toBe(401);
		expect((await cloud.call('GET', '/nowhere')).status).toBe(404);
	});
});

describe('lists', () => {
	test('come in tens, and following next brings every environment once', async () => {
		await using cloud = await begin();
		const seen: string[] = [];
		let next: string | undefined = '/org/v2/environments';
		for (let page = 1; next !== undefined; page += 1) {
			const {body}: {body: Page<Environment>} = await cloud.call('GET', next);
			if (page === 1) expect(body.data).toHaveLength(10);
			seen.push(...body.data.map(({id}) => id));
			next = body.metadata.next;
			if (next === undefined) expect(body.metadata.total_size).toBe(seen.length);
		}
		expect(seen.length).toBeGreaterThan(10);
		expect(new Set(seen).size).toBe(seen.length);
	});

	test('keep their filter and their size over the pages', async () => {
		await using cloud = await begin();
		const {id} = await cloud.resourceOf(cloud.standardAdmin);
		const path = `/iam/v2/api-keys?spec.resource=${id}&page_size=15`;
		const first = (await cloud.call<Page<Key>>('GET', path)).body;
		const second = (await cloud.call<Page<Key>>('GET', first.metadata.next ?? '')).body;
		expect(first.data).toHaveLength(15);
		expect(second.data.map(({spec}) => spec.resource.id)).toEqual(second.data.map(() => id));
		expect(second.metadata.next).toBeUndefined();
	});

	test('refuse a size above 100 and a token that is none', async () => {
		await using cloud = await begin();
		for (const query of ['page_size=101', 'page_token=nonsense']) {
			const {status, body} = await cloud.call<Errors>('GET', `/org/v2/environments?${query}`);
			expect(status).toBe(400);
			expect(body.errors[0]).toMatchObject({
				code: 'invalid_filter',
				source: {parameter: query.split('=')[0]},
			});
		}
	});

	test('contain a key without an owner and no secret anywhere', async () => {
		await using cloud = await begin();
		const {body} = await cloud.call<Page<Key>>('GET', '/iam/v2/api-keys?page_size=100');
		expect(body.data.filter(({spec}) => spec.owner === undefined)).toHaveLength(1);
		expect(JSON.stringify(body)).not.toContain('cflt');
	});
});

describe('places', () => {
	test.each(['cmk/v2', 'srcm/v3', 'ksqldbcm/v2'])('%s wants the environment', async (api) => {
		await using cloud = await begin();
		const missing = await cloud.call<Errors>('GET', `/${api}/clusters`);
		expect(missing.status).toBe(400);
		expect(missing.body.errors[0]).toMatchObject({source: {parameter: 'environment'}});
		const unknown = await cloud.call<Errors>('GET', `/${api}/clusters?environment=env-none00`);
		expect(unknown.status).toBe(403);
		const {environment} = await cloud.resourceOf(cloud.standardAdmin);
		const {body} = await cloud.call<Page<Place>>('GET', `/${api}/clusters?environment=${environment}`);
		expect(body.data.length).toBeGreaterThan(0);
		const [place] = body.data;
		const one = await cloud.call<Place>('GET', `/${api}/clusters/${place?.id}?environment=${environment}`);
		expect(one.body).toEqual(place);
	});

	test('spell the bootstrap address in both ways, and name every cluster type', async () => {
		await using cloud = await begin();
		const found: Place[] = [];
		for (const pair of [cloud.standardAdmin, cloud.basicAdmin]) {
			const {environment} = await cloud.resourceOf(pair);
			const path = `/cmk/v2/clusters?environment=${environment}`;
			found.push(...(await cloud.call<Page<Place>>('GET', path)).body.data);
		}
		const kinds = found.map(({spec}) => spec.config.kind);
		expect(new Set(kinds)).toEqual(new Set(['Basic', 'Standard', 'Dedicated']));
		const spelled = found.map(({spec}) => spec.kafka_bootstrap_endpoint);
		expect(spelled).toContain(`SASL_SSL://${cloud.system.brokers}`);
		expect(spelled).toContain(cloud.system.brokers);
		expect(found[0]?.metadata.resource_name).toMatch(/\/cloud-cluster=lkc-\w+\/kafka=lkc-\w+$/);
	});

	test('an unknown environment is 404, an unknown cluster or key 403', async () => {
		await using cloud = await begin();
		const {environment} = await cloud.resourceOf(cloud.standardAdmin);
		expect((await cloud.call('GET', '/org/v2/environments/env-none00')).status).toBe(404);
		for (const path of [`/cmk/v2/clusters/lkc-none?environment=${environment}`, '/iam/v2/api-keys/NONE']) {
			const {status, body} = await cloud.call<Errors>('GET', path);
			expect(status).toBe(403);
			expect(body.errors[0]).toMatchObject({code: 'forbidden_access', detail: 'Forbidden Access'});
		}
	});

	test('ten thousand topics are all listed', async () => {
		await using cloud = await begin({topicCount: 10_000});
		const {id} = await cloud.resourceOf(cloud.standardAdmin);
		const {body} = await cloud.data<Page<object>>(
			'GET',
			`/kafka/v3/clusters/${id}/topics`,
			cloud.standardAdmin,
		);
		expect(body.data).toHaveLength(10_000);
	});
});

describe('accounts', () => {
	test('a service account is made once per name, and takes its keys and bindings along', async () => {
		await using cloud = await begin();
		const body = {display_name: 'new-app', description: 'made by a test'};
		const path = '/iam/v2/service-accounts';
		const made = await cloud.call<{id: string}>('POST', path, cloud.demo, body);
		expect(made.status).toBe(201);
		expect(made.headers.get('location')).toContain(`${path}/${made.body.id}`);
		const again = await cloud.call<Errors>('POST', path, cloud.demo, body);
		expect([again.status, again.body.errors[0]?.code]).toEqual([409, 'resource_already_exists']);
		const key = pairOf((await cloud.create(made.body.id)).body);
		const found = await cloud.call<Page<object>>('GET', `${path}?display_name=new-app`);
		expect(found.body.data).toHaveLength(1);
		expect((await cloud.call('GET', '/org/v2/environments', key)).status).toBe(200);
		expect((await cloud.call('DELETE', `${path}/${made.body.id}`)).status).toBe(204);
		expect((await cloud.call('GET', '/org/v2/environments', key)).status).toBe(401);
		const gone = await cloud.call<Errors>('GET', `${path}/${made.body.id}`);
		expect([gone.status, gone.body.errors[0]?.code]).toEqual([404, 'service_account_not_found']);
	});

	test('names beyond 64 characters are a 422 that points at the member', async () => {
		await using cloud = await begin();
		const body = {display_name: 'n'.repeat(65)};
		const {status, body: answer} = await cloud.call<Errors>(
			'POST',
			'/iam/v2/service-accounts',
			cloud.demo,
			body,
		);
		expect(status).toBe(422);
		expect(answer.errors[0]).toMatchObject({source: {pointer: '/display_name'}});
	});

	test('a Cloud key of a plain service account may not make or see what is not its own', async () => {
		await using cloud = await begin();
		const key = pairOf((await cloud.create(await cloud.account('plain'))).body);
		const made = await cloud.call('POST', '/iam/v2/service-accounts', key, {display_name: 'more'});
		expect(made.status).toBe(403);
		const keys = (await cloud.call<Page<Key>>('GET', '/iam/v2/api-keys', key)).body.data;
		expect(keys.map(({id}) => id)).toEqual([key.key]);
		expect((await cloud.call<Page<object>>('GET', '/org/v2/environments', key)).body.data).toEqual([]);
	});
});

describe('quotas', () => {
	test('are listed by scope with what is used', async () => {
		await using cloud = await begin();
		expect((await cloud.call('GET', '/service-quota/v1/applied-quotas')).status).toBe(400);
		const path = '/service-quota/v1/applied-quotas?scope=user_account&page_size=200';
		type Entry = {id: string; applied_limit: number; usage: number; user: {id: string}};
		const {body} = await cloud.call<Page<Entry>>('GET', path);
		const me = await cloud.me();
		const mine = body.data.filter(({user}) => user.id === me);
		expect(mine).toContainEqual(
			expect.objectContaining({id: 'iam.max_cluster_api_keys.per_user', applied_limit: 10, usage: 2}),
		);
	});

	test('the eleventh cluster key of one user is refused with the limit', async () => {
		await using cloud = await begin();
		const me = await cloud.me();
		const {id} = await cloud.resourceOf(cloud.standardAdmin);
		for (let made = 2; made < 10; made += 1) expect((await cloud.create(me, {id})).status).toBe(202);
		const {status, body} = await cloud.call<Errors>('POST', '/iam/v2/api-keys', cloud.demo, {
			spec: {owner: {id: me}, resource: {id}},
		});
		expect(status).toBe(402);
		expect(body.errors[0]).toMatchObject({
			code: 'quota_exceeded',
			detail: expect.stringContaining('is currently limited to 10 '),
		});
	});
});
