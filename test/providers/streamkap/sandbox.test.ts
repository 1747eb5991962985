import {describe, expect, test} from 'vitest';
import * as z from 'zod';
import {createHttp} from '../../../source/network/http.js';
import {openKafka} from '../../../source/network/kafka/open.js';
import {secretOf} from '../../../source/providers/access.js';
import type {Answers, Choice} from '../../../source/providers/field.js';
import type {Connection, Kind} from '../../../source/providers/provider.js';
import {streamkap} from '../../../source/providers/streamkap/index.js';
import {Secret} from '../../../source/secret.js';
import {listed, picked, runSteps, typed} from '../../support/api.js';
import {type TestSandbox, testSandbox} from '../../support/sandbox.js';
import {kafkaAnswers} from './known.js';

const acl = z.object({name: z.string(), operation: z.string(), resource: z.string()});
const state = z.object({
	clientCredentials: z.array(z.object({clientId: z.string(), secret: z.string(), serviceId: z.string()})),
	projectKeys: z.array(z.object({id: z.string(), name: z.string(), toolProfile: z.string().nullable()})),
	kafkaUsers: z.array(z.object({username: z.string(), password: z.string(), acls: z.array(acl)})),
});

/** Signs in with the demo values, over real HTTP. */
async function connect(sandbox: TestSandbox, byKeyFile = false) {
	const system = sandbox.system('streamkap');
	const connection: Connection = {
		http: ({base: _, url, ...rest} = {}) =>
			createHttp({...rest, system: 'Streamkap', baseUrl: url ?? system.baseUrl}),
		signal: new AbortController().signal,
		foreign: true,
		kafka: openKafka,
		run: () => Promise.reject(new Error('no commands here')),
		readFile: async () => system.extras?.[0]?.values['projectKey'] ?? '',
		say: () => {},
	};
	const {clientId = '', secret = '', method = ''} = system.signIn;
	const answers: Answers = byKeyFile
		? {method: picked('project-key'), 'project-key-file': 'key.json'}
		: {method: picked(method), 'client-id': clientId, secret: new Secret(secret)};
	const account = await streamkap.connect(answers, connection);
	return {account, api: account.api, exists: () => sandbox.state('streamkap', state)};
}

function kindOf(id: string): Kind<unknown> {
	const kind = streamkap.kinds.find((each) => each.id === id);
	if (!kind) throw new Error(`no kind ${id}`);
	return kind;
}

async function remove(thing: string, api: unknown, ref: Readonly<Record<string, string>> = {}) {
	await streamkap.things[thing]?.remove(api, ref, new AbortController().signal);
}

async function roleNamed(api: unknown, name: string) {
	const roles = (await listed(kindOf('client-credential'), 'roles', api)).flat() as Choice[];
	const role = roles.find(({label}) => label === name);
	if (!role) throw new Error(`no role ${name}`);
	return {...role, typed: false};
}

const noTools = {'tool-profile': picked('none'), 'allowed-tools': [], 'blocked-tools': []};

describe('against the stand-in', () => {
	const sandbox = testSandbox({topicCount: 250});

	test('a client credential is made, signs in, and is taken back', async () => {
		const {account, api, exists} = await connect(sandbox);
		expect(account.who).toMatch(/^API token \S+, project svc_/);
		const roles = [await roleNamed(api, 'Read Only'), await roleNamed(api, 'Billing')];
		const answers = {description: 'metrics', service: '', access: picked('roles'), roles};
		const plan = kindOf('client-credential').plan({api, answers});
		const {'client-credential': made} = await runSteps(plan);
		expect(made?.credential?.differences).toEqual([]);
		const found = exists().clientCredentials.find(({clientId}) => clientId === made?.ref['id']);
		expect(found?.secret).toBe(made?.credential?.accesses.map((each) => secretOf(each).reveal())[0]);
		const [step] = plan.steps;
		expect(await step?.list?.({}, new AbortController().signal)).toHaveLength(1);
		await remove('clientCredential', api, made?.ref);
		await remove('clientCredential', api, made?.ref);
		expect(exists().clientCredentials).not.toContainEqual(
			expect.objectContaining({clientId: made?.ref['id']}),
		);
	});

	test('a project key for both is made and taken back, its file signs in', async () => {
		const {api, exists} = await connect(sandbox);
		const answers = {
			name: 'orders',
			description: 'read <b>orders</b>',
			opens: picked('both'),
			access: picked('roles'),
			roles: [await roleNamed(api, 'Data Admin')],
			...kafkaAnswers,
			'tool-profile': picked('read-only'),
			'allowed-tools': [typed('list_topics')],
			'blocked-tools': [],
		};
		const {'project-key': made} = await runSteps(kindOf('project-key').plan({api, answers}));
		expect(made?.credential?.differences).toEqual([]);
		expect(made?.credential?.accesses.map(({type}) => type)).toEqual(['kafka', 'http-basic', 'oauth-client']);
		expect(made?.credential?.files?.[0]?.bytes.reveal()).toContain('"file_version":3');
		expect(exists().projectKeys).toContainEqual({
			id: made?.ref['id'],
			name: 'orders',
			toolProfile: 'read-only',
		});
		await remove('projectKey', api, made?.ref);
		await remove('projectKey', api, made?.ref);
		expect(exists().projectKeys.map(({id}) => id)).not.toContain(made?.ref['id']);
		expect(exists().kafkaUsers.map(({username}) => username)).not.toContain('orders-reader');
	});

	test.each([
		['the REST API', {opens: picked('api'), access: picked('permissions')}, ['oauth-client']],
		['Kafka', {opens: picked('kafka'), ...kafkaAnswers}, ['kafka', 'http-basic']],
	])('a project key for %s only', async (_, part, types) => {
		const {api} = await connect(sandbox);
		const permissions = 'access' in part ? {permissions: [typed('fe.secure.read.roles')]} : {};
		const answers = {name: 'part', description: '', ...part, ...permissions, ...noTools};
		const {'project-key': made} = await runSteps(kindOf('project-key').plan({api, answers}));
		expect(made?.credential?.differences).toEqual([]);
		expect(made?.credential?.accesses.map(({type}) => type)).toEqual(types);
		await remove('projectKey', api, made?.ref);
	});

	test('a Kafka user is made for a listed topic, is refused a second time, and is taken back', async () => {
		const {api, exists} = await connect(sandbox);
		const kind = kindOf('kafka-user');
		const topics = (await listed(kind, 'acl', api)).flat() as Choice[];
		expect(topics).toHaveLength(250);
		const name = topics.at(-1)?.value ?? '';
		const rule = {resource: 'TOPIC', pattern: 'LITERAL', name, operation: 'WRITE'};
		const answers = {...kafkaAnswers, acl: [rule]};
		const {'kafka-user': made} = await runSteps(kind.plan({api, answers}));
		expect(made?.credential?.differences).toEqual([]);
		expect(made?.credential?.accesses[0]).toMatchObject({topic: name});
		const found = exists().kafkaUsers.find(({username}) => username === 'orders-reader');
		expect(found).toMatchObject({
			password: kafkaAnswers.password.reveal(),
			acls: [{name, operation: 'WRITE', resource: 'TOPIC'}],
		});
		await expect(runSteps(kind.plan({api, answers}))).rejects.toMatchObject({
			outcome: 'refused',
			why: expect.stringContaining('already exists'),
		});
		await remove('kafkaUser', api, made?.ref);
		await remove('kafkaUser', api, made?.ref);
		expect(exists().kafkaUsers.map(({username}) => username)).not.toContain('orders-reader');
	});

	test('a project key’s file signs in, as that key', async () => {
		const {account} = await connect(sandbox, true);
		expect(account.who).toMatch(/^project key pk_\S+, project svc_/);
	});

	test('a complaint about one value names its question', async () => {
		const {api} = await connect(sandbox);
		const kind = kindOf('project-key');
		const answers = {name: '', description: '', opens: picked('kafka'), ...kafkaAnswers, ...noTools};
		const problem = await runSteps(kind.plan({api, answers})).catch((error: unknown) => error);
		expect(problem).toMatchObject({outcome: 'refused', fields: [{path: ['name']}]});
		expect(kind.fieldFor?.(['name'])).toBe('name');
	});
});

describe('against a stand-in whose roles are secret and whose first token dies', () => {
	const sandbox = testSandbox({modes: ['streamkap-no-roles', 'streamkap-dying-token'], topicCount: 250});

	test('roles are refused, reads go on with a new token', async () => {
		const {api} = await connect(sandbox);
		await expect(listed(kindOf('project-key'), 'roles', api)).rejects.toMatchObject({status: 403});
		expect((await listed(kindOf('kafka-user'), 'acl', api)).flat()).toHaveLength(250);
	});
});

describe('against a stand-in that withholds secrets', () => {
	const sandbox = testSandbox({modes: ['streamkap-empty-secret']});

	test('a client credential exists and was not delivered', async () => {
		const {api, exists} = await connect(sandbox);
		const roles = [await roleNamed(api, 'Admin')];
		const answers = {description: 'x', service: '', access: picked('roles'), roles};
		const {'client-credential': made} = await runSteps(kindOf('client-credential').plan({api, answers}));
		expect(made).toMatchObject({undelivered: true});
		expect(exists().clientCredentials.map(({clientId}) => clientId)).toContain(made?.ref['id']);
		await remove('clientCredential', api, made?.ref);
	});
});
