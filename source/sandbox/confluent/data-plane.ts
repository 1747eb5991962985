import {basicOf} from '../basic.js';
import type {Exchange, Host, Reply} from '../http.js';
import {aclRoutes} from './acls.js';
import {ApiError} from './api-error.js';
import {clusterRoutes} from './cluster-routes.js';
import type {Caller, DataPlane} from './data.js';
import {FirstCalls} from './meter.js';
import type {KeyKind} from './model.js';
import {streamRoutes} from './streams.js';
import {topicRoutes} from './topic-routes.js';

/** How each data plane says 401: Kafka REST by a page of its web server, the others in JSON. */
const unauthorized: Partial<Record<KeyKind, Reply>> = {
	Cluster: htmlError(401, 'Unauthorized'),
	SchemaRegistry: {
		status: 401,
		type: 'application/vnd.schemaregistry.v1+json',
		json: {error_code: 401, message: 'Unauthorized'},
	},
	ksqlDB: {status: 401, json: {'@type': 'generic_error', error_code: 40100, message: 'Unauthorized'}},
};

/** Kafka REST, Schema Registry and ksqlDB of all clusters behind one address. */
export function dataPlane(name: string, plane: DataPlane): Host {
	const calls = new FirstCalls();
	const throttled = ({method, path}: Exchange) =>
		plane.modes.has('confluent-rate-limit') && calls.isFirst(method, path);
	const routes = [...clusterRoutes(plane), ...topicRoutes(plane), ...aclRoutes(plane), ...streamRoutes];
	return {
		name,
		before: (exchange) => (throttled(exchange) ? htmlError(429, 'Too Many Requests') : undefined),
		routes: routes.map(({method, path, kind, handle}) => ({
			method,
			path,
			handle: (exchange) => {
				const caller = authenticate(plane, exchange, kind);
				if (!caller) return unauthorized[kind] ?? htmlError(401, 'Unauthorized');
				try {
					return handle(exchange, caller);
				} catch (error) {
					if (error instanceof ApiError) return kafkaError(error);
					throw error;
				}
			},
		})),
		notFound: () => ({status: 404, json: {error_code: 404, message: 'HTTP 404 Not Found'}}),
	};
}

function authenticate(plane: DataPlane, exchange: Exchange, kind: KeyKind): Caller | undefined {
	const {user = '', password = ''} = basicOf(exchange) ?? {};
	const organization = plane.organizations.find((candidate) => candidate.keys.has(user));
	const key = organization?.authenticate(user, password);
	if (!organization || !key) return undefined;
	const opens = key.resource.kind === kind || key.resource.kind === 'Global';
	return opens ? {organization, key} : undefined;
}

function kafkaError({status, code, message}: ApiError): Reply {
	return {status, json: {error_code: Number(code), message}};
}

function htmlError(status: number, title: string): Reply {
	const head = `<head><meta charset="utf-8"/><title>Error ${status} ${title}</title></head>`;
	const body = `<body><h2>HTTP ERROR ${status} ${title}</h2><hr/></body>`;
	return {status, type: 'text/html;charset=utf-8', text: `<html>${head}${body}</html>`};
}
