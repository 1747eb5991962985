import {describe, expect, test} from 'vitest';
import {explain} from '../../../source/providers/confluent-azure/explain.js';
import {confluentAzure} from '../../../source/providers/confluent-azure/index.js';
import {Login} from '../../../source/providers/confluent-azure/login.js';
import {MockedProvider} from '../../support/api.js';
import {login as origin} from './known.js';

const codePath = 'POST /organizations/oauth2/v2.0/devicecode';
const tokenPath = 'POST /organizations/oauth2/v2.0/token';
const code = {
	device_code: 'device-secret',
	user_code: 'F7KQ2M9',
	verification_uri: 'https://login.example/device',
	expires_in: 900,
	interval: 5,
	message: 'whatever the server says',
};

/** Polls that answer these errors, then perhaps a token. `waits` are the seconds between them. */
async function begin(errors: readonly string[], answer?: object, more: object = {}) {
	const mocked = new MockedProvider(confluentAzure);
	mocked.expect(codePath, {...code, ...more}, {origin});
	for (const error of errors) mocked.expect(tokenPath, {error}, {origin, status: 400});
	if (answer) mocked.expect(tokenPath, answer, {origin});
	const waits: number[] = [];
	const wait = (seconds: number) => Promise.resolve(waits.push(seconds) > 0);
	const login = new Login(mocked.connection.http({base: 'login', explain}), 'organizations', 'client-1');
	const signedIn = login.byDeviceCode(mocked.connection, wait);
	return {mocked, waits, signedIn};
}

const token = {
	token_type: 'Bearer',
	expires_in: 3599,
	access_token: 'person.token',
	refresh_token: 'refresh-1',
};

describe('a device code', () => {
	test('is shown with its address and asked for until it was typed', async () => {
		const {mocked, waits, signedIn} = await begin(['authorization_pending', 'authorization_pending'], token);
		const secret = await (await signedIn).current();
		expect(secret.reveal()).toBe('person.token');
		expect(mocked.said).toEqual([
			'Open https://login.example/device in a browser and enter the code F7KQ2M9',
		]);
		expect(waits).toEqual([5, 5, 5]);
		expect(Object.fromEntries(new URLSearchParams(String(mocked.sent[0]?.body)))).toEqual({
			client_id: 'client-1',
			scope: 'https://management.azure.com/.default offline_access',
		});
		expect(Object.fromEntries(new URLSearchParams(String(mocked.sent[1]?.body)))).toEqual({
			client_id: 'client-1',
			device_code: 'device-secret',
			grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
		});
		mocked.done();
	});

	test('is asked for more slowly when the server wants that', async () => {
		const {waits, signedIn} = await begin(['slow_down', 'authorization_pending', 'slow_down'], token);
		await signedIn;
		expect(waits).toEqual([5, 10, 10, 15]);
	});

	test.each([
		['authorization_declined', 'It was declined in the browser.'],
		['access_denied', 'It was declined in the browser.'],
		['expired_token', 'The code was not entered in time.'],
	])('ends at %s', async (error, why) => {
		const {mocked, signedIn} = await begin(['authorization_pending', error]);
		await expect(signedIn).rejects.toMatchObject({what: 'The sign-in with a device code ended.', why});
		mocked.done();
	});

	test('ends when its time is over, whatever the server says', async () => {
		const {waits, signedIn} = await begin(['authorization_pending', 'authorization_pending'], undefined, {
			expires_in: 11,
		});
		await expect(signedIn).rejects.toMatchObject({why: 'The code was not entered in time.'});
		expect(waits).toEqual([5, 5]);
	});

	test('ends with what the server says of anything else', async () => {
		const {signedIn} = await begin(['bad_verification_code']);
		await expect(signedIn).rejects.toMatchObject({
			status: 400,
			why: expect.stringContaining('bad_verification_code'),
		});
	});

	test('ends at once when the person goes back', async () => {
		const mocked = new MockedProvider(confluentAzure);
		mocked.expect(codePath, code, {origin});
		const going = new AbortController();
		const connection = {...mocked.connection, signal: going.signal, say: () => going.abort()};
		const login = new Login(mocked.connection.http({base: 'login', explain}), 'organizations', 'client-1');
		await expect(login.byDeviceCode(connection)).rejects.toMatchObject({what: 'The sign-in was cancelled.'});
		mocked.done();
	});

	test('is followed by refresh tokens, always the latest', async () => {
		const {mocked, signedIn} = await begin([], token);
		const tokens = await signedIn;
		mocked
			.expect(tokenPath, {...token, access_token: 'second', refresh_token: 'refresh-2'}, {origin})
			.expect(tokenPath, {...token, access_token: 'third', refresh_token: undefined}, {origin})
			.expect(tokenPath, {...token, access_token: 'fourth'}, {origin});
		for (const next of ['second', 'third', 'fourth'])
			expect((await tokens.renewed(await tokens.current()))?.reveal()).toBe(next);
		const forms = mocked.sent.slice(2).map(({body}) => new URLSearchParams(String(body)));
		expect(forms.map((form) => form.get('refresh_token'))).toEqual(['refresh-1', 'refresh-2', 'refresh-2']);
		mocked.done();
	});

	test('without a refresh token lasts as long as its token', async () => {
		const {mocked, signedIn} = await begin([], {...token, refresh_token: undefined});
		const tokens = await signedIn;
		expect(await tokens.renewed(await tokens.current())).toBeUndefined();
		mocked.done();
	});
});
