import {randomUUID} from 'node:crypto';
import {type Host, listen} from '../http.js';
import type {SandboxSystem, StartSystem} from '../system.js';
import {authRoutes} from './auth-routes.js';
import {clientCredentialRoutes} from './client-credential-routes.js';
import {seed, signIn} from './data.js';
import {kafkaUserRoutes} from './kafka-user-routes.js';
import {projectKeyRoutes} from './project-key-routes.js';
import {registryHost} from './registry.js';
import {TokenDesk} from './tokens.js';
import {topicRoutes} from './topic-routes.js';
import {refused} from './validation.js';
import {credentialFile} from './views.js';
import {userOf, type World} from './world.js';

/**
 * Starts the stand-in for Streamkap: the API `streamkap` and the Schema Registry `streamkap-registry`.
 *
 * Modes: `streamkap-no-roles` (listing the roles answers 403), `streamkap-short-token` (tokens live 90 seconds),
 * `streamkap-dying-token` (the first token is refused after three calls), `streamkap-empty-secret` (creates answer
 * an empty API secret), `streamkap-gateway-html` (creates are done and answered 502 with HTML), `streamkap-slow-key`
 * (a project key is `creating` for the propagation time), `streamkap-wide-acls` (ACLs on more than topics and groups).
 */
export const startStreamkap: StartSystem = async (settings) => {
	const state = seed();
	const registry = await listen(registryHost(state, settings), settings.faults);
	const world = {state, settings, tokens: new TokenDesk(settings.modes), registryUrl: registry.url};
	const api = await listen(apiHost(world), settings.faults);
	return {
		id: 'streamkap',
		name: 'Streamkap',
		baseUrl: api.url,
		otherUrls: {registry: registry.url},
		signIn: {method: 'client', ...signIn},
		extras: demoKeys(world, api.url),
		state: () => ({
			clientCredentials: [...state.clientCredentials.values()],
			projectKeys: [...state.projectKeys.values()],
			kafkaUsers: [...state.kafkaUsers.values()],
		}),
		close: async () => {
			await Promise.all([api.close(), registry.close()]);
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
