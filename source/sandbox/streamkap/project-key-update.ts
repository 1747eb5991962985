import type * as z from 'zod';
import {newApiPart, type ProjectKey} from './data.js';
import {addKafkaUser} from './kafka-user-routes.js';
import type {Grant} from './roles.js';
import type {KafkaModels} from './schemas.js';
import {refused} from './validation.js';
import {apiPartView, kafkaPartView, statusOf} from './views.js';
import {delivered, grantOf, userOf, type World} from './world.js';

type Asked = z.output<KafkaModels['updateProjectKey']>;

/**
 * Applies a `PATCH /project-keys/:id`. A part that the key did not have is added, and its secret is in what this
 * returns: `new_kafka_credentials`, `new_api_credentials` (the vendor does not show their fields; here those of the
 * credential file). Null counts as left out. All refusals come before the first change.
 */
export function updateProjectKey(world: World, key: ProjectKey, asked: Asked, apiUrl: string) {
	const status = statusOf(key, world);
	if (status !== 'active') throw refused(400, `Project key is ${status} and cannot be updated`);
	const grant = grantOf(asked);
	// The vendor's guide: permissions that were given directly cannot be changed after the creation.
	if (grant && key.api && key.api.grant.permissionIds.length + grant.permissionIds.length > 0)
		throw refused(400, 'Direct permissions cannot be changed');
	const fresh = {...changeKafka(world, key, asked), ...(grant && changeApi(world, key, grant, apiUrl))};
	key.name = asked.name ?? key.name;
	key.description = asked.description == null ? key.description : sanitised(asked.description);
	key.toolProfile = asked.tool_profile ?? key.toolProfile;
	key.allowedTools = asked.allowed_tools ?? key.allowedTools;
	key.blockedTools = asked.blocked_tools ?? key.blockedTools;
	return fresh;
}

/** HTML is taken out of descriptions, as the vendor's page says, so that the echo may differ. */
export function sanitised(description: string): string {
	return description.replace(/<[^>]*>/g, '');
}

function changeApi(world: World, key: ProjectKey, grant: Grant, apiUrl: string) {
	if (key.api) {
		key.api.grant = grant;
		return {};
	}
	key.api = newApiPart(grant);
	return {new_api_credentials: apiPartView(key.api, delivered(world, key.api.secret), apiUrl)};
}

function changeKafka(world: World, key: ProjectKey, asked: Asked) {
	const user = userOf(key, world);
	if (asked.kafka_config) {
		if (user) throw refused(400, 'Project key already has Kafka access');
		const added = addKafkaUser(world, key.serviceId, key.id, asked.kafka_config);
		key.kafkaUsername = added.username;
		return {new_kafka_credentials: kafkaPartView(added, world)};
	}
	const {kafka_acls, whitelist_ips, kafka_password} = asked;
	if (kafka_acls == null && whitelist_ips == null && kafka_password == null) return {};
	if (!user) throw refused(400, 'Project key has no Kafka access');
	user.acls = kafka_acls ?? user.acls;
	user.whitelistIps = whitelist_ips ?? user.whitelistIps;
	user.password = kafka_password ?? user.password;
	return {};
}
