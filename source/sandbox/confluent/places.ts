import type {Exchange} from '../http.js';
import {ApiError, forbidden} from './api-error.js';
import type {Control, ControlRoute} from './control.js';
import type {ApiKey} from './model.js';
import {list} from './paging.js';
import {sees} from './permissions.js';
import {clusterView, environmentView, ksqlView, organizationView, registryView} from './place-views.js';
import {regionRoutes} from './regions.js';

/** Something in an environment: a Kafka cluster, a Schema Registry or a ksqlDB cluster. */
type Place = {readonly id: string; readonly environment: string};

/** Where things are: organization, environments and what is in them. Everybody sees what a role reaches. */
export function placeRoutes(control: Control): ControlRoute[] {
	const {organization, addresses} = control;
	const environments = (caller: ApiKey) =>
		[...organization.environments.values()].filter(({id}) =>
			sees(organization, caller.owner, organization.crn(`environment=${id}`)),
		);
	return [
		{
			method: 'GET',
			path: '/org/v2/organizations',
			handle: (exchange) => {
				const view = () => organizationView(organization, addresses);
				const base = addresses.control;
				const json = list('OrganizationList', [organization], view, {exchange, base});
				return {status: 200, json: {api_version: 'org/v2', ...json}};
			},
		},
		{
			method: 'GET',
			path: '/org/v2/environments',
			handle: (exchange, caller) => {
				const view = (item: ReturnType<typeof environments>[number]) =>
					environmentView(organization, item, addresses);
				const base = addresses.control;
				const json = list('EnvironmentList', environments(caller), view, {exchange, base});
				return {status: 200, json: {api_version: 'org/v2', ...json}};
			},
		},
		{
			method: 'GET',
			path: '/org/v2/environments/:id',
			handle: ({params}, caller) => {
				const found = environments(caller).find(({id}) => id === params['id']);
				if (!found) {
					throw new ApiError(404, 'resource_not_found', `Environment ${params['id']} not found`);
				}
				return {status: 200, json: environmentView(organization, found, addresses)};
			},
		},
		...inEnvironment(control, {
			version: 'cmk/v2',
			places: () => organization.clusters,
			view: (cluster) => clusterView(organization, cluster, addresses),
			crn: (cluster) => organization.clusterCrn(cluster),
		}),
		...inEnvironment(control, {
			version: 'srcm/v3',
			places: () => organization.registries,
			view: (registry) => registryView(organization, registry, addresses),
		}),
		...inEnvironment(control, {
			version: 'ksqldbcm/v2',
			places: () => organization.ksqlClusters,
			view: (ksql) => ksqlView(organization, ksql, addresses),
		}),
		...regionRoutes(control),
	];
}

/** List and read below one API, both of which need the `environment` parameter. */
function inEnvironment<T extends Place>(
	{organization, addresses}: Control,
	api: {
		readonly version: string;
		readonly places: () => ReadonlyMap<string, T>;
		readonly view: (place: T) => object;
		/** What a role has to reach; the environment where nothing else is said. */
		readonly crn?: (place: T) => string;
	},
): ControlRoute[] {
	const crnOf = api.crn ?? ((place: T) => organization.crn(`environment=${place.environment}`));
	const visible = (exchange: Exchange, caller: ApiKey): T[] => {
		const environment = requiredEnvironment(exchange);
		if (!organization.environments.has(environment)) throw forbidden();
		return [...api.places().values()].filter(
			(place) => place.environment === environment && sees(organization, caller.owner, crnOf(place)),
		);
	};
	const path = `/${api.version}/clusters`;
	return [
		{
			method: 'GET',
			path,
			handle: (exchange, caller) => {
				const base = addresses.control;
				const page = list('ClusterList', visible(exchange, caller), api.view, {exchange, base});
				return {status: 200, json: {api_version: api.version, ...page}};
			},
		},
		{
			method: 'GET',
			path: `${path}/:id`,
			handle: (exchange, caller) => {
				const found = visible(exchange, caller).find(({id}) => id === exchange.params['id']);
				if (!found) throw forbidden();
				return {status: 200, json: api.view(found)};
			},
		},
	];
}

function requiredEnvironment(exchange: Exchange): string {
	const environment = exchange.query.get('environment') ?? '';
	if (environment !== '') return environment;
	const source = {parameter: 'environment'};
	throw new ApiError(400, 'invalid_filter', "The 'environment' parameter is required", {source});
}
