import {setDefaultCACertificates} from 'node:tls';
import {describe, expect, test, vi} from 'vitest';
import {hasOpenssl, makeCertificates} from './certificates.js';
import {create, door, problemOf} from './expect-problem.js';
import {serve} from './servers.js';

const pairs = hasOpenssl ? makeCertificates() : undefined;
if (pairs) setDefaultCACertificates([pairs.authority]);

describe.skipIf(!pairs)('certificates (made with openssl)', () => {
	const open = async (pair: 'good' | 'selfSigned' | 'expired' | 'notYetValid' | 'otherHost') => {
		const server = await serve((_request, response) => {
			response.writeHead(200, {'content-type': 'application/json'}).end('{"secret":"x"}');
		}, pairs?.[pair]);
		return {server, http: door(server.port, {baseUrl: `https://localhost:${server.port}`})};
	};

	test('a good one is accepted', async () => {
		const {http} = await open('good');
		expect((await http.send(create)).value).toEqual({secret: 'x'});
	});

	test('HTTP/2 is not spoken even when it is offered: its requests can be repeated', async () => {
		const offering = pairs && {...pairs.good, ALPNProtocols: ['h2', 'http/1.1']};
		const server = await serve((request, response) => {
			response.writeHead(200, {'content-type': 'application/json'}).end('{"secret":"x"}');
			expect(request.httpVersion).toBe('1.1');
		}, offering);
		await door(server.port, {baseUrl: `https://localhost:${server.port}`}).send(create);
		expect(server.requests).toEqual(['POST /keys']);
	});

	test.each([
		['selfSigned', /trusts/, /NODE_EXTRA_CA_CERTS/],
		['expired', /expired/, /clock/],
		['notYetValid', /not valid yet/, /clock/],
		['otherHost', /not one for localhost/, /base URL/],
	] as const)('a bad one (%s) is refused before anything is sent', async (pair, why, next) => {
		const {server, http} = await open(pair);
		const problem = await problemOf(http.send(create));
		expect(problem.outcome).toBe('not-sent');
		expect(problem.why).toMatch(why);
		expect(problem.next).toMatch(next);
		expect(server.requests).toEqual([]);
	});

	test('with verification switched off in the environment nothing is sent', async () => {
		vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
		const {server, http} = await open('selfSigned');
		const problem = await problemOf(http.send(create));
		expect(problem.outcome).toBe('not-sent');
		expect(problem.why).toContain('NODE_TLS_REJECT_UNAUTHORIZED');
		expect(server.connections()).toBe(0);
	});
});

test('a server without TLS gets nothing from an https address', async () => {
	const server = await serve((_request, response) => response.end());
	const problem = await problemOf(
		door(server.port, {baseUrl: `https://127.0.0.1:${server.port}`}).send(create),
	);
	expect(problem.outcome).toBe('not-sent');
	expect(problem.why).toContain('No secure connection');
	expect(server.requests).toEqual([]);
});
