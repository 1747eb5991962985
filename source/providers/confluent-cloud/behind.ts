import {isStatus} from '../../network/http.js';
import type {Behind, Held} from '../life.js';
import type {ConfluentApi} from './api.js';
import type {ApiKey, RoleBinding} from './holdings.js';
import type {Acl} from './kafka-rest.js';
import type {KeySort} from './key-sort.js';
import {isMadeByKafkey} from './mark.js';

/** What a service account keeps when one of its keys is revoked. A person's own rights and account are not looked at. */
export async function leftBehind(
	api: ConfluentApi,
	sort: KeySort,
	held: Held,
	signal: AbortSignal,
): Promise<readonly Behind[]> {
	const {owner = '', ref} = held;
	if (!owner.startsWith('sa-')) return [];
	const others: ApiKey[] = [];
	for await (const page of api.holdings.keys({owner}, signal))
		others.push(...page.filter(({id}) => id !== held.id));
	return [
		...(await bindings(api, owner, ref['resource'] ?? '', others, signal)),
		...(sort === 'kafka' ? await acls(api, owner, ref['resource'] ?? '', others, signal) : []),
		...(await account(api, owner, others, signal)),
	];
}

async function bindings(
	api: ConfluentApi,
	owner: string,
	resource: string,
	others: readonly ApiKey[],
	signal: AbortSignal,
): Promise<Behind[]> {
	const unseen = (kept: string): Behind[] => [
		{thing: 'roleBinding', ref: {}, label: `role bindings of ${owner}`, kept},
	];
	if (api.organization === undefined)
		return unseen('this sign-in cannot read the id of the organization, which their list needs');
	try {
		const found = await api.holdings.bindingsOf(owner, api.organization, signal);
		return found.map((binding) => bindingLeft(binding, owner, resource, others));
	} catch (error) {
		if (isStatus(error, 403)) return unseen('this sign-in may not list them');
		throw error;
	}
}

/** One that other keys of the account may live on is kept; one at the key's own resource only where no other opens it. */
function bindingLeft(
	binding: RoleBinding,
	owner: string,
	resource: string,
	others: readonly ApiKey[],
): Behind {
	const {id, role_name, crn_pattern} = binding;
	const [role, crn] = [role_name ?? '', crn_pattern ?? ''];
	const alone = crn.split('/').some((part) => part.endsWith(`=${resource}`)) && !others.some(opens(resource));
	return {
		thing: 'roleBinding',
		ref: {id, principal: `User:${owner}`, role_name: role, crn_pattern: crn},
		label: `${role} on ${placeWords(crn)}`,
		...(others.length > 0 && !alone && {kept: inUse(others)}),
	};
}

function opens(resource: string): (key: ApiKey) => boolean {
	return ({spec}) =>
		[resource, 'cloud', 'global', 'tableflow'].includes(spec.resource?.id.toLowerCase() ?? 'cloud');
}

/** They are the cluster's own, so another key of the account there lives on all of them. */
async function acls(
	api: ConfluentApi,
	owner: string,
	cluster: string,
	others: readonly ApiKey[],
	signal: AbortSignal,
): Promise<Behind[]> {
	const at = api.kafka.opened(cluster);
	if (!at)
		return [
			{
				thing: 'acl',
				ref: {},
				label: `ACLs of ${owner} on ${cluster}, if it has any`,
				kept: `only a Kafka key of the cluster can list them: confluent kafka acl list --service-account ${owner} --cluster ${cluster}`,
				unseen: true,
			},
		];
	const users = others.filter(opens(cluster));
	return (await api.kafka.aclsOf(at, owner, signal)).map((acl) => ({
		thing: 'acl',
		ref: {...at, ...acl},
		label: `ACL ${aclWords(acl)} of ${cluster}`,
		...(users.length > 0 && {kept: inUse(users)}),
	}));
}

/** `ALLOW WRITE on topic orders`, `DENY READ on groups billing-*` */
function aclWords({resource_type, resource_name, pattern_type, host, operation, permission}: Acl): string {
	const resource = resource_type.toLowerCase().replaceAll('_', ' ');
	const on = pattern_type === 'PREFIXED' ? `${resource}s ${resource_name}*` : `${resource} ${resource_name}`;
	return `${permission} ${operation} on ${on}${host === '*' ? '' : ` from host ${host}`}`;
}

async function account(
	api: ConfluentApi,
	owner: string,
	others: readonly ApiKey[],
	signal: AbortSignal,
): Promise<Behind[]> {
	const found = await api.holdings.account(owner, signal);
	if (!found) return [];
	const kept =
		others.length > 0 ? inUse(others) : isMadeByKafkey(found) ? undefined : 'kafkey did not make it';
	return [
		{
			thing: 'serviceAccount',
			ref: {id: owner},
			label: `service account ${found.display_name || owner}`,
			...(kept !== undefined && {kept}),
		},
	];
}

function inUse(others: readonly ApiKey[]): string {
	return others.length === 1 ? 'another key uses it' : `${others.length} other keys use it`;
}

/** `…/cloud-cluster=lkc-1/kafka=lkc-1/topic=orders` → `topic orders of lkc-1` */
function placeWords(crn: string): string {
	const parts = crn.split('/').flatMap((part) => (part.includes('=') ? [part.split('=')] : []));
	const [kind = '', name = ''] = parts.at(-1) ?? [];
	if (kind === 'organization') return 'the organization';
	if (['environment', 'cloud-cluster', 'kafka', 'schema-registry'].includes(kind))
		return `${kind.replaceAll('-', ' ')} ${name}`;
	return `${kind.replaceAll('-', ' ')} ${name} of ${parts.at(-2)?.[1] ?? ''}`;
}
