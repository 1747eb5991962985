import {setDefaultCACertificates} from 'node:tls';
import {describe, expect, test} from 'vitest';
import {hasOpenssl, makeCertificates} from './certificates.js';
import {create, door, problemOf} from './expect-problem.js';
import {serve, serveRaw} from './servers.js';

const pairs = hasOpenssl ? makeCertificates() : undefined;
if (pairs) setDefaultCACertificates([pairs.authority]);

const places: Record<string, (first: number, second: number) => string> = {
	'the same host': () => '/elsewhere',
	'another port': (_first, second) => `http://127.0.0.1:${second}/keys`,
	'another host': (_first, second) => `http://localhost:${second}/keys`,
	'http instead of https': (_first, second) => `http://localhost:${second}/keys`,
	'an address with a password': (_first, second) => `http://dana:hunter2@127.0.0.1:${second}/keys`,
};

describe.each(Object.keys(places))('a redirect to %s', (place) => {
	const secure = place === 'http instead of https';
	test.skipIf(secure && !pairs).each([301, 302, 303, 307, 308])('%d is not followed', async (status) => {
		const second = await serveRaw((socket) => socket.end());
		const location = (first: number) => places[place]?.(first, second.port) ?? '';
		const first = await serve(
			(_request, response) => response.writeHead(status, {location: location(first.port)}).end(),
			secure ? pairs?.good : undefined,
		);
		const http = door(first.port, secure ? {baseUrl: `https://localhost:${first.port}`} : {});
		const problem = await problemOf(http.send(create));
		expect(problem).toMatchObject({status, outcome: 'unclear'});
		expect(problem.why).toContain(`:${place === 'the same host' ? first.port : second.port}.`);
		expect(problem.message).not.toContain('hunter2');
		expect(first.requests).toEqual(['POST /keys']);
		expect(second.connections()).toBe(0);
	});
});

test('a redirected read says that the base URL may be wrong', async () => {
	const server = await serve((_request, response) => response.writeHead(302, {location: '/login'}).end());
	const problem = await problemOf(
		door(server.port).read({...create, method: 'GET', purpose: 'list the keys'}),
	);
	expect(problem.next).toContain('Check the base URL');
	expect(server.requests).toHaveLength(1);
});
