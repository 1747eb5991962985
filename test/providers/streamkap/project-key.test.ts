import {describe, expect, test} from 'vitest';
import {secretOf} from '../../../source/providers/access.js';
import type {Answers} from '../../../source/providers/field.js';
import {streamkap} from '../../../source/providers/streamkap/index.js';
import {picked, runSteps, typed} from '../../support/api.js';
import {answeredAcls, connected, kafkaAnswers, kafkaBody, readOnly} from './known.js';

const noTools = {'tool-profile': picked('none'), 'allowed-tools': [], 'blocked-tools': []};
const apiOnly: Answers = {
	name: 'orders',
	description: '',
	opens: picked('api'),
	access: picked('roles'),
	roles: [readOnly],
	...noTools,
};
const kafkaOnly: Answers = {
	name: 'orders',
	description: 'read orders',
	opens: picked('kafka'),
	...kafkaAnswers,
};
const both: Answers = {...apiOnly, ...kafkaOnly, opens: picked('both')};

const apiPart = {
	client_id: 'cid-1',
	client_secret: '9f-secret',
	token_endpoint: 'https://api.streamkap.com/auth/access-token',
	api_url: 'https://api.streamkap.com',
	roles: ['Read Only'],
};
const kafkaPart = {
	username: 'orders-reader',
	password: 'Correct-Horse-77',
	bootstrap_servers: 'orders-reader.kafka.example.net:9092',
	security_protocol: 'SASL_SSL',
	sasl_mechanism: 'SCRAM-SHA-512',
	schema_registry_url: 'https://orders-reader.sr.example.net',
};
const file = {
	project_key_id: 'pk_66',
	project: {id: 'svc_01', name: 'production'},
	created_at: '2025-06-24T10:00:00Z',
	type: 'streamkap_project_key',
	api: apiPart,
	kafka: kafkaPart,
	kafka_acls: answeredAcls,
	tool_profile: null,
	allowed_tools: null,
	blocked_tools: null,
	created_by: 'dana@example.com',
};

async function make(given: Answers, answered: object | string) {
	const {mocked, api} = await connected();
	const plan = mocked.kind('project-key').plan({api, answers: given});
	const headers = {'content-type': 'application/json'};
	mocked.expect('POST /project-keys', answered, {status: 201, headers});
	const {'project-key': made} = await runSteps(plan);
	mocked.done();
	return {plan, made, sent: mocked.sent[0]?.body};
}

describe('project key', () => {
	test('for the REST API only', async () => {
		const {plan, made, sent} = await make(apiOnly, {...file, kafka: null, kafka_acls: []});
		expect(sent).toEqual({name: 'orders', role_ids: ['3c1f']});
		expect(plan.steps[0]?.will).toBe('create project key orders: REST API by role 3c1f');
		expect(plan.variables).toEqual(['STREAMKAP_CLIENT_ID', 'STREAMKAP_SECRET']);
		expect(plan).not.toHaveProperty('known');
		expect(made?.credential?.accesses).toMatchObject([{type: 'oauth-client', clientId: 'cid-1'}]);
		expect(made?.credential?.differences).toEqual([]);
	});

	test('for Kafka only', async () => {
		const {plan, made, sent} = await make(kafkaOnly, {...file, api: null});
		expect(sent).toEqual({name: 'orders', description: 'read orders', kafka_config: kafkaBody});
		expect(plan.known).toHaveLength(2);
		expect(plan.variables).not.toContain('STREAMKAP_SECRET');
		expect(made?.credential?.accesses).toMatchObject([
			{
				type: 'kafka',
				mechanism: 'SCRAM-SHA-512',
				bootstrapServers: 'orders-reader.kafka.example.net:9092',
				topic: 'public.orders',
			},
			{type: 'http-basic', url: 'https://orders-reader.sr.example.net'},
		]);
		expect(made?.credential?.differences).toEqual([]);
	});

	test('for both, with everything that came back', async () => {
		const given = {
			...both,
			'tool-profile': picked('read-only'),
			'allowed-tools': [typed('b'), typed('a')],
			'blocked-tools': [typed('c')],
		};
		const tools = {tool_profile: 'read-only', allowed_tools: ['a', 'b'], blocked_tools: ['c']};
		const {plan, made, sent} = await make(given, {...file, ...tools});
		expect(sent).toEqual({
			name: 'orders',
			description: 'read orders',
			role_ids: ['3c1f'],
			kafka_config: kafkaBody,
			tool_profile: 'read-only',
			allowed_tools: ['b', 'a'],
			blocked_tools: ['c'],
		});
		expect(plan.notes).toContain(
			'The allowed tools win: Streamkap then ignores the tool profile and the blocked tools.',
		);
		expect(made?.ref).toEqual({id: 'pk_66'});
		expect(made?.credential?.accesses.map((access) => secretOf(access).reveal())).toEqual([
			'Correct-Horse-77',
			'Correct-Horse-77',
			'9f-secret',
		]);
		expect(made?.credential?.differences).toEqual([]);
		expect(
			Object.fromEntries((made?.credential?.details ?? []).map(({label, value}) => [label, value])),
		).toEqual({
			'key id': 'pk_66',
			name: 'orders',
			project: 'production · svc_01',
			'created by': 'dana@example.com',
			created: '2025-06-24T10:00:00.000Z',
			type: 'streamkap_project_key',
			'client id': 'cid-1',
			roles: 'Read Only',
			'REST API': 'https://api.streamkap.com',
			'token endpoint': 'https://api.streamkap.com/auth/access-token',
			'Kafka user': 'orders-reader',
			'Kafka address': 'orders-reader.kafka.example.net:9092',
			'security protocol': 'SASL_SSL',
			'SASL mechanism': 'SCRAM-SHA-512',
			'Schema Registry': 'https://orders-reader.sr.example.net',
			'access rules': 'READ on groups that begin with orders-; READ on topic public.orders',
			'tool profile': 'read-only',
			'allowed tools': 'a, b',
			'blocked tools': 'c',
		});
	});

	test('by permissions says that they stay', async () => {
		const {roles: _, ...rest} = apiOnly;
		const given = {...rest, access: picked('permissions'), permissions: [typed('p1')]};
		const {plan, sent} = await make(given, {...file, kafka: null});
		expect(sent).toEqual({name: 'orders', permission_ids: ['p1']});
		expect(plan.notes).toContain('Single permissions cannot be changed after the key is made.');
	});

	test('keeps the vendor’s file byte for byte, with the fields that nobody knows', async () => {
		const text = `${JSON.stringify({...file, file_version: 3, näxt: [1.5]}, undefined, 3)}\n`;
		const {made} = await make(both, text);
		const [vendor] = made?.credential?.files ?? [];
		expect(vendor).toMatchObject({label: 'Streamkap project key', name: 'streamkap-project-key.json'});
		expect(vendor?.bytes.reveal()).toBe(text);
	});

	test('with its status, when the answer has one', async () => {
		const {made} = await make(both, {...file, status: 'creating'});
		expect(made?.credential?.details).toContainEqual({label: 'status', value: 'creating'});
	});

	test.each(['', 'abc******xyz', null])('whose API secret is %j was not delivered', async (client_secret) => {
		const {made} = await make(both, {...file, api: {...apiPart, client_secret}});
		expect(made).toEqual({ref: {id: 'pk_66'}, label: 'pk_66', undelivered: true});
	});

	test('whose API part is missing was not delivered', async () => {
		expect((await make(apiOnly, {...file, api: null})).made?.undelivered).toBe(true);
	});

	test.each([null, {...kafkaPart, password: '***********'}, {...kafkaPart, password: ''}])(
		'for Kafka falls back on the password that was sent: %j',
		async (kafka) => {
			const {made} = await make(kafkaOnly, {...file, api: null, kafka});
			expect(made?.credential?.accesses.map((access) => secretOf(access).reveal())).toEqual([
				'Correct-Horse-77',
				'Correct-Horse-77',
			]);
		},
	);

	test('is compared with what was asked', async () => {
		const {made} = await make(both, {
			...file,
			api: {...apiPart, roles: ['Admin']},
			kafka: {
				...kafkaPart,
				username: 'other',
				password: 'Another-Horse-78',
				security_protocol: 'SSL',
				sasl_mechanism: 'GSSAPI',
				schema_registry_url: null,
			},
			kafka_acls: [answeredAcls[0]],
			tool_profile: 'full',
			blocked_tools: ['x'],
		});
		expect(made?.credential?.accesses[0]).toMatchObject({
			username: 'other',
			mechanism: 'PLAIN',
			securityProtocol: 'SASL_SSL',
		});
		expect(made?.credential?.differences).toEqual([
			'It lacks the roles 3c1f.',
			'It also has the roles Admin.',
			'Its user is other; you asked for orders-reader.',
			'Its password is not the one that was given; the answered one is kept.',
			'Its security protocol is SSL, which kafkey does not know; SASL_SSL is written.',
			'Its SASL mechanism is GSSAPI, which kafkey does not know; PLAIN is written.',
			'The answer has no Schema Registry address.',
			'It lacks: READ on topic public.orders.',
			'Its tool profile is full; you asked for none.',
			'Its blocked tools are x; you asked for none.',
		]);
	});

	test('says when a part came that was not asked for', async () => {
		expect((await make(kafkaOnly, file)).made?.credential?.differences).toEqual([
			'It opens the REST API too, which was not asked for.',
		]);
		expect((await make(apiOnly, file)).made?.credential?.differences).toEqual([
			'It opens Kafka too, which was not asked for; that is in its key file only.',
		]);
	});

	test('claims nothing about roles that were typed', async () => {
		const {made} = await make({...apiOnly, roles: [typed('3c1f')]}, {...file, kafka: null});
		expect(made?.credential?.differences).toEqual([]);
	});

	test('is looked up by its name', async () => {
		const {mocked, api} = await connected();
		const key = {id: 'pk_1', name: 'orders', service_id: 'svc_01', status: 'active'};
		mocked.expect('GET /project-keys', [key, {...key, id: 'pk_2', name: 'other'}]);
		const [step] = mocked.kind('project-key').plan({api, answers: kafkaOnly}).steps;
		expect(await step?.list?.({}, new AbortController().signal)).toEqual([
			{ref: {id: 'pk_1'}, label: 'pk_1'},
		]);
	});

	test('asks only for what it is to open', () => {
		const fields = streamkap.kinds.find(({id}) => id === 'project-key')?.fields ?? {};
		const asked = (answers: Answers) =>
			Object.entries(fields)
				.filter(([, field]) => field.when && !field.when(answers))
				.map(([id]) => id);
		const kafka = ['username', 'password', 'allowed-ips', 'acl', 'schema-registry'];
		expect(asked({opens: picked('kafka'), access: picked('roles')})).toEqual([
			'access',
			'roles',
			'permissions',
			'tool-profile',
			'allowed-tools',
			'blocked-tools',
		]);
		expect(asked({opens: picked('api'), access: picked('roles')})).toEqual(['permissions', ...kafka]);
		expect(asked({opens: picked('both'), access: picked('permissions')})).toEqual(['roles']);
	});
});
