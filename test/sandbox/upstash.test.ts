import {afterEach, describe, expect, test, vi} from 'vitest';
import {startUpstash} from '../../source/sandbox/upstash/index.js';
import {basic, request, started} from './request.js';

type Cluster = {
	cluster_id: string;
	name: string;
	username: string;
	password: string;
	tcp_endpoint: string;
	rest_endpoint: string;
};
type Credential = {
	credential_id: string;
	cluster_id: string;
	username: string;
	encoded_username?: string;
	password: string;
	cluster_slug: string;
};
type Topic = {topic_id: string; topic_name: string; partitions: number};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

async function begin(settings: Parameters<typeof started>[1] = {}) {
	const system = await started(startUpstash, settings);
	const authorization = basic(system.signIn['email'] ?? '', system.signIn['apiKey'] ?? '');
	const call = <Body>(method: string, path: string, json?: unknown) =>
		request<Body>(method, `${system.baseUrl}${path}`, {authorization, ...(json !== undefined && {json})});
	const cluster = async (name: string) => {
		const {body} = await call<Cluster[]>('GET', '/v2/kafka/clusters');
		const found = body.find((one) => one.name === name);
		if (!found) throw new Error(`no cluster ${name}`);
		return found;
	};
	const create = async (asked: object = {}, name = 'orders') =>
		call<Credential>('POST', '/v2/kafka/credential', {
			credential_name: 'mine',
			cluster_id: (await cluster(name)).cluster_id,
			topic: 'orders.*',
			permissions: 'PRODUCE',
			...asked,
		});
	const data = <Body>(
		method: string,
		path: string,
		user: {username: string; password: string},
		json?: unknown,
	) =>
		request<Body>(method, `${system.otherUrls?.['data']}${path}`, {
			authorization: basic(user.username, user.password),
			...(json !== undefined && {json}),
		});
	return {
		system,
		authorization,
		call,
		cluster,
		create,
		data,
		[Symbol.asyncDispose]: () => system.close(),
	};
}

afterEach(() => {
	vi.useRealTimers();
});

describe('sign-in and reading', () => {
	test('refuses a missing or wrong API key with the one known error shape', async () => {
		await using upstash = await begin();
		for (const authorization of [undefined, basic('demo@example.com', 'wrong'), 'Bearer x']) {
			const url = `${upstash.system.baseUrl}/v2/kafka/clusters`;
			const answer = await request('GET', url, authorization === undefined ? {} : {authorization});
			expect(answer).toMatchObject({status: 401, body: {error: 'Unauthorized'}});
		}
	});

	test('lists three clusters: one with as many topics as asked, one with few, one with one', async () => {
		await using upstash = await begin({topicCount: 300});
		const {body} = await upstash.call<Cluster[]>('GET', '/v2/kafka/clusters');
		const counts = [];
		for (const {cluster_id} of body) {
			const topics = await upstash.call<Topic[]>('GET', `/v2/kafka/topics/${cluster_id}`);
			expect(new Set(topics.body.map(({topic_name}) => topic_name)).size).toBe(topics.body.length);
			counts.push(topics.body.length);
		}
		expect(counts).toEqual([300, 7, 1]);
	});

	test('gives hosts without a scheme, the broker with its port, and the default credential', async () => {
		await using upstash = await begin();
		const listed = await upstash.cluster('orders');
		expect(listed).toMatchObject({
			cluster_id: expect.stringMatching(uuid),
			tcp_endpoint: upstash.system.brokers,
			rest_endpoint: new URL(upstash.system.otherUrls?.['data'] ?? '').host,
			region: 'eu-west-1',
			state: 'active',
		});
		const single = await upstash.call('GET', `/v2/kafka/cluster/${listed.cluster_id}`);
		expect(single).toMatchObject({status: 200, body: listed});
	});

	test('gives a topic by the id that the list gave', async () => {
		await using upstash = await begin();
		const {cluster_id} = await upstash.cluster('orders');
		const {body} = await upstash.call<Topic[]>('GET', `/v2/kafka/topics/${cluster_id}`);
		const last = body.at(-1);
		const answer = await upstash.call('GET', `/v2/kafka/topic/${last?.topic_id}`);
		expect(answer).toMatchObject({status: 200, body: {...last, cluster_id, cleanup_policy: 'delete'}});
	});

	test('makes ten thousand distinct topics', async () => {
		await using upstash = await begin({topicCount: 10_000});
		const {cluster_id} = await upstash.cluster('orders');
		const {body} = await upstash.call<Topic[]>('GET', `/v2/kafka/topics/${cluster_id}`);
		expect(new Set(body.map(({topic_name}) => topic_name)).size).toBe(10_000);
		expect(new Set(body.map(({topic_id}) => topic_id)).size).toBe(10_000);
	});

	test('says what it does not know', async () => {
		await using upstash = await begin();
		const error = expect.any(String);
		for (const [method, path, status] of [
			['GET', '/v2/kafka/cluster/none', 404],
			['GET', '/v2/kafka/topics/none', 404],
			['GET', '/v2/kafka/topic/none', 404],
			['DELETE', '/v2/kafka/credential/none', 404],
			['POST', '/v2/credential', 404],
			['POST', '/v2/kafka/clusters', 405],
		] as const)
			expect(await upstash.call(method, path)).toMatchObject({status, body: {error}});
		expect(await upstash.call('GET', '/v2/teams')).toMatchObject({
			status: 200,
			body: [{team_id: expect.any(String), team_name: expect.any(String), copy_cc: false}],
		});
	});
});

describe('credentials', () => {
	test('are created with a user name and password of the form of the samples', async () => {
		await using upstash = await begin();
		const before = Math.floor(Date.now() / 1000);
		const {status, body} = await upstash.create({credential_name: 'writer'});
		expect(status).toBe(200);
		expect(body).toEqual({
			credential_id: expect.stringMatching(uuid),
			credential_name: 'writer',
			topic: 'orders.*',
			permissions: 'PRODUCE',
			cluster_id: (await upstash.cluster('orders')).cluster_id,
			cluster_slug: 'calm-otter-4410',
			username: expect.stringMatching(/^[\w-]{63}$/),
			creation_time: expect.toSatisfy((time: number) => Number.isInteger(time) && time >= before),
			password: expect.stringMatching(/^[\w-]{61,}={0,2}$/),
			state: 'active',
		});
		expect(Buffer.from(body.username, 'base64url').toString('latin1')).toMatch(/^calm-otter-4410\$/);
		expect([64, 72, 108, 120]).toContain(body.password.length);
	});

	test('accept a body whatever its content type says', async () => {
		await using upstash = await begin();
		const {cluster_id} = await upstash.cluster('billing');
		const answer = await request('POST', `${upstash.system.baseUrl}/v2/kafka/credential`, {
			authorization: upstash.authorization,
			type: 'application/x-www-form-urlencoded',
			json: {credential_name: 'c', cluster_id, topic: '*', permissions: 'ALL'},
		});
		expect(answer.status).toBe(200);
	});

	test.each([
		{credential_name: ''},
		{credential_name: undefined},
		{cluster_id: undefined},
		{topic: 'a*b'},
		{topic: '**'},
		{topic: 'a b'},
		{topic: ''},
		{permissions: 'produce'},
		{permissions: undefined},
	])('refuse a wrong field: %j', async (wrong) => {
		await using upstash = await begin();
		expect(await upstash.create(wrong)).toMatchObject({status: 400, body: {error: expect.any(String)}});
	});

	test('refuse a body that is no JSON, and an unknown cluster', async () => {
		await using upstash = await begin();
		const url = `${upstash.system.baseUrl}/v2/kafka/credential`;
		const answer = await request('POST', url, {authorization: upstash.authorization, text: '{'});
		expect(answer).toMatchObject({status: 400, body: {error: expect.any(String)}});
		expect((await upstash.create({cluster_id: 'none'})).status).toBe(404);
	});

	test('are listed over all clusters with their passwords, and gone after the delete', async () => {
		await using upstash = await begin();
		const {body: created} = await upstash.create({}, 'billing');
		const listed = await upstash.call<Credential[]>('GET', '/v2/kafka/credentials');
		expect(listed.body).toContainEqual(created);
		expect(new Set(listed.body.map(({cluster_id}) => cluster_id)).size).toBe(3);
		const path = `/v2/kafka/credential/${created.credential_id}`;
		expect(await upstash.call('DELETE', path)).toMatchObject({status: 200, body: 'OK'});
		expect((await upstash.call('DELETE', path)).status).toBe(404);
		const after = await upstash.call<Credential[]>('GET', '/v2/kafka/credentials');
		expect(after.body).not.toContainEqual(created);
	});

	test('are limited to ten a cluster', async () => {
		await using upstash = await begin();
		for (let count = 0; count < 10; count += 1)
			expect((await upstash.create({}, 'billing')).status).toBe(200);
		expect(await upstash.create({}, 'billing')).toMatchObject({
			status: 400,
			body: {error: expect.stringContaining('limit')},
		});
		expect((await upstash.create({}, 'orders')).status).toBe(200);
	});

	test('the default one gets a new password, the old one stops working', async () => {
		await using upstash = await begin();
		const old = await upstash.cluster('orders');
		const {status, body} = await upstash.call<Cluster>('POST', `/v2/kafka/reset-password/${old.cluster_id}`);
		expect(status).toBe(200);
		expect(body).toEqual({...old, password: expect.stringMatching(/^[0-9a-f]{32}$/)});
		expect((await upstash.data('GET', '/topics', old)).status).toBe(401);
		expect((await upstash.data('GET', '/topics', body)).status).toBe(200);
	});
});

describe('the data plane', () => {
	test('shows a credential the topics it is for, and refuses in its own error shape', async () => {
		await using upstash = await begin({topicCount: 40});
		const {body: mine} = await upstash.create({topic: 'orders.*'});
		const {body: topics} = await upstash.data<Record<string, number>>('GET', '/topics', mine);
		expect(Object.keys(topics).length).toBeGreaterThan(0);
		for (const [name, partitions] of Object.entries(topics)) {
			expect(name).toMatch(/^orders\./);
			expect(partitions).toBeGreaterThan(0);
		}
		const all = await upstash.data<object>('GET', '/topics', await upstash.cluster('orders'));
		expect(Object.keys(all.body)).toHaveLength(40);
		expect(await upstash.data('GET', '/topics', {...mine, password: 'wrong'})).toMatchObject({
			status: 401,
			body: {error: expect.any(String), status: 401},
		});
		const subjects = await upstash.data<string[]>('GET', '/schema-registry/subjects', mine);
		expect(subjects.body.every((subject) => subject.endsWith('-value'))).toBe(true);
		expect(subjects.body.length).toBeGreaterThan(0);
	});

	test('lets produce only what the credential may', async () => {
		await using upstash = await begin();
		const {body: writer} = await upstash.create({topic: 'orders.*'});
		const {body: reader} = await upstash.create({topic: '*', permissions: 'CONSUME'});
		const message = {value: 'hello'};
		const topic = 'orders.invoice.created';
		const first = await upstash.data('POST', `/produce/${topic}`, writer, message);
		expect(first).toMatchObject({status: 200, body: {topic, partition: 0, offset: 0}});
		const second = await upstash.data('POST', `/produce/${topic}`, writer, message);
		expect(second).toMatchObject({status: 200, body: {topic, partition: 0, offset: 1}});
		const status = async (path: string, user: Credential, json: unknown) =>
			(await upstash.data('POST', path, user, json)).status;
		expect(await status(`/produce/${topic}`, reader, message)).toBe(403);
		expect(await status('/produce/billing.invoice.created', writer, message)).toBe(403);
		expect(await status('/produce/orders.none', writer, message)).toBe(404);
		expect(await status(`/produce/${topic}`, writer, {})).toBe(400);
	});

	test('knows a new credential only after the propagation time, and a deleted one no more', async () => {
		vi.useFakeTimers({toFake: ['Date']});
		await using upstash = await begin({propagationSeconds: 30});
		const {body: mine} = await upstash.create();
		vi.setSystemTime(Date.now() + 29_000);
		expect((await upstash.data('GET', '/topics', mine)).status).toBe(401);
		vi.setSystemTime(Date.now() + 1000);
		expect((await upstash.data('GET', '/topics', mine)).status).toBe(200);
		await upstash.call('DELETE', `/v2/kafka/credential/${mine.credential_id}`);
		expect((await upstash.data('GET', '/topics', mine)).status).toBe(401);
	});
});

describe('modes', () => {
	test('retired: every Kafka path is gone, teams stay', async () => {
		await using upstash = await begin({modes: new Set(['upstash-retired'])});
		expect((await upstash.call('GET', '/v2/kafka/clusters')).status).toBe(410);
		expect((await upstash.call('POST', '/v2/kafka/credential', {})).status).toBe(410);
		expect((await upstash.call('GET', '/v2/teams')).status).toBe(200);
	});

	test('empty password: the credential exists, its password did not come', async () => {
		await using upstash = await begin({modes: new Set(['upstash-empty-password'])});
		const {body} = await upstash.create();
		expect(body.password).toBe('');
		const listed = await upstash.call<Credential[]>('GET', '/v2/kafka/credentials');
		const same = listed.body.find(({credential_id}) => credential_id === body.credential_id);
		expect(same?.password).not.toBe('');
	});

	test('encoded user name: the older form signs in with the other field', async () => {
		await using upstash = await begin({modes: new Set(['upstash-encoded-username'])});
		const {body} = await upstash.create();
		expect(body.username).toBe(body.cluster_slug);
		const user = {username: body.encoded_username ?? '', password: body.password};
		expect((await upstash.data('GET', '/topics', user)).status).toBe(200);
		expect((await upstash.data('GET', '/topics', body)).status).toBe(401);
	});

	test('strict topic: a literal name must exist, a pattern need not match', async () => {
		await using upstash = await begin({modes: new Set(['upstash-strict-topic'])});
		expect((await upstash.create({topic: 'no.such'})).status).toBe(404);
		expect((await upstash.create({topic: 'no.such*'})).status).toBe(200);
		expect((await upstash.create({topic: 'orders.invoice.created'})).status).toBe(200);
	});
});
