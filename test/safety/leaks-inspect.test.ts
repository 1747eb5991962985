import {format, inspect} from 'node:util';
import {MockAgent} from 'undici';
import {beforeAll, describe, expect, test} from 'vitest';
import * as z from 'zod';
import {type Call, createHttp, HttpProblem} from '../../source/network/http.js';
import {explain} from '../../source/providers/streamkap/explain.js';
import {streamkap} from '../../source/providers/streamkap/index.js';
import {Secret} from '../../source/secret.js';
import {MockedProvider, picked} from '../support/api.js';
import {formsIn} from './support/forms.js';

const canaries = {
	'management key': 'canary-management-key-1',
	'management secret': 'canary/management+secret="2"',
	'bearer token': 'canary.bearer.token-3',
	'proxy password': 'canary-proxy-password-4',
	'created password': 'canary created password 5 $x',
	'created client secret': "canary-client-secret-6'",
};
type Canary = keyof typeof canaries;
const all = Object.entries(canaries) as [Canary, string][];

/** Everything that printing a value can give, however it is printed. */
function printed(value: unknown): string {
	const deep = inspect(value, {depth: null, showHidden: true, getters: true});
	const more = value instanceof Error ? `${value.stack}${inspect(value.cause)}` : '';
	return [
		deep,
		String(value),
		JSON.stringify(value),
		format('%s %o %O %j', value, value, value, value),
		more,
	].join('\n');
}

describe('a secret that is printed', () => {
	const ways: Readonly<Record<string, (secret: Secret) => string>> = {
		'on its own': (secret) => printed(secret),
		'in an object': (secret) => printed({accesses: [{password: secret}]}),
		'in a map and a set': (secret) => printed([new Map([['password', secret]]), new Set([secret])]),
		'in a sentence': (secret) => `${secret}${[secret].join()}`,
		'as the cause of an error': (secret) => printed(new Error('x', {cause: secret})),
		'as the message of an error': (secret) => printed(new Error(secret as unknown as string)),
		'as a key of an object': (secret) => printed({[secret as unknown as string]: 1}),
		'copied by spreading': (secret) =>
			printed([{...secret}, Object.entries(secret), Object.assign({}, secret)]),
	};
	const cells = Object.entries(ways).flatMap(([way, print]) =>
		all.map(([name, text]) => ({way, print, name, text})),
	);
	test.each(cells)('$way: no $name', ({print, text}) => {
		expect(formsIn(print(new Secret(text)), text)).toEqual([]);
	});
});

/** A call with all of them in it, and an answer that says all of them again. */
const call = (authorization: Call<unknown>['authorization']): Call<unknown> => ({
	method: 'POST',
	path: '/keys',
	...(authorization && {authorization}),
	json: Object.fromEntries(all.map(([name, text]) => [name, new Secret(text)])),
	schema: z.object({secret: z.number()}),
	purpose: 'create the key',
});

const echo = JSON.stringify({
	detail: [{loc: ['body', ...Object.values(canaries)], msg: Object.values(canaries).join(' ')}],
});
const json = {'content-type': 'application/json'};
const answers: Readonly<Record<string, readonly [number, string, Record<string, string>]>> = {
	'a refusal that echoes it': [422, echo, json],
	'a failure that echoes it': [500, echo, json],
	'an answer that is no JSON': [201, `${Object.values(canaries).join()}{`, json],
	'an answer of another form': [201, JSON.stringify({secret: canaries}), json],
	'a web page': [200, `<html>${Object.values(canaries).join()}</html>`, {'content-type': 'text/html'}],
	'a redirect that names it': [
		307,
		'',
		{location: `https://x:${canaries['proxy password']}@example.org/?q=${canaries['bearer token']}`},
	],
	'a request id that is one': [400, '{}', {...json, 'x-request-id': canaries['bearer token']}],
};

describe.each(Object.entries(answers))('a problem of the network: %s', (_name, [status, body, headers]) => {
	let text = '';
	beforeAll(async () => {
		const signIns: Call<unknown>['authorization'][] = [
			{bearer: new Secret(canaries['bearer token'])},
			{basic: {user: 'dana', password: new Secret(canaries['management secret'])}},
		];
		for (const authorization of signIns) {
			const agent = new MockAgent();
			agent.disableNetConnect();
			agent
				.get('https://api.example.com')
				.intercept({method: 'POST', path: '/keys'})
				.reply(status, body, {headers});
			const http = createHttp({
				system: 'Example',
				baseUrl: 'https://api.example.com',
				dispatcher: agent,
				explain,
			});
			const problem = await http.send(call(authorization)).catch((error: unknown) => error);
			expect(problem).toBeInstanceOf(HttpProblem);
			text += printed(problem);
		}
	});
	test.each(all)('no %s', (_canary, secret) => {
		expect(text).not.toBe('');
		expect(formsIn(text, secret)).toEqual([]);
	});
});

describe('a sign-in with a file, refused with an echo of what is in it', () => {
	test.each(all)('no %s', async (_name, secret) => {
		const file = JSON.stringify({api: {client_id: 'c-1', client_secret: secret}});
		const mocked = new MockedProvider(streamkap, {readFile: async () => file});
		mocked.expect('POST /auth/access-token', {detail: `cannot take ${secret} of c-1`}, {status: 401});
		const problem = await mocked
			.connect({method: picked('project-key'), 'project-key-file': 'key.json'})
			.catch((error: unknown) => error);
		expect(problem).toBeInstanceOf(HttpProblem);
		expect(formsIn(printed(problem), secret)).toEqual([]);
	});
});
