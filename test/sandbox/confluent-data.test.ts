import {describe, expect, test} from 'vitest';
import {begin, type Page, type Place, pairOf} from './confluent-support.js';

type Topic = {
	readonly topic_name: string;
	readonly partitions_count: number;
	readonly authorized_operations?: readonly string[];
};

type Region = {readonly id: string; readonly http_endpoint?: string};

type Cloud = Awaited<ReturnType<typeof begin>>;

/** A service account with a Kafka key of the admin's cluster, and the paths there. */
async function application(cloud: Cloud, admin: Cloud['standardAdmin'], name = 'application') {
	const {id, environment} = await cloud.resourceOf(admin);
	const owner = await cloud.account(name);
	const key = pairOf((await cloud.create(owner, {id})).body);
	const clusters = `/cmk/v2/clusters?environment=${environment}`;
	const {body} = await cloud.call<Page<Place>>('GET', clusters);
	const crn = body.data.find((cluster) => cluster.id === id)?.metadata.resource_name ?? '';
	return {
		owner,
		key,
		crn,
		topics: `/kafka/v3/clusters/${id}/topics`,
		acls: `/kafka/v3/clusters/${id}/acls`,
	};
}

const bindings = '/iam/v2/role-bindings';

describe('what a key is tried against', () => {
	test('are the clusters that it opens', async () => {
		await using cloud = await begin();
		const {id} = await cloud.resourceOf(cloud.standardAdmin);
		const {body} = await cloud.data<Page<object>>('GET', '/kafka/v3/clusters', cloud.standardAdmin);
		expect(body.data).toEqual([expect.objectContaining({kind: 'KafkaCluster', cluster_id: id})]);
		const everything = pairOf((await cloud.create(await cloud.me(), {id: 'global'})).body);
		const all = await cloud.data<Page<object>>('GET', '/kafka/v3/clusters', everything);
		expect(all.body.data.length).toBeGreaterThan(1);
		expect((await cloud.data('GET', '/kafka/v3/clusters', cloud.demo)).status).toBe(401);
	});

	test('are the statements of a Flink key’s own environment', async () => {
		await using cloud = await begin();
		const {environment = ''} = await cloud.resourceOf(cloud.standardAdmin);
		const [organization] = (await cloud.call<Page<{id: string}>>('GET', '/org/v2/organizations')).body.data;
		const [region] = (await cloud.call<Page<Region>>('GET', '/fcpm/v2/regions')).body.data;
		expect(region?.http_endpoint).toBe(cloud.system.otherUrls?.['data']);
		const resource = {id: region?.id ?? '', environment};
		const key = pairOf((await cloud.create(await cloud.me(), resource)).body);
		const of = (name: string) => `/sql/v1/organizations/${organization?.id}/environments/${name}/statements`;
		expect(await cloud.data('GET', of(environment), key)).toMatchObject({status: 200, body: {data: []}});
		expect((await cloud.data('GET', of('env-other'), key)).status).toBe(403);
		expect((await cloud.data('GET', of(environment), cloud.standardAdmin)).status).toBe(401);
	});
});

describe('topics', () => {
	test('are listed whole by the admin key, and refused to a Cloud key and to another cluster’s key', async () => {
		await using cloud = await begin({topicCount: 300});
		const {topics, key} = await application(cloud, cloud.standardAdmin);
		const {status, body} = await cloud.data<Page<Topic>>('GET', topics, cloud.standardAdmin);
		expect([status, body.data.length, body.metadata.next]).toEqual([200, 300, null]);
		expect(body.data[0]?.topic_name).toBe('orders');
		expect((await cloud.data('GET', topics, cloud.demo)).status).toBe(401);
		const other = await cloud.data<object>('GET', topics, cloud.basicAdmin);
		expect([other.status, other.body]).toEqual([401, expect.objectContaining({error_code: 40101})]);
		expect((await cloud.data<Page<Topic>>('GET', topics, key)).body.data).toEqual([]);
	});

	test('are created, refused twice, read and deleted', async () => {
		await using cloud = await begin();
		const {topics} = await application(cloud, cloud.standardAdmin);
		const topic = {topic_name: 'made.here', partitions_count: 4};
		const made = await cloud.data<Topic>('POST', topics, cloud.standardAdmin, topic);
		expect([made.status, made.body.partitions_count]).toEqual([201, 0]);
		const twice = await cloud.data<object>('POST', topics, cloud.standardAdmin, topic);
		expect(twice.body).toEqual({error_code: 40002, message: "Topic 'made.here' already exists."});
		const path = `${topics}/made.here`;
		const read = await cloud.data<Topic>('GET', path, cloud.standardAdmin);
		expect(read.body.partitions_count).toBe(4);
		expect((await cloud.data('DELETE', path, cloud.standardAdmin)).status).toBe(204);
		const gone = await cloud.data<object>('GET', path, cloud.standardAdmin);
		expect([gone.status, gone.body]).toEqual([404, expect.objectContaining({error_code: 40403})]);
	});
});

describe('role bindings', () => {
	test('open a topic, once, and close it again', async () => {
		await using cloud = await begin();
		const {owner, key, crn, topics} = await application(cloud, cloud.standardAdmin);
		const wanted = {
			principal: `User:${owner}`,
			role_name: 'DeveloperWrite',
			crn_pattern: `${crn}/topic=orders*`,
		};
		const made = await cloud.call<{id: string}>('POST', bindings, cloud.demo, wanted);
		expect(made.status).toBe(201);
		const again = await cloud.call('POST', bindings, cloud.demo, wanted);
		expect(again.status).toBe(409);
		expect(again.headers.get('location')).toContain(made.body.id);
		const seen = (await cloud.data<Page<Topic>>('GET', topics, key)).body.data;
		expect(seen.length).toBeGreaterThan(0);
		expect(seen.every(({topic_name}) => topic_name.startsWith('orders'))).toBe(true);
		const one = `${topics}/orders?include_authorized_operations=true`;
		const {body} = await cloud.data<Topic>('GET', one, key);
		expect(body.authorized_operations).toEqual(['DESCRIBE', 'WRITE']);
		const gone = await cloud.call<object>('DELETE', `${bindings}/${made.body.id}`);
		expect([gone.status, gone.body]).toEqual([200, expect.objectContaining({id: made.body.id})]);
		expect((await cloud.data<Page<Topic>>('GET', topics, key)).body.data).toEqual([]);
		const unknown = await cloud.call<object>('GET', `${bindings}/${made.body.id}`);
		expect([unknown.status, unknown.body]).toEqual([403, expect.objectContaining({error_code: 40301})]);
	});

	test('are listed by pattern only', async () => {
		await using cloud = await begin();
		const {crn} = await application(cloud, cloud.standardAdmin);
		expect((await cloud.call('GET', bindings)).status).toBe(400);
		type Binding = {crn_pattern: string; role_name: string};
		const query = `crn_pattern=${encodeURIComponent(crn)}&role_name=DeveloperRead`;
		const {body} = await cloud.call<Page<Binding>>('GET', `${bindings}?${query}`);
		expect(body.data.length).toBeGreaterThan(0);
		for (const found of body.data) {
			expect(found.role_name).toBe('DeveloperRead');
			expect(found.crn_pattern.startsWith(crn)).toBe(true);
		}
		const basic = await application(cloud, cloud.basicAdmin, 'elsewhere');
		const none = await cloud.call<Page<Binding>>(
			'GET',
			`${bindings}?crn_pattern=${encodeURIComponent(basic.crn)}`,
		);
		expect(none.body.data).toEqual([]);
	});

	test('refuse an unknown role, and topics of a Basic cluster', async () => {
		await using cloud = await begin();
		const {owner, crn} = await application(cloud, cloud.basicAdmin);
		const wanted = {principal: `User:${owner}`, crn_pattern: `${crn}/topic=orders`};
		const post = (role_name: string) =>
			cloud.call<{message: string}>('POST', bindings, cloud.demo, {...wanted, role_name});
		const unknown = await post('Wizard');
		expect([unknown.status, unknown.body.message]).toEqual([400, 'Invalid role name : Wizard']);
		const basic = await post('DeveloperRead');
		expect([basic.status, basic.body.message]).toEqual([400, expect.stringContaining('Basic')]);
	});
});

describe('ACLs', () => {
	const rule = {pattern_type: 'LITERAL', host: '*', permission: 'ALLOW'};

	test('open a topic of a Basic cluster, and their removal closes it', async () => {
		await using cloud = await begin();
		const {owner, key, topics, acls} = await application(cloud, cloud.basicAdmin);
		const principal = `User:${owner}`;
		const data = [
			{...rule, principal, resource_type: 'TOPIC', resource_name: 'orders', operation: 'READ'},
			{...rule, principal, resource_type: 'GROUP', resource_name: 'readers', operation: 'READ'},
		];
		const made = await cloud.data('POST', `${acls}:batch`, cloud.basicAdmin, {data});
		expect([made.status, made.body]).toEqual([201, '']);
		expect((await cloud.data('POST', acls, cloud.basicAdmin, data[0])).status).toBe(201);
		const filter = `principal=${encodeURIComponent(principal)}`;
		const all = await cloud.data<Page<object>>('GET', `${acls}?${filter}`, cloud.basicAdmin);
		expect(all.body.data).toMatchObject(data);
		const seen = (await cloud.data<Page<Topic>>('GET', topics, key)).body.data;
		expect(seen.map(({topic_name}) => topic_name)).toEqual(['orders']);
		const stranger = await application(cloud, cloud.basicAdmin, 'stranger');
		expect((await cloud.data<Page<Topic>>('GET', topics, stranger.key)).body.data).toEqual([]);
		const vague = await cloud.data('DELETE', `${acls}?${filter}`, cloud.basicAdmin);
		expect(vague.status).toBe(400);
		const query = `${filter}&resource_type=TOPIC&pattern_type=LITERAL&operation=READ&permission=ALLOW`;
		const gone = await cloud.data<Page<object>>('DELETE', `${acls}?${query}`, cloud.basicAdmin);
		expect(gone.body.data).toMatchObject([data[0] ?? {}]);
		expect((await cloud.data<Page<Topic>>('GET', topics, key)).body.data).toEqual([]);
	});

	test('are for administrators, and the cluster has one name only', async () => {
		await using cloud = await begin();
		const {owner, key, acls} = await application(cloud, cloud.basicAdmin);
		const acl = {...rule, principal: `User:${owner}`, resource_type: 'CLUSTER', operation: 'CREATE'};
		const forbidden = await cloud.data<object>('POST', acls, key, {...acl, resource_name: 'kafka-cluster'});
		expect([forbidden.status, forbidden.body]).toEqual([403, expect.objectContaining({error_code: 40301})]);
		const wrong = await cloud.data<object>('POST', acls, cloud.basicAdmin, {...acl, resource_name: 'mine'});
		expect([wrong.status, wrong.body]).toEqual([400, expect.objectContaining({error_code: 40002})]);
	});
});

test('Schema Registry and ksqlDB open to their own keys only, at the address of their record', async () => {
	await using cloud = await begin();
	const {environment} = await cloud.resourceOf(cloud.standardAdmin);
	const place = async (api: string) => {
		const path = `/${api}/clusters?environment=${environment}`;
		const [found] = (await cloud.call<Page<Place>>('GET', path)).body.data;
		if (!found) throw new Error(`nothing in ${api}`);
		return found;
	};
	const me = await cloud.me();
	const registry = await place('srcm/v3');
	const ksql = await place('ksqldbcm/v2');
	const registryKey = pairOf((await cloud.create(me, {id: registry.id})).body);
	const ksqlKey = pairOf((await cloud.create(me, {id: ksql.id})).body);
	const subjects = `${registry.spec.http_endpoint}/subjects`;
	const info = `${ksql.status.http_endpoint}/info`;
	expect((await cloud.data<string[]>('GET', subjects, registryKey)).body).toContain('orders-value');
	expect((await cloud.data<object>('GET', info, ksqlKey)).body).toHaveProperty('KsqlServerInfo');
	expect((await cloud.data('GET', subjects, ksqlKey)).status).toBe(401);
	expect((await cloud.data('GET', info, cloud.standardAdmin)).status).toBe(401);
});
