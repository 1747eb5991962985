import type {Exchange} from '../http.js';
import {ApiError, forbidden} from './api-error.js';
import type {Control, ControlRoute} from './control.js';
import type {ApiKey} from './model.js';
import {list} from './paging.js';
import {administers} from './permissions.js';
import {createKeySchema, readBody, updateKeySchema} from './requests.js';
import {keyView} from './views.js';

const path = '/iam/v2/api-keys';

/** Create, list, read, change and delete keys; the secret is in the answer to the creation only. */
export function apiKeyRoutes(control: Control): ControlRoute[] {
	return [
		{method: 'POST', path, handle: (exchange, caller) => create(control, exchange, caller)},
		{method: 'GET', path, handle: (exchange, caller) => listKeys(control, exchange, caller)},
		{
			method: 'GET',
			path: `${path}/:id`,
			handle: ({params}, caller) => answer(control, find(control, params['id'], caller)),
		},
		{method: 'PATCH', path: `${path}/:id`, handle: (exchange, caller) => update(control, exchange, caller)},
		{
			method: 'DELETE',
			path: `${path}/:id`,
			handle: ({params}, caller) => {
				control.organization.keys.delete(find(control, params['id'], caller).id);
				return {status: 204};
			},
		},
	];
}

function create(control: Control, exchange: Exchange, caller: ApiKey) {
	const {organization, addresses, modes} = control;
	const {spec} = readBody(createKeySchema, exchange);
	refuseOwner(control, spec.owner.id, caller);
	const resource = organization.resource(spec.resource?.id ?? 'cloud', spec.resource?.environment);
	if (!resource) throw invalid('/spec/resource/id', `Resource ${spec.resource?.id} was not found`);
	const {display_name: name = '', description = ''} = spec;
	const key = organization.createKey(spec.owner.id, resource, name, description);
	const view = keyView(organization, key, addresses.control);
	const secret = modes.has('confluent-empty-secret') ? '' : key.secret;
	const headers = {location: view.metadata.self};
	return {status: 202, headers, json: {...view, spec: {...view.spec, secret}}};
}

/** A key for oneself is always allowed, for another user never, for a service account to those who rule it. */
function refuseOwner({organization}: Control, owner: string, caller: ApiKey): void {
	if (owner === caller.owner) return;
	if (organization.users.has(owner)) throw forbidden();
	if (!organization.serviceAccounts.has(owner)) {
		throw invalid('/spec/owner/id', `Owner ${owner} was not found`);
	}
	const account = organization.crn(`service-account=${owner}`);
	const owns = [...organization.bindings.values()].some(
		({principal, role, crn}) =>
			principal === `User:${caller.owner}` && role === 'ResourceOwner' && crn === account,
	);
	if (!owns && !administers(organization, caller.owner, organization.crn())) throw forbidden();
}

/** The vendor does not publish the texts for a wrong owner or resource; here a 422 that points at it. */
function invalid(pointer: string, detail: string): ApiError {
	return new ApiError(422, 'invalid_configuration', detail, {source: {pointer}});
}

function listKeys({organization, addresses}: Control, exchange: Exchange, caller: ApiKey) {
	const owner = exchange.query.get('spec.owner');
	const resource = exchange.query.get('spec.resource')?.toLowerCase();
	const everyone = administers(organization, caller.owner, organization.crn());
	const keys = [...organization.keys.values()].filter((key) => {
		if (!everyone && key.owner !== caller.owner) return false;
		if (owner !== null && key.owner !== owner) return false;
		return resource === undefined || key.resource.id === resource || key.resource.id.endsWith(`.${resource}`);
	});
	const view = (key: ApiKey) => keyView(organization, key, addresses.control);
	const base = addresses.control;
	return {
		status: 200,
		json: {api_version: 'iam/v2', ...list('ApiKeyList', keys, view, {exchange, base})},
	};
}

/** The key, when it exists and the caller may see it; otherwise the same 403. */
function find({organization}: Control, id: string | undefined, caller: ApiKey): ApiKey {
	const key = organization.keys.get(id ?? '');
	const own = key?.owner !== undefined && key.owner === caller.owner;
	if (!key || !(own || administers(organization, caller.owner, organization.crn()))) throw forbidden();
	return key;
}

/** Reading a key shows an empty secret, as the vendor's own test data do. */
function answer({organization, addresses}: Control, key: ApiKey) {
	const view = keyView(organization, key, addresses.control);
	return {status: 200, json: {...view, spec: {...view.spec, secret: ''}}};
}

function update(control: Control, exchange: Exchange, caller: ApiKey) {
	const key = find(control, exchange.params['id'], caller);
	const {spec} = readBody(updateKeySchema, exchange);
	key.name = spec.display_name ?? key.name;
	key.description = spec.description ?? key.description;
	key.updatedAt = new Date();
	return answer(control, key);
}
