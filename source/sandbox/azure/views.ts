import type {Cluster, Environment, SchemaRegistry} from '../confluent/model.js';
import {type Addresses, clusterView, environmentView, registryView} from '../confluent/place-views.js';
import {topicView} from '../confluent/topic-routes.js';
import type {Topic} from '../confluent/topics.js';
import {armId, type Target} from './directory.js';

type Snake = {
	readonly self: string;
	readonly resource_name: string;
	readonly created_at: string;
	readonly updated_at: string;
};

/** Confluent's `metadata` in Azure's spelling. */
export function metadataOf({self, resource_name, created_at, updated_at}: Snake) {
	return {
		self,
		resourceName: resource_name,
		createdTimestamp: created_at,
		updatedTimestamp: updated_at,
	};
}

/** A reference in Azure's spelling, which leaves the API version out. */
export function referenceOf(reference: {
	readonly id: string;
	readonly related: string;
	readonly resource_name: string;
}) {
	const {id, related, resource_name: resourceName} = reference;
	return {id, related, resourceName};
}

export function armEnvironment(
	{resource, organization}: Target,
	environment: Environment,
	addresses: Addresses,
) {
	const {id, name, governance} = environment;
	const {metadata} = environmentView(organization, environment, addresses);
	const named = resource.armIds ? {id: armId(resource, 'environments', id), name: id} : {id, name};
	return {
		kind: 'Environment',
		...named,
		properties: {
			metadata: metadataOf(metadata),
			streamGovernanceConfig: {package: governance},
		},
	};
}

function clusterArmId({resource}: Target, cluster: Cluster): string {
	return armId(resource, 'environments', cluster.environment, 'clusters', cluster.name);
}

export function armCluster(target: Target, cluster: Cluster, addresses: Addresses) {
	const {metadata, spec, status} = clusterView(target.organization, cluster, addresses);
	const {kafka_bootstrap_endpoint: bootstrap} = spec;
	return {
		kind: 'Cluster',
		id: target.resource.armIds ? clusterArmId(target, cluster) : cluster.id,
		name: cluster.name,
		type: 'microsoft.confluent/organizations/environments/clusters',
		properties: {
			metadata: metadataOf(metadata),
			spec: {
				name: cluster.name,
				availability: spec.availability,
				cloud: spec.cloud,
				region: spec.region,
				config: spec.config,
				...(bootstrap === undefined ? {} : {kafkaBootstrapEndpoint: bootstrap}),
				httpEndpoint: addresses.data,
				apiEndpoint: '',
				environment: referenceOf(spec.environment),
			},
			status: {phase: status.phase, cku: cluster.cku ?? 0},
		},
	};
}

/** The older API version shows in `self` and in the region, which is a reference here. */
export function armRegistry(target: Target, registry: SchemaRegistry, addresses: Addresses) {
	const {metadata, spec, status} = registryView(target.organization, registry, addresses);
	const region = `sgreg-${registry.region}`;
	return {
		id: registry.id,
		kind: 'Cluster',
		properties: {
			metadata: metadataOf({...metadata, self: metadata.self.replace('/srcm/v3/', '/srcm/v2/')}),
			spec: {
				name: spec.display_name,
				httpEndpoint: spec.http_endpoint,
				package: spec.package,
				cloud: spec.cloud,
				region: {
					id: region,
					related: `${addresses.control}/srcm/v2/regions/${region}`,
					resourceName: `crn://confluent.cloud/schema-registry-region=${region}`,
				},
				environment: referenceOf(spec.environment),
			},
			status,
		},
	};
}

/** Numbers come as strings. */
export function armTopic(target: Target, cluster: Cluster, topic: Topic, addresses: Addresses) {
	const view = topicView(cluster, topic, addresses.data);
	return {
		name: topic.name,
		id: `${clusterArmId(target, cluster)}/topics/${topic.name}`,
		properties: {
			kind: view.kind,
			topicId: topic.name,
			metadata: {self: view.metadata.self, resourceName: view.metadata.resource_name},
			partitions: view.partitions,
			configs: view.configs,
			partitionsReassignments: view.partition_reassignments,
			partitionsCount: String(view.partitions_count),
			replicationFactor: String(view.replication_factor),
		},
	};
}
