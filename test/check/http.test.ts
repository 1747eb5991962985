import {describe, expect, test} from 'vitest';
import {proveHttp} from '../../source/check/http.js';
import type {End, Verdict} from '../../source/check/verdict.js';
import type {HttpBasicAccess} from '../../source/providers/access.js';
import {namesFor} from '../../source/providers/access.js';
import {Secret} from '../../source/secret.js';
import {hasOpenssl, makeCertificates} from '../network/certificates.js';
import {closedPort, serve} from '../network/servers.js';
import {type Answer, answering, TestDoors} from './support/http-doors.js';

const spreading = {said: 'Example: a new key takes a minute', every: 5, atMost: 60};
const page = '<html><body>Unauthorized</body></html>';

function access(url: string | undefined, more: Partial<HttpBasicAccess> = {}): HttpBasicAccess {
	return {
		type: 'http-basic',
		label: 'Schema Registry',
		names: namesFor('SCHEMA_REGISTRY'),
		...(url !== undefined && {url}),
		username: 'KEY',
		password: new Secret('the/secret+'),
		probe: {path: '/subjects', purpose: 'list the subjects'},
		...more,
	};
}

const stages = (verdict: Verdict) => verdict.stages.map(({name, status}) => `${name} ${status}`);

async function ask(answers: readonly Answer[], {fresh = false, open = false, more = {}} = {}) {
	const server = await serve(answering(answers, open ? answers[0] : undefined));
	const doors = new TestDoors();
	const verdict = await proveHttp(
		access(`http://127.0.0.1:${server.port}`, {spreading, ...more}),
		doors,
		doors.watch(fresh),
	);
	return {verdict, doors, server, host: `127.0.0.1:${server.port}`};
}

/** What one answer means for a credential that is long known. */
const meanings: readonly (readonly [string, Answer, End, string, string])[] = [
	['200', {status: 200, body: ['orders-value']}, 'works', 'request ok', 'may list the subjects'],
	['401', {status: 401, body: {message: 'Unauthorized'}}, 'refused', 'sign-in failed', 'does not accept'],
	['401 as a page', {status: 401, body: page}, 'refused', 'sign-in failed', 'does not accept'],
	['403', {status: 403, body: {message: 'no'}}, 'differs', 'request failed', 'may not list the subjects'],
	['404', {status: 404}, 'refused', 'request failed', 'answered 404, so it is not known'],
	['429', {status: 429}, 'unreachable', 'request failed', 'answered 429, so it is not known'],
	['500', {status: 500}, 'unreachable', 'request failed', 'answered 500, so it is not known'],
	['503 as a page', {status: 503, body: page}, 'unreachable', 'request failed', 'answered 503'],
	[
		'a redirect',
		{status: 302, headers: {location: 'https://login.example.com/'}},
		'unreachable',
		'request failed',
		'answered 302, so it is not known',
	],
	['200 as a page', {status: 200, body: page}, 'unreachable', 'request failed', 'answered 200, so it is not'],
];

describe('what an answer means', () => {
	test.each(meanings)('%s', async (_, answer, end, lastStage, sentence) => {
		const {verdict, doors} = await ask([answer]);
		expect(verdict.end).toBe(end);
		expect(stages(verdict).at(-1)).toBe(lastStage);
		expect(verdict.sentences.join('; ')).toContain(sentence);
		expect(verdict.problem === undefined).toBe(end === 'works');
		expect(doors.waited).toEqual([]);
		expect(JSON.stringify(verdict)).not.toContain('the/secret+');
	});

	test('who works has signed in, and every stage says so', async () => {
		const {verdict, host} = await ask([{status: 200, body: []}]);
		expect(verdict.sentences).toEqual([`signed in to ${host}`, 'may list the subjects']);
		expect(stages(verdict)).toEqual(['address ok', 'network ok', 'sign-in ok', 'request ok']);
	});

	test('an address that answers everybody proves nothing', async () => {
		const {verdict} = await ask([{status: 200, body: []}], {open: true});
		expect(verdict.end).toBe('unreachable');
		expect(verdict.sentences.join()).toContain('answers without a sign-in too');
		expect(stages(verdict)).not.toContain('sign-in ok');
	});

	test.each([429, 500, 503])('a server that answers %s without a sign-in proves nothing', async (status) => {
		const server = await serve(answering([{status: 200, body: []}], {status}));
		const doors = new TestDoors();
		const verdict = await proveHttp(access(`http://127.0.0.1:${server.port}`), doors, doors.watch(false));
		expect(verdict.end).toBe('unreachable');
		expect(stages(verdict)).not.toContain('sign-in ok');
	});

	test('the probe words what a 403 says', async () => {
		const probe = {path: '/subjects', purpose: 'list the subjects', forbidden: 'may see no subject'};
		const {verdict} = await ask([{status: 403}], {more: {probe}});
		expect(verdict.sentences).toContain('may see no subject');
	});

	test('the path is asked below the address', async () => {
		const server = await serve(answering([{status: 200, body: []}]));
		const doors = new TestDoors();
		await proveHttp(access(`http://127.0.0.1:${server.port}/schema-registry`), doors, doors.watch(false));
		expect(server.requests[0]).toBe('GET /schema-registry/subjects');
	});

	test('without an address of its own it goes to the base that the probe names', async () => {
		const server = await serve(answering([{status: 200, body: {}}]));
		const doors = new TestDoors(`http://127.0.0.1:${server.port}`);
		const probe = {path: '/org', purpose: 'list the environments', base: 'api'};
		expect((await proveHttp(access(undefined, {probe}), doors, doors.watch(false))).end).toBe('works');
	});
});

describe('not reached', () => {
	const prove = (url: string | undefined, more: Partial<HttpBasicAccess> = {}) => {
		const doors = new TestDoors();
		return proveHttp(access(url, {spreading, ...more}), doors, doors.watch(true));
	};

	test('a closed port', async () => {
		const verdict = await prove(`http://127.0.0.1:${await closedPort()}`);
		expect(verdict.end).toBe('unreachable');
		expect(stages(verdict)).toEqual(['address ok', 'network failed']);
		expect(verdict.problem?.why).toContain('refused the connection');
	});

	test.skipIf(!hasOpenssl)('a certificate that nobody vouches for', async () => {
		const server = await serve(answering([{status: 200, body: []}]), makeCertificates().selfSigned);
		const verdict = await prove(`https://127.0.0.1:${server.port}`);
		expect(verdict.end).toBe('unreachable');
		expect(stages(verdict)).toEqual(['address ok', 'network ok', 'tls failed']);
		expect(server.requests).toEqual([]);
	});

	test('an address that may not be used', async () => {
		const verdict = await prove('http://registry.example.com');
		expect([verdict.end, ...stages(verdict)]).toEqual(['unreachable', 'address failed']);
		expect(verdict.problem?.why).toContain('cross the network in clear');
	});

	test('no address at all', async () => {
		const verdict = await prove(undefined);
		expect(verdict.end).toBe('unreachable');
		expect(verdict.sentences).toEqual(['not proved: its address is not known']);
	});

	test('nothing that would prove it: the vendor’s reason is told', async () => {
		const {probe, ...bare} = access('https://registry.example.com', {unproved: 'it opens no address'});
		const doors = new TestDoors();
		const verdict = await proveHttp(bare, doors, doors.watch(true));
		expect([probe?.path, verdict.problem?.why]).toEqual(['/subjects', 'It opens no address.']);
	});

	test('a user name that cannot be sent', async () => {
		const verdict = await prove('http://127.0.0.1:9', {username: 'a:b'});
		expect([verdict.end, stages(verdict).at(-1)]).toEqual(['refused', 'sign-in failed']);
	});
});

describe('a new credential', () => {
	const works = {status: 200, body: []};
	const refused = {status: 401, body: page};

	test('is asked again until it is accepted, and what is waited for is said', async () => {
		const {verdict, doors} = await ask([refused, {status: 403}, works], {fresh: true});
		expect(verdict.end).toBe('works');
		expect(doors.waited).toEqual([5, 5]);
		expect(doors.news.map(({waiting}) => waiting)).toEqual([
			{said: spreading.said, tries: 1},
			{said: spreading.said, tries: 2},
		]);
		expect(verdict.took).toBe(10_000);
	});

	test('counts as working after as many successes in a row as its vendor wants', async () => {
		const more = {spreading: {...spreading, inARow: 2}};
		const {verdict, doors} = await ask([works, refused, works, works], {fresh: true, more});
		expect([verdict.end, doors.waited.length]).toEqual(['works', 3]);
	});

	test.each([401, 403])(
		'that is still answered %d when the time is over is spreading, not wrong',
		async (status) => {
			const {verdict, doors} = await ask([{status}], {fresh: true});
			expect(verdict.end).toBe('spreading');
			expect(verdict.problem).toMatchObject({why: 'Example: a new key takes a minute.'});
			expect(doors.waited).toHaveLength(12);
		},
	);

	test('is asked once where its vendor says nothing of spreading', async () => {
		const server = await serve(answering([refused]));
		const doors = new TestDoors();
		const verdict = await proveHttp(access(`http://127.0.0.1:${server.port}`), doors, doors.watch(true));
		expect([verdict.end, doors.waited]).toEqual(['refused', []]);
	});

	test('a wait that is ended leaves what is known', async () => {
		const server = await serve(answering([refused]));
		const doors = new TestDoors();
		const watch = doors.watch(true, () => doors.stop.abort());
		const verdict = await proveHttp(access(`http://127.0.0.1:${server.port}`, {spreading}), doors, watch);
		expect([verdict.end, stages(verdict).at(-1)]).toEqual(['spreading', 'sign-in failed']);
	});

	test('trouble at the server is waited out too, but is no refusal', async () => {
		const {verdict} = await ask([refused, {status: 500}], {fresh: true});
		expect(verdict.end).toBe('unreachable');
	});
});
