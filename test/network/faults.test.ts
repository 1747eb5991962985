import type {LookupFunction} from 'node:net';
import {gzipSync} from 'node:zlib';
import {Agent} from 'undici';
import {describe, expect, test} from 'vitest';
import {anything} from '../../source/network/http.js';
import {canary, create, door, problemOf} from './expect-problem.js';
import {closedPort, serve, serveRaw} from './servers.js';

const json = 'content-type: application/json\r\n';
const good = '{"secret":"x"}';
const answer = (status: string, headers: string, body: string | Buffer) =>
	Buffer.concat([
		Buffer.from(`HTTP/1.1 ${status}\r\n${headers}content-length: ${body.length}\r\n\r\n`),
		Buffer.from(body),
	]);

/** What the server sends before it closes the connection; every one of them may have done the work first. */
const unclear: Record<string, [sent: string | Buffer, why: RegExp]> = {
	nothing: ['', /broke off/],
	'half of the header': ['HTTP/1.1 20', /broke off|not HTTP/],
	'something other than HTTP': ['SSH-2.0-OpenSSH_9.6\r\n', /not HTTP/],
	'a body cut short': [`HTTP/1.1 200 OK\r\n${json}content-length: 500\r\n\r\n${good}`, /broke off/],
	'a chunked body cut short': [
		`HTTP/1.1 200 OK\r\n${json}transfer-encoding: chunked\r\n\r\n5\r\n{"sec\r\n`,
		/broke off/,
	],
	'a body without length cut short': [`HTTP/1.1 200 OK\r\n${json}\r\n{"secret":"`, /not valid JSON/],
	'a huge body': [answer('200 OK', json, `{"secret":"${'x'.repeat(1024 * 1024)}"}`), /larger than/],
	'huge headers': [`HTTP/1.1 200 OK\r\nx: ${'x'.repeat(64 * 1024)}\r\n\r\n`, /larger than/],
	'an empty body': [answer('200 OK', json, ''), /empty/],
	'no content': ['HTTP/1.1 204 No Content\r\n\r\n', /empty/],
	'a web page': [answer('200 OK', 'content-type: text/html\r\n', '<p>Sign in'), /proxy or gateway/],
	'plain text': [answer('200 OK', 'content-type: text/plain\r\n', good), /text\/plain/],
	'no type': [answer('200 OK', '', good), /no stated type/],
	'broken JSON': [answer('200 OK', json, `{"secret":"${canary}`), /not valid JSON/],
	'bytes that are not UTF-8': [answer('200 OK', json, Buffer.from([0x22, 0xff, 0x22])), /not valid JSON/],
	'very deep JSON': [answer('200 OK', json, '['.repeat(500_000)), /not valid JSON/],
	'another form of JSON': [answer('200 OK', json, JSON.stringify([canary])), /at its top level/],
	'an empty secret': [answer('200 OK', json, '{"secret":""}'), /at secret/],
	'a compressed body': [answer('200 OK', `${json}content-encoding: gzip\r\n`, gzipSync(good)), /compressed/],
	'408': [answer('408 Request Timeout', json, '{}'), /answered 408/],
	'500': [answer('500 Oops', json, `{"message":${JSON.stringify(canary)}}`), /500 \(internal error\)/],
	'502 as a web page': [answer('502 Bad', 'content-type: text/html\r\n', '<p>nginx'), /gateway/],
	'503 with a time': [answer('503 Later', `${json}retry-after: 1\r\n`, '{}'), /answered 503/],
	'504': [answer('504 Slow', '', ''), /gateway time-out/],
	'304': ['HTTP/1.1 304 Not Modified\r\n\r\n', /answered 304/],
};

describe('a create is sent once and its result called unclear when the server sends', () => {
	test.each(Object.entries(unclear))('%s', async (_name, [sent, why]) => {
		const server = await serveRaw((socket) => socket.end(sent));
		const problem = await problemOf(
			door(server.port, {explain: (body) => ({text: JSON.stringify(body)})}).send(create),
		);
		expect(problem.outcome).toBe('unclear');
		expect(problem.what).toContain('It is not known whether');
		expect(problem.next).toBe('Look at what exists before you do it again.');
		expect(problem.why).toMatch(why);
		expect(server.requests).toEqual(['POST /keys']);
	});

	test('a reset instead of an answer', async () => {
		const server = await serveRaw((socket) => socket.resetAndDestroy());
		expect((await problemOf(door(server.port).send(create))).outcome).toBe('unclear');
		expect(server.requests).toHaveLength(1);
	});

	test('nothing at all until the time is over', async () => {
		const server = await serveRaw(() => {});
		const problem = await problemOf(door(server.port, {sendTimeout: 100}).send(create));
		expect(problem.outcome).toBe('unclear');
		expect(problem.why).toContain('too long');
		expect(server.requests).toHaveLength(1);
	});

	test('one byte at a time until the time is over', async () => {
		const server = await serveRaw((socket) => {
			socket.write(`HTTP/1.1 200 OK\r\n${json}content-length: 100000\r\n\r\n`);
			const timer = setInterval(() => socket.write(' '), 10);
			socket.on('close', () => clearInterval(timer));
		});
		const problem = await problemOf(door(server.port, {sendTimeout: 200}).send(create));
		expect(problem.outcome).toBe('unclear');
		expect(problem.why).toContain('too long');
		expect(server.requests).toHaveLength(1);
	});

	test('nothing until the person cancels', async () => {
		const cancel = new AbortController();
		const server = await serveRaw(() => cancel.abort());
		const problem = await problemOf(door(server.port).send({...create, signal: cancel.signal}));
		expect(problem.outcome).toBe('unclear');
		expect(problem.why).toContain('cancelled');
	});
});

describe('a create is known not to have been sent', () => {
	test('when nothing listens', async () => {
		const problem = await problemOf(door(await closedPort()).send(create));
		expect(problem.outcome).toBe('not-sent');
		expect(problem.what).toContain('nothing was sent');
		expect(problem.why).toContain('refused the connection');
	});

	test('when the host has no address', async () => {
		const lookup: LookupFunction = (_host, _options, done) =>
			done(Object.assign(new Error('getaddrinfo'), {code: 'ENOTFOUND'}), '');
		const dispatcher = new Agent({connect: {lookup}});
		const problem = await problemOf(door(1, {baseUrl: 'https://api.example.test', dispatcher}).send(create));
		expect(problem.outcome).toBe('not-sent');
		expect(problem.why).toBe('There is no host named api.example.test.');
	});

	test('when it is cancelled while connecting', async () => {
		const cancel = new AbortController();
		const dispatcher = new Agent({connect: {timeout: 0, lookup: () => cancel.abort()}});
		const problem = await problemOf(
			door(1, {baseUrl: 'https://api.example.test', dispatcher}).send({...create, signal: cancel.signal}),
		);
		expect(problem.outcome).toBe('not-sent');
	});

	test('when it was cancelled before', async () => {
		const server = await serve((_request, response) => response.end());
		const problem = await problemOf(door(server.port).send({...create, signal: AbortSignal.abort()}));
		expect(problem.outcome).toBe('not-sent');
		expect(server.connections()).toBe(0);
	});
});

describe('a create is known to be refused', () => {
	test.each([400, 401, 402, 403, 404, 405, 409, 413, 418, 422, 429])('by status %d', async (status) => {
		const server = await serve((_request, response) => response.writeHead(status).end());
		const problem = await problemOf(door(server.port).send(create));
		expect(problem).toMatchObject({outcome: 'refused', status});
		expect(problem.what).toBe('Example refused to create the key; nothing was changed there.');
		expect(problem.next).toMatch(/\.$/);
		expect(server.requests).toHaveLength(1);
	});

	test('by a 4xx whose body breaks off', async () => {
		const server = await serveRaw((socket) => socket.end('HTTP/1.1 403 No\r\ncontent-length: 99\r\n\r\n{'));
		expect(await problemOf(door(server.port).send(create))).toMatchObject({outcome: 'refused', status: 403});
	});
});

test.each([
	['text/html', 'OK', 'done'],
	['application/json', '{', 'done'],
	['text/html', '<!doctype html><p>Please sign in', 'unclear'],
])('a deletion that is answered 200 with %s %s is %s', async (type, body, outcome) => {
	const server = await serve((_request, response) =>
		response.writeHead(200, {'content-type': type}).end(body),
	);
	const sent = door(server.port).send({...create, method: 'DELETE', schema: anything});
	if (outcome === 'done') expect((await sent).status).toBe(200);
	else expect(await problemOf(sent)).toMatchObject({outcome, why: expect.stringContaining('web page')});
});

test('early hints before the answer are passed over', async () => {
	const server = await serveRaw((socket) =>
		socket.end(
			Buffer.concat([Buffer.from('HTTP/1.1 103 Early Hints\r\n\r\n'), answer('201 Created', json, good)]),
		),
	);
	expect((await door(server.port).send(create)).status).toBe(201);
});
