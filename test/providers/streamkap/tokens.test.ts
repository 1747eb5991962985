import {describe, expect, test, vi} from 'vitest';
import type {Kind} from '../../../source/providers/provider.js';
import {Tokens} from '../../../source/providers/streamkap/tokens.js';
import {Secret} from '../../../source/secret.js';
import {listed, type MockedProvider, picked, runSteps} from '../../support/api.js';
import {connected, exchange, kafkaAnswers, readOnly, role, token} from './known.js';

const expired = [{detail: 'Invalid or expired token'}, {status: 401}] as const;
const roles = 'GET /auth/roles';
const create = 'POST /auth/client-credentials';
const before = 'GET /auth/client-credentials';
const credential = {
	client_id: 'new',
	secret: 's',
	service_id: 'svc_01',
	roles: [role],
	created_by_user: null,
};

function planOf(kind: Kind<unknown>, api: unknown) {
	const answers = {description: '', service: '', access: picked('roles'), roles: [readOnly]};
	return kind.plan({api, answers});
}
const bearers = (mocked: MockedProvider) =>
	mocked.sent.map(({method, path, authorization = 'none'}) => `${method} ${path} ${authorization}`);

describe('a read', () => {
	test('is repeated once, with a new token, after a 401', async () => {
		const {mocked, api} = await connected();
		mocked
			.expect(roles, ...expired)
			.expect(exchange, token('t2'))
			.expect(roles, [role]);
		expect(await listed(mocked.kind('client-credential'), 'roles', api)).toHaveLength(1);
		expect(bearers(mocked)).toEqual([
			'GET /auth/roles Bearer t1',
			'POST /auth/access-token none',
			'GET /auth/roles Bearer t2',
		]);
		mocked.done();
	});

	test('is not repeated a second time', async () => {
		const {mocked, api} = await connected();
		mocked
			.expect(roles, ...expired)
			.expect(exchange, token('t2'))
			.expect(roles, ...expired);
		await expect(listed(mocked.kind('client-credential'), 'roles', api)).rejects.toMatchObject({status: 401});
		mocked.done();
	});

	test('shares one renewal with the others that need it', async () => {
		const {mocked, api} = await connected();
		const kind = mocked.kind('client-credential');
		mocked
			.expect(roles, ...expired)
			.expect(roles, ...expired)
			.expect(exchange, token('t2'));
		mocked.expect(roles, [role]).expect(roles, [role]);
		await Promise.all([listed(kind, 'roles', api), listed(kind, 'roles', api)]);
		expect(bearers(mocked).filter((line) => line.includes('access-token'))).toHaveLength(1);
		mocked.done();
	});
});

test('a token that was refused late is not renewed again when it has been meanwhile', async () => {
	const {mocked} = await connected();
	const signIn = {client_id: 'cid', secret: new Secret('cs3cret')};
	const tokens = new Tokens(mocked.connection.http(), signIn);
	mocked.expect(exchange, token('t1')).expect(exchange, token('t2'));
	const first = await tokens.current();
	const renewed = await tokens.renewed(first);
	expect(renewed.reveal()).toBe('t2');
	expect(await tokens.renewed(first)).toBe(renewed);
	mocked.done();
});

describe('a create', () => {
	test.each([
		[59, 'renews the token first'],
		[61, 'uses the token'],
	])('with %i s left %s', async (left) => {
		const now = vi.spyOn(performance, 'now').mockReturnValue(0);
		const {mocked, api} = await connected({expiresIn: 1000});
		now.mockReturnValue((1000 - left) * 1000);
		if (left < 60) mocked.expect(exchange, token('t2', 1000));
		mocked.expect(create, credential, {status: 201});
		await runSteps(planOf(mocked.kind('client-credential'), api));
		expect(mocked.sent.at(-1)?.authorization).toBe(left < 60 ? 'Bearer t2' : 'Bearer t1');
		mocked.done();
	});

	test('uses a token whose end is not known', async () => {
		const {mocked, api} = await connected({expiresIn: 'soon'});
		mocked.expect(create, credential, {status: 201});
		await runSteps(planOf(mocked.kind('client-credential'), api));
		expect(mocked.sent[0]?.authorization).toBe('Bearer t1');
	});

	test('is never repeated after a 401: nothing was created, and the next confirmation has a new token', async () => {
		const {mocked, api} = await connected();
		const plan = planOf(mocked.kind('client-credential'), api);
		mocked.expect(create, ...expired).expect(exchange, token('t2'));
		await expect(runSteps(plan)).rejects.toMatchObject({
			outcome: 'refused',
			status: 401,
			what: 'Nothing was created: Streamkap no longer accepted the access token.',
			next: 'Confirm again to send it.',
		});
		expect(bearers(mocked)).toEqual([
			'POST /auth/client-credentials Bearer t1',
			'POST /auth/access-token none',
		]);
		mocked.expect(create, credential, {status: 201});
		await runSteps(plan);
		expect(mocked.sent.at(-1)?.authorization).toBe('Bearer t2');
		mocked.done();
	});

	test('that was answered 401 is refused even when no new token can be had', async () => {
		const {mocked, api} = await connected();
		mocked.expect(create, ...expired).expect(exchange, {detail: 'gone'}, {status: 401});
		await expect(runSteps(planOf(mocked.kind('client-credential'), api))).rejects.toMatchObject({
			outcome: 'refused',
			next: 'Sign in again: the sign-in may be revoked.',
		});
	});

	test('is not sent when the renewal before it fails, however that failed', async () => {
		const {mocked, api} = await connected({expiresIn: 30});
		mocked.expect(exchange, {detail: 'boom'}, {status: 500});
		await expect(runSteps(planOf(mocked.kind('client-credential'), api))).rejects.toMatchObject({
			outcome: 'not-sent',
			what: expect.stringContaining('nothing was created'),
			why: expect.stringContaining('“boom”'),
		});
		mocked.done();
	});

	test('whose answer is a gateway’s page is unclear, not refused', async () => {
		const {mocked, api} = await connected();
		mocked.expect(create, '<html></html>', {status: 502, headers: {'content-type': 'text/html'}});
		await expect(runSteps(planOf(mocked.kind('client-credential'), api))).rejects.toMatchObject({
			outcome: 'unclear',
		});
		expect(mocked.sent).toHaveLength(1);
	});
});

describe('a delete', () => {
	const remove = 'DELETE /kafka-access/kafka-users/orders-reader';
	const users = 'GET /kafka-access/kafka-users';
	const ref = {username: kafkaAnswers.username};

	test('is repeated once after a 401, because it did nothing', async () => {
		const {mocked, api} = await connected();
		mocked
			.expect(remove, ...expired)
			.expect(exchange, token('t2'))
			.expect(remove);
		await mocked.remove('kafkaUser', api, ref);
		mocked.done();
	});

	test.each([404, 400])('that is answered %i succeeds when the list has it no more', async (status) => {
		const {mocked, api} = await connected();
		mocked.expect(remove, {detail: 'not found'}, {status}).expect(users, []);
		await mocked.remove('kafkaUser', api, ref);
		mocked.done();
	});

	test('that is answered 404 fails while the list still has it', async () => {
		const {mocked, api} = await connected();
		mocked.expect(remove, {detail: 'Not Found'}, {status: 404}).expect(users, [ref]);
		await expect(mocked.remove('kafkaUser', api, ref)).rejects.toMatchObject({status: 404});
		mocked.expect(remove, {detail: 'Not Found'}, {status: 404});
		mocked.expect(users, {detail: 'forbidden'}, {status: 403});
		await expect(mocked.remove('kafkaUser', api, ref)).rejects.toMatchObject({status: 404});
		mocked.done();
	});

	test('that is answered 409 fails', async () => {
		const {mocked, api} = await connected();
		mocked.expect(remove, {detail: 'belongs to a project key'}, {status: 409});
		await expect(mocked.remove('kafkaUser', api, ref)).rejects.toMatchObject({status: 409});
	});

	test.each([
		['clientCredential', '/auth/client-credentials', 'client_id'],
		['projectKey', '/project-keys', 'id'],
	])('of a %s goes to its own address', async (thing, path, id) => {
		const {mocked, api} = await connected();
		mocked.expect(`DELETE ${path}/a%2Fb`);
		await mocked.remove(thing, api, {id: 'a/b'});
		mocked.expect(`DELETE ${path}/x`, '', {status: 404});
		mocked.expect(`GET ${path}`, [{[id]: 'y', name: 'n'}]);
		await mocked.remove(thing, api, {id: 'x'});
		mocked.done();
	});
});

test('a look-up before the create lists what is alike', async () => {
	const {mocked, api} = await connected();
	mocked.expect(before, [
		{...credential, client_id: 'a', description: null, secret: 'abc***xyz'},
		{...credential, client_id: 'b', description: 'other'},
		{...credential, client_id: 'c', service_id: 'svc_02'},
	]);
	const [step] = planOf(mocked.kind('client-credential'), api).steps;
	expect(await step?.list?.({}, new AbortController().signal)).toEqual([{ref: {id: 'a'}, label: 'a'}]);
});
