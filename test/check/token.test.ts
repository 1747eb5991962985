import {describe, expect, test} from 'vitest';
import {proveToken} from '../../source/check/token.js';
import type {OauthClientAccess} from '../../source/providers/access.js';
import {Secret} from '../../source/secret.js';
import {serve} from '../network/servers.js';
import {TestDoors} from './support/http-doors.js';

const access: OauthClientAccess = {
	type: 'oauth-client',
	label: 'Example API',
	names: {clientId: 'CLIENT_ID', secret: 'CLIENT_SECRET'},
	clientId: 'the-client',
	secret: new Secret('the/secret+'),
	probe: {
		base: 'api',
		exchange: {path: '/token', clientId: 'client_id', secret: 'client_secret', token: 'accessToken'},
		read: {path: '/me', purpose: 'say who it is'},
	},
	spreading: {said: 'kafkey looks for half a minute', every: 5, atMost: 30},
};

/** A vendor that gives a token to the right pair, answers `exchange` to any other, and `then` to whom it knows. */
async function prove(exchange: number, then: number, fresh = false) {
	const server = await serve((request, response) => {
		const token = request.url === '/token';
		const status = token ? exchange : request.headers.authorization === 'Bearer t0ken' ? then : 401;
		response.writeHead(status, {'content-type': 'application/json', 'retry-after': '0'});
		response.end(JSON.stringify(token ? {accessToken: 't0ken'} : {sub: 'me'}));
	});
	const doors = new TestDoors(`http://127.0.0.1:${server.port}`);
	const verdict = await proveToken(access, doors, doors.watch(fresh));
	return {verdict, doors, server};
}

describe('a client credential', () => {
	test.each([
		[200, 200, 'works', 'request ok'],
		[401, 200, 'refused', 'sign-in failed'],
		[200, 401, 'refused', 'sign-in failed'],
		[200, 403, 'differs', 'request failed'],
		[422, 200, 'refused', 'request failed'],
		[503, 200, 'unreachable', 'request failed'],
	])('exchange answered %d, then %d', async (exchange, then, end, last) => {
		const {verdict} = await prove(exchange, then);
		const stage = verdict.stages.at(-1);
		expect([verdict.end, `${stage?.name} ${stage?.status}`]).toEqual([end, last]);
		expect(JSON.stringify(verdict)).not.toMatch(/the\/secret|t0ken/);
	});

	test('is exchanged, and then used', async () => {
		const {verdict, server} = await prove(200, 200);
		expect(server.requests).toEqual(['POST /token', 'GET /me']);
		expect(verdict.sentences[1]).toBe('may say who it is');
	});

	test('that is new is exchanged again until its time is over', async () => {
		const {verdict, doors} = await prove(401, 200, true);
		expect([verdict.end, doors.waited.length]).toEqual(['spreading', 6]);
	});

	test('without a probe is not claimed to work', async () => {
		const {probe, ...bare} = access;
		const doors = new TestDoors();
		const verdict = await proveToken(bare, doors, doors.watch(false));
		expect([verdict.end, probe?.base]).toEqual(['unreachable', 'api']);
	});
});
