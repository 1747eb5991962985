import * as z from 'zod';
import type {Cluster, Environment, RoleBinding, ServiceAccount, User} from '../confluent/model.js';
import {list} from '../confluent/paging.js';
import {clusterView, environmentView} from '../confluent/place-views.js';
import {createBindingSchema} from '../confluent/requests.js';
import {bindChecked, filterBindings, roleNames} from '../confluent/role-bindings.js';
import {bindingView, serviceAccountView, userView} from '../confluent/views.js';
import {ArmError} from './arm-error.js';
import {findTarget, type Management, type Target} from './directory.js';
import {readArm} from './keys.js';
import {type ArmRoute, paths} from './route.js';

const access = `${paths.organization}/access/default`;

/** All values are strings, the page's size too. */
const filtersSchema = z.object({searchFilters: z.record(z.string(), z.string())});

/** Accounts and role bindings: Confluent's own shapes and paging, asked for by POST. */
export function accessRoutes(management: Management): ArmRoute[] {
	const {addresses} = management;
	const base = addresses.control;
	return [
		confluentList(management, 'listUsers', {
			kind: 'UserList',
			path: '/iam/v2/users',
			items: ({organization}) => [...organization.users.values()],
			view: ({organization}, user: User) => userView(organization, user, base),
		}),
		confluentList(management, 'listServiceAccounts', {
			kind: 'ServiceAccountList',
			path: '/iam/v2/service-accounts',
			items: ({organization}) => [...organization.serviceAccounts.values()],
			view: (_target, account: ServiceAccount) => serviceAccountView(account, base),
		}),
		confluentList(management, 'listEnvironments', {
			kind: 'EnvironmentList',
			path: '/org/v2/environments',
			items: ({organization}) => [...organization.environments.values()],
			view: ({organization}, one: Environment) => environmentView(organization, one, addresses),
		}),
		confluentList(management, 'listClusters', {
			kind: 'ClusterList',
			path: '/cmk/v2/clusters',
			items: ({organization}, filters) =>
				[...organization.clusters.values()].filter(
					({environment}) => environment === filters.get('environment'),
				),
			view: ({organization}, cluster: Cluster) => clusterView(organization, cluster, addresses),
		}),
		confluentList(management, 'listRoleBindings', {
			kind: 'RoleBindingList',
			path: '/iam/v2/role-bindings',
			items: ({organization}, filters) => filterBindings(organization, filters),
			view: (_target, binding: RoleBinding) => bindingView(binding, base),
		}),
		{
			method: 'POST',
			path: `${access}/listRoleBindingNameList`,
			handle: (exchange) => {
				findTarget(management, exchange.params);
				readArm(filtersSchema, exchange);
				return {status: 200, json: {kind: 'RoleDisplayNameList', metadata: {}, data: roleNames}};
			},
		},
		{
			method: 'POST',
			path: `${access}/createRoleBinding`,
			handle: (exchange) => {
				const {organization} = findTarget(management, exchange.params);
				const {principal, role_name, crn_pattern} = readArm(createBindingSchema, exchange);
				const binding = bindChecked(organization, principal, role_name, crn_pattern);
				if (typeof binding !== 'string') return {status: 200, json: bindingView(binding, base)};
				throw new ArmError(409, 'Conflict', `The role binding '${binding}' already exists.`);
			},
		},
		{
			method: 'DELETE',
			path: `${access}/deleteRoleBinding/:binding`,
			handle: ({params}) => {
				const {organization} = findTarget(management, params);
				const deleted = organization.bindings.delete(params['binding'] ?? '');
				if (management.modes.has('azure-delete-null')) return {status: 200, json: null};
				return {status: deleted ? 200 : 204};
			},
		},
	];
}

type Listed<T> = {
	readonly kind: string;
	/** Confluent's path of the same list, which `next` names. */
	readonly path: string;
	readonly items: (target: Target, filters: URLSearchParams) => readonly T[];
	readonly view: (target: Target, item: T) => unknown;
};

/** The filters become Confluent's query; `next` is an address at Confluent, not here. */
function confluentList<T>(management: Management, name: string, listed: Listed<T>): ArmRoute {
	const base = management.addresses.control;
	return {
		method: 'POST',
		path: `${access}/${name}`,
		handle: (exchange) => {
			const target = findTarget(management, exchange.params);
			const {pageSize, pageToken, ...others} = readArm(filtersSchema, exchange).searchFilters;
			const query = new URLSearchParams(others);
			const items = listed.items(target, query);
			if (pageSize) query.set('page_size', pageSize);
			if (pageToken) query.set('page_token', pageToken);
			const view = (item: T) => listed.view(target, item);
			const request = {exchange: {...exchange, path: listed.path, query}, base};
			return {status: 200, json: list(listed.kind, items, view, request)};
		},
	};
}
