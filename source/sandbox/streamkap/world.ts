import type {Exchange, Reply, Route} from '../http.js';
import {answering} from '../refusal.js';
import type {SandboxSettings} from '../system.js';
import {type KafkaUser, type ProjectKey, type State, services, userKey} from './data.js';
import {type Grant, type Permission, unknownIds} from './roles.js';
import type {Principal, TokenDesk} from './tokens.js';
import {refused} from './validation.js';

/** What every handler of the management host works on. */
export type World = {
	readonly state: State;
	readonly settings: SandboxSettings;
	readonly tokens: TokenDesk;
	/** `host:port` of the Kafka brokers. */
	readonly brokers: string;
	/** Base URL of the Schema Registry's stand-in. */
	readonly registryUrl: string;
};

type Handle = (exchange: Exchange, caller: Principal) => Reply;

/** Makes the routes that need a bearer token, and with it the permission if one is named. */
export function guardedBy(tokens: TokenDesk) {
	return (method: string, path: string, needs: Permission | undefined, handle: Handle): Route => ({
		method,
		path,
		handle: answering((exchange) => {
			const bearer = /^Bearer (\S+)$/i.exec(exchange.headers.authorization ?? '')?.[1];
			const caller = bearer === undefined ? undefined : tokens.accept(bearer);
			// The vendor does not say how a missing token is answered; here as a wrong one.
			if (!caller) throw refused(401, 'Invalid or expired token');
			if (needs && !caller.permissions.has(needs)) throw refused(403, `Missing permission ${needs}`);
			return handle(exchange, caller);
		}),
	});
}

/** A create's answer, or the gateway's page instead of it in the mode `streamkap-gateway-html`. */
export function created({settings}: World, status: number, json: unknown): Reply {
	if (!settings.modes.has('streamkap-gateway-html')) return {status, json};
	const text =
		'<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body><h1>502 Bad Gateway</h1></body>\r\n</html>\r\n';
	return {status: 502, type: 'text/html', text};
}

/** A secret as the create answers it: empty in the mode `streamkap-empty-secret`. */
export function delivered({settings}: World, secret: string): string {
	return settings.modes.has('streamkap-empty-secret') ? '' : secret;
}

/** The grant that a body asks for, or nothing when it names neither roles nor permissions. */
export function grantOf(asked: {
	role_ids?: readonly string[] | null | undefined;
	permission_ids?: readonly string[] | null | undefined;
}): Grant | undefined {
	if (!asked.role_ids && !asked.permission_ids) return undefined;
	const grant = {roleIds: asked.role_ids ?? [], permissionIds: asked.permission_ids ?? []};
	const unknown = unknownIds(grant);
	if (unknown.length > 0) throw refused(422, `Role or permission does not exist: ${unknown.join(', ')}`);
	return grant;
}

/** The service, which a body may name and a token always carries. */
export function serviceById(id: string) {
	const found = services.find((service) => service.id === id);
	if (!found) throw refused(422, `Service ${id} does not exist`);
	return found;
}

/** The Kafka user that belongs to a project key. */
export function userOf(key: ProjectKey, {state}: World): KafkaUser | undefined {
	return key.kafkaUsername ? state.kafkaUsers.get(userKey(key.serviceId, key.kafkaUsername)) : undefined;
}
