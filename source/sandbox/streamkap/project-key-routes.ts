import {randomBytes} from 'node:crypto';
import type {Exchange, Route} from '../http.js';
import {newApiPart, type ProjectKey, tenantId, userKey} from './data.js';
import {addKafkaUser} from './kafka-user-routes.js';
import {sanitised, updateProjectKey} from './project-key-update.js';
import {kafkaModels} from './schemas.js';
import {refused, validBody} from './validation.js';
import {credentialFile, detailView, summaryView} from './views.js';
import {created, delivered, grantOf, guardedBy, userOf, type World} from './world.js';

const path = '/project-keys';

/** Project keys of the tenant. The create answers the credential file; the secrets are masked afterwards. */
export function projectKeyRoutes(world: World): Route[] {
	const {projectKeys, kafkaUsers} = world.state;
	const guarded = guardedBy(world.tokens);
	const models = kafkaModels(world.settings.modes.has('streamkap-wide-acls'));
	const byId = (id = '') => {
		const found = projectKeys.get(id);
		if (!found) throw refused(404, 'Project key not found');
		return found;
	};
	return [
		guarded('GET', path, 'sk.project-keys.read', () => ({
			status: 200,
			json: [...projectKeys.values()].map((key) => summaryView(key, world)),
		})),
		guarded('GET', `${path}/:id`, 'sk.project-keys.read', ({params}) => {
			const key = byId(params['id']);
			return {status: 200, json: detailView(key, userOf(key, world), world)};
		}),
		guarded('GET', `${path}/:id/mcp-config`, 'sk.project-keys.read', ({params}) => {
			const key = byId(params['id']);
			return {status: 200, json: mcpConfig(key)};
		}),
		// The vendor's page does not show the status of a success; here 201.
		guarded('POST', path, 'sk.project-keys.write', (exchange, {serviceId}) => {
			const asked = validBody(models.createProjectKey, exchange);
			const grant = grantOf(asked);
			const id = `pk_${randomBytes(6).toString('hex')}`;
			const user = asked.kafka_config ? addKafkaUser(world, serviceId, id, asked.kafka_config) : undefined;
			const key: ProjectKey = {
				id,
				name: asked.name,
				description: asked.description == null ? null : sanitised(asked.description),
				serviceId,
				createdAt: Date.now(),
				lastUsedAt: null,
				failed: null,
				api: grant ? newApiPart(grant) : null,
				kafkaUsername: user?.username ?? null,
				toolProfile: asked.tool_profile ?? null,
				allowedTools: asked.allowed_tools ?? null,
				blockedTools: asked.blocked_tools ?? null,
			};
			projectKeys.set(id, key);
			const secret = delivered(world, key.api?.secret ?? '');
			return created(world, 201, credentialFile(key, user, world, {apiUrl: addressOf(exchange), secret}));
		}),
		guarded('PATCH', `${path}/:id`, 'sk.project-keys.write', (exchange) => {
			const key = byId(exchange.params['id']);
			const fresh = updateProjectKey(
				world,
				key,
				validBody(models.updateProjectKey, exchange),
				addressOf(exchange),
			);
			return {status: 200, json: {...detailView(key, userOf(key, world), world), ...fresh}};
		}),
		// The vendor shows no page for the delete; its states say that there is one.
		guarded('DELETE', `${path}/:id`, 'sk.project-keys.write', ({params}) => {
			const key = byId(params['id']);
			projectKeys.delete(key.id);
			if (key.kafkaUsername) kafkaUsers.delete(userKey(key.serviceId, key.kafkaUsername));
			return {status: 200};
		}),
	];
}

function mcpConfig(key: ProjectKey) {
	return {
		project_key_id: key.id,
		tenant_id: tenantId,
		service_id: key.serviceId,
		kafka_username: key.kafkaUsername,
		tool_profile: key.toolProfile,
		allowed_tools: key.allowedTools,
		blocked_tools: key.blockedTools,
	};
}

/** The base URL under which the caller reached the API. */
function addressOf({headers}: Exchange): string {
	return `http://${headers.host}`;
}
