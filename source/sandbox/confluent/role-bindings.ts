import type {Exchange} from '../http.js';
import {ApiError} from './api-error.js';
import {type Control, type ControlRoute, requireAdministrator} from './control.js';
import {segment} from './crn.js';
import type {ApiKey, RoleBinding} from './model.js';
import type {Organization} from './organization.js';
import {list} from './paging.js';
import {administers} from './permissions.js';
import {createBindingSchema, readBody} from './requests.js';
import {bindingView} from './views.js';

const path = '/iam/v2/role-bindings';

/** Role names in Confluent's material; the vendor publishes no complete list. */
export const roleNames = [
	'OrganizationAdmin',
	'EnvironmentAdmin',
	'CloudClusterAdmin',
	'Operator',
	'MetricsViewer',
	'NetworkAdmin',
	'AccountAdmin',
	'ResourceKeyAdmin',
	'DataDiscovery',
	'CCloudRoleBindingAdmin',
	'FlinkDeveloper',
	'ResourceOwner',
	'DeveloperManage',
	'DeveloperRead',
	'DeveloperWrite',
];

export function bindingRoutes(control: Control): ControlRoute[] {
	const {organization, addresses} = control;
	const view = (binding: RoleBinding) => bindingView(binding, addresses.control);
	return [
		{
			method: 'GET',
			path,
			handle: (exchange) => {
				const found = filterBindings(organization, exchange.query);
				const page = list('RoleBindingList', found, view, {exchange, base: addresses.control});
				return {status: 200, json: {api_version: 'iam/v2', ...page}};
			},
		},
		{method: 'POST', path, handle: (exchange, caller) => create(control, exchange, caller)},
		{
			method: 'GET',
			path: `${path}/:id`,
			handle: ({params}, caller) => ({status: 200, json: view(find(control, params['id'], caller))}),
		},
		{
			method: 'DELETE',
			path: `${path}/:id`,
			handle: ({params}, caller) => {
				const binding = find(control, params['id'], caller);
				organization.bindings.delete(binding.id);
				return {status: 200, json: view(binding)};
			},
		},
	];
}

/** The bindings at or below `crn_pattern`, which must be there; `/*` at its end means the same. */
export function filterBindings(organization: Organization, query: URLSearchParams): RoleBinding[] {
	const pattern = query.get('crn_pattern')?.replace(/\/?\*$/, '');
	if (!pattern) {
		const source = {parameter: 'crn_pattern'};
		throw new ApiError(400, 'invalid_filter', "The 'crn_pattern' parameter is required", {source});
	}
	const principal = query.get('principal');
	const role = query.get('role_name');
	return [...organization.bindings.values()].filter(
		(binding) =>
			binding.crn.startsWith(pattern) &&
			(principal === null || binding.principal === principal) &&
			(role === null || binding.role === role),
	);
}

function create(control: Control, exchange: Exchange, caller: ApiKey) {
	const {principal, role_name: role, crn_pattern: crn} = readBody(createBindingSchema, exchange);
	requireAdministrator(control, caller, crn);
	const binding = bindChecked(control.organization, principal, role, crn);
	if (typeof binding === 'string') {
		const location = `${control.addresses.control}${path}/${binding}`;
		const detail = 'The role binding already exists';
		throw new ApiError(409, 'resource_already_exists', detail, {headers: {location}});
	}
	const view = bindingView(binding, control.addresses.control);
	return {status: 201, headers: {location: view.metadata.self}, json: view};
}

/** A new binding, or the id of the one that says the same. Throws a 400 for what cannot be bound. */
export function bindChecked(organization: Organization, principal: string, role: string, crn: string) {
	if (!roleNames.includes(role)) throw wrong(`Invalid role name : ${role}`);
	if (!organization.knowsPrincipal(principal)) throw wrong(`Invalid principal : ${principal}`);
	refusePlace(organization, crn);
	const same = [...organization.bindings.values()].find(
		(binding) => binding.principal === principal && binding.role === role && binding.crn === crn,
	);
	return same?.id ?? organization.bind(principal, role, crn);
}

/** The vendor does not publish these texts. Bindings below a Basic cluster do not exist: there it is ACLs. */
function refusePlace(organization: Organization, crn: string): void {
	const environment = segment('environment', crn);
	const id = segment('cloud-cluster', crn);
	const cluster = organization.clusters.get(id ?? '');
	const known = environment === undefined || organization.environments.has(environment);
	const placed = id === undefined || (cluster !== undefined && cluster.environment === environment);
	if (!`${crn}/`.startsWith(`${organization.crn()}/`) || !known || !placed) {
		throw wrong(`Invalid CRN pattern : ${crn}`);
	}
	if (cluster?.kind === 'Basic' && segment('kafka', crn) !== undefined) {
		throw wrong('Role bindings on Kafka resources are not supported on Basic clusters');
	}
}

/** This service answers `{message}` instead of the common shape. */
function wrong(message: string): ApiError {
	return new ApiError(400, 'invalid_request', message, {json: {error_code: 40001, message}});
}

function find({organization}: Control, id: string | undefined, caller: ApiKey): RoleBinding {
	const binding = organization.bindings.get(id ?? '');
	if (binding && administers(organization, caller.owner, binding.crn)) return binding;
	const message = 'Either unauthorized to access role binding or role binding does not exist';
	throw new ApiError(403, 'forbidden_access', message, {json: {error_code: 40301, message}});
}
