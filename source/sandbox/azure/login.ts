import {randomBytes, randomUUID} from 'node:crypto';
import type {Exchange, Host, Reply} from '../http.js';
import type {Identity, Tokens} from './tokens.js';

/** What may sign in at this tenant. */
export type Registrations = {
	readonly tenant: string;
	readonly principal: {readonly clientId: string; readonly clientSecret: string; readonly identity: Identity};
	/** A public client, by which a person signs in with a code. */
	readonly device: {readonly clientId: string; readonly identity: Identity};
};

type Code = {readonly client: string; readonly scope: string; readonly expiresAt: number; polls: number};

type Grant = (form: URLSearchParams) => Reply;

const lifetime = 3599;
/** Polls that are answered "pending", as while a person types the code. */
const pendingPolls = 2;

/** The stand-in for login.microsoftonline.com. */
export function loginHost(registrations: Registrations, tokens: Tokens): Host {
	const codes = new Map<string, Code>();
	const refreshTokens = new Map<string, Identity>();
	const {principal, device} = registrations;

	const issue = (identity: Identity, scope: string): Reply => {
		const audience = scope.split(' ').find((part) => part.endsWith('/.default')) ?? '';
		const token = tokens.issue(identity, audience.replace(/\/+\.default$/, ''), lifetime);
		const bearer = {token_type: 'Bearer', scope, expires_in: lifetime, access_token: token.text};
		if (!scope.split(' ').includes('offline_access')) return {status: 200, json: bearer};
		const refresh = `0.${randomBytes(60).toString('base64url')}`;
		refreshTokens.set(refresh, identity);
		return {status: 200, json: {...bearer, refresh_token: refresh}};
	};

	const grants: Readonly<Record<string, Grant>> = {
		client_credentials: (form) => {
			const scope = form.get('scope') ?? '';
			if (form.get('client_id') !== principal.clientId) return unknownClient(form);
			if (form.get('client_secret') !== principal.clientSecret) {
				return refused(401, 'invalid_client', 7000215, 'Invalid client secret provided.');
			}
			if (scope.endsWith('/.default')) return issue(principal.identity, scope);
			return refused(400, 'invalid_scope', 1002012, `The scope '${scope}' is not valid.`);
		},
		refresh_token: (form) => {
			const refresh = form.get('refresh_token') ?? '';
			const identity = refreshTokens.get(refresh);
			if (!identity) return refused(400, 'invalid_grant', 70000, 'The refresh token is not valid.');
			return issue(identity, form.get('scope') ?? '');
		},
		'urn:ietf:params:oauth:grant-type:device_code': (form) => {
			const code = codes.get(form.get('device_code') ?? '');
			if (!code || code.client !== form.get('client_id')) {
				return refused(400, 'bad_verification_code', 70000, 'The device code is not known.');
			}
			if (code.expiresAt <= Date.now()) {
				return refused(400, 'expired_token', 70020, 'The device code has expired.');
			}
			code.polls += 1;
			if (code.polls <= pendingPolls) {
				return refused(400, 'authorization_pending', 70016, 'Authorization is pending.');
			}
			codes.delete(form.get('device_code') ?? '');
			return issue(device.identity, code.scope);
		},
	};

	const startDevice: Grant = (form) => {
		if (form.get('client_id') !== device.clientId) return unknownClient(form);
		const [code, user] = [
			randomBytes(48).toString('base64url'),
			randomBytes(5).toString('hex').toUpperCase(),
		];
		const expiresAt = Date.now() + 900_000;
		codes.set(code, {client: device.clientId, scope: form.get('scope') ?? '', expiresAt, polls: 0});
		const address = 'https://login.example/devicelogin';
		const message = `To sign in, open ${address} and enter the code ${user}.`;
		const shown = {user_code: user, verification_uri: address, message};
		// The vendor asks for 5 seconds between polls; one is enough for a demo.
		return {status: 200, json: {device_code: code, ...shown, expires_in: 900, interval: 1}};
	};

	const inTenant = (work: Grant) => (exchange: Exchange) => {
		const tenant = exchange.params['tenant'] ?? '';
		const form = new URLSearchParams(exchange.body);
		if (![registrations.tenant, 'organizations', 'common'].includes(tenant)) {
			return refused(400, 'invalid_request', 90002, `Tenant '${tenant}' not found.`);
		}
		const needed = ['client_id', 'scope'].find((name) => !form.get(name));
		// The scope of a poll is the one the code was asked with.
		const polling = form.has('device_code') && needed === 'scope';
		if (needed === undefined || polling) return work(form);
		return refused(400, 'invalid_request', 900144, `The body must contain the parameter '${needed}'.`);
	};

	return {
		name: 'azure-login',
		routes: [
			{
				method: 'POST',
				path: '/:tenant/oauth2/v2.0/token',
				handle: inTenant((form) => {
					const grant = grants[form.get('grant_type') ?? ''];
					return grant ? grant(form) : refused(400, 'unsupported_grant_type', 70003, 'Not supported.');
				}),
			},
			{method: 'POST', path: '/:tenant/oauth2/v2.0/devicecode', handle: inTenant(startDevice)},
		],
		notFound: () => ({status: 404}),
	};
}

function unknownClient(form: URLSearchParams): Reply {
	const text = `Application with identifier '${form.get('client_id')}' was not found in the directory.`;
	return refused(400, 'unauthorized_client', 700016, text);
}

function refused(status: number, error: string, number: number, text: string): Reply {
	return {
		status,
		json: {
			error,
			error_description: `AADSTS${number}: ${text}`,
			error_codes: [number],
			timestamp: `${new Date().toISOString().slice(0, 19).replace('T', ' ')}Z`,
			trace_id: randomUUID(),
			correlation_id: randomUUID(),
		},
	};
}
