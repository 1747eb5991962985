import {randomUUID} from 'node:crypto';
import {type Host, listen} from '../http.js';
import {listenKafka} from '../kafka/listener.js';
import type {SandboxSystem, StartSystem} from '../system.js';
import {authRoutes} from './auth-routes.js';
import {clientCredentialRoutes} from './client-credential-routes.js';
import {seed, signIn} from './data.js';
import {kafkaRealm} from './kafka.js';
import {kafkaUserRoutes} from './kafka-user-routes.js';
import {projectKeyRoutes} from './project-key-routes.js';
import {registryHost} from './registry.js';
import {TokenDesk} from './tokens.js';
import {topicRoutes} from './topic-routes.js';
import {refused} from './validation.js';
import {credentialFile} from './views.js';
import {userOf, type World} from './world.js';

/**
 * Starts the stand-in for Streamkap: the API `streamkap`, the Schema Registry `streamkap-registry` and the brokers
 * `streamkap-kafka`.
 */
export const startStreamkap: StartSystem = async (settings) => {
	const state = seed();
	const registry = await listen(registryHost(state, settings), settings.faults);
	const kafka = await listenKafka('streamkap-kafka', kafkaRealm(state, settings), settings);
	const {address: brokers} = kafka;
	const world = {state, settings, tokens: new TokenDesk(settings.modes), brokers, registryUrl: registry.url};
	const api = await listen(apiHost(world), settings.faults);
	return {
		id: 'streamkap',
		name: 'Streamkap',
		baseUrl: api.url,
		brokers,
		otherUrls: {registry: registry.url},
		signIn: {method: 'client', ...signIn},
		extras: demoKeys(world, api.url),
		state: () => ({
			clientCredentials: [...state.clientCredentials.values()],
			projectKeys: [...state.projectKeys.values()],
			kafkaUsers: [...state.kafkaUsers.values()],
		}),
		close: async () => {
			await Promise.all([api.close(), registry.close(), kafka.close()]);
		},
	};
};

function apiHost(world: World): Host {
	return {
		name: 'streamkap',
		routes: [authRoutes, clientCredentialRoutes, projectKeyRoutes, kafkaUserRoutes, topicRoutes].flatMap(
			(make) => make(world),
		),
		notFound: () => refused(404, 'Not Found').reply,
		methodNotAllowed: () => refused(405, 'Method Not Allowed').reply,
		headers: () => ({'x-request-id': randomUUID()}),
	};
}

/** The file of a key that is there from the start and has API access: another way to sign in. */
function demoKeys(world: World, apiUrl: string): NonNullable<SandboxSystem['extras']> {
	const key = [...world.state.projectKeys.values()].find(({api, kafkaUsername}) => api && kafkaUsername);
	if (!key?.api) return [];
	const file = credentialFile(key, userOf(key, world), world, {apiUrl, secret: key.api.secret});
	return [{label: 'Project key file', values: {projectKey: JSON.stringify(file)}}];
}
