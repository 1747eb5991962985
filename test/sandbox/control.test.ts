import {expect, test} from 'vitest';
import {startSandbox} from '../../source/sandbox/index.js';
import {basic, request} from './request.js';

async function begin(options: Parameters<typeof startSandbox>[0] = {}) {
	const sandbox = await startSandbox(options);
	return {...sandbox, [Symbol.asyncDispose]: () => sandbox.close()};
}

type Overview = {systems: {id: string; baseUrl?: string}[]; authorities: string};

const system = expect.objectContaining({
	id: expect.any(String),
	name: expect.any(String),
	brokers: expect.stringMatching(/^127\.0\.0\.1:\d+$/),
	otherUrls: expect.any(Object),
	signIn: expect.any(Object),
	extras: expect.any(Array),
});

test('says what runs where, on loopback only', async () => {
	await using sandbox = await begin();
	const {status, body} = await request<Overview>('GET', `${sandbox.url}/_sandbox`);
	expect(status).toBe(200);
	expect(body.systems.map(({id}) => id)).toEqual([
		'upstash',
		'streamkap',
		'confluent-cloud',
		'confluent-azure',
		'apache-kafka',
	]);
	for (const one of body.systems) {
		expect(one).toEqual(system);
		// A cluster of one's own has no API but Kafka's.
		if (one.id === 'apache-kafka') expect(one.baseUrl).toBeUndefined();
		else expect(one.baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
	}
	expect(body.authorities).toBe(sandbox.authorities);
	expect(sandbox.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
});

test('spoils the requests that a fault is ordered for, and no others', async () => {
	await using sandbox = await begin();
	const upstash = sandbox.systems.find(({id}) => id === 'upstash');
	const url = `${upstash?.baseUrl}/v2/teams`;
	const authorization = basic(upstash?.signIn['email'] ?? '', upstash?.signIn['apiKey'] ?? '');
	const fault = {
		kind: 'answer',
		host: 'upstash',
		path: '^/v2/teams$',
		reply: {status: 429, json: {error: 'slow down'}, headers: {'retry-after': '7'}},
	};
	const ordered = await request('POST', `${sandbox.url}/_sandbox/faults`, {json: fault});
	expect(ordered).toMatchObject({status: 204, body: ''});
	const spoiled = await request('GET', url, {authorization});
	expect(spoiled).toMatchObject({status: 429, body: {error: 'slow down'}});
	expect(spoiled.headers.get('retry-after')).toBe('7');
	expect((await request('GET', url, {authorization})).status).toBe(200);

	await request('POST', `${sandbox.url}/_sandbox/faults`, {json: {kind: 'drop', times: 9}});
	expect((await request('GET', `${sandbox.url}/_sandbox`)).status).toBe(200);
	await expect(request('GET', url, {authorization})).rejects.toThrow('fetch failed');
	expect((await request('DELETE', `${sandbox.url}/_sandbox/faults`)).status).toBe(204);
	expect((await request('GET', url, {authorization})).status).toBe(200);
});

test.each(['{', '{"kind":"explode"}', '{"kind":"drop","path":"("}', '{"kind":"drop","hots":"upstash"}'])(
	'refuses a fault that is none: %s',
	async (text) => {
		await using sandbox = await begin();
		const answer = await request('POST', `${sandbox.url}/_sandbox/faults`, {text});
		expect(answer).toMatchObject({status: 400, body: {error: expect.any(String)}});
	},
);

test('shows the state of one system, and knows no other', async () => {
	await using sandbox = await begin();
	for (const {id} of sandbox.systems)
		expect((await request('GET', `${sandbox.url}/_sandbox/state/${id}`)).status).toBe(200);
	expect((await request('GET', `${sandbox.url}/_sandbox/state/none`)).status).toBe(404);
	expect((await request('POST', `${sandbox.url}/_sandbox`)).status).toBe(405);
});

test('rejects when the wanted port is taken, and frees it when closed', async () => {
	const first = await startSandbox();
	const port = Number(new URL(first.url).port);
	await expect(startSandbox({port})).rejects.toThrow('EADDRINUSE');
	await first.close();
	const second = await startSandbox({port});
	expect(second.url).toBe(first.url);
	await second.close();
});

test('starts with ten thousand topics in the largest cluster', async () => {
	await using sandbox = await begin({topicCount: 10_000});
	const upstash = sandbox.systems.find(({id}) => id === 'upstash');
	expect(upstash?.state()).toMatchObject({clusters: [{topicCount: 10_000}, {}, {}]});
});
