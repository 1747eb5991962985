import type {Organization} from './organization.js';

/** Everything in an organization as plain data, secrets included. */
export function organizationState(organization: Organization) {
	return {
		organization: {id: organization.id, name: organization.settings.name},
		environments: [...organization.environments.values()],
		clusters: [...organization.clusters.values()].map((cluster) => ({
			...cluster,
			topics: [...cluster.topics.all.values()],
		})),
		schemaRegistries: [...organization.registries.values()],
		ksqlClusters: [...organization.ksqlClusters.values()],
		users: [...organization.users.values()],
		serviceAccounts: [...organization.serviceAccounts.values()],
		keys: [...organization.keys.values()],
		bindings: [...organization.bindings.values()],
	};
}
