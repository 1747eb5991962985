import type * as z from 'zod';
import {HttpProblem} from '../../network/problem.js';
import {type AppliedQuota, appliedQuota, listOf} from './answers.js';

/** What ran into a limit: a service account, or a key of this owner for this resource. */
export type LimitScope =
	| {readonly what: 'account'}
	| {readonly what: 'key'; readonly owner: string; readonly resource: string};

type Page = {data: AppliedQuota[]};
type ReadQuotas = (schema: z.ZodType<Page>, query: {scope: string; page_size: number}) => Promise<Page>;

/** Limit codes of Confluent's quota list and what each counts. Their numbers differ from customer to customer. */
const counts: Readonly<Record<string, string>> = {
	'iam.max_service_accounts.per_org': 'service accounts in an organization',
	'iam.max_cloud_api_keys.per_org': 'Cloud keys in an organization',
	'iam.max_cloud_api_keys.per_user': 'Cloud keys of one user',
	'iam.max_cluster_api_keys.per_user': 'resource keys of one user',
	'iam.max_cloud_api_keys.per_service_account': 'Cloud keys of one service account',
	'iam.max_cluster_api_keys.per_service_account': 'resource keys of one service account',
	'kafka.max_api_keys.per_cluster': 'keys for one Kafka cluster',
};

/**
 * The error as it is, or, when it is about a limit, with what Confluent's own list of limits says about those that
 * may be meant. Confluent answers 402; some limits come as 400, which is a known issue of theirs.
 */
export async function namingTheLimit(error: unknown, scope: LimitScope, read: ReadQuotas): Promise<unknown> {
	if (!(error instanceof HttpProblem) || error.outcome !== 'refused') return error;
	if (error.status !== 402 && error.code !== 'quota_exceeded') return error;
	const found = await Promise.all(
		codesFor(scope).map(async ({list, code}) => {
			const page = await read(listOf(appliedQuota), {scope: list, page_size: 200}).catch(() => undefined);
			return page?.data.filter((quota) => quota.id === code && concerns(quota, scope)) ?? [];
		}),
	);
	const quotas = found.flat().filter((quota) => typeof quota.applied_limit === 'number');
	const reached = quotas.filter(({usage, applied_limit}) => (usage ?? 0) >= (applied_limit ?? 0));
	const said = (reached.length > 0 ? reached : quotas).map(
		({id, applied_limit}) => `at most ${applied_limit} ${counts[id]}`,
	);
	if (said.length === 0) return error;
	const why = `${error.why ?? ''} Its list of limits says: ${said.join('; ')}.`.trim();
	return new HttpProblem({what: error.what, why, ...(error.next !== undefined && {next: error.next})}, error);
}

function codesFor(scope: LimitScope): {list: string; code: string}[] {
	if (scope.what === 'account') return [{list: 'ORGANIZATION', code: 'iam.max_service_accounts.per_org'}];
	const kind = scope.resource === 'cloud' ? 'cloud' : 'cluster';
	const owner = scope.owner.startsWith('sa-')
		? {list: 'SERVICE_ACCOUNT', code: `iam.max_${kind}_api_keys.per_service_account`}
		: {list: 'USER_ACCOUNT', code: `iam.max_${kind}_api_keys.per_user`};
	if (kind === 'cloud') return [owner, {list: 'ORGANIZATION', code: 'iam.max_cloud_api_keys.per_org'}];
	if (!scope.resource.startsWith('lkc-')) return [owner];
	return [owner, {list: 'KAFKA_CLUSTER', code: 'kafka.max_api_keys.per_cluster'}];
}

/** An entry about another user or another cluster does not count. */
function concerns({user, kafka_cluster}: AppliedQuota, scope: LimitScope): boolean {
	if (scope.what === 'account') return true;
	return (
		(user?.id ?? scope.owner) === scope.owner && (kafka_cluster?.id ?? scope.resource) === scope.resource
	);
}
