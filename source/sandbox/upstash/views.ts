import type {Cluster, Credential} from './data.js';
import type {Topic} from './topics.js';

/** Where a cluster is reached: host names without a scheme, as the vendor gives them. */
export type Endpoints = {
	/**
	 * At the vendor a bare host, to which clients add `:9092`. The sandbox's broker has another port on every run,
	 * so here the port is part of it; a client that finds a port adds none.
	 */
	readonly tcp: string;
	/** `127.0.0.1:PORT`: one stand-in serves every cluster and tells them apart by the credential. */
	readonly rest: string;
};

/** A cluster as the vendor's documentation shows it, its default password in plain text included. */
export function clusterView(cluster: Cluster, endpoints: Endpoints) {
	return {
		cluster_id: cluster.id,
		name: cluster.name,
		region: cluster.region,
		type: cluster.type,
		multizone: cluster.multizone,
		tcp_endpoint: endpoints.tcp,
		rest_endpoint: endpoints.rest,
		state: 'active',
		username: cluster.username,
		password: cluster.password,
		max_retention_size: 1_073_741_824_000,
		max_retention_time: 2_592_000_000,
		max_messages_per_second: 1000,
		creation_time: cluster.createdAt,
		max_message_size: 1_048_576,
		max_partitions: 100,
	};
}

/** A topic; the user and password that it echoes are the cluster's default ones. */
export function topicView(topic: Topic, cluster: Cluster, endpoints: Endpoints) {
	return {
		topic_id: topic.id,
		topic_name: topic.name,
		cluster_id: cluster.id,
		region: cluster.region,
		creation_time: topic.createdAt,
		state: 'active',
		partitions: topic.partitions,
		multizone: cluster.multizone,
		tcp_endpoint: endpoints.tcp,
		rest_endpoint: endpoints.rest,
		username: cluster.username,
		password: cluster.password,
		cleanup_policy: topic.cleanupPolicy,
		retention_size: 1_073_741_824,
		retention_time: 604_800_000,
		max_message_size: 1_048_576,
	};
}

/**
 * A credential with its password, as both create and list answer it. With `encoded`, the older form: `username`
 * is the slug and `encoded_username` the name to sign in with.
 */
export function credentialView(credential: Credential, cluster: Cluster, encoded: boolean) {
	return {
		credential_id: credential.id,
		credential_name: credential.name,
		topic: credential.topic,
		permissions: credential.permissions,
		cluster_id: cluster.id,
		cluster_slug: cluster.slug,
		...(encoded
			? {username: cluster.slug, encoded_username: credential.username}
			: {username: credential.username}),
		creation_time: Math.floor(credential.createdAt / 1000),
		password: credential.password,
		state: 'active',
	};
}
