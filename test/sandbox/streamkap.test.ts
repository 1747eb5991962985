import {afterEach, describe, expect, test, vi} from 'vitest';
import {startStreamkap} from '../../source/sandbox/streamkap/index.js';
import {basic, request, started} from './request.js';

type Tokens = {accessToken: string; refreshToken: string; expiresIn: number};
type Role = {id: string; key: string; name: string; permissions: string[]};
type ClientCredential = {client_id: string; secret: string; service_id: string; roles: Role[]};
type ProjectKeyFile = {
	project_key_id: string;
	api: {client_id: string; client_secret: string; token_endpoint: string} | null;
	kafka: {username: string; password: string; schema_registry_url: string | null} | null;
	kafka_acls: object[];
};
type Invalid = {
	detail: {type: string; loc: (string | number)[]; msg: string; input: unknown; ctx?: object}[];
};

async function begin(settings: Parameters<typeof started>[1] = {}) {
	const system = await started(startStreamkap, settings);
	const post = <Body>(path: string, json: unknown) =>
		request<Body>('POST', `${system.baseUrl}${path}`, {json});
	const {clientId: client_id, secret} = system.signIn;
	const signIn = async (json: object = {client_id, secret}) => {
		const {body} = await post<Tokens>('/auth/access-token', json);
		return as(body.accessToken);
	};
	const as =
		(token: string) =>
		<Body>(method: string, path: string, json?: unknown) =>
			request<Body>(method, `${system.baseUrl}${path}`, {
				authorization: `Bearer ${token}`,
				...(json !== undefined && {json}),
			});
	const registry = (user: string, password: string) =>
		request<string[]>('GET', `${system.otherUrls?.['registry']}/subjects`, {
			authorization: basic(user, password),
		});
	return {system, post, signIn, as, registry, [Symbol.asyncDispose]: () => system.close()};
}

type Call = Awaited<ReturnType<Awaited<ReturnType<typeof begin>>['signIn']>>;

async function roleId(call: Call, key: string): Promise<string> {
	const {body} = await call<Role[]>('GET', '/auth/roles');
	return body.find((role) => role.key === key)?.id ?? '';
}

const acl = {topic_name: 'public.orders', operation: 'READ', resource_pattern_type: 'LITERAL'};
const kafkaUser = {username: 'orders-reader', password: 'Correct-Horse-77'};

afterEach(() => {
	vi.useRealTimers();
});

describe('tokens', () => {
	test('are given for client id and secret, in camelCase, and say who they speak for', async () => {
		await using streamkap = await begin();
		const {clientId, secret} = streamkap.system.signIn;
		const {status, headers, body} = await streamkap.post<Tokens>('/auth/access-token', {
			client_id: clientId,
			secret,
		});
		expect(status).toBe(200);
		expect(body).toEqual({
			accessToken: expect.stringMatching(/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/),
			refreshToken: expect.any(String),
			expiresIn: 86_400,
			expires: expect.stringMatching(/GMT$/),
		});
		expect(headers.get('x-request-id')).toBeTruthy();
		expect(await streamkap.as(body.accessToken)('GET', '/auth/whoami')).toMatchObject({
			status: 200,
			body: {
				tenant_id: expect.any(String),
				service_id: expect.stringMatching(/^svc_/),
				sub: clientId,
				token_type: expect.any(String),
				project_key_id: null,
			},
		});
	});

	test('are given for a project key file, as JSON or base64 of it, but not for one without API access', async () => {
		await using streamkap = await begin();
		const file = streamkap.system.extras?.[0]?.values['projectKey'] ?? '';
		const {project_key_id} = JSON.parse(file);
		for (const project_key of [file, Buffer.from(file).toString('base64')]) {
			const call = await streamkap.signIn({project_key});
			expect((await call('GET', '/auth/whoami')).body).toMatchObject({project_key_id});
		}
		for (const project_key of ['{}', 'no json at all', '{"api":null}'])
			expect(await streamkap.post('/auth/access-token', {project_key})).toMatchObject({
				status: 400,
				body: {detail: expect.any(String)},
			});
	});

	test('are refused for a wrong secret (401) and for anything but one of the two ways (422)', async () => {
		await using streamkap = await begin();
		const {clientId: client_id, secret} = streamkap.system.signIn;
		const wrong = await streamkap.post('/auth/access-token', {client_id, secret: 'wrong'});
		expect(wrong).toMatchObject({status: 401, body: {detail: expect.any(String)}});
		for (const json of [{}, {client_id}, {client_id, secret, project_key: '{}'}])
			expect((await streamkap.post('/auth/access-token', json)).status).toBe(422);
	});

	test('are refreshed once for each refresh token', async () => {
		await using streamkap = await begin();
		const {clientId: client_id, secret} = streamkap.system.signIn;
		const first = await streamkap.post<Tokens>('/auth/access-token', {client_id, secret});
		const json = {refresh_token: first.body.refreshToken};
		const second = await streamkap.post<Tokens>('/auth/access-token/refresh', json);
		expect(second.status).toBe(200);
		expect((await streamkap.as(second.body.accessToken)('GET', '/auth/whoami')).status).toBe(200);
		expect((await streamkap.post('/auth/access-token/refresh', json)).status).toBe(401);
	});

	test('are needed everywhere else', async () => {
		await using streamkap = await begin();
		for (const path of [
			'/auth/whoami',
			'/auth/roles',
			'/project-keys',
			'/kafka-access/kafka-users',
			'/topics/details',
		])
			expect(await streamkap.as('wrong')('GET', path)).toMatchObject({
				status: 401,
				body: {detail: expect.any(String)},
			});
		const call = await streamkap.signIn();
		expect(await call('GET', '/nothing')).toMatchObject({status: 404, body: {detail: 'Not Found'}});
		expect(await call('PUT', '/project-keys', {})).toMatchObject({status: 405});
	});

	test('expire after expiresIn seconds', async () => {
		vi.useFakeTimers({toFake: ['Date']});
		await using streamkap = await begin({modes: new Set(['streamkap-short-token'])});
		const {clientId: client_id, secret} = streamkap.system.signIn;
		const {body} = await streamkap.post<Tokens>('/auth/access-token', {client_id, secret});
		expect(body.expiresIn).toBe(90);
		const call = streamkap.as(body.accessToken);
		vi.setSystemTime(Date.now() + 89_000);
		expect((await call('GET', '/auth/whoami')).status).toBe(200);
		vi.setSystemTime(Date.now() + 1000);
		expect((await call('GET', '/auth/whoami')).status).toBe(401);
	});

	test('die after three calls in the mode for it, but only the first', async () => {
		await using streamkap = await begin({modes: new Set(['streamkap-dying-token'])});
		const statuses = async (call: Call) => {
			const seen = [];
			for (let count = 0; count < 5; count += 1) seen.push((await call('GET', '/auth/whoami')).status);
			return seen;
		};
		expect(await statuses(await streamkap.signIn())).toEqual([200, 200, 200, 401, 401]);
		expect(await statuses(await streamkap.signIn())).toEqual([200, 200, 200, 200, 200]);
	});
});

describe('roles and permissions', () => {
	test('are a bare array of roles', async () => {
		await using streamkap = await begin();
		const {body} = await (await streamkap.signIn())<Role[]>('GET', '/auth/roles');
		expect(body.map(({name}) => name)).toEqual([
			'Admin',
			'Data Admin',
			'Read Only',
			'Sub-Accounts',
			'Team Management',
			'Billing',
		]);
		for (const role of body)
			expect(role).toMatchObject({
				id: expect.any(String),
				key: expect.any(String),
				permissions: expect.any(Array),
			});
	});

	test('decide what a new credential may do, once it signs in itself', async () => {
		await using streamkap = await begin();
		const admin = await streamkap.signIn();
		const issue = async (grant: object) => {
			const {body} = await admin<ClientCredential>('POST', '/auth/client-credentials', grant);
			return streamkap.signIn({client_id: body.client_id, secret: body.secret});
		};
		const reader = await issue({role_ids: [await roleId(admin, 'ReadOnly')]});
		expect((await reader('GET', '/project-keys')).status).toBe(200);
		expect(await reader('POST', '/project-keys', {name: 'x', kafka_config: kafkaUser})).toMatchObject({
			status: 403,
			body: {detail: expect.any(String)},
		});
		const billing = await issue({permission_ids: ['sk.billing.read']});
		expect((await billing('GET', '/auth/roles')).status).toBe(403);
		expect((await billing('GET', '/auth/whoami')).status).toBe(200);
	});

	test('cannot be listed in the mode for it', async () => {
		await using streamkap = await begin({modes: new Set(['streamkap-no-roles'])});
		expect((await (await streamkap.signIn())('GET', '/auth/roles')).status).toBe(403);
	});
});

describe('client credentials', () => {
	test('show their secret once, then masked; change, and go', async () => {
		await using streamkap = await begin();
		const call = await streamkap.signIn();
		const role_ids = [await roleId(call, 'ReadOnly')];
		const path = '/auth/client-credentials';
		const created = await call<ClientCredential>('POST', path, {
			description: 'metrics',
			role_ids,
			whatever: 1,
		});
		const whoami = await call<{service_id: string}>('GET', '/auth/whoami');
		expect(created.status).toBe(201);
		expect(created.body).toMatchObject({
			created_by_user: {email: 'demo@example.com'},
			client_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
			description: 'metrics',
			created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
			roles: [{key: 'ReadOnly'}],
			service_id: whoami.body.service_id,
			secret: expect.stringMatching(/^[0-9a-f]{40}$/),
		});
		const {client_id, secret} = created.body;
		const hidden = `${secret.slice(0, 3)}******${secret.slice(-3)}`;
		const {body: list} = await call<ClientCredential[]>('GET', path);
		expect(list).toContainEqual({...created.body, secret: hidden});
		expect(list.length).toBeGreaterThan(1);

		const admin = await roleId(call, 'Admin');
		const changed = await call('PATCH', `${path}/${client_id}`, {description: 'more', role_ids: [admin]});
		expect(changed).toMatchObject({
			status: 200,
			body: {description: 'more', roles: [{key: 'Admin'}], secret: hidden},
		});
		for (const wrong of [{}, {description: ''}, {role_ids: [admin], permission_ids: ['sk.topics.read']}])
			expect((await call('PATCH', `${path}/${client_id}`, wrong)).status).toBe(422);

		expect(await call('DELETE', `${path}/${client_id}`)).toMatchObject({status: 200, body: ''});
		expect(await call('DELETE', `${path}/${client_id}`)).toMatchObject({status: 404});
		expect((await streamkap.post('/auth/access-token', {client_id, secret})).status).toBe(401);
	});

	test.each([
		[{}, ['body'], 'value_error'],
		[{role_ids: []}, ['body', 'role_ids'], 'too_short'],
		[{role_ids: ['x'], permission_ids: ['y']}, ['body'], 'value_error'],
		[{role_ids: 'x'}, ['body', 'role_ids'], 'list_type'],
		[{role_ids: [1]}, ['body', 'role_ids', 0], 'string_type'],
		[{role_ids: ['x'], description: 1}, ['body', 'description'], 'string_type'],
	])('refuse %j', async (json, loc, type) => {
		await using streamkap = await begin();
		const answer = await (await streamkap.signIn())<Invalid>('POST', '/auth/client-credentials', json);
		expect(answer).toMatchObject({status: 422, body: {detail: [{loc, type, msg: expect.any(String)}]}});
	});

	test('refuse roles and services that do not exist, in one sentence', async () => {
		await using streamkap = await begin();
		const call = await streamkap.signIn();
		const known = [await roleId(call, 'ReadOnly')];
		for (const json of [
			{role_ids: ['none']},
			{permission_ids: ['none']},
			{role_ids: known, service_id: 'none'},
		])
			expect(await call('POST', '/auth/client-credentials', json)).toMatchObject({
				status: 422,
				body: {detail: expect.stringContaining('none')},
			});
	});

	test('come with an empty secret in the mode for it, though they have one', async () => {
		await using streamkap = await begin({modes: new Set(['streamkap-empty-secret'])});
		const call = await streamkap.signIn();
		const role_ids = [await roleId(call, 'ReadOnly')];
		expect(await call('POST', '/auth/client-credentials', {role_ids})).toMatchObject({
			status: 201,
			body: {secret: ''},
		});
		const key = await call('POST', '/project-keys', {name: 'x', role_ids});
		expect(key).toMatchObject({status: 201, body: {api: {client_secret: ''}}});
	});

	test('exist although the gateway answered with a page, in the mode for it', async () => {
		await using streamkap = await begin({modes: new Set(['streamkap-gateway-html'])});
		const call = await streamkap.signIn();
		const role_ids = [await roleId(call, 'ReadOnly')];
		const answer = await call('POST', '/auth/client-credentials', {description: 'lost', role_ids});
		expect(answer).toMatchObject({status: 502, body: expect.stringContaining('<html>')});
		expect(answer.headers.get('content-type')).toBe('text/html');
		const {body: list} = await call('GET', '/auth/client-credentials');
		expect(list).toContainEqual(expect.objectContaining({description: 'lost'}));
	});
});

describe('project keys', () => {
	test('with API and Kafka access answer the credential file, with a field nobody documented', async () => {
		await using streamkap = await begin();
		const call = await streamkap.signIn();
		const {status, body} = await call<ProjectKeyFile>('POST', '/project-keys', {
			name: 'orders-reader',
			description: 'reads <b>orders</b>',
			role_ids: [await roleId(call, 'ReadOnly')],
			kafka_config: {
				...kafkaUser,
				whitelist_ips: '203.0.113.0/24, 198.51.100.7',
				kafka_acls: [
					acl,
					{...acl, topic_name: 'orders-', resource_pattern_type: 'PREFIXED', resource: 'GROUP'},
				],
				is_create_schema_registry: true,
			},
			tool_profile: 'read-only',
			blocked_tools: ['delete_source'],
		});
		expect(status).toBe(201);
		expect(body).toEqual({
			project_key_id: expect.stringMatching(/^pk_/),
			project: expect.objectContaining({name: 'production'}),
			created_at: expect.any(String),
			type: 'streamkap_project_key',
			file_version: 3,
			api: {
				client_id: expect.any(String),
				client_secret: expect.stringMatching(/^[0-9a-f]{40}$/),
				token_endpoint: `${streamkap.system.baseUrl}/auth/access-token`,
				api_url: streamkap.system.baseUrl,
				roles: ['Read Only'],
			},
			kafka: {
				...kafkaUser,
				bootstrap_servers: streamkap.system.brokers,
				security_protocol: 'SASL_SSL',
				sasl_mechanism: 'PLAIN',
				schema_registry_url: streamkap.system.otherUrls?.['registry'],
			},
			kafka_acls: [
				{name: 'public.orders', operation: 'READ', resource_pattern_type: 'LITERAL', resource: 'TOPIC'},
				{name: 'orders-', operation: 'READ', resource_pattern_type: 'PREFIXED', resource: 'GROUP'},
			],
			tool_profile: 'read-only',
			allowed_tools: null,
			blocked_tools: ['delete_source'],
			created_by: 'demo@example.com',
		});

		const mine = await streamkap.signIn({project_key: JSON.stringify(body)});
		expect((await mine('GET', '/auth/whoami')).body).toMatchObject({project_key_id: body.project_key_id});
		const detail = await call('GET', `/project-keys/${body.project_key_id}`);
		expect(detail).toMatchObject({
			status: 200,
			body: {
				id: body.project_key_id,
				name: 'orders-reader',
				description: 'reads orders',
				status: 'active',
				api_client_id: body.api?.client_id,
				api_client_id_masked_secret: expect.stringContaining('******'),
				kafka_username: 'orders-reader',
				roles: [{key: 'ReadOnly'}],
				last_used_at: expect.any(String),
				kafka_acls: body.kafka_acls,
				whitelist_ips: '203.0.113.0/24, 198.51.100.7',
				kafka_proxy_endpoint: streamkap.system.brokers,
				schema_proxy_endpoint: streamkap.system.otherUrls?.['registry'],
				token_ttl_seconds: 86_400,
			},
		});
		expect(await call('GET', `/project-keys/${body.project_key_id}/mcp-config`)).toMatchObject({
			status: 200,
			body: {
				project_key_id: body.project_key_id,
				tenant_id: expect.any(String),
				service_id: expect.any(String),
				kafka_username: 'orders-reader',
				tool_profile: 'read-only',
				allowed_tools: null,
				blocked_tools: ['delete_source'],
			},
		});
		const list = await call<{id: string}[]>('GET', '/project-keys');
		const summary = list.body.find(({id}) => id === body.project_key_id);
		expect(summary).toMatchObject({status: 'active'});
		expect(JSON.stringify([list.body, detail.body])).not.toContain(body.api?.client_secret);
		expect(JSON.stringify([list.body, detail.body])).not.toContain(kafkaUser.password);
	});

	test('with one part leave the other out, and get it later, its secret shown then', async () => {
		await using streamkap = await begin();
		const call = await streamkap.signIn();
		const role_ids = [await roleId(call, 'ReadOnly')];
		const api = await call<ProjectKeyFile>('POST', '/project-keys', {name: 'api', role_ids});
		expect(api.body).toMatchObject({kafka: null, kafka_acls: [], api: {roles: ['Read Only']}});
		const path = `/project-keys/${api.body.project_key_id}`;
		for (const wrong of [{kafka_password: 'a-new-password'}, {kafka_acls: []}, {whitelist_ips: ''}])
			expect((await call('PATCH', path, wrong)).status).toBe(400);
		expect(await call('PATCH', path, {kafka_config: kafkaUser})).toMatchObject({
			status: 200,
			body: {kafka_username: 'orders-reader', new_kafka_credentials: kafkaUser},
		});
		const rotated = await call('PATCH', path, {
			kafka_password: 'a-new-password',
			kafka_acls: [acl],
			name: 'both',
		});
		expect(rotated).toMatchObject({status: 200, body: {name: 'both', kafka_acls: [{name: 'public.orders'}]}});
		expect(rotated.body).not.toHaveProperty('new_kafka_credentials');
		expect((await call('PATCH', path, {kafka_config: kafkaUser})).status).toBe(400);

		const kafka = {name: 'kafka', kafka_config: {...kafkaUser, username: 'other'}};
		const second = await call<ProjectKeyFile>('POST', '/project-keys', kafka);
		expect(second.body).toMatchObject({api: null, kafka: {username: 'other', schema_registry_url: null}});
		const refusedToken = await streamkap.post('/auth/access-token', {
			project_key: JSON.stringify(second.body),
		});
		expect(refusedToken.status).toBe(400);
		const added = await call<{new_api_credentials: {client_id: string; client_secret: string}}>(
			'PATCH',
			`/project-keys/${second.body.project_key_id}`,
			{role_ids},
		);
		const {client_id, client_secret: secret} = added.body.new_api_credentials;
		expect((await (await streamkap.signIn({client_id, secret}))('GET', '/auth/whoami')).status).toBe(200);
	});

	test('take their Kafka user along when they are deleted, and cannot be found after it', async () => {
		await using streamkap = await begin();
		const call = await streamkap.signIn();
		const created = await call<ProjectKeyFile>('POST', '/project-keys', {name: 'k', kafka_config: kafkaUser});
		const path = `/project-keys/${created.body.project_key_id}`;
		expect(await call('DELETE', path)).toMatchObject({status: 200, body: ''});
		for (const method of ['GET', 'DELETE']) expect((await call(method, path)).status).toBe(404);
		const {body: users} = await call('GET', '/kafka-access/kafka-users');
		expect(users).not.toContainEqual(expect.objectContaining({username: kafkaUser.username}));
	});

	test('are creating for a while in the mode for it, and cannot be changed in that time', async () => {
		vi.useFakeTimers({toFake: ['Date']});
		await using streamkap = await begin({modes: new Set(['streamkap-slow-key']), propagationSeconds: 20});
		const call = await streamkap.signIn();
		const {body} = await call<ProjectKeyFile>('POST', '/project-keys', {name: 'k', kafka_config: kafkaUser});
		const path = `/project-keys/${body.project_key_id}`;
		expect((await call('GET', path)).body).toMatchObject({status: 'creating'});
		expect((await call('PATCH', path, {name: 'other'})).status).toBe(400);
		vi.setSystemTime(Date.now() + 20_000);
		expect((await call('GET', path)).body).toMatchObject({status: 'active'});
		expect((await call('PATCH', path, {name: 'other'})).status).toBe(200);
	});

	test('are listed in a bad state too, which forbids changes; direct permissions stay as they are', async () => {
		await using streamkap = await begin();
		const call = await streamkap.signIn();
		const {body} = await call<{id: string; status: string}[]>('GET', '/project-keys');
		const broken = body.find(({status}) => status === 'delete_failed');
		expect((await call('PATCH', `/project-keys/${broken?.id}`, {name: 'x'})).status).toBe(400);
		const permission_ids = ['sk.topics.read'];
		const direct = await call<ProjectKeyFile>('POST', '/project-keys', {name: 'd', permission_ids});
		expect(direct.body).toMatchObject({api: {roles: []}});
		const path = `/project-keys/${direct.body.project_key_id}`;
		expect((await call('PATCH', path, {permission_ids: ['sk.billing.read']})).status).toBe(400);
	});

	test('cannot have Kafka access in a project without a namespace of its own', async () => {
		await using streamkap = await begin();
		const admin = await streamkap.signIn();
		const {body} = await admin<ClientCredential>('POST', '/auth/client-credentials', {
			service_id: 'svc_66f0c9e6',
			role_ids: [await roleId(admin, 'Admin')],
		});
		const call = await streamkap.signIn({client_id: body.client_id, secret: body.secret});
		const key = {name: 'k', kafka_config: kafkaUser};
		expect(await call('POST', '/project-keys', key)).toMatchObject({
			status: 400,
			body: {detail: expect.any(String)},
		});
	});

	test.each([
		[{}, ['body', 'name'], 'missing'],
		[{name: ''}, ['body', 'name'], 'string_too_short'],
		[{name: 'x'.repeat(101)}, ['body', 'name'], 'string_too_long'],
		[{name: 'x', kafka_config: undefined}, ['body'], 'value_error'],
		[{name: 'x', role_ids: ['a'], permission_ids: ['b']}, ['body'], 'value_error'],
		[{name: 'x', permission_ids: []}, ['body', 'permission_ids'], 'too_short'],
		[{name: 'x', tool_profile: 'half'}, ['body', 'tool_profile'], 'enum'],
		[{name: 'x', allowed_tools: 'all'}, ['body', 'allowed_tools'], 'list_type'],
		[{name: 'x', kafka_config: 'yes'}, ['body', 'kafka_config'], 'model_attributes_type'],
		[{name: 'x', kafka_config: {}}, ['body', 'kafka_config', 'username'], 'missing'],
	])('refuse %j', async (wrong, loc, type) => {
		await using streamkap = await begin();
		const json = {kafka_config: kafkaUser, ...wrong};
		const {status, body} = await (await streamkap.signIn())<Invalid>('POST', '/project-keys', json);
		expect(status).toBe(422);
		expect(body.detail[0]).toMatchObject({loc, type, msg: expect.any(String)});
	});

	test('say what is wrong in the words of Pydantic, and echo what was sent', async () => {
		await using streamkap = await begin();
		const call = await streamkap.signIn();
		const {body} = await call<Invalid>('POST', '/project-keys', {
			name: '',
			tool_profile: 'half',
			kafka_config: {...kafkaUser, password: 'short'},
		});
		expect(body.detail).toEqual([
			{
				type: 'string_too_short',
				loc: ['body', 'name'],
				msg: 'String should have at least 1 character',
				input: '',
				ctx: {min_length: 1},
			},
			{
				type: 'string_too_short',
				loc: ['body', 'kafka_config', 'password'],
				msg: 'String should have at least 12 characters',
				input: 'short',
				ctx: {min_length: 12},
			},
			{
				type: 'enum',
				loc: ['body', 'tool_profile'],
				msg: "Input should be 'full', 'read-only', 'agent-operator' or 'infra-admin'",
				input: 'half',
				ctx: {expected: "'full', 'read-only', 'agent-operator' or 'infra-admin'"},
			},
		]);
		const url = `${streamkap.system.baseUrl}/auth/access-token`;
		for (const [text, type] of [
			['{', 'json_invalid'],
			['', 'missing'],
			['[]', 'model_attributes_type'],
		] as const)
			expect(await request('POST', url, {text})).toMatchObject({status: 422, body: {detail: [{type}]}});
		const {clientId: client_id, secret} = streamkap.system.signIn;
		const form = await request('POST', url, {json: {client_id, secret}, type: 'text/plain'});
		expect(form.status).toBe(422);
	});
});

describe('Kafka users', () => {
	const path = '/kafka-access/kafka-users';

	test('are created, listed, changed and deleted, and never show a password', async () => {
		await using streamkap = await begin();
		const call = await streamkap.signIn();
		const asked = {
			...kafkaUser,
			whitelist_ips: '203.0.113.0/24',
			kafka_acls: [{...acl, topic_name: undefined, name: 'x'}],
		};
		const created = await call('POST', path, {...asked, is_create_schema_registry: true});
		const shown = {
			username: 'orders-reader',
			whitelist_ips: '203.0.113.0/24',
			kafka_proxy_endpoint: streamkap.system.brokers,
			schema_proxy_endpoint: streamkap.system.otherUrls?.['registry'],
			kafka_acls: [{name: 'x', operation: 'READ', resource_pattern_type: 'LITERAL', resource: 'TOPIC'}],
			is_create_schema_registry: true,
		};
		expect(created.status).toBe(200);
		expect(created.body).toEqual(shown);
		expect((await call('GET', path)).body).toContainEqual(shown);
		expect(await call('POST', path, asked)).toMatchObject({status: 409, body: {detail: expect.any(String)}});

		const changed = await call('PUT', `${path}/orders-reader`, {password: 'another-password'});
		expect(changed.body).toEqual({
			username: 'orders-reader',
			whitelist_ips: '',
			kafka_proxy_endpoint: streamkap.system.brokers,
			kafka_acls: [],
			is_create_schema_registry: false,
		});
		const state = streamkap.system.state() as {kafkaUsers: {username: string; password: string}[]};
		expect(state.kafkaUsers).toContainEqual(
			expect.objectContaining({username: 'orders-reader', password: 'another-password'}),
		);
		expect(await call('DELETE', `${path}/orders-reader`)).toMatchObject({status: 200, body: ''});
		for (const method of ['PUT', 'DELETE'])
			expect((await call(method, `${path}/orders-reader`, {})).status).toBe(404);
	});

	test('of a project key are listed, but not changed or deleted here', async () => {
		await using streamkap = await begin();
		const call = await streamkap.signIn();
		await call('POST', '/project-keys', {name: 'k', kafka_config: kafkaUser});
		expect((await call('GET', path)).body).toContainEqual(
			expect.objectContaining({username: 'orders-reader'}),
		);
		for (const method of ['PUT', 'DELETE'])
			expect(await call(method, `${path}/orders-reader`, {})).toMatchObject({
				status: 409,
				body: {detail: expect.any(String)},
			});
	});

	test.each([
		[{username: 'ab'}, ['username'], 'string_too_short'],
		[{username: 'a'.repeat(25)}, ['username'], 'string_too_long'],
		[{username: '-abc'}, ['username'], 'string_pattern_mismatch'],
		[{username: 'abc-'}, ['username'], 'string_pattern_mismatch'],
		[{username: 'a_c'}, ['username'], 'string_pattern_mismatch'],
		[{username: 'Abc'}, ['username'], 'string_pattern_mismatch'],
		[{username: undefined}, ['username'], 'missing'],
		[{password: undefined}, ['password'], 'missing'],
		[{password: 'x'.repeat(11)}, ['password'], 'string_too_short'],
		[{password: 'x'.repeat(129)}, ['password'], 'string_too_long'],
		[{whitelist_ips: ['203.0.113.1']}, ['whitelist_ips'], 'string_type'],
		[{whitelist_ips: '203.0.113.1/33'}, ['whitelist_ips'], 'value_error'],
		[{whitelist_ips: '203.0.113'}, ['whitelist_ips'], 'value_error'],
		[{whitelist_ips: '203.0.113.1,,203.0.113.2'}, ['whitelist_ips'], 'value_error'],
		[{whitelist_ips: '1.1.1.1,'.repeat(126)}, ['whitelist_ips'], 'string_too_long'],
		[{kafka_acls: [{...acl, operation: 'EAT'}]}, ['kafka_acls', 0, 'operation'], 'enum'],
		[
			{kafka_acls: [acl, {...acl, resource: 'GROUP', operation: 'WRITE'}]},
			['kafka_acls', 1, 'operation'],
			'value_error',
		],
		[{kafka_acls: [{...acl, resource: 'CLUSTER'}]}, ['kafka_acls', 0, 'resource'], 'enum'],
		[
			{kafka_acls: [{...acl, resource_pattern_type: 'ANY'}]},
			['kafka_acls', 0, 'resource_pattern_type'],
			'enum',
		],
		[
			{kafka_acls: [{operation: 'READ', resource_pattern_type: 'LITERAL'}]},
			['kafka_acls', 0, 'topic_name'],
			'missing',
		],
		[{is_create_schema_registry: 'yes'}, ['is_create_schema_registry'], 'bool_type'],
	])('refuse %j', async (wrong, loc, type) => {
		await using streamkap = await begin();
		const {status, body} = await (await streamkap.signIn())<Invalid>('POST', path, {...kafkaUser, ...wrong});
		expect(status).toBe(422);
		expect(body.detail[0]).toMatchObject({loc: ['body', ...loc], type});
	});

	test('may have ACLs on other resources in the mode for it', async () => {
		await using streamkap = await begin({modes: new Set(['streamkap-wide-acls'])});
		const call = await streamkap.signIn();
		const kafka_acls = [{...acl, resource: 'TRANSACTIONAL_ID'}];
		expect((await call('POST', path, {...kafkaUser, kafka_acls})).status).toBe(200);
	});

	test('open the Schema Registry after the propagation time, if it was asked for', async () => {
		vi.useFakeTimers({toFake: ['Date']});
		await using streamkap = await begin({propagationSeconds: 15});
		const call = await streamkap.signIn();
		const kafka_acls = [{...acl, topic_name: 'public.', resource_pattern_type: 'PREFIXED'}];
		await call('POST', path, {...kafkaUser, kafka_acls, is_create_schema_registry: true});
		await call('POST', path, {...kafkaUser, username: 'without', kafka_acls});
		const open = () => streamkap.registry(kafkaUser.username, kafkaUser.password);
		expect((await open()).status).toBe(401);
		vi.setSystemTime(Date.now() + 15_000);
		const {status, body} = await open();
		expect(status).toBe(200);
		expect(body).toContain('public.orders-value');
		expect(body.every((subject) => subject.startsWith('public.'))).toBe(true);
		expect((await streamkap.registry('without', kafkaUser.password)).status).toBe(401);
		expect((await streamkap.registry(kafkaUser.username, 'wrong')).status).toBe(401);
	});
});

describe('topics', () => {
	type Page = {
		result: {id: string; name: string; entity: {entity_type: string}}[];
		total: number;
		has_next: boolean;
	};

	test('come in pages of ten, or as asked up to a hundred, until there are no more', async () => {
		await using streamkap = await begin({topicCount: 230});
		const call = await streamkap.signIn();
		const first = await call<Page>('GET', '/topics/details');
		expect(first.body).toMatchObject({page: 1, page_size: 10, total: 230, has_next: true});
		expect(first.body.result).toHaveLength(10);
		const ids = new Set<string>();
		for (let page = 1, more = true; more; page += 1) {
			const {body} = await call<Page>('GET', `/topics/details?page=${page}&page_size=100`);
			for (const {id} of body.result) ids.add(id);
			more = body.has_next;
		}
		expect(ids.size).toBe(230);
	});

	test('can be filtered, and asked for one by one', async () => {
		await using streamkap = await begin({topicCount: 230});
		const call = await streamkap.signIn();
		const found = async (query: string) =>
			(await call<Page>('GET', `/topics/details?page_size=100&${query}`)).body;
		const named = await found('partial_name=orders');
		expect(named.total).toBeGreaterThan(0);
		expect(named.result.every(({name}) => name.includes('orders'))).toBe(true);
		const transforms = await found('entity_type=transforms,pipelines');
		expect(new Set(transforms.result.map(({entity}) => entity.entity_type))).toEqual(new Set(['transforms']));
		const withDead = await found('partial_name=_dlq');
		expect(withDead.total).toBeGreaterThan(0);
		expect((await found('partial_name=_dlq&include_dlq=false')).total).toBe(0);
		const [one] = named.result;
		expect((await found(`topic_id=${one?.id}`)).total).toBe(1);
		const detail = await call('GET', `/topics/${one?.id}?detailed=true`);
		expect(detail.body).toMatchObject({...one, kafka: {partitions: {count: expect.any(Number)}}});
		expect((await call('GET', '/topics/none')).status).toBe(404);
	});

	test.each([
		['page=0', 'page', 'greater_than_equal'],
		['page=x', 'page', 'int_parsing'],
		['page_size=101', 'page_size', 'less_than_equal'],
	])('refuse %s', async (query, name, type) => {
		await using streamkap = await begin();
		const answer = await (await streamkap.signIn())('GET', `/topics/details?${query}`);
		expect(answer).toMatchObject({status: 422, body: {detail: [{loc: ['query', name], type}]}});
	});
});
