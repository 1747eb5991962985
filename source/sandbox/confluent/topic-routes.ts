import * as z from 'zod';
import type {Exchange} from '../http.js';
import {ApiError} from './api-error.js';
import {type Caller, clusterFor, type DataPlane, type DataRoute} from './data.js';
import type {Cluster} from './model.js';
import {administers, topicGrants} from './permissions.js';
import type {Topic} from './topics.js';

const path = '/kafka/v3/clusters/:cluster/topics';

const createSchema = z.object({
	topic_name: z.string().regex(/^[a-zA-Z0-9._-]{1,249}$/),
	partitions_count: z.number().int().min(1).default(6),
	replication_factor: z.number().int().optional(),
	configs: z.array(z.object({name: z.string(), value: z.string()})).default([]),
	validate_only: z.boolean().default(false),
});

/** The topics of Kafka REST v3: all in one answer, and only those that the key's owner may see. */
export function topicRoutes({addresses}: DataPlane): DataRoute[] {
	const kind = 'Cluster';
	return [
		{
			method: 'GET',
			path,
			kind,
			handle: (exchange, caller) => {
				const cluster = clusterFor(exchange, caller);
				const data = visible(caller, cluster).map((topic) => topicView(cluster, topic, addresses.data));
				const self = `${addresses.data}${exchange.path}`;
				return {status: 200, json: {kind: 'KafkaTopicList', metadata: {self, next: null}, data}};
			},
		},
		{
			method: 'POST',
			path,
			kind,
			handle: (exchange, caller) => create(exchange, caller, addresses.data),
		},
		{
			method: 'GET',
			path: `${path}/:topic`,
			kind,
			handle: (exchange, caller) => {
				const {cluster, topic, grants} = find(exchange, caller);
				const view = topicView(cluster, topic, addresses.data);
				const asked = exchange.query.get('include_authorized_operations') === 'true';
				const operations = asked ? {authorized_operations: [...grants].sort()} : {};
				return {status: 200, json: {...view, ...operations}};
			},
		},
		{
			method: 'DELETE',
			path: `${path}/:topic`,
			kind,
			handle: (exchange, caller) => {
				const {cluster, topic, grants} = find(exchange, caller);
				if (!grants.has('DELETE')) throw notAuthorized();
				cluster.topics.all.delete(topic.name);
				return {status: 204};
			},
		},
	];
}

function visible({organization, key}: Caller, cluster: Cluster): Topic[] {
	const topics = [...cluster.topics.all.values()];
	if (administers(organization, key.owner, organization.clusterCrn(cluster))) return topics;
	return topics.filter(({name}) => topicGrants(organization, key.owner, cluster, name).has('DESCRIBE'));
}

function create(exchange: Exchange, caller: Caller, base: string) {
	const cluster = clusterFor(exchange, caller);
	const body = readKafka(createSchema, exchange);
	const {topic_name: name, partitions_count: partitions, replication_factor: replication = 3} = body;
	const {organization, key} = caller;
	if (!topicGrants(organization, key.owner, cluster, name).has('CREATE')) throw notAuthorized();
	if (cluster.topics.all.has(name)) throw new ApiError(400, '40002', `Topic '${name}' already exists.`);
	if (replication !== 3) throw new ApiError(400, '40002', 'Replication factor must be 3');
	const configs = Object.fromEntries(body.configs.map((config) => [config.name, config.value]));
	const topic = {name, partitions, replication, configs};
	if (!body.validate_only) cluster.topics.all.set(name, topic);
	// The numbers may be 0 in the answer to a creation, as in the vendor's own test data.
	const json = topicView(cluster, {...topic, partitions: 0, replication: 0}, base);
	return {status: body.validate_only ? 200 : 201, json};
}

/** The topic and what the caller may do with it. One that the caller may not see is refused by 403. */
function find(exchange: Exchange, caller: Caller) {
	const cluster = clusterFor(exchange, caller);
	const name = exchange.params['topic'] ?? '';
	const grants = topicGrants(caller.organization, caller.key.owner, cluster, name);
	if (!grants.has('DESCRIBE')) throw notAuthorized();
	const topic = cluster.topics.all.get(name);
	if (topic) return {cluster, topic, grants};
	throw new ApiError(404, '40403', 'This server does not host this topic-partition.');
}

export function notAuthorized(): ApiError {
	return new ApiError(403, '40301', 'Authorization failed.');
}

/** The body read by its schema, or Kafka REST's 400. */
export function readKafka<T>(schema: z.ZodType<T>, exchange: Exchange): T {
	try {
		return schema.parse(JSON.parse(exchange.body));
	} catch {
		throw new ApiError(400, '400', 'Bad Request: the request body is not valid');
	}
}

/** A topic as Kafka REST shows it, with addresses below `base`. */
export function topicView(cluster: Cluster, {name, partitions, replication}: Topic, base: string) {
	const self = `${base}/kafka/v3/clusters/${cluster.id}/topics/${encodeURIComponent(name)}`;
	return {
		kind: 'KafkaTopic',
		metadata: {self, resource_name: `crn:///kafka=${cluster.id}/topic=${name}`},
		cluster_id: cluster.id,
		topic_name: name,
		is_internal: false,
		replication_factor: replication,
		partitions_count: partitions,
		partitions: {related: `${self}/partitions`},
		configs: {related: `${self}/configs`},
		partition_reassignments: {related: `${self}/partitions/-/reassignments`},
	};
}
