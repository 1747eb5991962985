import type {Realm} from '../kafka/cluster.js';
import type {Cluster, KeyResource} from './model.js';
import type {Organization} from './organization.js';
import {kafkaGrants} from './permissions.js';

/** The brokers of all clusters: a Kafka key signs in by PLAIN and may do what its owner may. */
export function kafkaRealm(organizations: readonly Organization[]): Realm {
	return {
		mechanisms: ['PLAIN'],
		find: (username) =>
			organizations.flatMap((organization) => {
				const key = organization.keys.get(username);
				const cluster = key && clusterOf(organization, key.resource);
				if (!cluster) return [];
				return {
					name: username,
					cluster: {id: cluster.id, topics: cluster.topics.all},
					secrets: {PLAIN: key.secret},
					usableFrom: key.usableAt,
					may: (operation, resource, name) =>
						kafkaGrants(organization, key.owner, cluster, resource, name).has(operation),
				};
			}),
	};
}

/** The cluster that a key opens; as all clusters share one address, a key for all of them leads to the first. */
function clusterOf({clusters}: Organization, {kind, id}: KeyResource): Cluster | undefined {
	if (kind === 'Global') return clusters.values().next().value;
	return kind === 'Cluster' ? clusters.get(id) : undefined;
}
