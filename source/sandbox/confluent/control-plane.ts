import {randomUUID} from 'node:crypto';
import {basicOf} from '../basic.js';
import type {Exchange, Host, Route} from '../http.js';
import {accountRoutes} from './accounts.js';
import {ApiError, errorEnvelope, errorList} from './api-error.js';
import {apiKeyRoutes} from './api-keys.js';
import type {Control, ControlRoute} from './control.js';
import {FirstCalls, RateMeter} from './meter.js';
import type {ApiKey} from './model.js';
import {placeRoutes} from './places.js';
import {quotaRoutes} from './quota-routes.js';
import {bindingRoutes} from './role-bindings.js';

/** The stand-in for api.confluent.cloud. */
export function controlPlane(control: Control): Host {
	const routes = [
		...apiKeyRoutes(control),
		...accountRoutes(control),
		...placeRoutes(control),
		...bindingRoutes(control),
		...quotaRoutes(control),
	];
	const meter = new RateMeter(1000, 100);
	const calls = new FirstCalls();
	const guarded = (handle: ControlRoute['handle']) => (exchange: Exchange) => {
		const left = meter.take();
		try {
			const throttled = control.modes.has('confluent-rate-limit');
			if (throttled && calls.isFirst(exchange.method, exchange.path)) throw tooMany(meter.limit);
			const answer = handle(exchange, authenticate(control, exchange));
			return {...answer, headers: {...rateHeaders(meter.limit, left), ...answer.headers}};
		} catch (error) {
			if (!(error instanceof ApiError)) throw error;
			const newer = control.modes.has('confluent-new-errors');
			return newer ? errorEnvelope(error, exchange.path) : errorList(error);
		}
	};
	return {
		name: 'confluent-cloud',
		routes: routes.map(({method, path, handle}): Route => ({method, path, handle: guarded(handle)})),
		notFound: guarded(() => {
			throw new ApiError(404, 'resource_not_found', 'The requested resource does not exist');
		}),
		headers: () => ({'x-request-id': randomUUID().replaceAll('-', '')}),
	};
}

/** Only Cloud and Global keys open the control plane; a Tableflow key opens its own corner. */
function authenticate({organization}: Control, exchange: Exchange): ApiKey {
	const {user = '', password = ''} = basicOf(exchange) ?? {};
	const key = organization.authenticate(user, password);
	const kind = key?.resource.kind;
	const allowed = kind === 'Cloud' || kind === 'Global';
	const tableflow = kind === 'Tableflow' && exchange.path.startsWith('/tableflow/');
	if (key && (allowed || tableflow)) return key;
	throw new ApiError(401, 'user_unauthenticated', 'Unauthorized', {
		headers: {
			'www-authenticate': 'Basic error="invalid_key", error_description="The API Key is invalid"',
		},
	});
}

function rateHeaders(limit: number, left: number): Record<string, string> {
	return {
		'x-ratelimit-limit': String(limit),
		'x-ratelimit-remaining': String(left),
		'x-ratelimit-reset': '1',
	};
}

function tooMany(limit: number): ApiError {
	const headers = {...rateHeaders(limit, 0), 'retry-after': '1'};
	return new ApiError(429, 'too_many_requests', 'Too Many Requests', {headers});
}
