import {basicOf} from '../basic.js';
import type {Exchange, Host} from '../http.js';
import {answering, Refusal} from '../refusal.js';
import type {Cluster, Credential, State} from './data.js';
import {parse, produce} from './schemas.js';
import {covers, topicsOf} from './topics.js';

type Client = {readonly cluster: Cluster} & Pick<Credential, 'topic' | 'permissions'>;

/** The REST API reports errors in another shape than the management API. */
function refused(status: number, error: string): Refusal {
	return new Refusal({status, json: {error, status}});
}

/**
 * The REST API and the Schema Registry of every cluster, HTTP Basic with a credential or a cluster's default
 * one. A new credential is unknown here (401) until `propagationSeconds` have passed.
 */
export function dataHost(state: State, propagationSeconds: number): Host {
	const client = (exchange: Exchange) => clientOf(state, propagationSeconds, exchange);
	return {
		name: 'upstash-data',
		routes: [
			{
				method: 'GET',
				path: '/topics',
				// The vendor does not say what a limited credential sees; here only the topics it is for.
				handle: answering((exchange) => {
					const {cluster, topic} = client(exchange);
					const seen = topicsOf(cluster).filter(({name}) => covers(topic, name));
					return {
						status: 200,
						json: Object.fromEntries(seen.map(({name, partitions}) => [name, partitions])),
					};
				}),
			},
			{
				method: 'POST',
				path: '/produce/:topic',
				handle: answering((exchange) => write(state, client(exchange), exchange)),
			},
			{
				method: 'GET',
				path: '/schema-registry/subjects',
				handle: answering((exchange) => {
					const topics = topicsOf(client(exchange).cluster).filter((_, index) => index % 4 === 0);
					return {status: 200, json: topics.map(({name}) => `${name}-value`)};
				}),
			},
		],
		notFound: () => refused(404, 'not found').reply,
		methodNotAllowed: () => refused(405, 'method not allowed').reply,
	};
}

function clientOf(state: State, propagationSeconds: number, exchange: Exchange): Client {
	const given = basicOf(exchange);
	const known = (one: {username: string; password: string}) =>
		one.username === given?.user && one.password === given.password;
	const owner = state.clusters.find(known);
	if (owner) return {cluster: owner, topic: '*', permissions: 'ALL'};
	const credential = [...state.credentials.values()].find(known);
	const cluster = state.clusters.find(({id}) => id === credential?.clusterId);
	const arrived = credential && credential.createdAt + propagationSeconds * 1000 <= Date.now();
	if (!cluster || !arrived) throw refused(401, 'Unauthorized');
	return {cluster, topic: credential.topic, permissions: credential.permissions};
}

function write(state: State, client: Client, exchange: Exchange) {
	const name = exchange.params['topic'] ?? '';
	if (client.permissions === 'CONSUME' || !covers(client.topic, name)) throw refused(403, 'Forbidden');
	const topic = topicsOf(client.cluster).find((one) => one.name === name);
	if (!topic) throw refused(404, 'topic not found');
	const {value} = parse(produce, exchange.body, (why) => refused(400, why));
	const messages = state.messages.get(client.cluster.id) ?? [];
	const earlier = messages.filter((message) => message.topic === name).length;
	const timestamp = Date.now();
	state.messages.set(client.cluster.id, [...messages, {topic: name, value, timestamp}]);
	return {
		status: 200,
		json: {
			topic: name,
			partition: earlier % topic.partitions,
			offset: Math.floor(earlier / topic.partitions),
			timestamp,
		},
	};
}
