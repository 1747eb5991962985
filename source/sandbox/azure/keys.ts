import * as z from 'zod';
import type {ApiKey} from '../confluent/model.js';
import type {Organization} from '../confluent/organization.js';
import {keyView} from '../confluent/views.js';
import type {Exchange} from '../http.js';
import type {Mode} from '../modes.js';
import {ArmError} from './arm-error.js';
import {findTarget, type Management, notFound} from './directory.js';
import {keyPlace} from './places.js';
import {type ArmRoute, paths} from './route.js';
import type {Identity} from './tokens.js';
import {metadataOf, referenceOf} from './views.js';

const createSchema = z.object({name: z.string().optional(), description: z.string().optional()});

/** Create (a POST that answers 200), read and delete. There is no list. */
export function keyRoutes(management: Management): ArmRoute[] {
	const one = `${paths.organization}/apiKeys/:key`;
	return [
		{
			method: 'POST',
			path: `${paths.organization}/environments/:environment/clusters/:cluster/createAPIKey`,
			handle: (exchange, caller) => create(management, exchange, caller),
		},
		{
			method: 'GET',
			path: one,
			handle: ({params}) => {
				const {organization, resource} = findTarget(management, params);
				const key = organization.keys.get(params['key'] ?? '');
				// The status for an unknown key is not documented; here Azure's usual 404.
				if (!key) throw notFound(`apiKeys/${params['key']}`, resource.group);
				return {status: 200, json: armKey(organization, key, management)};
			},
		},
		{
			method: 'DELETE',
			path: one,
			handle: ({params}) => {
				const {organization} = findTarget(management, params);
				const deleted = organization.keys.delete(params['key'] ?? '');
				if (management.modes.has('azure-delete-null')) return {status: 200, json: null};
				return {status: deleted ? 200 : 204};
			},
		},
	];
}

/** The owner cannot be chosen: it is the Confluent account behind the caller. */
function create(management: Management, exchange: Exchange, caller: Identity) {
	const target = findTarget(management, exchange.params);
	const {id} = keyPlace(target, exchange);
	const {name = '', description = ''} = readArm(createSchema, exchange);
	const {organization} = target;
	const resource = organization.resource(id);
	if (!resource) throw notFound(id, target.resource.group);
	const key = organization.createKey(caller.owner, resource, name, description);
	const view = armKey(organization, key, management);
	const {metadata, spec} = view.properties;
	const secret = shownSecret(management.modes, key.secret);
	return {status: 200, json: {...view, properties: {metadata, spec: {...spec, ...secret}}}};
}

/** Whether the live service delivers the secret is not certain: the page's own sample shows an empty one. */
function shownSecret(modes: ReadonlySet<Mode>, secret: string): {secret?: string} {
	if (modes.has('azure-missing-secret')) return {};
	return {secret: modes.has('azure-empty-secret') ? '' : secret};
}

function armKey(organization: Organization, key: ApiKey, {addresses}: Management) {
	const {id, kind, metadata, spec} = keyView(organization, key, addresses.control);
	const {display_name: name, description, owner, resource} = spec;
	const environment = key.resource.environment === undefined ? {} : {environment: key.resource.environment};
	return {
		id,
		kind,
		properties: {
			metadata: metadataOf(metadata),
			spec: {
				name,
				description,
				...(owner ? {owner: {...referenceOf(owner), kind: owner.kind}} : {}),
				resource: {...referenceOf(resource), kind: resource.kind, ...environment},
			},
		},
	};
}

/** The body read by its schema; it must be there, if only as `{}`. */
export function readArm<T>(schema: z.ZodType<T>, exchange: Exchange): T {
	try {
		return schema.parse(JSON.parse(exchange.body));
	} catch (error) {
		const why = error instanceof z.ZodError ? error.issues[0]?.path.join('.') : 'not valid JSON';
		const message = `The request content was invalid and could not be deserialized: '${why}'.`;
		throw new ArmError(400, 'InvalidRequestContent', message);
	}
}
