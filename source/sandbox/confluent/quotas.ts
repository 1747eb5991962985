import type {KeyKind} from './model.js';

export type QuotaScope = 'ORGANIZATION' | 'KAFKA_CLUSTER' | 'SERVICE_ACCOUNT' | 'USER_ACCOUNT';

export type Quota = {
	readonly code: string;
	readonly scope: QuotaScope;
	readonly name: string;
	readonly limit: number;
};

/** Codes are Confluent's, limits are examples that were seen: the vendor raises them for each customer. */
export const quotas = [
	{code: 'iam.max_environments.per_org', scope: 'ORGANIZATION', name: 'environments', limit: 25},
	{code: 'iam.max_kafka_clusters.per_org', scope: 'ORGANIZATION', name: 'Kafka clusters', limit: 400},
	{code: 'iam.max_service_accounts.per_org', scope: 'ORGANIZATION', name: 'service accounts', limit: 1000},
	{code: 'iam.max_cloud_api_keys.per_org', scope: 'ORGANIZATION', name: 'cloud API keys', limit: 1000},
	{code: 'kafka.max_api_keys.per_cluster', scope: 'KAFKA_CLUSTER', name: 'API keys', limit: 2000},
	{code: 'iam.max_cloud_api_keys.per_user', scope: 'USER_ACCOUNT', name: 'cloud API keys', limit: 10},
	{code: 'iam.max_cluster_api_keys.per_user', scope: 'USER_ACCOUNT', name: 'cluster API keys', limit: 10},
	{
		code: 'iam.max_cloud_api_keys.per_service_account',
		scope: 'SERVICE_ACCOUNT',
		name: 'cloud API keys',
		limit: 100,
	},
	{
		code: 'iam.max_cluster_api_keys.per_service_account',
		scope: 'SERVICE_ACCOUNT',
		name: 'cluster API keys',
		limit: 100,
	},
] as const satisfies readonly Quota[];

export type QuotaCode = (typeof quotas)[number]['code'];

const words = {
	ORGANIZATION: 'organization',
	KAFKA_CLUSTER: 'Kafka cluster',
	SERVICE_ACCOUNT: 'service account',
	USER_ACCOUNT: 'user account',
} satisfies Record<QuotaScope, string>;

/** The text of a 402. Only the phrase "is currently limited to N" is known; the words around it are chosen here. */
export function quotaText(code: QuotaCode): string {
	const quota = quotas.find((candidate) => candidate.code === code) ?? quotas[0];
	return `Your ${words[quota.scope]} is currently limited to ${quota.limit} ${quota.name}`;
}

/** The limit that counts the keys of one owner. */
export function ownerQuota(owner: string, kind: KeyKind): QuotaCode {
	const word = kind === 'Cloud' ? 'cloud' : 'cluster';
	return `iam.max_${word}_api_keys.per_${owner.startsWith('u-') ? 'user' : 'service_account'}`;
}

export function limitOf(code: QuotaCode): number {
	return quotas.find((quota) => quota.code === code)?.limit ?? 0;
}
