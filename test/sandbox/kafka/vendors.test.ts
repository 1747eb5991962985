import {AclOperations, describeGroupsV5, metadataV12} from '@platformatic/kafka';
import {expect, onTestFinished, test} from 'vitest';
import {startStreamkap} from '../../../source/sandbox/streamkap/index.js';
import {startUpstash} from '../../../source/sandbox/upstash/index.js';
import {type ArmKey, begin as beginAzure} from '../azure-support.js';
import {begin as beginConfluent, type Pair, pairOf} from '../confluent-support.js';
import {basic, request, started} from '../request.js';
import {dial, type Mechanism} from './dial.js';

type Brokers = {readonly brokers?: string; readonly authority: string};

async function signIn({brokers = '', authority}: Brokers, by: Mechanism, user: string, password: string) {
	const connection = await dial({address: brokers, authority});
	onTestFinished(connection.hangUp);
	return {connection, said: await connection.signIn(by, user, password)};
}

/** What a user may do, as the brokers say it: `orders: WRITE DESCRIBE`, `billing: denied`. */
async function rights(
	at: Brokers,
	by: Mechanism,
	{key: user, secret}: Pair,
	asked: {topics?: string[]; groups?: string[]},
) {
	const {connection, said} = await signIn(at, by, user, secret);
	expect(said).toBe('signed in');
	const topics = await connection.ask(metadataV12, asked.topics ?? [], false, true);
	const groups = await connection.ask(describeGroupsV5, asked.groups ?? [], true);
	if (topics === 'closed' || groups === 'closed') throw new Error('closed');
	return [
		...topics.topics.map(({name, errorCode, topicAuthorizedOperations: operations}) =>
			told(name, errorCode, operations),
		),
		...groups.groups.map(({groupId, errorCode, authorizedOperations: operations}) =>
			told(groupId, errorCode, operations),
		),
	].sort();
}

function told(name: string | null | undefined, error: number, operations: number): string {
	if (error === 29 || error === 30) return `${name}: denied`;
	const words = Object.entries(AclOperations).filter(([, code]) => (operations & (1 << code)) !== 0);
	return `${name}: ${words.map(([word]) => word).join(' ')}${error === 3 ? ' (unknown)' : ''}`;
}

const all = 'READ WRITE CREATE DELETE ALTER DESCRIBE DESCRIBE_CONFIGS ALTER_CONFIGS';

test.each([
	[
		'PRODUCE',
		'orders.*',
		['g: denied', 'orders.invoice.created: WRITE DESCRIBE', 'shipping.invoice.created: denied'],
	],
	['CONSUME', '*', ['orders.invoice.created: READ DESCRIBE', 'shipping.invoice.created: READ DESCRIBE']],
	['ALL', 'orders.none', ['orders.invoice.created: denied', `orders.none: ${all} (unknown)`]],
])('an Upstash credential may %s on %s', async (permissions, topic, expected) => {
	await using upstash = await started(startUpstash, {topicCount: 80});
	const authorization = basic(upstash.signIn['email'] ?? '', upstash.signIn['apiKey'] ?? '');
	const api = `${upstash.baseUrl}/v2/kafka`;
	const clusters = await request<{cluster_id: string}[]>('GET', `${api}/clusters`, {authorization});
	const json = {credential_name: 'x', cluster_id: clusters.body[0]?.cluster_id, topic, permissions};
	const made = await request<{username: string; password: string}>('POST', `${api}/credential`, {
		authorization,
		json,
	});
	const pair = {key: made.body.username, secret: made.body.password};
	const topics = expected.map((line) => line.split(':')[0] ?? '').filter((name) => name !== 'g');
	const groups = expected.some((line) => line.startsWith('g:')) ? ['g'] : [];
	for (const by of ['SCRAM-SHA-256', 'SCRAM-SHA-512'] as const)
		expect(await rights(upstash, by, pair, {topics, groups})).toEqual(expected);
	expect((await signIn(upstash, 'PLAIN', pair.key, pair.secret)).said).toBe(
		'33: SCRAM-SHA-256 SCRAM-SHA-512',
	);
});

test('a Streamkap Kafka user may do what its ACLs say, and is unknown while it spreads', async () => {
	await using streamkap = await started(startStreamkap);
	const {clientId: client_id, secret} = streamkap.signIn;
	const token = await request<{accessToken: string}>('POST', `${streamkap.baseUrl}/auth/access-token`, {
		json: {client_id, secret},
	});
	const acl = (topic_name: string, operation: string, resource_pattern_type: string, resource: string) => {
		return {topic_name, operation, resource_pattern_type, resource};
	};
	const user = {key: 'orders-reader', secret: 'Correct-Horse-77'};
	const made = await request('POST', `${streamkap.baseUrl}/kafka-access/kafka-users`, {
		authorization: `Bearer ${token.body.accessToken}`,
		json: {
			username: user.key,
			password: user.secret,
			kafka_acls: [
				acl('public.orders', 'WRITE', 'LITERAL', 'TOPIC'),
				acl('billing.', 'ALL', 'PREFIXED', 'TOPIC'),
				acl('orders-', 'READ', 'PREFIXED', 'GROUP'),
			],
		},
	});
	expect(made.status).toBe(200);
	const asked = {
		topics: ['public.orders', 'public.customers', 'billing.orders'],
		groups: ['orders-1', 'other'],
	};
	expect(await rights(streamkap, 'PLAIN', user, asked)).toEqual([
		`billing.orders: ${all}`,
		'orders-1: READ DESCRIBE',
		'other: denied',
		'public.customers: denied',
		'public.orders: WRITE DESCRIBE',
	]);
	expect((await signIn(streamkap, 'PLAIN', user.key, 'another')).said).toMatch(/^58: .*Invalid username/);
	expect((await signIn(streamkap, 'SCRAM-SHA-512', user.key, user.secret)).said).toBe('33: PLAIN');
});

test('a Confluent Kafka key may do what its owner may, at its cluster', async () => {
	await using cloud = await beginConfluent();
	const {id, environment} = await cloud.resourceOf(cloud.standardAdmin);
	const owner = await cloud.account('orders-app');
	const key = pairOf((await cloud.create(owner, {id, environment})).body);
	const asked = {topics: ['orders', 'payments'], groups: ['orders-1']};
	expect(await rights(cloud.system, 'PLAIN', key, asked)).toEqual([
		'orders-1: denied',
		'orders: denied',
		'payments: denied',
	]);

	const {metadata} = (
		await cloud.call<{metadata: {resource_name: string}}>(
			'GET',
			`/cmk/v2/clusters/${id}?environment=${environment}`,
		)
	).body;
	const bind = (role_name: string, tail: string) =>
		cloud.call('POST', '/iam/v2/role-bindings', cloud.demo, {
			principal: `User:${owner}`,
			role_name,
			crn_pattern: `${metadata.resource_name}/${tail}`,
		});
	await bind('DeveloperWrite', 'topic=orders');
	await bind('DeveloperRead', 'group=orders-*');
	expect(await rights(cloud.system, 'PLAIN', key, asked)).toEqual([
		'orders-1: READ DESCRIBE',
		'orders: WRITE DESCRIBE',
		'payments: denied',
	]);
	const admin = await rights(cloud.system, 'PLAIN', cloud.standardAdmin, {topics: ['orders', 'nothing']});
	expect(admin).toEqual([`nothing: ${all} (unknown)`, `orders: ${all}`]);
	// A Cloud key opens no cluster.
	expect((await signIn(cloud.system, 'PLAIN', cloud.demo.key, cloud.demo.secret)).said).toMatch(/^58: /);
	await cloud.call('DELETE', `/iam/v2/api-keys/${key.key}`);
	expect((await signIn(cloud.system, 'PLAIN', key.key, key.secret)).said).toMatch(/^58: /);
});

test('a Kafka key of Confluent on Azure signs in, once it has spread', async () => {
	for (const [propagationSeconds, said] of [
		[0, 'signed in'],
		[600, '58: Authentication failed: Invalid username or password'],
	] as const) {
		await using azure = await beginAzure({propagationSeconds});
		const path = `${await azure.path('example-kafka')}/environments/env-azliv1/clusters/lkc-azord1/createAPIKey`;
		const {body} = await azure.arm<ArmKey>('POST', path, {name: 'orders-app'});
		const secret = body.properties.spec.secret ?? '';
		expect((await signIn(azure.system, 'PLAIN', body.id, secret)).said).toBe(said);
	}
});
