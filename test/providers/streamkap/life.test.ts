import {describe, expect, test} from 'vitest';
import type {Answers} from '../../../source/providers/field.js';
import {Secret} from '../../../source/secret.js';
import {picked, runSteps, typed} from '../../support/api.js';
import {heldOf, lifeOf} from '../../support/life.js';
import {answeredAcls, connected, exchange, kafkaBody, readOnly, role, token} from './known.js';

const credentials = '/auth/client-credentials';
const users = '/kafka-access/kafka-users';
const keys = '/project-keys';
const detail = (text: string) => ({detail: text});

async function living(kind: string) {
	const {mocked, api} = await connected();
	return {mocked, api, ...lifeOf(mocked.kind(kind), api)};
}

const credential = {
	client_id: 'c-1',
	secret: 'b1d******7e5',
	description: 'metrics',
	created_at: '2025-06-24T10:00:00Z',
	service_id: 'svc_01',
	roles: [role],
	created_by_user: {id: 'u', email: 'dana@example.com', name: 'Dana'},
};
/** Single permissions are in no answer. */
const byPermission = {...credential, client_id: 'c-2', description: null, roles: [], created_by_user: null};
const held = heldOf('c-1');

describe('client credentials', () => {
	test('are listed with their roles, never with the masked secret', async () => {
		const {mocked, list} = await living('client-credential');
		mocked.expect(`GET ${credentials}`, [credential, byPermission]);
		const found = await list();
		expect(found).toMatchObject([
			{
				ref: {id: 'c-1'},
				name: 'metrics',
				opens: 'REST API of project svc_01 as Read Only',
				purpose: 'REST API svc_01 3c1f',
			},
			{id: 'c-2', name: '', opens: 'REST API of project svc_01', purpose: 'REST API svc_01 c-2'},
		]);
		expect(JSON.stringify(found)).not.toContain('***');
	});

	test('that kafkey is signed in with say so', async () => {
		const {mocked, list} = await living('client-credential');
		mocked.expect(`GET ${credentials}`, [credential, {...credential, client_id: 'cid'}]);
		expect((await list()).map(({inUse}) => inUse)).toEqual([
			undefined,
			'it is what kafkey is signed in with',
		]);
	});

	test('are changed from the roles that they have; permissions are not known', async () => {
		const {mocked, now} = await living('client-credential');
		mocked.expect(`GET ${credentials}`, [credential]);
		expect(await now(held)).toMatchObject({
			description: 'metrics',
			roles: [{value: '3c1f', label: 'Read Only', typed: false}],
			permissions: [],
		});
	});

	test.each<[string, Answers, unknown]>([
		['a description', {description: 'exporter'}, {description: 'exporter'}],
		['roles', {roles: [readOnly, typed('9d1e')]}, {role_ids: ['3c1f', '9d1e']}],
		['permissions', {permissions: [typed('fe.x')]}, {permission_ids: ['fe.x']}],
	])('are sent %s, and nothing else', async (_, changed, body) => {
		const {mocked, change} = await living('client-credential');
		mocked.expect(`PATCH ${credentials}/c-1`, credential);
		await change(held, changed);
		expect(mocked.sent).toMatchObject([{method: 'PATCH', body}]);
		expect(mocked.sent[0]?.body).toEqual(body);
	});

	test.each<[string, Answers, string]>([
		['cleared of their description', {description: ''}, 'description'],
		['given roles and permissions', {roles: [readOnly], permissions: [typed('p')]}, 'permissions'],
		['left without a role', {roles: []}, 'roles'],
	])('are never %s: nothing is sent', async (_, changed, field) => {
		const {mocked, change} = await living('client-credential');
		await expect(change(held, changed)).rejects.toMatchObject({
			outcome: 'not-sent',
			fields: [{path: [field]}],
		});
		expect(mocked.sent).toEqual([]);
	});

	test('are sent a change once, also when the token is refused or the answer is lost', async () => {
		const {mocked, change} = await living('client-credential');
		const at = `PATCH ${credentials}/c-1`;
		mocked.expect(at, detail('expired'), {status: 401}).expect(exchange, token('t2'));
		await expect(change(held, {description: 'x'})).rejects.toMatchObject({
			outcome: 'refused',
			what: 'Nothing was changed: Streamkap no longer accepted the access token.',
		});
		mocked.expect(at, '<html>502 Bad Gateway</html>', {status: 502});
		await expect(change(held, {description: 'x'})).rejects.toMatchObject({outcome: 'unclear'});
		expect(mocked.sent.filter(({method}) => method === 'PATCH')).toHaveLength(2);
		mocked.done();
	});

	test('are made again by their roles; permissions have to be asked for', async () => {
		const {mocked, again} = await living('client-credential');
		mocked.expect(`GET ${credentials}`, [credential, byPermission]);
		expect(await again(held)).toMatchObject({
			description: 'metrics',
			service: 'svc_01',
			access: {value: 'roles'},
			roles: [{value: '3c1f', label: 'Read Only', data: {names: ['3c1f', 'ReadOnly', 'Read Only']}}],
		});
		mocked.expect(`GET ${credentials}`, [credential, byPermission]);
		expect(await again(heldOf('c-2'))).toEqual({description: '', service: 'svc_01'});
		mocked.expect(`GET ${credentials}`, []);
		await expect(again(held)).rejects.toMatchObject({outcome: 'not-sent'});
	});
});

const user = {
	username: 'orders-reader',
	whitelist_ips: '203.0.113.0/24',
	kafka_proxy_endpoint: 'orders-reader.kafka.example.net:9092',
	schema_proxy_endpoint: '',
	kafka_acls: answeredAcls,
	is_create_schema_registry: false,
};
const heldUser = heldOf('orders-reader', {ref: {username: 'orders-reader'}});
/** The rules as requests spell them, in the order of the answer. */
const rules = [...kafkaBody.kafka_acls].reverse();
const whole = {whitelist_ips: '203.0.113.0/24', kafka_acls: rules, is_create_schema_registry: false};

describe('Kafka users', () => {
	test('say to which project key they belong; a key of the same user name elsewhere is another', async () => {
		const {mocked, list} = await living('kafka-user');
		const key = {id: 'pk_1', name: 'orders', service_id: 'svc_01', kafka_username: 'orders-reader'};
		mocked
			.expect(`GET ${users}`, [user, {username: 'alone', kafka_acls: []}])
			.expect(`GET ${keys}`, [{...key, service_id: 'svc_02', kafka_username: 'alone'}, key]);
		const found = await list();
		expect(found).toMatchObject([
			{
				id: 'orders-reader',
				opens: 'READ on groups that begin with orders-; READ on topic public.orders',
				locked: 'it belongs to project key orders',
				owner: 'project key orders',
			},
			{id: 'alone', opens: 'Kafka of project svc_01', purpose: 'Kafka svc_01 alone '},
		]);
		expect(found[1]).not.toHaveProperty('locked');
	});

	test('are listed by a sign-in that may not read project keys', async () => {
		const {mocked, list} = await living('kafka-user');
		mocked.expect(`GET ${users}`, [user]).expect(`GET ${keys}`, detail('no'), {status: 403});
		const [found] = await list();
		expect(found).not.toHaveProperty('locked');
	});

	test('are sent all their settings, as they are now, with the change among them and no password', async () => {
		const {mocked, change} = await living('kafka-user');
		mocked.expect(`GET ${users}`, [user]).expect(`PUT ${users}/orders-reader`, user);
		await change(heldUser, {'allowed-ips': ''});
		expect(mocked.sent[1]?.body).toEqual({...whole, whitelist_ips: ''});
		const acl = [{resource: 'TOPIC', pattern: 'LITERAL', name: 'a', operation: 'WRITE'}];
		mocked.expect(`GET ${users}`, [user]).expect(`PUT ${users}/orders-reader`, user);
		await change(heldUser, {acl, 'schema-registry': picked('yes')});
		expect(mocked.sent[3]?.body).toEqual({
			...whole,
			kafka_acls: [
				{resource: 'TOPIC', resource_pattern_type: 'LITERAL', topic_name: 'a', operation: 'WRITE'},
			],
			is_create_schema_registry: true,
		});
	});

	test.each([
		['no rules', null],
		['a rule without an operation', [{name: 'a', resource_pattern_type: 'LITERAL'}]],
		['rules of another shape', 'READ:a'],
	])('whose answer shows %s are not changed, because the rest would be lost', async (_, kafka_acls) => {
		const {mocked, change, now, rotate} = await living('kafka-user');
		for (const call of [
			() => now(heldUser),
			() => change(heldUser, {'allowed-ips': ''}),
			() => rotate(heldUser, {password: new Secret('Correct-Horse-78')}),
		]) {
			mocked.expect(`GET ${users}`, [{...user, kafka_acls}]);
			await expect(call()).rejects.toMatchObject({outcome: 'not-sent'});
		}
		expect(mocked.sent.map(({method}) => method)).toEqual(['GET', 'GET', 'GET']);
	});

	test('of a project key are refused by Streamkap, in its words', async () => {
		const {mocked, change} = await living('kafka-user');
		mocked
			.expect(`GET ${users}`, [user])
			.expect(`PUT ${users}/orders-reader`, detail('Kafka user is managed by a project key'), {status: 409});
		await expect(change(heldUser, {'allowed-ips': ''})).rejects.toMatchObject({
			outcome: 'refused',
			status: 409,
			why: expect.stringContaining('managed by a project key'),
		});
	});

	test('get a new password with what others changed meanwhile, and show their address at once', async () => {
		const {mocked, rotate} = await living('kafka-user');
		const password = new Secret('Correct-Horse-78');
		mocked.expect(`GET ${users}`, [user]);
		const plan = await rotate(heldUser, {password});
		expect(plan.known).toMatchObject([{bootstrapServers: 'orders-reader.kafka.example.net:9092', password}]);
		expect(JSON.stringify(plan.steps[0]?.request({}))).not.toContain('Horse');
		mocked
			.expect(`GET ${users}`, [{...user, whitelist_ips: '198.51.100.7'}])
			.expect(`PUT ${users}/orders-reader`, {});
		const {password: made} = await runSteps(plan);
		expect(mocked.sent.at(-1)?.body).toEqual({
			...whole,
			whitelist_ips: '198.51.100.7',
			password: 'Correct-Horse-78',
		});
		expect(made).toMatchObject({existed: true, credential: {id: 'orders-reader', differences: []}});
	});

	test('that are gone get no password', async () => {
		const {mocked, rotate} = await living('kafka-user');
		mocked.expect(`GET ${users}`, [user]);
		const plan = await rotate(heldUser, {password: new Secret('Correct-Horse-78')});
		mocked.expect(`GET ${users}`, []);
		await expect(runSteps(plan)).rejects.toMatchObject({outcome: 'not-sent'});
	});
});

const apiKey = {
	id: 'pk_1',
	name: 'orders',
	service_id: 'svc_01',
	status: 'something new',
	description: 'read orders',
	created_at: '2025-06-24T10:00:00Z',
	last_used_at: '2025-07-01T00:00:00Z',
	api_client_id: 'cid',
	api_client_id_masked_secret: 'b1d******7e5',
	kafka_username: null,
	roles: [role],
	tool_profile: 'read-only',
	allowed_tools: null,
	blocked_tools: ['drop'],
};
const kafkaKey = {
	...apiKey,
	id: 'pk_2',
	api_client_id: null,
	roles: null,
	kafka_username: 'orders-reader',
	last_used_at: null,
	tool_profile: null,
	kafka_acls: answeredAcls,
	whitelist_ips: '',
	schema_proxy_endpoint: 'https://sr.example.net',
};
const heldKey = heldOf('pk_1');

describe('project keys', () => {
	test('are listed with what they open, when they were last used, and a state that Streamkap names', async () => {
		const {mocked, list} = await living('project-key');
		mocked.expect(`GET ${keys}`, [apiKey, kafkaKey, {id: 'pk_3', status: 'delete_failed'}]);
		const found = await list();
		expect(found).toMatchObject([
			{
				id: 'pk_1',
				opens: 'REST API as Read Only in project svc_01',
				lastUsed: '2025-07-01T00:00:00.000Z',
				purpose: 'svc_01 3c1f read-only',
			},
			{id: 'pk_2', opens: 'Kafka as orders-reader in project svc_01', user: 'orders-reader'},
			{id: 'pk_3', name: '', opens: 'nothing in project (not named)', state: 'delete_failed'},
		]);
		expect(found[0]).not.toHaveProperty('state');
		expect(found[1]?.purpose).toContain('pk_2');
		expect(JSON.stringify(found)).not.toContain('***');
	});

	test.each([
		['404', 404],
		['400', 400],
	])('that are gone are answered %s', async (_, status) => {
		const {mocked, show} = await living('project-key');
		mocked.expect(`GET ${keys}/pk_1`, detail('Project key not found'), {status});
		if (status === 400) mocked.expect(`GET ${keys}`, [kafkaKey]);
		expect(await show('pk_1')).toBeUndefined();
		mocked.done();
	});

	test('that are there and cannot be read are a failure', async () => {
		const {mocked, show} = await living('project-key');
		mocked.expect(`GET ${keys}/pk_1`, detail('busy'), {status: 400}).expect(`GET ${keys}`, [apiKey]);
		await expect(show('pk_1')).rejects.toMatchObject({status: 400});
	});

	test('are asked only what they have: roles with the REST API, rules with Kafka', async () => {
		const {mocked, now} = await living('project-key');
		mocked.expect(`GET ${keys}/pk_1`, apiKey);
		expect(await now(heldKey)).toEqual({
			name: 'orders',
			description: 'read orders',
			roles: [expect.objectContaining({value: '3c1f'})],
			'tool-profile': expect.objectContaining({value: 'read-only', typed: false}),
			'allowed-tools': [],
			'blocked-tools': [typed('drop')],
		});
		mocked.expect(`GET ${keys}/pk_2`, kafkaKey);
		const kafka = await now(heldOf('pk_2'));
		expect(Object.keys(kafka)).not.toContain('roles');
		expect(kafka).toMatchObject({'allowed-ips': '', acl: [{resource: 'GROUP'}, {resource: 'TOPIC'}]});
	});

	test.each<[string, Answers, unknown]>([
		['a name', {name: 'renamed'}, {name: 'renamed'}],
		['an empty description', {description: ''}, {description: ''}],
		['roles', {roles: [readOnly]}, {role_ids: ['3c1f']}],
		['addresses', {'allowed-ips': ''}, {whitelist_ips: ''}],
		[
			'tools',
			{'allowed-tools': [typed('a')], 'blocked-tools': []},
			{allowed_tools: ['a'], blocked_tools: []},
		],
		['a profile', {'tool-profile': picked('full')}, {tool_profile: 'full'}],
		[
			'rules',
			{acl: [{resource: 'TOPIC', pattern: 'LITERAL', name: 'a', operation: 'READ'}]},
			{
				kafka_acls: [
					{resource: 'TOPIC', resource_pattern_type: 'LITERAL', topic_name: 'a', operation: 'READ'},
				],
			},
		],
	])('are sent %s, and nothing else', async (_, changed, body) => {
		const {mocked, change} = await living('project-key');
		mocked.expect(`PATCH ${keys}/pk_1`, apiKey);
		await change(heldKey, changed);
		expect(mocked.sent.map((each) => each.body)).toEqual([body]);
	});

	test('keep a tool profile: how it is taken away is not said', async () => {
		const {mocked, change} = await living('project-key');
		await expect(change(heldKey, {'tool-profile': picked('none')})).rejects.toMatchObject({
			outcome: 'not-sent',
			fields: [{path: ['tool-profile']}],
		});
		expect(mocked.sent).toEqual([]);
	});

	test('in the wrong state are refused by Streamkap', async () => {
		const {mocked, change} = await living('project-key');
		mocked.expect(`PATCH ${keys}/pk_1`, detail('Project key is creating'), {status: 400});
		await expect(change(heldKey, {name: 'x'})).rejects.toMatchObject({outcome: 'refused', status: 400});
	});

	test('are made again with a Kafka user of the next free name; its password is asked', async () => {
		const {mocked, again} = await living('project-key');
		mocked
			.expect(`GET ${keys}/pk_2`, kafkaKey)
			.expect(`GET ${users}`, [user, {...user, username: 'orders-reader-2'}]);
		const answers = await again(heldOf('pk_2'));
		expect(answers).toMatchObject({
			name: 'orders',
			opens: {value: 'kafka'},
			username: 'orders-reader-3',
			'schema-registry': {value: 'yes'},
			'tool-profile': {value: 'none'},
		});
		expect(Object.keys(answers)).not.toContain('password');
		expect(Object.keys(answers)).not.toContain('access');
		mocked
			.expect(`GET ${keys}/pk_2`, {...kafkaKey, kafka_username: 'abcdefghijklmnopqrstu-wx'})
			.expect(`GET ${users}`, detail('no'), {status: 403});
		expect((await again(heldOf('pk_2')))['username']).toBe('abcdefghijklmnopqrstu-2');
	});

	test.each([
		['nothing', 200, ''],
		['204', 204, ''],
		['null', 200, 'null'],
	])('are deleted, answered %s', async (_, status, answer) => {
		const {mocked, api} = await living('project-key');
		mocked.expect(`DELETE ${keys}/pk_1`, answer, {status});
		await mocked.remove('projectKey', api, {id: 'pk_1'});
		expect(mocked.sent).toHaveLength(1);
	});
});
