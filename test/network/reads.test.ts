import {describe, expect, test} from 'vitest';
import {isStatus, type Wait} from '../../source/network/http.js';
import {door, list, problemOf} from './expect-problem.js';
import {serve, serveRaw} from './servers.js';

const page = JSON.stringify({names: ['orders']});

/** A server that answers with these statuses in turn, then well. */
async function ill(statuses: readonly number[], headers: Record<string, string> = {'retry-after': '0'}) {
	const left = [...statuses];
	return serve((_request, response) => {
		const status = left.shift();
		if (status === undefined) response.writeHead(200, {'content-type': 'application/json'}).end(page);
		else response.writeHead(status, headers).end();
	});
}

describe('a read', () => {
	test.each([429, 502, 503, 504])('is tried again after %d', async (status) => {
		const server = await ill([status, status]);
		expect((await door(server.port).read(list)).value).toEqual({names: ['orders']});
		expect(server.requests).toHaveLength(3);
	});

	test('is tried three times in all', async () => {
		const server = await ill([503, 503, 503, 503]);
		expect((await problemOf(door(server.port).read(list))).status).toBe(503);
		expect(server.requests).toHaveLength(3);
	});

	test.each([400, 401, 403, 404, 409, 422, 500])('is not tried again after %d', async (status) => {
		const server = await ill([status]);
		const problem = await problemOf(door(server.port).read(list));
		expect(isStatus(problem, status)).toBe(true);
		expect(server.requests).toHaveLength(1);
	});

	test.each([
		['before the answer', ''],
		[
			'in the middle of it',
			'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{',
		],
	])('is tried again when the connection breaks %s', async (_when, part) => {
		let connections = 0;
		const server = await serveRaw((socket) => {
			connections += 1;
			if (connections === 1) return part === '' ? socket.resetAndDestroy() : socket.end(part);
			return socket.end(`HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n${page}`);
		});
		const waits: Wait[] = [];
		await door(server.port, {onWait: (wait) => waits.push(wait)}).read(list);
		expect(server.requests).toHaveLength(2);
		expect(waits.map((wait) => wait.reason)).toEqual(['the connection failed']);
	});

	test.each([
		['60', 60],
		['Wed, 21 Oct 2026 07:28:30 GMT', 30],
	])('waits visibly as long as asked (%s), and the wait can be cancelled', async (asked, seconds) => {
		const server = await ill([429], {'retry-after': asked, date: 'Wed, 21 Oct 2026 07:28:00 GMT'});
		const cancel = new AbortController();
		const waits: Wait[] = [];
		const onWait = (wait: Wait) => {
			waits.push(wait);
			cancel.abort();
		};
		const problem = await problemOf(door(server.port, {onWait}).read({...list, signal: cancel.signal}));
		expect(waits).toEqual([{seconds, reason: 'Example asks to wait'}]);
		expect(problem.why).toContain('cancelled');
		expect(server.requests).toHaveLength(1);
	});

	test('does not wait longer than a minute', async () => {
		const server = await ill([429], {'retry-after': '61'});
		const problem = await problemOf(door(server.port).read(list));
		expect(problem).toMatchObject({status: 429, retryAfter: 61, next: 'Wait 61 s, then try again.'});
		expect(server.requests).toHaveLength(1);
	});

	test('ends when its time is over, without another try', async () => {
		const server = await serveRaw(() => {});
		const problem = await problemOf(door(server.port, {readTimeout: 100}).read(list));
		expect(problem.why).toContain('too long');
		expect(server.requests).toHaveLength(1);
	});

	test('takes lists of several megabytes, but not more than eight', async () => {
		const names = (bytes: number) => JSON.stringify({names: ['x'.repeat(bytes)]});
		const serveNames = (bytes: number) =>
			serve((_request, response) =>
				response.writeHead(200, {'content-type': 'application/json'}).end(names(bytes)),
			);
		const large = await serveNames(7 * 1024 * 1024);
		expect((await door(large.port).read(list)).bytes.length).toBeGreaterThan(7 * 1024 * 1024);
		const huge = await serveNames(8 * 1024 * 1024);
		expect((await problemOf(door(huge.port).read(list))).why).toContain('larger than');
	});
});
