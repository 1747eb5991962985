import type {Route} from '../http.js';
import {type KafkaUser, userKey} from './data.js';
import {type KafkaConfig, kafkaModels} from './schemas.js';
import {refused, validBody} from './validation.js';
import {kafkaUserView} from './views.js';
import {created, guardedBy, serviceById, type World} from './world.js';

const path = '/kafka-access/kafka-users';

/** Kafka users of the caller's service. No answer has the password. */
export function kafkaUserRoutes(world: World): Route[] {
	const {kafkaUsers} = world.state;
	const guarded = guardedBy(world.tokens);
	const {createKafkaUser, updateKafkaUser} = kafkaModels(world.settings.modes.has('streamkap-wide-acls'));
	const free = (serviceId: string, username = '') => {
		const user = kafkaUsers.get(userKey(serviceId, username));
		if (!user) throw refused(404, 'Kafka user not found');
		if (user.projectKeyId) throw refused(409, 'Kafka user is managed by a project key');
		return user;
	};
	return [
		guarded('GET', path, 'sk.kafka-access.read', (_, {serviceId}) => {
			const mine = [...kafkaUsers.values()].filter((user) => user.serviceId === serviceId);
			return {status: 200, json: mine.map((user) => kafkaUserView(user, world))};
		}),
		guarded('POST', path, 'sk.kafka-access.write', (exchange, {serviceId}) => {
			const user = addKafkaUser(world, serviceId, null, validBody(createKafkaUser, exchange));
			return created(world, 200, kafkaUserView(user, world));
		}),
		guarded('PUT', `${path}/:username`, 'sk.kafka-access.write', (exchange, {serviceId}) => {
			const user = free(serviceId, exchange.params['username']);
			const asked = validBody(updateKafkaUser, exchange);
			user.password = asked.password ?? user.password;
			// A PUT replaces: what it leaves out goes back to its default.
			user.whitelistIps = asked.whitelist_ips ?? '';
			user.acls = asked.kafka_acls ?? [];
			user.registry = asked.is_create_schema_registry;
			return {status: 200, json: kafkaUserView(user, world)};
		}),
		guarded('DELETE', `${path}/:username`, 'sk.kafka-access.write', ({params}, {serviceId}) => {
			kafkaUsers.delete(userKey(serviceId, free(serviceId, params['username']).username));
			return {status: 200};
		}),
	];
}

/**
 * Creates the Kafka user of a body or of a project key's `kafka_config`. Refuses a service that is not on AWS with
 * a namespace of its own, and a name that is taken; the vendor says neither status, here 400 and 409.
 */
export function addKafkaUser(
	{state}: World,
	serviceId: string,
	projectKeyId: string | null,
	asked: KafkaConfig,
): KafkaUser {
	if (!serviceById(serviceId).kafka) throw refused(400, 'Kafka access is not available for this project');
	const key = userKey(serviceId, asked.username);
	if (state.kafkaUsers.has(key)) throw refused(409, `Kafka user ${asked.username} already exists`);
	const user = {
		username: asked.username,
		password: asked.password,
		serviceId,
		projectKeyId,
		whitelistIps: asked.whitelist_ips ?? '',
		acls: asked.kafka_acls ?? [],
		registry: asked.is_create_schema_registry,
		createdAt: Date.now(),
	};
	state.kafkaUsers.set(key, user);
	return user;
}
