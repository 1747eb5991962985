import {randomUUID} from 'node:crypto';
import {ApiError} from '../confluent/api-error.js';
import {FirstCalls, RateMeter} from '../confluent/meter.js';
import type {Exchange, Host, Reply} from '../http.js';
import {accessRoutes} from './access.js';
import {ArmError, armReply} from './arm-error.js';
import type {Management} from './directory.js';
import {keyRoutes} from './keys.js';
import {placeRoutes} from './places.js';
import type {ArmRoute} from './route.js';
import {subscriptionRoutes} from './subscriptions.js';
import type {Token} from './tokens.js';

const versions = [
	'2024-02-13',
	'2024-07-01',
	'2025-07-17-preview',
	'2025-08-18-preview',
	'2026-05-01-preview',
	'2026-06-02-preview',
];

/** The stand-in for management.azure.com. */
export function managementHost(management: Management): Host {
	const calls = new FirstCalls();
	const headersOf = rateHeaders();
	const guarded = (handle: ArmRoute['handle']) => (exchange: Exchange) => {
		const headers = headersOf(exchange.method);
		const reply = attempt(() => {
			const throttled = management.modes.has('azure-throttle');
			if (throttled && calls.isFirst(exchange.method, exchange.path)) throw tooMany();
			const token = authenticate(management, exchange);
			requireVersion(exchange);
			return handle(exchange, token.identity);
		});
		const type = reply.json === undefined ? {} : {type: 'application/json; charset=utf-8'};
		return {...type, ...reply, headers: {...headers, ...reply.headers}};
	};
	const routes = [
		...subscriptionRoutes(management),
		...placeRoutes(management),
		...keyRoutes(management),
		...accessRoutes(management),
	];
	return {
		name: 'confluent-azure',
		ignoreCase: true,
		routes: routes.map(({method, path, handle}) => ({method, path, handle: guarded(handle)})),
		notFound: guarded(({path}) => {
			throw new ArmError(404, 'InvalidResourceType', `The resource type could not be found: '${path}'.`);
		}),
	};
}

/** How Confluent's own refusals look through Azure is not known; here a 400 with Confluent's words. */
function attempt(work: () => Reply): Reply {
	try {
		return work();
	} catch (error) {
		if (error instanceof ArmError) return armReply(error);
		if (error instanceof ApiError) return armReply(new ArmError(400, 'BadRequest', error.message));
		throw error;
	}
}

function authenticate({tokens, urls, directory}: Management, exchange: Exchange): Token {
	const refuse = (code: string, message: string) => {
		const authority = `Bearer authorization_uri="${urls.login}/${directory.tenant}"`;
		const header = `${authority}, error="invalid_token", error_description="${message}"`;
		return new ArmError(401, code, message, {'www-authenticate': header});
	};
	const [scheme, text] = (exchange.headers.authorization ?? '').split(' ');
	if (scheme?.toLowerCase() !== 'bearer' || text === undefined) {
		throw refuse('AuthenticationFailed', "Authentication failed. The 'Authorization' header is missing.");
	}
	const token = tokens.find(text);
	if (!token) throw refuse('InvalidAuthenticationToken', 'The access token is invalid.');
	if (token.expiresAt <= Date.now()) {
		throw refuse('ExpiredAuthenticationToken', 'The access token expiry time has passed.');
	}
	// A client that takes the management address from a setting asks for that address as its audience.
	if ([urls.management, 'https://management.azure.com'].includes(token.audience)) return token;
	throw refuse('InvalidAuthenticationToken', 'The access token has been obtained for the wrong audience.');
}

function requireVersion(exchange: Exchange): void {
	const version = exchange.query.get('api-version') ?? '';
	if (version === '') {
		const message = 'The api-version query parameter (?api-version=) is required for all requests.';
		throw new ArmError(400, 'MissingApiVersionParameter', message);
	}
	const ours = exchange.path.toLowerCase().includes('/providers/microsoft.confluent/');
	if (ours ? versions.includes(version) : /^20\d\d-\d\d-\d\d$/.test(version)) return;
	const message = `The api-version '${version}' is invalid. The supported versions are '${versions.join(',')}'.`;
	throw new ArmError(400, 'InvalidApiVersionParameter', message);
}

/** Buckets as large as the vendor's, and the headers that tell what is left in them. */
function rateHeaders(): (method: string) => Record<string, string> {
	const buckets = [
		{name: 'reads', limit: 250, perSecond: 25},
		{name: 'writes', limit: 200, perSecond: 10},
		{name: 'deletes', limit: 200, perSecond: 10},
	].map(({name, limit, perSecond}) => ({
		name,
		own: new RateMeter(limit, perSecond),
		global: new RateMeter(limit * 15, perSecond * 15),
	}));
	const names: Readonly<Record<string, string>> = {GET: 'reads', DELETE: 'deletes'};
	return (method) => {
		const bucket = buckets.find(({name}) => name === (names[method] ?? 'writes'));
		const left = `x-ms-ratelimit-remaining-subscription-`;
		return {
			'cache-control': 'no-cache',
			'x-ms-request-id': randomUUID(),
			'x-ms-correlation-request-id': randomUUID(),
			'x-ms-providerhub-traffic': 'True',
			[`${left}${bucket?.name}`]: String(bucket?.own.take()),
			[`${left}global-${bucket?.name}`]: String(bucket?.global.take()),
		};
	};
}

function tooMany(): ArmError {
	const message = 'The request is being throttled as the limit has been reached.';
	return new ArmError(429, 'TooManyRequests', message, {'retry-after': '1'});
}
