import type {DataPlane, DataRoute} from './data.js';

const path = '/kafka/v3/clusters';

/** The clusters of Kafka REST v3 that a key opens: its own, or all for a Global key. */
export function clusterRoutes({addresses}: DataPlane): DataRoute[] {
	return [
		{
			method: 'GET',
			path,
			kind: 'Cluster',
			handle: (_exchange, {organization, key}) => {
				const opened = [...organization.clusters.values()].filter(
					({id}) => key.resource.kind === 'Global' || key.resource.id === id,
				);
				const self = `${addresses.data}${path}`;
				const data = opened.map(({id}) => ({
					kind: 'KafkaCluster',
					metadata: {self: `${self}/${id}`, resource_name: `crn:///kafka=${id}`},
					cluster_id: id,
				}));
				return {status: 200, json: {kind: 'KafkaClusterList', metadata: {self, next: null}, data}};
			},
		},
	];
}
