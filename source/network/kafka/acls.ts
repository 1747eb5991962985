import type {Brokers} from './brokers.js';
import {change} from './change.js';
import {codes, refusal} from './codes.js';
import type {KafkaAcl} from './kafka.js';
import {createAclsV2, deleteAclsV2, describeAclsV2} from './library.js';
import {operationCodes} from './operations.js';

const any = 1;
const resources = {topic: 2, group: 3, cluster: 4, 'transactional-id': 5} as const;
const patterns = {literal: 3, prefixed: 4} as const;
const permissions = {DENY: 2, ALLOW: 3} as const;

/** The ACLs that match the filter; an absent part matches all. Throws a KafkaProblem. */
export async function readAcls(
	brokers: Brokers,
	filter: Partial<KafkaAcl>,
	signal: AbortSignal,
): Promise<readonly KafkaAcl[]> {
	return brokers.read('list the ACLs', signal, async ({wire}) => {
		const answer = await wire.call(describeAclsV2.api, [filterOf(filter)], signal);
		const {errorCode, errorMessage, resources: found} = answer;
		if (errorCode !== codes.none)
			throw refusal(errorCode, {right: 'DESCRIBE on the cluster', said: errorMessage});
		return found.flatMap(({acls, ...target}) =>
			acls.flatMap((permission) => aclOf({...target, ...permission})),
		);
	});
}

/** Creates all of them by one request that is sent once. Throws a KafkaProblem. */
export function createAcls(brokers: Brokers, acls: readonly KafkaAcl[], signal: AbortSignal): Promise<void> {
	const creations = acls.map(entryOf);
	return change(
		brokers,
		`create ${counted(acls)}`,
		createAclsV2.api,
		[creations],
		({results}) => results,
		signal,
	);
}

/** Deletes exactly these by one request that is sent once. Throws a KafkaProblem. */
export function deleteAcls(brokers: Brokers, acls: readonly KafkaAcl[], signal: AbortSignal): Promise<void> {
	const filters = acls.map(entryOf);
	return change(
		brokers,
		`delete ${counted(acls)}`,
		deleteAclsV2.api,
		[filters],
		({filterResults}) =>
			filterResults.map(
				(result) => result.matchingAcls.find(({errorCode}) => errorCode !== codes.none) ?? result,
			),
		signal,
	);
}

type Entry = Parameters<typeof createAclsV2.createRequest>[0][number];

function entryOf(acl: KafkaAcl): Entry {
	return {
		resourceType: resources[acl.resource],
		resourceName: acl.name,
		resourcePatternType: patterns[acl.pattern],
		principal: acl.principal,
		host: acl.host,
		operation: operationCodes[acl.operation],
		permissionType: permissions[acl.permission],
	};
}

function filterOf(filter: Partial<KafkaAcl>): Parameters<typeof describeAclsV2.createRequest>[0] {
	const {resource, pattern, operation, permission} = filter;
	return {
		resourceType: resource ? resources[resource] : any,
		resourceName: filter.name ?? null,
		resourcePatternType: pattern ? patterns[pattern] : any,
		principal: filter.principal ?? null,
		host: filter.host ?? null,
		operation: operation ? operationCodes[operation] : any,
		permissionType: permission ? permissions[permission] : any,
	};
}

/** Resources and operations that kafkey has no word for are left out: delegation tokens. */
function aclOf(entry: Entry): KafkaAcl[] {
	const resource = keyOf(resources, entry.resourceType);
	const pattern = keyOf(patterns, entry.resourcePatternType);
	const operation = keyOf(operationCodes, entry.operation);
	const permission = keyOf(permissions, entry.permissionType);
	if (!resource || !pattern || !operation || !permission) return [];
	const {resourceName: name, principal, host} = entry;
	return [{resource, pattern, name, principal, host, operation, permission}];
}

function keyOf<Key extends string>(table: Readonly<Record<Key, number>>, code: number): Key | undefined {
	return (Object.keys(table) as Key[]).find((key) => table[key] === code);
}

function counted({length}: readonly KafkaAcl[]): string {
	return length === 1 ? 'an ACL' : `${length} ACLs`;
}
