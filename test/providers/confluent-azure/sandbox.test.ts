import {afterEach, expect, test} from 'vitest';
import * as z from 'zod';
import {createHttp} from '../../../source/network/http.js';
import {openKafka} from '../../../source/network/kafka/open.js';
import {explain} from '../../../source/providers/confluent-azure/explain.js';
import {confluentAzure} from '../../../source/providers/confluent-azure/index.js';
import {Login} from '../../../source/providers/confluent-azure/login.js';
import type {Answers, Choice} from '../../../source/providers/field.js';
import type {Connection} from '../../../source/providers/provider.js';
import {type Sandbox, startSandbox} from '../../../source/sandbox/index.js';
import type {Mode} from '../../../source/sandbox/modes.js';
import {Secret} from '../../../source/secret.js';
import {kindOf, listed, picked, runSteps, typed} from '../../support/api.js';

const stateSchema = z.object({
	organizations: z.array(
		z.object({
			name: z.string(),
			confluent: z.object({keys: z.array(z.object({id: z.string(), secret: z.string()}))}).nullable(),
		}),
	),
});

const {signal} = new AbortController();
const usual = {'api-version': picked('2024-07-01')};
let sandbox: Sandbox | undefined;

afterEach(() => sandbox?.close());

/** A sandbox in this mode and the demo's ways to sign in to it. */
async function begin(...modes: readonly Mode[]) {
	const running = await startSandbox({topicCount: 20, modes});
	sandbox = running;
	const system = running.systems.find(({id}) => id === confluentAzure.id);
	if (!system) throw new Error('the sandbox has no Azure');
	const addresses: Readonly<Record<string, string>> = {...system.otherUrls, api: system.baseUrl ?? ''};
	const connection: Connection = {
		http: ({base = 'api', url, ...rest} = {}) =>
			createHttp({...rest, system: 'Azure', baseUrl: url ?? addresses[base] ?? ''}),
		signal,
		foreign: true,
		kafka: openKafka,
		run: () => Promise.resolve(JSON.stringify({accessToken: system.signIn['token'], expires_on: 4e9})),
		readFile: () => Promise.reject(new Error('no files here')),
		say: () => {},
	};
	const [principal = {}, device = {}] = (system.extras ?? []).map(({values}) => values);
	const token = {...usual, method: picked('token'), token: new Secret(system.signIn['token'] ?? '')};
	const keys = () =>
		stateSchema
			.parse(system.state())
			.organizations.flatMap(({name, confluent}) => (confluent?.keys ?? []).map((key) => ({name, ...key})));
	return {connection, principal, device, token, keys};
}

/** Picks the entry of the list whose label or value says so. */
async function choose(kind: string, id: string, api: unknown, wanted: string, answers: Answers) {
	const choices = (await listed(kindOf(confluentAzure, kind), id, api, answers)).flat() as Choice[];
	const found = choices.find(({value, label}) => value === wanted || label === wanted);
	if (!found) throw new Error(`${id} has no ${wanted} but ${choices.map(({label}) => label).join(', ')}`);
	return {...found, typed: false};
}

type Way = readonly (readonly [string, string])[];

/** Answers the lists one after the other, each with the entry of that name. */
async function walk(kind: string, api: unknown, way: Way): Promise<Answers> {
	let answers: Answers = {name: 'sandbox key', description: 'made by a test'};
	for (const [id, wanted] of way) {
		answers = {...answers, [id]: await choose(kind, id, api, wanted, answers)};
	}
	return answers;
}

const toOrders: Way = [
	['subscription', 'Demo Production'],
	['organization', 'example-kafka'],
	['environment', 'production'],
	['cluster', 'orders'],
];

async function make(kind: string, api: unknown, answers: Answers) {
	const {key} = await runSteps(kindOf(confluentAzure, kind).plan({api, answers}));
	if (!key) throw new Error('the plan made no key');
	return {key, remove: () => confluentAzure.things['apiKey']?.remove(api, key.ref, signal)};
}

test('a Kafka key is made, exists as it says, and is taken back twice', async () => {
	const {connection, token, keys} = await begin();
	const {api} = await confluentAzure.connect(token, connection);
	const {key, remove} = await make('kafka', api, await walk('kafka', api, toOrders));
	expect(key.credential?.differences).toEqual([]);
	const [access] = key.credential?.accesses ?? [];
	if (access?.type !== 'kafka') throw new Error('not a Kafka access');
	expect(access.bootstrapServers).toMatch(/^127\.0\.0\.1:\d+$/);
	expect(keys()).toEqual([{name: 'example-kafka', id: access.username, secret: access.password.reveal()}]);
	expect(key.credential?.details).toContainEqual({label: 'owner', value: 'u-azdemo · User'});
	await remove();
	expect(keys()).toEqual([]);
	await remove();
});

test('a Schema Registry key is made where ids are whole Azure ids and the organization has spaces', async () => {
	const {connection, token, keys} = await begin();
	const {api} = await confluentAzure.connect(token, connection);
	const answers = await walk('schema-registry', api, [
		['subscription', 'Demo Development'],
		['organization', 'Streams West US 2'],
		['environment', 'env-azdev1'],
		['schema-registry', 'lsrc-azdev1'],
	]);
	const {key} = await make('schema-registry', api, answers);
	expect(key.credential?.differences).toEqual([]);
	expect(key.credential?.accesses[0]).toMatchObject({type: 'http-basic', username: key.label});
	expect(key.credential?.accesses[0]).toHaveProperty('url');
	expect(keys().map(({id}) => id)).toEqual([key.label]);
});

test('organizations that failed are not offered, and long lists come whole', async () => {
	const {connection, token} = await begin();
	const {api} = await confluentAzure.connect(token, connection);
	const kafka = kindOf(confluentAzure, 'kafka');
	const answers = await walk('kafka', api, toOrders.slice(0, 2));
	const organizations = (await listed(kafka, 'organization', api, answers)).flat() as Choice[];
	expect(organizations.map(({label}) => label)).toEqual(['example-kafka', 'example-archive']);
	const environments = await listed(kafka, 'environment', api, answers);
	expect([environments.length, environments.flat().length]).toEqual([2, 14]);
});

test('typed ids lead to the same key', async () => {
	const {connection, token, keys} = await begin();
	const {api} = await confluentAzure.connect(token, connection);
	const {subscription} = await walk('kafka', api, toOrders.slice(0, 1));
	const {key} = await make('kafka', api, {
		subscription,
		organization: typed('rg-streaming/example-kafka'),
		environment: typed('env-azliv1'),
		cluster: typed('lkc-azord1'),
		'bootstrap-servers': '',
		name: 'typed',
		description: '',
	});
	expect(key.credential?.differences).toEqual([]);
	expect(key.credential?.accesses[0]).not.toHaveProperty('bootstrapServers');
	expect(keys()).toHaveLength(1);
});

test('next pages that are no whole addresses are followed', async () => {
	const {connection, token} = await begin('azure-relative-nextlink');
	const {api} = await confluentAzure.connect(token, connection);
	const answers = await walk('kafka', api, toOrders.slice(0, 2));
	const environments = await listed(kindOf(confluentAzure, 'kafka'), 'environment', api, answers);
	expect(environments.flat()).toHaveLength(14);
});

test.each(['azure-empty-secret', 'azure-missing-secret'] as const)(
	'%s is told as undelivered',
	async (mode) => {
		const {connection, token, keys} = await begin(mode, 'azure-delete-null');
		const {api} = await confluentAzure.connect(token, connection);
		const {key, remove} = await make('kafka', api, await walk('kafka', api, toOrders));
		expect(key).toMatchObject({undelivered: true, label: keys()[0]?.id});
		await remove();
		expect(keys()).toEqual([]);
	},
);

test('a service principal, the Azure CLI and a device code sign in too', async () => {
	const {connection, principal, device} = await begin();
	const bySecret = {
		...usual,
		method: picked('service-principal'),
		'tenant-id': principal['tenantId'],
		'client-id': principal['clientId'],
		'client-secret': new Secret(principal['clientSecret'] ?? ''),
	};
	const {api} = await confluentAzure.connect(bySecret, connection);
	const {key} = await make('kafka', api, await walk('kafka', api, toOrders));
	expect(key.credential?.details).toContainEqual({label: 'owner', value: 'sa-azrobo · ServiceAccount'});
	await confluentAzure.connect({...usual, method: picked('az')}, connection);
	const wrong = {...bySecret, 'client-secret': new Secret('not-the-secret')};
	await expect(confluentAzure.connect(wrong, connection)).rejects.toMatchObject({
		code: 'invalid_client',
		why: expect.stringContaining('AADSTS7000215'),
	});
	const said: string[] = [];
	const say = (sentence: string) => said.push(sentence);
	const door = connection.http({base: 'login', explain});
	const entra = new Login(door, 'organizations', device['clientId'] ?? '');
	const tokens = await entra.byDeviceCode({say, signal}, async () => true);
	expect(said[0]).toContain('https://login.example/devicelogin');
	const first = await tokens.current();
	for (const pasted of [first, await tokens.renewed(first)])
		await confluentAzure.connect({...usual, method: picked('token'), token: pasted}, connection);
});

test('what does not exist and what is no version are told in Azure’s words', async () => {
	const {connection, token} = await begin();
	const {api} = await confluentAzure.connect(token, connection);
	const answers = await walk('kafka', api, toOrders);
	const gone = {...answers, organization: typed('rg-streaming/nowhere')};
	await expect(make('kafka', api, gone)).rejects.toMatchObject({
		status: 404,
		outcome: 'refused',
		why: expect.stringContaining('ResourceNotFound'),
	});
	const odd = await confluentAzure.connect({...token, 'api-version': typed('2023-01-01')}, connection);
	await expect(make('kafka', odd.api, answers)).rejects.toMatchObject({code: 'InvalidApiVersionParameter'});
	const preview = typed('2025-08-18-preview');
	const newer = await confluentAzure.connect({...token, 'api-version': preview}, connection);
	expect((await make('kafka', newer.api, answers)).key.credential).toBeDefined();
});
