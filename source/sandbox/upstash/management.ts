import {basicOf} from '../basic.js';
import type {Exchange, Host, Reply, Route} from '../http.js';
import {answering, Refusal} from '../refusal.js';
import type {SandboxSettings} from '../system.js';
import {type Cluster, newCredential, type State, teams} from './data.js';
import {makeResetPassword} from './generate.js';
import {createCredential, parse} from './schemas.js';
import {topicsOf} from './topics.js';
import {clusterView, credentialView, type Endpoints, topicView} from './views.js';

export const signIn = {email: 'demo@example.com', apiKey: 'demo-upstash-api-key'};

/** The vendor's default; whether the default credential counts is not said, here it does not. */
const credentialsPerCluster = 10;

/** The vendor does not say which texts its errors carry; here all have the one shape that is known. */
function refused(status: number, error: string): Refusal {
	return new Refusal({status, json: {error}});
}

/** The management API: `/v2/kafka/*` and `/v2/teams`, HTTP Basic with e-mail and API key. */
export function managementHost(state: State, settings: SandboxSettings, endpoints: Endpoints): Host {
	const retired = settings.modes.has('upstash-retired');
	const routes = [...clusterRoutes(state, endpoints), ...credentialRoutes(state, settings.modes)];
	return {
		name: 'upstash',
		routes: routes.map((route) => ({...route, handle: answering(route.handle)})),
		before: (exchange) => {
			if (retired && exchange.path.startsWith('/v2/kafka/'))
				return refused(410, 'Kafka is discontinued').reply;
			return signedIn(exchange) ? undefined : refused(401, 'Unauthorized').reply;
		},
		notFound: () => refused(404, 'not found').reply,
		methodNotAllowed: () => refused(405, 'method not allowed').reply,
	};
}

function signedIn(exchange: Exchange): boolean {
	const given = basicOf(exchange);
	return given?.user === signIn.email && given.password === signIn.apiKey;
}

function clusterRoutes(state: State, endpoints: Endpoints): Route[] {
	const view = (cluster: Cluster): Reply => ({status: 200, json: clusterView(cluster, endpoints)});
	return [
		get('/v2/teams', () => ({status: 200, json: teams})),
		get('/v2/kafka/clusters', () => ({
			status: 200,
			json: state.clusters.map((cluster) => clusterView(cluster, endpoints)),
		})),
		get('/v2/kafka/cluster/:id', ({params}) => view(clusterById(state, params['id']))),
		{
			method: 'POST',
			path: '/v2/kafka/reset-password/:id',
			handle: ({params}) => {
				const cluster = clusterById(state, params['id']);
				cluster.password = makeResetPassword();
				return view(cluster);
			},
		},
		get('/v2/kafka/topics/:id', ({params}) => {
			const cluster = clusterById(state, params['id']);
			return {status: 200, json: topicsOf(cluster).map((topic) => topicView(topic, cluster, endpoints))};
		}),
		get('/v2/kafka/topic/:id', ({params}) => {
			for (const cluster of state.clusters) {
				const topic = topicsOf(cluster).find(({id}) => id === params['id']);
				if (topic) return {status: 200, json: topicView(topic, cluster, endpoints)};
			}
			throw refused(404, 'topic not found');
		}),
	];
}

function credentialRoutes(state: State, modes: SandboxSettings['modes']): Route[] {
	const encoded = modes.has('upstash-encoded-username');
	return [
		get('/v2/kafka/credentials', () => ({
			status: 200,
			json: [...state.credentials.values()].map((one) =>
				credentialView(one, clusterById(state, one.clusterId), encoded),
			),
		})),
		{
			method: 'POST',
			path: '/v2/kafka/credential',
			handle: ({body}) => {
				const asked = parse(createCredential, body, (why) => refused(400, why));
				const cluster = clusterById(state, asked.cluster_id);
				if (modes.has('upstash-strict-topic')) requireTopic(cluster, asked.topic);
				requireRoom(state, cluster);
				const created = newCredential(cluster, asked.credential_name, asked.topic, asked.permissions);
				state.credentials.set(created.id, created);
				const json = credentialView(created, cluster, encoded);
				return {status: 200, json: modes.has('upstash-empty-password') ? {...json, password: ''} : json};
			},
		},
		{
			method: 'DELETE',
			path: '/v2/kafka/credential/:id',
			handle: ({params}) => {
				// The vendor does not say whether deleted credentials stay in the list; here they vanish.
				if (!state.credentials.delete(params['id'] ?? '')) throw refused(404, 'credential not found');
				return {status: 200, json: 'OK'};
			},
		},
	];
}

function get(path: string, handle: Route['handle']): Route {
	return {method: 'GET', path, handle};
}

function clusterById(state: State, id: string | undefined): Cluster {
	const found = state.clusters.find((cluster) => cluster.id === id);
	if (!found) throw refused(404, 'cluster not found');
	return found;
}

/** The vendor does not say whether a literal topic must exist; here it must only in the strict mode. */
function requireTopic(cluster: Cluster, topic: string): void {
	if (topic.endsWith('*') || topicsOf(cluster).some(({name}) => name === topic)) return;
	throw refused(404, 'topic not found');
}

function requireRoom(state: State, cluster: Cluster): void {
	const taken = [...state.credentials.values()].filter(({clusterId}) => clusterId === cluster.id).length;
	if (taken >= credentialsPerCluster) throw refused(400, 'credential limit of the cluster is reached');
}
