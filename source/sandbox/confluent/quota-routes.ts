import * as z from 'zod';
import {ApiError} from './api-error.js';
import type {Control, ControlRoute} from './control.js';
import type {Organization} from './organization.js';
import {list} from './paging.js';
import {type QuotaScope, quotas} from './quotas.js';

const scopes = ['ORGANIZATION', 'KAFKA_CLUSTER', 'SERVICE_ACCOUNT', 'USER_ACCOUNT'] as const;

/** The OpenAPI writes the scopes in upper case, the vendor's pages in lower case: both are taken. */
const scopeSchema = z.string().toUpperCase().pipe(z.enum(scopes));

type Counted = {readonly id: string; readonly where: Readonly<Record<string, object>>};

/** The limits that hold, and how much of them is used. */
export function quotaRoutes({organization, addresses}: Control): ControlRoute[] {
	const handle: ControlRoute['handle'] = (exchange) => {
		const scope = scopeSchema.safeParse(exchange.query.get('scope') ?? '');
		if (!scope.success) {
			const source = {parameter: 'scope'};
			throw new ApiError(400, 'invalid_filter', "The 'scope' parameter is required", {source});
		}
		const entries = quotas
			.filter((quota) => quota.scope === scope.data)
			.flatMap((quota) => counted(organization, quota.scope).map((one) => ({quota, one})));
		const view = ({quota, one}: (typeof entries)[number]) => ({
			api_version: 'service-quota/v1',
			kind: 'AppliedQuota',
			id: quota.code,
			scope: quota.scope,
			display_name: `Maximum ${quota.name}`,
			default_limit: quota.limit,
			applied_limit: quota.limit,
			// An entry for service accounts names none, so it cannot say how much is used.
			...(quota.scope === 'SERVICE_ACCOUNT' ? {} : {usage: organization.usage(quota.code, one.id)}),
			organization: {id: organization.id},
			...one.where,
		});
		const page = list('AppliedQuotaList', entries, view, {
			exchange,
			base: addresses.control,
			maximum: 200,
		});
		return {status: 200, json: {api_version: 'service-quota/v1', ...page}};
	};
	return [{method: 'GET', path: '/service-quota/v1/applied-quotas', handle}];
}

/** What a limit of this scope is counted for, each with the references its entry carries. */
function counted(organization: Organization, scope: QuotaScope): Counted[] {
	if (scope === 'KAFKA_CLUSTER') {
		return [...organization.clusters.values()].map(({id, environment}) => ({
			id,
			where: {environment: {id: environment}, kafka_cluster: {id}},
		}));
	}
	if (scope === 'USER_ACCOUNT') {
		return [...organization.users.keys()].map((id) => ({id, where: {user: {id}}}));
	}
	return [{id: '', where: {}}];
}
