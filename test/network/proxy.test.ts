import {connect, type Socket} from 'node:net';
import {setDefaultCACertificates} from 'node:tls';
import {describe, expect, test, vi} from 'vitest';
import {hasOpenssl, makeCertificates} from './certificates.js';
import {create, door, problemOf} from './expect-problem.js';
import {closedPort, serve, serveRaw} from './servers.js';

const pairs = hasOpenssl ? makeCertificates() : undefined;
if (pairs) setDefaultCACertificates([pairs.authority]);

const remote = {baseUrl: 'https://api.example.test'};

function useProxy(port: number) {
	for (const name of ['https_proxy', 'http_proxy', 'HTTP_PROXY', 'no_proxy', 'NO_PROXY'])
		vi.stubEnv(name, undefined);
	vi.stubEnv('HTTPS_PROXY', `http://corporate:hunter2@127.0.0.1:${port}`);
}

/** A proxy that opens every tunnel to one port of loopback. */
function tunnel(port: number) {
	return serveRaw((socket: Socket) => {
		const target = connect(port, '127.0.0.1', () => {
			socket.write('HTTP/1.1 200 OK\r\n\r\n');
			socket.pipe(target).pipe(socket);
		});
		target.on('error', () => socket.destroy());
	});
}

describe.skipIf(!pairs)('through a proxy (certificates made with openssl)', () => {
	const open = async (pair: 'behindProxy' | 'otherHost' | 'selfSigned') => {
		const server = await serve((_request, response) => {
			response.writeHead(200, {'content-type': 'application/json'}).end('{"secret":"x"}');
		}, pairs?.[pair]);
		const proxy = await tunnel(server.port);
		useProxy(proxy.port);
		return {server, proxy};
	};

	test('the call reaches its host', async () => {
		const {server, proxy} = await open('behindProxy');
		expect((await door(1, remote).send(create)).value).toEqual({secret: 'x'});
		expect(proxy.requests).toEqual(['CONNECT api.example.test:443']);
		expect(server.requests).toEqual(['POST /keys']);
	});

	test('so does one that is named by other variables than those of the process', async () => {
		const {proxy} = await open('behindProxy');
		vi.stubEnv('HTTPS_PROXY', undefined);
		const env = {HTTPS_PROXY: `http://corporate:hunter2@127.0.0.1:${proxy.port}`};
		expect((await door(1, {...remote, env}).send(create)).value).toEqual({secret: 'x'});
		expect(proxy.requests).toEqual(['CONNECT api.example.test:443']);
	});

	test.each(['otherHost', 'selfSigned'] as const)('a wrong certificate (%s) is refused', async (pair) => {
		const {server} = await open(pair);
		expect((await problemOf(door(1, remote).send(create))).outcome).toBe('not-sent');
		expect(server.requests).toEqual([]);
	});
});

describe('a proxy that does not help', () => {
	test.each([
		['wants a sign-in', 'HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n'],
		['forbids', 'HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n'],
		['hangs up', ''],
	])('and %s is named, and nothing is sent', async (_name, sent) => {
		const proxy = await serveRaw((socket) => socket.end(sent));
		useProxy(proxy.port);
		const problem = await problemOf(door(1, remote).send(create));
		expect(problem.outcome).toBe('not-sent');
		expect(problem.why).toContain('proxy');
		expect(problem.next).toContain('HTTPS_PROXY');
		expect(problem.message).not.toContain('hunter2');
		expect(proxy.connections()).toBe(1);
	});

	test('and is not there leaves nothing sent', async () => {
		useProxy(await closedPort());
		const problem = await problemOf(door(1, remote).send(create));
		expect(problem.outcome).toBe('not-sent');
		expect(problem.next).toContain('HTTPS_PROXY');
	});
});

test('this machine is never asked for through a proxy', async () => {
	const proxy = await serveRaw((socket) => socket.end());
	useProxy(proxy.port);
	vi.stubEnv('http_proxy', `http://127.0.0.1:${proxy.port}`);
	const server = await serve((_request, response) => {
		response.writeHead(200, {'content-type': 'application/json'}).end('{"secret":"x"}');
	});
	await door(server.port).send(create);
	expect(proxy.connections()).toBe(0);
});

test('a host in NO_PROXY is reached without the proxy', async () => {
	const proxy = await serveRaw((socket) => socket.end());
	const server = await serveRaw((socket) => socket.end());
	useProxy(proxy.port);
	vi.stubEnv('NO_PROXY', 'example.org,0.0.0.0');
	// 0.0.0.0 leads to this machine, but is no name of it.
	await problemOf(door(1, {baseUrl: `https://0.0.0.0:${server.port}`}).send(create));
	expect(proxy.connections()).toBe(0);
	expect(server.connections()).toBe(1);
});
