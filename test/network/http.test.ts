import {MockAgent} from 'undici';
import {describe, expect, onTestFinished, test} from 'vitest';
import * as z from 'zod';
import {Problem} from '../../source/errors.js';
import {type Call, createHttp, type Explained, type HttpOptions, path} from '../../source/network/http.js';
import {Secret} from '../../source/secret.js';
import {canary, create, list, problemOf} from './expect-problem.js';

const type = {'content-type': 'application/json; charset=utf-8'};

function mocked(options: Partial<HttpOptions> = {}) {
	const dispatcher = new MockAgent({enableCallHistory: true});
	dispatcher.disableNetConnect();
	onTestFinished(() => dispatcher.close());
	const http = createHttp({
		system: 'Example',
		baseUrl: 'https://api.example.com/base/',
		dispatcher,
		...options,
	});
	const reply = (status: number, body: unknown, headers: Record<string, string> = type) =>
		dispatcher
			.get('https://api.example.com')
			.intercept({path: () => true, method: () => true})
			.reply(status, body as object, {headers});
	return {http, reply, last: () => dispatcher.getCallHistory()?.lastCall()};
}

describe('a request', () => {
	test('carries path, query, sign-in and body exactly, and asks for plain JSON', async () => {
		const {http, reply, last} = mocked();
		reply(201, {secret: 'x'});
		await http.send({
			...create,
			path: path`/v2/keys/${"a/b?c%2e'()"}`,
			query: {page: 2, filter: 'x&y', none: undefined},
		});
		expect(last()?.fullUrl).toBe(
			"https://api.example.com/base/v2/keys/a%2Fb%3Fc%252e'()?page=2&filter=x%26y",
		);
		expect(last()?.body).toBe(JSON.stringify({name: 'orders', password: canary}));
		expect(last()?.headers).toEqual({
			accept: 'application/json',
			'accept-encoding': 'identity',
			authorization: `Basic ${Buffer.from(`dana:${canary}`).toString('base64')}`,
			'content-type': 'application/json',
			'user-agent': expect.stringMatching(/^kafkey\/\d+\.\d+\.\d+ \(node\)$/),
		});
	});

	test('can be a form', async () => {
		const {http, reply, last} = mocked();
		reply(200, {secret: 'x'});
		const {json: _json, ...call} = create;
		await http.send({
			...call,
			authorization: {bearer: new Secret('t0ken')},
			form: {a: 'ü&', b: new Secret('x y')},
		});
		expect(last()?.body).toBe('a=%C3%BC%26&b=x+y');
		expect(last()?.headers).toMatchObject({
			authorization: 'Bearer t0ken',
			'content-type': 'application/x-www-form-urlencoded',
		});
	});

	test.each<[string, Call<unknown>['authorization']]>([
		['password', {basic: {user: 'dana', password: new Secret('hunter2\r\nX: y')}}],
		['user', {basic: {user: 'hunter2\nX: y', password: new Secret('p')}}],
		['user with a colon', {basic: {user: 'hunter2:x', password: new Secret('p')}}],
		['token', {bearer: new Secret('hunter2\r\nX: y')}],
		['token of other letters', {bearer: new Secret('hunter2ü')}],
		['empty password', {basic: {user: 'dana', password: new Secret('')}}],
		['empty token', {bearer: new Secret('')}],
	])(
		'with an impossible sign-in is not sent, and the value is not repeated: %s',
		async (_name, authorization) => {
			const {http, last} = mocked();
			const problem = await problemOf(http.send({...create, ...(authorization && {authorization})}));
			expect(problem.outcome).toBe('not-sent');
			expect(problem.message).not.toContain('hunter2');
			expect(last()).toBeUndefined();
		},
	);

	test.each(['', '.', '..', 'a\ud800'])('never has a path part such as %j', (part) => {
		expect(() => path`/v2/keys/${part}`).toThrow(Problem);
	});
});

describe('an answer', () => {
	test('brings value, bytes, headers and request id, and hides its bytes from printing', async () => {
		const {http, reply} = mocked();
		reply(200, '{"names": [ "orders" ]}', {...type, 'x-request-id': 'r-1'});
		const answer = await http.read(list);
		expect(answer).toMatchObject({value: {names: ['orders']}, status: 200, requestId: 'r-1'});
		expect(answer.bytes.toString()).toBe('{"names": [ "orders" ]}');
		expect(JSON.stringify(answer)).not.toContain('bytes');
	});

	test('may be of a JSON type of its own', async () => {
		const {http, reply} = mocked();
		reply(200, {names: []}, {'content-type': 'application/vnd.example.v1+json'});
		expect((await http.read(list)).value).toEqual({names: []});
	});

	test('whose schema throws is told like one that does not match', async () => {
		const {http, reply} = mocked();
		reply(200, {names: []});
		const schema = z.unknown().transform((): string => {
			throw new Error(canary);
		});
		expect((await problemOf(http.read({...list, schema}))).why).toContain('not of the form');
	});
});

describe('an error answer', () => {
	const told = z.object({message: z.string(), code: z.string()});
	const explain = (body: unknown): Explained => {
		const {message, code} = told.parse(body);
		return {text: message, code, fields: [{path: ['body', 'name', 0], message}]};
	};

	test("is told in the vendor's own words, made safe, with the request id", async () => {
		const {http, reply} = mocked({explain, requestIdHeaders: ['X-Trace', 'x-request-id']});
		reply(422, {message: 'too\u202e short', code: 'E\u00071'}, {...type, 'x-request-id': 'r-2'});
		const problem = await problemOf(http.send(create));
		expect(problem.why).toBe('Example answered 422 (not valid): “too\\u{202e} short”. Request id: r-2.');
		expect(problem).toMatchObject({
			code: 'E\\u{7}1',
			requestId: 'r-2',
			fields: [{path: ['body', 'name', 0], message: 'too\\u{202e} short'}],
		});
	});

	test('that echoes the secrets of the request is told without them', async () => {
		const {http, reply} = mocked({explain});
		const basic = Buffer.from(`dana:${canary}`).toString('base64');
		const echo = [canary, encodeURIComponent(canary), JSON.stringify(canary), btoa(canary), basic].join(' ');
		reply(400, {message: echo, code: canary});
		const problem = await problemOf(http.send(create));
		expect(problem.message).not.toContain(basic);
		expect(problem.code).toBe('[redacted]');
	});

	test('that nobody can explain is told by its status alone', async () => {
		const {http, reply} = mocked({explain});
		reply(403, {unexpected: canary});
		expect((await problemOf(http.send(create))).why).toBe('Example answered 403 (forbidden).');
	});
});

test('a base URL that may not be used is refused before the first call', () => {
	expect(() => createHttp({system: 'Example', baseUrl: 'http://api.example.com'})).toThrow(Problem);
});
