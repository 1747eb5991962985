import type {DataRoute} from './data.js';
import {roleGrants} from './permissions.js';

/** Schema Registry and ksqlDB, as far as a new key is tried against them; the key says which one is meant. */
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
];
