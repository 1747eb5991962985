import {timestamp} from './identifiers.js';
import type {ApiKey, KeyResource, RoleBinding, ServiceAccount, User} from './model.js';
import type {Organization} from './organization.js';

/** What Confluent's control plane calls itself in the addresses it writes; Azure passes them on as they are. */
export const vendorAddress = 'https://api.confluent.cloud';

type Times = {readonly createdAt: Date; readonly updatedAt?: Date};

/** The `metadata` that every object carries. */
export function metadata(self: string, resourceName: string, times: Times) {
	const created = timestamp(times.createdAt);
	const updated = times.updatedAt ? timestamp(times.updatedAt) : created;
	return {self, resource_name: resourceName, created_at: created, updated_at: updated};
}

/** A reference to another object. `base` is the control plane's address, here and below. */
export function reference(base: string, path: string, id: string, resourceName: string) {
	return {id, related: `${base}${path}/${id}`, resource_name: resourceName};
}

export function environmentReference(organization: Organization, id: string, base: string) {
	const name = organization.crn(`environment=${id}`);
	return {
		...reference(base, '/org/v2/environments', id, name),
		api_version: 'org/v2',
		kind: 'Environment',
	};
}

/** Key objects write the authority of resource names as `api.confluent.cloud`, unlike all others. */
function keyCrn(organization: Organization, ...segments: readonly string[]): string {
	return organization.crn(...segments).replace('//confluent.cloud', '//api.confluent.cloud');
}

export function ownerReference(organization: Organization, owner: string, base: string) {
	const user = owner.startsWith('u-');
	const name = keyCrn(organization, `${user ? 'user' : 'service-account'}=${owner}`);
	const path = user ? '/iam/v2/users' : '/iam/v2/service-accounts';
	const kind = user ? 'User' : 'ServiceAccount';
	return {...reference(base, path, owner, name), api_version: 'iam/v2', kind};
}

const places = {
	Cluster: {version: 'cmk/v2', path: '/cmk/v2/clusters', segment: 'kafka'},
	SchemaRegistry: {version: 'srcm/v2', path: '/srcm/v2/schema-registries', segment: 'schema-registry'},
	ksqlDB: {version: 'ksqldbcm/v2', path: '/ksqldbcm/v2/clusters', segment: 'ksql'},
} as const;

const words = {Cloud: 'iam/v2', Tableflow: 'tableflow/v1', Global: 'global/v1'} as const;

function resourceReference(organization: Organization, resource: KeyResource, base: string) {
	const {kind, id, environment} = resource;
	if (kind === 'Cloud' || kind === 'Tableflow' || kind === 'Global') {
		return {id, kind, api_version: words[kind], related: id, resource_name: id};
	}
	if (kind === 'Region') {
		const region = id.slice(id.indexOf('.') + 1);
		const name = keyCrn(organization, `environment=${environment}`, `flink-region=${region}`);
		const related = `${base}/fcpm/v2/regions?cloud=${region.split('.')[0]}`;
		return {id, kind, api_version: 'fcpm/v2', environment, related, resource_name: name};
	}
	const {version, path, segment} = places[kind];
	const name = keyCrn(organization, `${segment}=${id}`);
	return {...reference(base, path, id, name), kind, api_version: version, environment};
}

/** A key without its secret; only the answer to its creation adds it. */
export function keyView(organization: Organization, key: ApiKey, base: string) {
	const owner = key.owner === undefined ? undefined : ownerReference(organization, key.owner, base);
	const resource = resourceReference(organization, key.resource, base);
	const ownerSegment = owner?.resource_name.split('/').at(-1);
	const name = keyCrn(organization, ...(ownerSegment ? [ownerSegment] : []), `api-key=${key.id}`);
	return {
		api_version: 'iam/v2',
		kind: 'ApiKey',
		id: key.id,
		metadata: metadata(`${base}/iam/v2/api-keys/${key.id}`, name, key),
		spec: {display_name: key.name, description: key.description, ...(owner ? {owner} : {}), resource},
	};
}

export function serviceAccountView(account: ServiceAccount, base: string) {
	const {id, name, description} = account;
	const self = `${base}/iam/v2/service-accounts/${id}`;
	return {
		api_version: 'iam/v2',
		kind: 'ServiceAccount',
		id,
		metadata: metadata(self, `crn://confluent.cloud/service-account=${id}`, account),
		display_name: name,
		description,
	};
}

export function userView(organization: Organization, user: User, base: string) {
	const {id, email, name, auth} = user;
	return {
		api_version: 'iam/v2',
		kind: 'User',
		id,
		metadata: metadata(`${base}/iam/v2/users/${id}`, organization.crn(`user=${id}`), user),
		email,
		full_name: name,
		auth_type: auth,
	};
}

/** Role bindings carry no `api_version`. */
export function bindingView(binding: RoleBinding, base: string) {
	const {id, principal, role, crn} = binding;
	return {
		kind: 'RoleBinding',
		id,
		metadata: metadata(`${base}/iam/v2/role-bindings/${id}`, `${crn}/role-binding=${id}`, binding),
		principal,
		role_name: role,
		crn_pattern: crn,
	};
}
