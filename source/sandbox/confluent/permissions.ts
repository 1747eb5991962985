import {covers} from './crn.js';
import type {Acl, Cluster} from './model.js';
import type {Organization} from './organization.js';

const administrators = new Set(['OrganizationAdmin', 'EnvironmentAdmin', 'CloudClusterAdmin']);

const everything = [
	'READ',
	'WRITE',
	'CREATE',
	'DELETE',
	'ALTER',
	'DESCRIBE',
	'DESCRIBE_CONFIGS',
	'ALTER_CONFIGS',
];

/** The vendor publishes no complete list of each role's operations; these are chosen here. */
const roleOperations: Readonly<Record<string, readonly string[]>> = {
	ResourceOwner: everything,
	DeveloperRead: ['READ', 'DESCRIBE'],
	DeveloperWrite: ['WRITE', 'DESCRIBE'],
	DeveloperManage: ['CREATE', 'DELETE', 'ALTER', 'DESCRIBE', 'DESCRIBE_CONFIGS', 'ALTER_CONFIGS'],
};

/** Kafka grants the right to see together with the right to do. */
const implied: Readonly<Record<string, readonly string[]>> = {
	ALL: everything,
	READ: ['DESCRIBE'],
	WRITE: ['DESCRIBE'],
	DELETE: ['DESCRIBE'],
	ALTER: ['DESCRIBE'],
	ALTER_CONFIGS: ['DESCRIBE_CONFIGS'],
};

function bindingsOf(organization: Organization, owner: string | undefined) {
	return [...organization.bindings.values()].filter((binding) => binding.principal === `User:${owner}`);
}

/** Whether the owner rules over the resource by one of the administrators' roles. */
export function administers(organization: Organization, owner: string | undefined, crn: string): boolean {
	return bindingsOf(organization, owner).some(
		(binding) => administrators.has(binding.role) && covers(binding.crn, crn),
	);
}

/** Whether any role of the owner reaches the place or something inside it. */
export function sees(organization: Organization, owner: string | undefined, crn: string): boolean {
	return bindingsOf(organization, owner).some(
		(binding) => covers(binding.crn, crn) || covers(crn, binding.crn),
	);
}

/** What the owner's roles allow on one resource, such as a topic or a subject. */
export function roleGrants(organization: Organization, owner: string | undefined, crn: string): Set<string> {
	if (administers(organization, owner, crn)) return new Set(everything);
	const reaching = bindingsOf(organization, owner).filter((binding) => covers(binding.crn, crn));
	return new Set(reaching.flatMap((binding) => roleOperations[binding.role] ?? []));
}

/** What the owner may do on a topic. */
export function topicGrants(
	organization: Organization,
	owner: string | undefined,
	cluster: Cluster,
	topic: string,
): Set<string> {
	return kafkaGrants(organization, owner, cluster, 'TOPIC', topic);
}

/**
 * What the owner may do on a resource of the cluster (`TOPIC`, `GROUP`, `CLUSTER`): by roles and by ACLs, a denial
 * being stronger than any ACL's permission.
 */
export function kafkaGrants(
	organization: Organization,
	owner: string | undefined,
	cluster: Cluster,
	resource: string,
	name: string,
): Set<string> {
	const place = `${organization.clusterCrn(cluster)}/kafka=${cluster.id}`;
	const crn = resource === 'CLUSTER' ? place : `${place}/${resource.toLowerCase()}=${name}`;
	const granted = roleGrants(organization, owner, crn);
	const acls = cluster.acls.filter((acl) => concerns(acl, owner, resource, name));
	for (const acl of acls.filter(({permission}) => permission === 'ALLOW')) {
		for (const operation of [acl.operation, ...(implied[acl.operation] ?? [])]) granted.add(operation);
	}
	for (const acl of acls.filter(({permission}) => permission === 'DENY')) {
		for (const operation of acl.operation === 'ALL' ? everything : [acl.operation]) granted.delete(operation);
	}
	granted.delete('ALL');
	return granted;
}

function concerns(acl: Acl, owner: string | undefined, resource: string, name: string): boolean {
	if (acl.resource_type !== resource) return false;
	if (acl.principal !== `User:${owner}` && acl.principal !== 'User:*') return false;
	if (acl.pattern_type === 'PREFIXED') return name.startsWith(acl.resource_name);
	return acl.resource_name === name || acl.resource_name === '*';
}
