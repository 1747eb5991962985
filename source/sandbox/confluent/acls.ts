import * as z from 'zod';
import type {Exchange} from '../http.js';
import {ApiError} from './api-error.js';
import {type Caller, clusterFor, type DataPlane, type DataRoute} from './data.js';
import type {Acl, Cluster} from './model.js';
import {administers} from './permissions.js';
import {notAuthorized, readKafka} from './topic-routes.js';

const path = '/kafka/v3/clusters/:cluster/acls';

const operations = [
	'ALL',
	'READ',
	'WRITE',
	'CREATE',
	'DELETE',
	'ALTER',
	'DESCRIBE',
	'CLUSTER_ACTION',
	'DESCRIBE_CONFIGS',
	'ALTER_CONFIGS',
	'IDEMPOTENT_WRITE',
];

const aclSchema = z.object({
	resource_type: z.enum(['TOPIC', 'GROUP', 'CLUSTER', 'TRANSACTIONAL_ID', 'DELEGATION_TOKEN']),
	resource_name: z.string().min(1),
	pattern_type: z.enum(['LITERAL', 'PREFIXED']),
	principal: z.string().regex(/^User:./),
	host: z.string().min(1),
	operation: z.enum(operations),
	permission: z.enum(['ALLOW', 'DENY']),
});

const batchSchema = z.object({data: z.array(aclSchema)});

/** The access control lists of Kafka REST v3, for keys whose owner administers the cluster. */
export function aclRoutes({addresses}: DataPlane): DataRoute[] {
	const kind = 'Cluster';
	return [
		{
			method: 'POST',
			path,
			kind,
			handle: (exchange, caller) => add(exchange, caller, (of) => [readKafka(aclSchema, of)]),
		},
		{
			method: 'POST',
			path: `${path}:batch`,
			kind,
			handle: (exchange, caller) => add(exchange, caller, (of) => readKafka(batchSchema, of).data),
		},
		{
			method: 'GET',
			path,
			kind,
			handle: (exchange, caller) => {
				const cluster = administered(exchange, caller);
				const found = cluster.acls.filter((acl) => matches(acl, exchange.query));
				const self = `${addresses.data}${exchange.path}`;
				const data = found.map((acl) => aclView(cluster, acl, self));
				return {status: 200, json: {kind: 'KafkaAclList', metadata: {self, next: null}, data}};
			},
		},
		{
			method: 'DELETE',
			path,
			kind,
			handle: (exchange, caller) => {
				const cluster = administered(exchange, caller);
				for (const name of ['resource_type', 'pattern_type', 'operation', 'permission']) {
					if (!exchange.query.has(name)) {
						throw new ApiError(400, '400', `Query parameter '${name}' is required`);
					}
				}
				const gone = cluster.acls.filter((acl) => matches(acl, exchange.query));
				cluster.acls = cluster.acls.filter((acl) => !gone.includes(acl));
				const self = `${addresses.data}${exchange.path}`;
				return {status: 200, json: {data: gone.map((acl) => aclView(cluster, acl, self))}};
			},
		},
	];
}

/** Adding one that is there already changes nothing: the vendor does not say, Kafka's own ACLs are a set. */
function add(exchange: Exchange, caller: Caller, read: (exchange: Exchange) => Acl[]) {
	const cluster = administered(exchange, caller);
	for (const acl of read(exchange)) {
		if (acl.resource_type === 'CLUSTER' && acl.resource_name !== 'kafka-cluster') {
			throw new ApiError(400, '40002', 'The only valid name for the CLUSTER resource is kafka-cluster');
		}
		if (!cluster.acls.some((known) => same(known, acl))) cluster.acls.push(acl);
	}
	return {status: 201};
}

function same(one: Acl, other: Acl): boolean {
	return JSON.stringify(aclSchema.parse(one)) === JSON.stringify(aclSchema.parse(other));
}

function administered(exchange: Exchange, caller: Caller): Cluster {
	const cluster = clusterFor(exchange, caller);
	const {organization, key} = caller;
	if (administers(organization, key.owner, organization.clusterCrn(cluster))) return cluster;
	throw notAuthorized();
}

/** Kafka's filters: `ANY` takes all, `MATCH` every pattern that would apply to the name. */
function matches(acl: Acl, query: URLSearchParams): boolean {
	const exact = ['resource_type', 'principal', 'host', 'operation', 'permission'] as const;
	const plain = exact.every((name) => [null, 'ANY', acl[name]].includes(query.get(name)));
	const pattern = query.get('pattern_type');
	const name = query.get('resource_name');
	if (!plain) return false;
	if (pattern === 'MATCH') return name === null || applies(acl, name);
	return [null, 'ANY', acl.pattern_type].includes(pattern) && (name === null || name === acl.resource_name);
}

function applies(acl: Acl, name: string): boolean {
	if (acl.pattern_type === 'PREFIXED') return name.startsWith(acl.resource_name);
	return acl.resource_name === name || acl.resource_name === '*';
}

function aclView(cluster: Cluster, acl: Acl, self: string) {
	return {kind: 'KafkaAcl', metadata: {self}, cluster_id: cluster.id, ...acl};
}
