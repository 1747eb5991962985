import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import * as z from 'zod';
import {createHttp} from '../../../source/network/http.js';
import {openKafka} from '../../../source/network/kafka/open.js';
import {confluentCloud} from '../../../source/providers/confluent-cloud/index.js';
import type {Answers, Choice} from '../../../source/providers/field.js';
import type {Connection, Made} from '../../../source/providers/provider.js';
import {type Sandbox, startSandbox} from '../../../source/sandbox/index.js';
import type {Mode} from '../../../source/sandbox/modes.js';
import {Secret} from '../../../source/secret.js';
import {kindOf, listed, runSteps, typed} from '../../support/api.js';

const stateSchema = z.object({
	keys: z.array(z.object({id: z.string(), secret: z.string(), owner: z.string().optional()})),
	serviceAccounts: z.array(z.object({id: z.string(), name: z.string()})),
	bindings: z.array(z.object({id: z.string(), principal: z.string(), role: z.string(), crn: z.string()})),
	clusters: z.array(
		z.object({id: z.string(), acls: z.array(z.object({principal: z.string(), operation: z.string()}))}),
	),
});

let sandbox: Sandbox;
let api: unknown;
const {signal} = new AbortController();

beforeAll(async () => {
	sandbox = await startSandbox({topicCount: 60});
	const account = await signIn(sandbox);
	expect(account.who).toBe('u-demo42');
	api = account.api;
});

afterAll(() => sandbox.close());

function system(of = sandbox) {
	const found = of.systems.find(({id}) => id === confluentCloud.id);
	if (!found) throw new Error('the sandbox has no Confluent Cloud');
	return found;
}

function signIn(to: Sandbox) {
	const {baseUrl = '', signIn: demo} = system(to);
	const connection: Connection = {
		http: ({url, explain} = {}) =>
			createHttp({system: 'Confluent Cloud', baseUrl: url ?? baseUrl, ...(explain && {explain})}),
		signal,
		foreign: true,
		kafka: openKafka,
		run: () => Promise.reject(new Error('no commands here')),
		readFile: () => Promise.reject(new Error('no files here')),
		say: () => {},
	};
	const secret = new Secret(demo['apiSecret'] ?? '');
	return confluentCloud.connect({'api-key': demo['apiKey'], 'api-secret': secret}, connection);
}

const state = () => stateSchema.parse(system().state());

/** Picks the entry of the list whose label, id or type says so, over real HTTP. */
async function choose(kind: string, id: string, wanted: string, answers: Answers = {}) {
	const choices = (await listed(kindOf(confluentCloud, kind), id, api, answers)).flat() as Choice[];
	const found = choices.find(
		({value, label, detail}) => value === wanted || label === wanted || detail?.includes(wanted),
	);
	if (!found) throw new Error(`${id} has no ${wanted}`);
	return {...found, typed: false};
}

async function run(kind: string, answers: Answers) {
	const plan = kindOf(confluentCloud, kind).plan({api, answers});
	return {plan, made: await runSteps(plan)};
}

/** Takes back in reverse order, as the engine does, what the run made. */
async function takeBack({plan, made}: Awaited<ReturnType<typeof run>>) {
	for (const step of [...plan.steps].reverse()) {
		const each: Made | undefined = made[step.id];
		if (each && !each.existed) await confluentCloud.things[step.thing]?.remove(api, each.ref, signal);
	}
}

const named = {name: 'sandbox key', description: 'made by a test'};

describe('against the sandbox', () => {
	test('a new service account, its rights and its Kafka key come and go', async () => {
		const before = state();
		const environment = await choose('kafka', 'environment', 'production');
		const cluster = await choose('kafka', 'cluster', 'Standard', {environment});
		const place = {environment, cluster, owner: await choose('kafka', 'owner', 'new'), 'admin-key': ''};
		const access = await choose('kafka', 'access', 'both', place);
		const topics = [typed('orders'), typed('audit.*')];
		const answers = {...place, 'account-name': 'sandbox-test', access, topics, group: 'billing-*', ...named};
		const done = await run('kafka', answers);
		const credential = done.made['key']?.credential;
		const [account] = state().serviceAccounts.filter(({name}) => name === 'sandbox-test');
		expect(credential?.differences).toEqual([]);
		expect(state().bindings.filter(({principal}) => principal === `User:${account?.id}`)).toHaveLength(5);
		const key = state().keys.find(({id}) => id === credential?.id);
		expect(key?.owner).toBe(account?.id);
		const [kafka] = credential?.accesses ?? [];
		expect(kafka?.type === 'kafka' && kafka.password.reveal()).toBe(key?.secret);
		expect(kafka?.type === 'kafka' && kafka.bootstrapServers).toMatch(/^127\.0\.0\.1:\d+$/);
		for (const step of done.plan.steps) {
			const found = (await step.list?.(done.made, signal)) ?? [];
			expect(found.map(({ref}) => ref)).toContainEqual(done.made[step.id]?.ref);
		}
		const again = await run('kafka', {...answers, owner: typed(account?.id ?? '')});
		expect(again.made['right-1']).toMatchObject({existed: true});
		await takeBack(again);
		expect(state().bindings.filter(({principal}) => principal === `User:${account?.id}`)).toHaveLength(5);
		await takeBack(done);
		await takeBack(done);
		expect(state()).toEqual(before);
	});

	test('on a Basic cluster rights are ACLs made with the Kafka admin key', async () => {
		const before = state();
		const environment = await choose('kafka', 'environment', 'staging');
		const cluster = await choose('kafka', 'cluster', 'Basic', {environment});
		const [admin] = system().extras?.filter(({label}) => label.includes(cluster.value)) ?? [];
		const place = {
			...{environment, cluster, owner: await choose('kafka', 'owner', 'search-producer')},
			'admin-key': admin?.values['kafkaKey'],
			'admin-secret': new Secret(admin?.values['kafkaSecret'] ?? ''),
		};
		const topic = await choose('kafka', 'topics', 'orders', place);
		const access = await choose('kafka', 'access', 'produce', place);
		const done = await run('kafka', {...place, access, topics: [topic], ...named});
		const acls = () => state().clusters.find(({id}) => id === cluster.value)?.acls ?? [];
		expect(acls()).toContainEqual({principal: `User:${place.owner.value}`, operation: 'WRITE'});
		const again = await run('kafka', {...place, access, topics: [topic], ...named});
		expect(again.made['right-1']).toMatchObject({existed: true});
		await takeBack(again);
		await takeBack(done);
		expect(state()).toEqual(before);
	});

	test('a Cloud key as Kafka admin key is refused the topics', async () => {
		const environment = await choose('kafka', 'environment', 'production');
		const cluster = await choose('kafka', 'cluster', 'Standard', {environment});
		const {signIn} = system();
		const place = {
			...{environment, cluster},
			'admin-key': signIn['apiKey'],
			'admin-secret': new Secret(signIn['apiSecret'] ?? ''),
		};
		const topics = choose('kafka', 'topics', 'orders', place);
		await expect(topics).rejects.toThrow('refused the Kafka admin key (401)');
	});

	const everywhere = ['cloud', 'tableflow', 'global'];
	const places: Readonly<Record<string, readonly [string, string]>> = {
		'schema-registry': ['schema-registry', 'lsrc-t7y2kf'],
		ksqldb: ['ksqldb', 'lksqlc-p8w3n'],
		flink: ['region', 'aws.eu-central-1'],
	};

	test.each([...Object.keys(places), ...everywhere])('a %s key of one’s own comes and goes', async (kind) => {
		const before = state();
		const environment = await choose('kafka', 'environment', 'production');
		const [id, wanted = ''] = places[kind] ?? [];
		const place = id === undefined ? {} : {environment, [id]: await choose(kind, id, wanted, {environment})};
		const done = await run(kind, {...place, owner: await choose(kind, 'owner', 'myself'), ...named});
		const credential = done.made['key']?.credential;
		expect(credential?.differences).toEqual([]);
		const [access] = credential?.accesses ?? [];
		expect(access?.type === 'http-basic' && access.password.reveal()).toBe(
			state().keys.find(({id}) => id === credential?.id)?.secret,
		);
		expect(access?.type === 'http-basic' && access.url !== undefined).toBe(!everywhere.includes(kind));
		await takeBack(done);
		expect(state()).toEqual(before);
	});
});

describe('against a sandbox that misbehaves', () => {
	const cloudKey = async (mode: Mode, owner: string) => {
		const other = await startSandbox({topicCount: 1, modes: [mode]});
		try {
			const account = await signIn(other);
			const answers = {
				owner: {...typed(owner), data: {id: owner}},
				'account-name': 'orders-producer',
				...named,
			};
			return await runSteps(kindOf(confluentCloud, 'cloud').plan({api: account.api, answers}));
		} finally {
			await other.close();
		}
	};

	test.each(['confluent-quota', 'confluent-quota-400'] as const)('%s: says which limit', async (mode) => {
		await expect(cloudKey(mode, 'u-demo42')).rejects.toThrow(
			/is currently limited to 10 .*Its list of limits says: at most 10 Cloud keys of one user/,
		);
	});

	test('a name that is taken is told in the newer envelope too', async () => {
		await expect(cloudKey('confluent-new-errors', 'new')).rejects.toMatchObject({
			status: 409,
			why: expect.stringContaining('Service name orders-producer is already in use'),
			fields: [{path: ['display_name']}],
		});
	});

	test('a key without its secret is undelivered', async () => {
		const {key} = await cloudKey('confluent-empty-secret', 'u-demo42');
		expect(key).toMatchObject({undelivered: true});
		expect(key).not.toHaveProperty('credential');
	});
});
