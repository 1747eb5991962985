import {type ClientCredential, demoUser, type KafkaUser, type ProjectKey, services} from './data.js';
import {rolesOf} from './roles.js';
import type {World} from './world.js';

/** `abc******xyz`, as lists and updates show a secret. */
export function masked(secret: string): string {
	return `${secret.slice(0, 3)}******${secret.slice(-3)}`;
}

export function isoTime(milliseconds: number): string {
	return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** A client credential with whatever `secret` may be shown. Permissions given directly have no field. */
export function clientCredentialView(credential: ClientCredential, secret: string) {
	return {
		created_by_user: demoUser,
		client_id: credential.clientId,
		description: credential.description,
		created_at: isoTime(credential.createdAt),
		roles: rolesOf(credential.grant),
		service_id: credential.serviceId,
		secret,
	};
}

/** A Kafka user without its password, which no answer ever has. */
export function kafkaUserView(user: KafkaUser, world: World) {
	return {
		username: user.username,
		whitelist_ips: user.whitelistIps,
		kafka_proxy_endpoint: world.brokers,
		...(user.registry && {schema_proxy_endpoint: world.registryUrl}),
		kafka_acls: user.acls,
		is_create_schema_registry: user.registry,
	};
}

/** The API part of a credential file. `apiUrl` is the address under which the caller reached the API. */
export function apiPartView(api: NonNullable<ProjectKey['api']>, secret: string, apiUrl: string) {
	return {
		client_id: api.clientId,
		client_secret: secret,
		token_endpoint: `${apiUrl}/auth/access-token`,
		api_url: apiUrl,
		roles: rolesOf(api.grant).map(({name}) => name),
	};
}

/** The Kafka part of a credential file. */
export function kafkaPartView(user: KafkaUser, world: World) {
	return {
		username: user.username,
		password: user.password,
		bootstrap_servers: world.brokers,
		security_protocol: 'SASL_SSL',
		sasl_mechanism: 'PLAIN',
		schema_registry_url: user.registry ? world.registryUrl : null,
	};
}

/**
 * The credential file, which only the create answers. `file_version` and the region are not in the vendor's
 * documentation: a client has to keep what it does not know.
 */
export function credentialFile(
	key: ProjectKey,
	user: KafkaUser | undefined,
	world: World,
	{apiUrl, secret}: {apiUrl: string; secret: string},
) {
	const {id, name} = services.find((service) => service.id === key.serviceId) ?? {};
	return {
		project_key_id: key.id,
		project: {id, name, region: 'eu-west-1'},
		created_at: isoTime(key.createdAt),
		type: 'streamkap_project_key',
		file_version: 3,
		api: key.api && apiPartView(key.api, secret, apiUrl),
		kafka: user ? kafkaPartView(user, world) : null,
		kafka_acls: user?.acls ?? [],
		tool_profile: key.toolProfile,
		allowed_tools: key.allowedTools,
		blocked_tools: key.blockedTools,
		created_by: demoUser.email,
	};
}

/** The state of a key. The vendor names `creating`, `deleting` and `delete_failed`; here the usual one is `active`. */
export function statusOf(key: ProjectKey, {settings}: World): string {
	if (key.failed) return key.failed;
	const slow = settings.modes.has('streamkap-slow-key');
	return slow && key.createdAt + settings.propagationSeconds * 1000 > Date.now() ? 'creating' : 'active';
}

export function summaryView(key: ProjectKey, world: World) {
	return {
		id: key.id,
		name: key.name,
		service_id: key.serviceId,
		status: statusOf(key, world),
		description: key.description,
		created_at: isoTime(key.createdAt),
		created_by_user: demoUser,
		api_client_id: key.api?.clientId ?? null,
		api_client_id_masked_secret: key.api && masked(key.api.secret),
		kafka_username: key.kafkaUsername,
		roles: key.api ? rolesOf(key.api.grant) : [],
		last_used_at: key.lastUsedAt === null ? null : isoTime(key.lastUsedAt),
		tool_profile: key.toolProfile,
		allowed_tools: key.allowedTools,
		blocked_tools: key.blockedTools,
	};
}

/** A summary and what only the single key shows. Endpoints have other names here than in the credential file. */
export function detailView(key: ProjectKey, user: KafkaUser | undefined, world: World) {
	return {
		...summaryView(key, world),
		kafka_acls: user?.acls ?? [],
		whitelist_ips: user?.whitelistIps ?? '',
		kafka_proxy_endpoint: user ? world.brokers : null,
		schema_proxy_endpoint: user?.registry ? world.registryUrl : null,
		token_ttl_seconds: world.tokens.lifetime,
	};
}
