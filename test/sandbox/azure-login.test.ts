import {afterEach, describe, expect, test, vi} from 'vitest';
import {type ArmError, begin} from './azure-support.js';
import {request} from './request.js';

type Issued = {
	readonly access_token: string;
	readonly refresh_token?: string;
	readonly expires_in: number;
	readonly token_type: string;
};
type Refused = {readonly error: string; readonly error_description: string; readonly error_codes: number[]};
type Device = {
	readonly device_code: string;
	readonly user_code: string;
	readonly message: string;
	readonly interval: number;
};

const scope = 'https://management.azure.com/.default';
const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code';

type Azure = Awaited<ReturnType<typeof begin>>;

function asPrincipal({login, principal}: Azure, changed: Record<string, string> = {}) {
	return login<Issued & Refused>('token', {
		grant_type: 'client_credentials',
		client_id: principal['clientId'] ?? '',
		client_secret: principal['clientSecret'] ?? '',
		scope,
		...changed,
	});
}

afterEach(() => {
	vi.useRealTimers();
});

describe('a service principal', () => {
	test('gets a token that opens the management host for an hour', async () => {
		vi.useFakeTimers({toFake: ['Date']});
		await using azure = await begin();
		const {status, body} = await asPrincipal(azure);
		expect([status, body.token_type, body.expires_in]).toEqual([200, 'Bearer', 3599]);
		const open = () => azure.arm<ArmError>('GET', '/subscriptions', undefined, body.access_token);
		expect((await open()).status).toBe(200);
		vi.advanceTimersByTime(3_600_000);
		const late = await open();
		expect([late.status, late.body.error.code]).toEqual([401, 'ExpiredAuthenticationToken']);
	});

	test.each([
		[{client_secret: 'wrong'}, 401, 'invalid_client', 7000215],
		[{client_id: 'nobody'}, 400, 'unauthorized_client', 700016],
		[{scope: ''}, 400, 'invalid_request', 900144],
		[{grant_type: 'password'}, 400, 'unsupported_grant_type', 70003],
	])('%j is refused', async (changed, status, error, code) => {
		await using azure = await begin();
		const answer = await asPrincipal(azure, changed as Record<string, string>);
		expect(answer.status).toBe(status);
		expect(answer.body).toMatchObject({error, error_codes: [code]});
		expect(answer.body.error_description).toMatch(new RegExp(`^AADSTS${code}: `));
	});

	test('a token for another audience does not open the management host', async () => {
		await using azure = await begin();
		const {body} = await asPrincipal(azure, {scope: 'https://graph.microsoft.com/.default'});
		const answer = await azure.arm<ArmError>('GET', '/subscriptions', undefined, body.access_token);
		expect([answer.status, answer.body.error.code]).toEqual([401, 'InvalidAuthenticationToken']);
	});
});

describe('a device code', () => {
	const ask = ({login, device}: Azure) =>
		login<Device>('devicecode', {client_id: device['clientId'] ?? '', scope: `${scope} offline_access`});
	const poll = ({login, device}: Azure, code: string) =>
		login<Issued & Refused>('token', {
			grant_type: deviceGrant,
			client_id: device['clientId'] ?? '',
			device_code: code,
		});

	test('is pending, then gives a token and a refresh token, which gives the next', async () => {
		await using azure = await begin();
		const {body: device} = await ask(azure);
		expect(device.message).toContain(device.user_code);
		const pending = await poll(azure, device.device_code);
		expect([pending.status, pending.body.error]).toEqual([400, 'authorization_pending']);
		await poll(azure, device.device_code);
		const {body} = await poll(azure, device.device_code);
		const {body: renewed} = await azure.login<Issued>('token', {
			grant_type: 'refresh_token',
			client_id: azure.device['clientId'] ?? '',
			refresh_token: body.refresh_token ?? '',
			scope,
		});
		expect(renewed.access_token).not.toBe(body.access_token);
		for (const token of [body, renewed]) {
			expect((await azure.arm('GET', '/subscriptions', undefined, token.access_token)).status).toBe(200);
		}
		expect((await poll(azure, device.device_code)).body.error).toBe('bad_verification_code');
	});

	test('expires after fifteen minutes', async () => {
		vi.useFakeTimers({toFake: ['Date']});
		await using azure = await begin();
		const {body} = await ask(azure);
		vi.advanceTimersByTime(900_001);
		expect((await poll(azure, body.device_code)).body.error).toBe('expired_token');
	});
});

test('no token, a wrong one and a missing version are refused as Azure does', async () => {
	await using azure = await begin();
	const none = await request<ArmError>('GET', `${azure.system.baseUrl}/subscriptions?api-version=2022-12-01`);
	expect([none.status, none.body.error.code]).toEqual([401, 'AuthenticationFailed']);
	const wrong = await azure.arm<ArmError>('GET', '/subscriptions', undefined, 'nonsense');
	expect([wrong.status, wrong.body.error.code]).toEqual([401, 'InvalidAuthenticationToken']);
	expect(wrong.headers.get('www-authenticate')).toContain('error="invalid_token"');
	const authorization = `Bearer ${azure.demo}`;
	const base = `${azure.system.baseUrl}${await azure.path('example-kafka')}`;
	const missing = await request<ArmError>('GET', base, {authorization});
	expect([missing.status, missing.body.error.code]).toEqual([400, 'MissingApiVersionParameter']);
	const unknown = await request<ArmError>('GET', `${base}?api-version=2023-01-01`, {authorization});
	expect([unknown.status, unknown.body.error.code]).toEqual([400, 'InvalidApiVersionParameter']);
	expect(unknown.body.error.message).toContain('2024-07-01');
});
