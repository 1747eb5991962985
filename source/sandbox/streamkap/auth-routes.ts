import type {Route} from '../http.js';
import {answering} from '../refusal.js';
import {type ApiPart, tenantId} from './data.js';
import {permissionsOf, roles} from './roles.js';
import {refreshRequest, tokenRequest} from './schemas.js';
import type {Principal} from './tokens.js';
import {refused, validBody} from './validation.js';
import {guardedBy, type World} from './world.js';

/** Tokens, who they speak for, and the roles. Mode `streamkap-no-roles`: no token may list the roles. */
export function authRoutes(world: World): Route[] {
	const guarded = guardedBy(world.tokens);
	return [
		{
			method: 'POST',
			path: '/auth/access-token',
			handle: answering((exchange) => {
				const {client_id, secret, project_key} = validBody(tokenRequest, exchange);
				const given = project_key ? fromProjectKey(project_key) : {clientId: client_id, secret};
				const principal = principalOf(world, given);
				return {status: 200, json: world.tokens.issue(principal)};
			}),
		},
		{
			method: 'POST',
			path: '/auth/access-token/refresh',
			handle: answering((exchange) => {
				const json = world.tokens.refresh(validBody(refreshRequest, exchange).refresh_token);
				if (!json) throw refused(401, 'Invalid refresh token');
				return {status: 200, json};
			}),
		},
		guarded('GET', '/auth/whoami', undefined, (_, caller) => ({
			status: 200,
			json: {
				tenant_id: tenantId,
				service_id: caller.serviceId,
				sub: caller.clientId,
				token_type: 'tenantApiToken',
				project_key_id: caller.projectKeyId,
			},
		})),
		guarded('GET', '/auth/roles', 'fe.secure.read.roles', () => {
			if (world.settings.modes.has('streamkap-no-roles'))
				throw refused(403, 'Missing permission fe.secure.read.roles');
			return {status: 200, json: roles};
		}),
	];
}

type Given = {clientId?: unknown; secret?: unknown};

/** The API part of a project key's file, given as JSON or as base64 of it. */
function fromProjectKey(text: string): Given {
	const json = text.trimStart().startsWith('{') ? text : Buffer.from(text, 'base64').toString('utf8');
	let file: {api?: {client_id?: unknown; client_secret?: unknown} | null} | null;
	try {
		file = JSON.parse(json);
	} catch {
		throw refused(400, 'Project key is not valid JSON or base64');
	}
	if (!file?.api) throw refused(400, 'Project key has no API credentials');
	return {clientId: file.api.client_id, secret: file.api.client_secret};
}

function principalOf({state}: World, given: Given): Principal {
	const fits = (part: ApiPart | null) => part?.clientId === given.clientId && part?.secret === given.secret;
	const credential = [...state.clientCredentials.values()].find(fits);
	if (credential) return principal(credential, credential.serviceId, null);
	const key = [...state.projectKeys.values()].find(({api}) => fits(api));
	if (!key?.api) throw refused(401, 'Invalid client credentials');
	key.lastUsedAt = Date.now();
	return principal(key.api, key.serviceId, key.id);
}

function principal({clientId, grant}: ApiPart, serviceId: string, projectKeyId: string | null): Principal {
	return {clientId, serviceId, projectKeyId, permissions: permissionsOf(grant)};
}
