import {afterEach, describe, expect, test, vi} from 'vitest';
import {begin, type Errors, type Key, pairOf} from './confluent-support.js';

afterEach(() => {
	vi.useRealTimers();
});

describe('creating a key', () => {
	test('answers 202 with the place and, once, the secret', async () => {
		await using cloud = await begin();
		const {id} = await cloud.resourceOf(cloud.standardAdmin);
		const owner = await cloud.account('once');
		const {status, body, headers} = await cloud.create(owner, {id});
		expect(status).toBe(202);
		expect(body.id).toMatch(/^[A-Z0-9]{16}$/);
		expect(body.spec.secret).toMatch(/^cflt[A-Za-z0-9+/]+$/);
		expect(body.spec.owner).toMatchObject({id: owner, kind: 'ServiceAccount'});
		expect(body.spec.resource).toMatchObject({id, kind: 'Cluster', api_version: 'cmk/v2'});
		expect(headers.get('location')).toBe(`${cloud.system.baseUrl}/iam/v2/api-keys/${body.id}`);
		const read = await cloud.call<Key>('GET', `/iam/v2/api-keys/${body.id}`);
		expect(read.body.spec.secret).toBe('');
		const other = await cloud.create(owner, {id});
		expect(other.body.spec.secret).not.toBe(body.spec.secret);
	});

	test.each([
		[undefined, {id: 'cloud', kind: 'Cloud', api_version: 'iam/v2'}],
		[{id: 'CLOUD'}, {id: 'cloud', kind: 'Cloud'}],
		[
			{id: 'tableflow', kind: 'Tableflow'},
			{id: 'tableflow', api_version: 'tableflow/v1'},
		],
		[{id: 'global'}, {id: 'global', kind: 'Global', api_version: 'global/v1'}],
	])('takes the special resource %j', async (asked, expected) => {
		await using cloud = await begin();
		const {status, body} = await cloud.create(await cloud.me(), asked);
		expect(status).toBe(202);
		expect(body.spec.resource).toMatchObject(expected);
	});

	test('takes both spellings of a Flink region', async () => {
		await using cloud = await begin();
		const {environment} = await cloud.resourceOf(cloud.standardAdmin);
		const id = `${environment}.aws.eu-central-1`;
		for (const asked of [{id}, {id: 'aws.eu-central-1', environment}]) {
			const {body} = await cloud.create(await cloud.me(), asked);
			expect(body.spec.resource).toMatchObject({id, environment, kind: 'Region'});
		}
	});

	test.each([
		[{}, '/spec'],
		[{spec: {}}, '/spec/owner'],
		[{spec: {owner: {id: 'sa-nobody'}}}, '/spec/owner/id'],
		[{spec: {owner: {id: 'me'}, resource: {id: 'lkc-none'}}}, '/spec/resource/id'],
	])('%j is a 422 that points at the fault', async (body, pointer) => {
		await using cloud = await begin();
		const json = JSON.parse(JSON.stringify(body).replace('"me"', JSON.stringify(await cloud.me())));
		const answer = await cloud.call<Errors>('POST', '/iam/v2/api-keys', cloud.demo, json);
		expect(answer.status).toBe(422);
		expect(answer.body.errors[0]).toMatchObject({status: '422', source: {pointer}});
	});

	test('is refused for another user', async () => {
		await using cloud = await begin();
		const users = await cloud.call<{data: {id: string}[]}>('GET', '/iam/v2/users');
		const me = await cloud.me();
		const other = users.body.data.find(({id}) => id !== me)?.id ?? '';
		expect((await cloud.create(other)).status).toBe(403);
	});
});

test('a key is renamed, cleared and deleted, and then nobody may read it', async () => {
	await using cloud = await begin();
	const {id, secret} = await cloud
		.create(await cloud.me())
		.then(({body}) => ({id: body.id, secret: body.spec.secret ?? ''}));
	const path = `/iam/v2/api-keys/${id}`;
	await cloud.call('PATCH', path, cloud.demo, {spec: {display_name: 'named', description: 'said'}});
	const patched = await cloud.call<Key>('PATCH', path, cloud.demo, {spec: {description: ''}});
	expect(patched.body.spec).toMatchObject({display_name: 'named', description: ''});
	expect((await cloud.call('GET', '/org/v2/environments', {key: id, secret})).status).toBe(200);
	expect((await cloud.call('DELETE', path)).status).toBe(204);
	expect((await cloud.call('DELETE', path)).status).toBe(403);
	expect((await cloud.call('GET', path)).status).toBe(403);
	expect((await cloud.call('GET', '/org/v2/environments', {key: id, secret})).status).toBe(401);
});

describe('a new key spreads', () => {
	test('until then Kafka REST shows its page of HTML, and a Cloud key gets 401', async () => {
		vi.useFakeTimers({toFake: ['Date']});
		await using cloud = await begin({propagationSeconds: 120});
		const {id} = await cloud.resourceOf(cloud.standardAdmin);
		const kafka = pairOf((await cloud.create(await cloud.me(), {id})).body);
		const control = pairOf((await cloud.create(await cloud.me())).body);
		const topics = () => cloud.data<string>('GET', `/kafka/v3/clusters/${id}/topics`, kafka);
		vi.advanceTimersByTime(119_000);
		const early = await topics();
		expect([early.status, early.headers.get('content-type')]).toEqual([401, 'text/html;charset=utf-8']);
		expect(early.body).toContain('<html>');
		expect((await cloud.call('GET', '/org/v2/environments', control)).status).toBe(401);
		vi.advanceTimersByTime(2000);
		expect((await topics()).status).toBe(200);
		expect((await cloud.call('GET', '/org/v2/environments', control)).status).toBe(200);
	});

	test('in the flaky mode one success is followed by one failure', async () => {
		await using cloud = await begin({mode: 'confluent-flaky-propagation'});
		const {id} = await cloud.resourceOf(cloud.standardAdmin);
		const kafka = pairOf((await cloud.create(await cloud.me(), {id})).body);
		const statuses: number[] = [];
		for (let probe = 0; probe < 4; probe += 1) {
			statuses.push((await cloud.data('GET', `/kafka/v3/clusters/${id}/topics`, kafka)).status);
		}
		expect(statuses).toEqual([200, 401, 200, 200]);
	});
});

describe('modes', () => {
	test.each([
		['confluent-quota', 402],
		['confluent-quota-400', 400],
	] as const)('%s refuses every key with %i', async (mode, status) => {
		await using cloud = await begin({mode});
		const body = {spec: {owner: {id: await cloud.me()}}};
		const answer = await cloud.call<Errors>('POST', '/iam/v2/api-keys', cloud.demo, body);
		expect(answer.status).toBe(status);
		expect(answer.body.errors[0]).toMatchObject({
			status: String(status),
			code: 'quota_exceeded',
			detail: expect.stringContaining('is currently limited to 10 cloud API keys'),
		});
	});

	test('confluent-new-errors answers the newer envelope', async () => {
		await using cloud = await begin({mode: 'confluent-new-errors'});
		const {status, body} = await cloud.call<object>('GET', '/org/v2/environments/env-none00');
		expect(status).toBe(404);
		expect(body).toMatchObject({
			status: '404',
			error: {code: 'RESOURCE_NOT_FOUND', path: '/org/v2/environments/env-none00'},
		});
	});

	test('confluent-empty-secret makes a key whose secret is empty', async () => {
		await using cloud = await begin({mode: 'confluent-empty-secret'});
		const {status, body} = await cloud.create(await cloud.me());
		expect([status, body.spec.secret]).toEqual([202, '']);
	});

	test('confluent-rate-limit refuses the first call with four headers, Kafka REST in HTML with none', async () => {
		await using cloud = await begin({mode: 'confluent-rate-limit'});
		const first = await cloud.call('GET', '/org/v2/environments');
		expect(first.status).toBe(429);
		for (const name of ['limit', 'remaining', 'reset']) {
			expect(first.headers.get(`x-ratelimit-${name}`)).toMatch(/^\d+$/);
		}
		expect(first.headers.get('retry-after')).toBe('1');
		expect((await cloud.call('GET', '/org/v2/environments')).status).toBe(200);
		const data = await cloud.data<string>('GET', '/kafka/v3/clusters/lkc-any/topics');
		expect([data.status, data.headers.get('retry-after')]).toEqual([429, null]);
		expect(data.body).toContain('<html>');
	});
});
