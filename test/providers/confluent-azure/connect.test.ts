import {describe, expect, test} from 'vitest';
import {confluentAzure} from '../../../source/providers/confluent-azure/index.js';
import {MockedProvider, picked} from '../../support/api.js';
import {byPrincipal, byToken, expectToken, expired, login, subscriptions, usual} from './known.js';

const az = {...usual, method: picked('az')};

/** A provider whose Azure CLI prints this. */
function withAz(...outputs: readonly string[]) {
	const commands: string[] = [];
	const mocked = new MockedProvider(confluentAzure, {
		run: (command, arguments_) => {
			commands.push([command, ...arguments_].join(' '));
			return Promise.resolve(outputs[commands.length - 1] ?? '');
		},
	});
	return {mocked, commands};
}

describe('sign-in by the Azure CLI', () => {
	test('asks az for a token and proves it by one read', async () => {
		const printed = {accessToken: 'az.token', expires_on: Math.floor(Date.now() / 1000) + 3600};
		const {mocked, commands} = withAz(JSON.stringify(printed));
		mocked.expect(subscriptions, {value: []});
		expect(await mocked.connect(az)).toMatchObject({who: 'the Azure CLI’s account'});
		expect(commands).toEqual(['az account get-access-token --resource https://management.azure.com -o json']);
		expect(mocked.sent[0]?.authorization).toBe('Bearer az.token');
		mocked.done();
	});

	test('asks again when the token is about to end, by the epoch rather than the local time', async () => {
		const soon = {
			accessToken: 'old',
			expires_on: Date.now() / 1000 + 60,
			expiresOn: '2999-01-01 00:00:00.000000',
		};
		const {mocked, commands} = withAz(JSON.stringify(soon), JSON.stringify({accessToken: 'new'}));
		mocked.expect(subscriptions, {value: []});
		await mocked.connect(az);
		expect(commands).toHaveLength(2);
		expect(mocked.sent[0]?.authorization).toBe('Bearer new');
	});

	test('reads the local time where an older az prints nothing else', async () => {
		const old = {accessToken: 'old', expiresOn: '2020-01-01 00:00:00.000000'};
		const {mocked} = withAz(JSON.stringify(old), JSON.stringify({...old, accessToken: 'new'}));
		mocked.expect(subscriptions, {value: []});
		await mocked.connect(az);
		expect(mocked.sent[0]?.authorization).toBe('Bearer new');
	});

	test.each(['', 'WARNING: not JSON', '{"accessToken":""}', '[]'])(
		'says so when az prints %j',
		async (output) => {
			const {mocked} = withAz(output);
			await expect(mocked.connect(az)).rejects.toMatchObject({
				what: 'The Azure CLI gave no access token.',
				next: expect.stringContaining('az login'),
			});
		},
	);

	test('says so when az is missing or fails', async () => {
		const mocked = new MockedProvider(confluentAzure);
		await expect(mocked.connect(az)).rejects.toMatchObject({next: expect.stringContaining('az login')});
	});
});

describe('sign-in by a service principal', () => {
	test('exchanges id and secret for a token of Azure Resource Manager', async () => {
		const mocked = new MockedProvider(confluentAzure);
		expectToken(mocked, 'sp.token').expect(subscriptions, {value: []});
		const {who} = await mocked.connect(byPrincipal);
		expect(who).toBe('service principal 00001111-aaaa-2222-bbbb-3333cccc4444');
		const [exchange, read] = mocked.sent;
		expect(Object.fromEntries(new URLSearchParams(String(exchange?.body)))).toEqual({
			client_id: '00001111-aaaa-2222-bbbb-3333cccc4444',
			client_secret: 'client/secret+~',
			grant_type: 'client_credentials',
			scope: 'https://management.azure.com/.default',
		});
		expect(read?.authorization).toBe('Bearer sp.token');
		mocked.done();
	});

	test('tells what the sign-in says, without the secret', async () => {
		const mocked = new MockedProvider(confluentAzure);
		const refused = {
			error: 'invalid_client',
			error_description: 'AADSTS7000215: Invalid client secret provided: client/secret+~.',
		};
		mocked.expect('POST /example.onmicrosoft.com/oauth2/v2.0/token', refused, {
			status: 401,
			origin: login,
			headers: {'x-ms-request-id': 'req-7'},
		});
		const problem = await mocked.connect(byPrincipal).catch((error: unknown) => error);
		expect(problem).toMatchObject({
			what: 'Could not sign in.',
			why: expect.stringMatching(/AADSTS7000215.* Request id: req-7\.$/),
		});
		expect(String(problem)).not.toContain('client/secret+~');
	});
});

describe('sign-in by a pasted token', () => {
	test('uses it as it is', async () => {
		const mocked = new MockedProvider(confluentAzure);
		mocked.expect(subscriptions, {value: []});
		await mocked.connect(byToken);
		expect(mocked.sent[0]?.authorization).toBe('Bearer pasted.token');
		mocked.done();
	});

	test('says what Azure says when it has ended, and does not ask twice', async () => {
		const mocked = new MockedProvider(confluentAzure);
		mocked.expect(subscriptions, expired, {status: 401, headers: {'x-ms-correlation-request-id': 'c-1'}});
		await expect(mocked.connect(byToken)).rejects.toMatchObject({
			status: 401,
			code: 'ExpiredAuthenticationToken',
			why: expect.stringContaining(
				'ExpiredAuthenticationToken: The access token has expired”. Request id: c-1.',
			),
		});
	});
});

test('each way has its own guide', () => {
	const {guide} = confluentAzure;
	if (typeof guide !== 'function') throw new Error('the guide is the same for all');
	const pages = ['', 'az', 'service-principal', 'device-code', 'token'].map((method) => {
		const {lines, page} = guide({method: picked(method)});
		expect(lines.length).toBeLessThanOrEqual(3);
		expect(lines.join(' ')).toContain('Rights: ');
		return page;
	});
	expect(new Set(pages).size).toBe(5);
});
