import {ApiError} from './api-error.js';
import type {DataRoute} from './data.js';
import {roleGrants} from './permissions.js';

/** Schema Registry, ksqlDB and Flink, as far as a new key is tried against them; the key says which one is meant. */
export const streamRoutes: readonly DataRoute[] = [
	{
		method: 'GET',
		path: '/subjects',
		kind: 'SchemaRegistry',
		handle: (_exchange, {organization, key}) => {
			const registries = [...organization.registries.values()].filter(
				({id}) => key.resource.kind === 'Global' || id === key.resource.id,
			);
			const subjects = registries.flatMap(({id, environment, subjects}) =>
				subjects.filter((subject) => {
					const home = [`environment=${environment}`, `schema-registry=${id}`];
					const crn = organization.crn(...home, `subject=${subject}`);
					return roleGrants(organization, key.owner, crn).has('DESCRIBE');
				}),
			);
			return {status: 200, type: 'application/vnd.schemaregistry.v1+json', json: subjects};
		},
	},
	{
		method: 'GET',
		path: '/info',
		kind: 'ksqlDB',
		handle: (_exchange, {organization, key}) => {
			const ksql = organization.ksqlClusters.get(key.resource.id);
			const info = {
				version: '0.29.0',
				kafkaClusterId: ksql?.cluster,
				ksqlServiceId: ksql?.topicPrefix,
				serverStatus: 'RUNNING',
			};
			return {status: 200, type: 'application/vnd.ksql.v1+json', json: {KsqlServerInfo: info}};
		},
	},
	{
		method: 'GET',
		path: '/sql/v1/organizations/:organization/environments/:environment/statements',
		kind: 'Region',
		handle: ({params}, {organization, key}) => {
			const foreign = params['organization'] !== organization.id;
			const another = key.resource.kind === 'Region' && params['environment'] !== key.resource.environment;
			if (foreign || another) throw new ApiError(403, '403', 'Forbidden');
			return {status: 200, json: {api_version: 'sql/v1', kind: 'StatementList', metadata: {}, data: []}};
		},
	},
];
