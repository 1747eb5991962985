import type {Held, Limit} from '../life.js';
import type {AppliedQuota} from './answers.js';
import type {ConfluentApi} from './api.js';
import {type KeySort, sortOf} from './key-sort.js';

/** The limits that these keys count towards, by Confluent's own list; what it does not count, kafkey does. */
export async function limitsOf(
	api: ConfluentApi,
	sort: KeySort,
	held: readonly Held[],
	signal: AbortSignal,
): Promise<Limit[]> {
	if (held.length === 0) return [];
	return [
		...(await ofOwners(api, sort === 'cloud', ownersOf(held), signal)),
		...(sort === 'cloud' ? await ofOrganization(api, signal) : []),
		...(sort === 'kafka' ? await ofClusters(api, held, signal) : []),
	];
}

async function ofOwners(
	api: ConfluentApi,
	cloud: boolean,
	owners: readonly string[],
	signal: AbortSignal,
): Promise<Limit[]> {
	const kind = cloud ? 'cloud' : 'cluster';
	const [users, accounts] = await Promise.all([
		quotasOf(api, 'USER_ACCOUNT', `iam.max_${kind}_api_keys.per_user`, signal),
		quotasOf(api, 'SERVICE_ACCOUNT', `iam.max_${kind}_api_keys.per_service_account`, signal),
	]);
	if (users.length + accounts.length === 0) return [];
	const counted = await countByOwner(api, cloud, signal);
	return owners.flatMap((owner) => {
		const of = owner.startsWith('u-') ? users : accounts;
		const quota = of.find(({user}) => user?.id === owner) ?? of.find(({user}) => !user?.id);
		if (typeof quota?.applied_limit !== 'number') return [];
		// An entry that names nobody is the limit of each; then its usage, if any, is not this owner's.
		const used = (quota.user?.id === owner ? quota.usage : undefined) ?? counted.get(owner) ?? 0;
		const words = cloud ? 'Cloud keys' : 'resource keys';
		return {counts: `${words} of ${owner}`, used, most: quota.applied_limit};
	});
}

async function ofOrganization(api: ConfluentApi, signal: AbortSignal): Promise<Limit[]> {
	const [quota] = await quotasOf(api, 'ORGANIZATION', 'iam.max_cloud_api_keys.per_org', signal);
	if (typeof quota?.applied_limit !== 'number' || typeof quota.usage !== 'number') return [];
	return [{counts: 'Cloud keys in the organization', used: quota.usage, most: quota.applied_limit}];
}

async function ofClusters(api: ConfluentApi, held: readonly Held[], signal: AbortSignal): Promise<Limit[]> {
	const quotas = await quotasOf(api, 'KAFKA_CLUSTER', 'kafka.max_api_keys.per_cluster', signal);
	const clusters = Map.groupBy(held, ({ref}) => ref['resource'] ?? '');
	return [...clusters].flatMap(([cluster, keys]) => {
		const quota = quotas.find(({kafka_cluster}) => kafka_cluster?.id === cluster);
		if (typeof quota?.applied_limit !== 'number') return [];
		return {
			counts: `keys for Kafka cluster ${cluster}`,
			used: quota.usage ?? keys.length,
			most: quota.applied_limit,
		};
	});
}

async function quotasOf(
	api: ConfluentApi,
	scope: string,
	code: string,
	signal: AbortSignal,
): Promise<AppliedQuota[]> {
	return (await api.holdings.quotas(scope, signal)).filter(({id}) => id === code);
}

/** Cloud keys, or all others, by their owner. */
async function countByOwner(
	api: ConfluentApi,
	cloud: boolean,
	signal: AbortSignal,
): Promise<ReadonlyMap<string, number>> {
	const counted = new Map<string, number>();
	for await (const page of api.holdings.keys({}, signal)) {
		for (const key of page) {
			const owner = key.spec.owner?.id;
			if (owner !== undefined && (sortOf(key) === 'cloud') === cloud)
				counted.set(owner, (counted.get(owner) ?? 0) + 1);
		}
	}
	return counted;
}

function ownersOf(held: readonly Held[]): string[] {
	return [...new Set(held.flatMap(({owner}) => owner ?? []))];
}
