import {spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import * as z from 'zod';
import {createHttp} from '../../source/network/http.js';
import {openKafka} from '../../source/network/kafka/open.js';
import type {Connection, Provider} from '../../source/providers/provider.js';
import {FaultBoard} from '../../source/sandbox/faults.js';
import {createAuthority} from '../../source/sandbox/kafka/authority.js';
import type {SandboxSystem, StartSystem} from '../../source/sandbox/system.js';
import {Secret} from '../../source/secret.js';
import {kindOf, listed, picked, runSteps} from '../support/api.js';
import {lifeOf} from '../support/life.js';
import {providers} from '../support/providers.js';
import {madeMeetsContract, meetsContract, planMeetsContract} from './contract.js';
import {writeExample} from './example.js';
import {codeOf, readPage, root} from './pages.js';

const page = readPage('docs/adding-a-provider.md');
const files = codeOf(page);
const example = writeExample(files);
const faults = new FaultBoard();
const {signal} = new AbortController();
const state = z.object({credentials: z.array(z.object({id: z.string(), topic: z.string()}))});

let acme: Provider;
let stand: SandboxSystem;

beforeAll(async () => {
	const at = (path: string) => import(/* @vite-ignore */ join(example.folder, path));
	({acme} = (await at('source/providers/acme/index.ts')) as {acme: Provider});
	const {startAcme} = (await at('source/sandbox/acme/index.ts')) as {startAcme: StartSystem};
	stand = await startAcme({
		faults,
		authority: createAuthority(),
		propagationSeconds: 0,
		modes: new Set(),
		topicCount: 3,
	});
});

afterAll(async () => {
	await stand?.close();
	example.remove();
});

function bin(name: string, ...args: string[]) {
	const {status, stdout, stderr} = spawnSync(join(root, 'node_modules/.bin', name), args, {
		cwd: root,
		encoding: 'utf8',
	});
	return {status, said: status === 0 ? '' : stdout + stderr};
}

async function connected() {
	const connection: Connection = {
		http: (options = {}) =>
			createHttp({
				...(options.explain && {explain: options.explain}),
				system: acme.name,
				baseUrl: stand.baseUrl ?? '',
			}),
		signal,
		foreign: true,
		kafka: openKafka,
		run: () => Promise.reject(new Error('no commands here')),
		readFile: () => Promise.reject(new Error('no files here')),
		say: () => {},
	};
	const {who, api} = await acme.connect({token: new Secret(stand.signIn['token'] ?? '')}, connection);
	const plan = kindOf(acme, 'credential').plan({
		api,
		answers: {topic: picked('orders.2'), name: 'orders-reader'},
	});
	return {who, api, plan};
}

const existing = () => state.parse(stand.state()).credentials;

describe('the code of the page', () => {
	test('is four files, and passes the type checker', () => {
		expect([...files.keys()]).toEqual([
			'source/providers/acme/api.ts',
			'source/providers/acme/credential.ts',
			'source/providers/acme/index.ts',
			'source/sandbox/acme/index.ts',
		]);
		expect(bin('tsc', '-p', example.folder)).toEqual({status: 0, said: ''});
	});

	test('is linted and formatted like the project', () => {
		const paths = [...files.keys()].map((path) => join(example.folder, path));
		expect(bin('biome', 'check', ...paths)).toEqual({status: 0, said: ''});
	});

	test('goes into lists that exist', () => {
		const list = (path: string) => readFileSync(join(root, path), 'utf8');
		expect(list('source/providers/index.ts')).toMatch(/\bentries: readonly ProviderEntry\[\] = \[/);
		expect(list('source/sandbox/index.ts')).toMatch(/\bstands: readonly StartSystem\[\] = \[/);
	});
});

describe('the provider of the page', () => {
	test('meets the contract', () => meetsContract(acme));

	test('makes a credential at its stand-in, and takes it back', async () => {
		const {who, api, plan} = await connected();
		expect(who).toBe('demo@example.com');
		expect(await listed(kindOf(acme, 'credential'), 'topic', api)).toMatchObject([
			[{value: 'orders.1'}, {value: 'orders.2'}, {value: 'orders.3'}],
		]);
		planMeetsContract(acme, plan);

		const made = Object.values(await runSteps(plan));
		madeMeetsContract(plan, made);
		const [{ref = {}, credential} = {}] = made;
		expect(existing()).toEqual([expect.objectContaining({id: credential?.id, topic: 'orders.2'})]);
		expect(credential?.accesses).toMatchObject([{bootstrapServers: stand.brokers, topic: 'orders.2'}]);
		expect(credential?.differences).toEqual([]);

		await acme.things['credential']?.remove(api, ref, signal);
		expect(existing()).toEqual([]);
		await acme.things['credential']?.remove(api, ref, signal);
	});

	test('lists what it made, and knows the answers for one like it', async () => {
		const {api, plan} = await connected();
		const [{ref = {}} = {}] = Object.values(await runSteps(plan));
		const life = lifeOf(kindOf(acme, 'credential'), api);
		const [held, ...others] = await life.list();
		expect(held).toMatchObject({ref, name: 'orders-reader', opens: 'topic orders.2'});
		expect(others).toEqual([]);
		const answers = held ? await life.again(held) : {};
		expect(answers).toMatchObject({topic: {value: 'orders.2'}, name: 'orders-reader'});
		await acme.things['credential']?.remove(api, ref, signal);
	});

	test('finds what a lost answer has made', async () => {
		const {plan} = await connected();
		faults.order({method: 'POST', kind: 'drop-after'});
		await expect(runSteps(plan)).rejects.toMatchObject({outcome: 'unclear'});
		const [{id = ''} = {}] = existing();
		expect(await plan.steps[0]?.list?.({}, signal)).toEqual([{ref: {id}, label: id}]);
	});
});

test.each(providers.map((provider) => [provider.id, provider] as const))(
	'%s meets the same contract',
	(_, provider) => meetsContract(provider),
);
