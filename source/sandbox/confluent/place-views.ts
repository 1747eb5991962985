import type {Cluster, Environment, KsqlCluster, SchemaRegistry} from './model.js';
import type {Organization} from './organization.js';
import {environmentReference, metadata, ownerReference, reference} from './views.js';

/** Addresses that the records contain. */
export type Addresses = {
	/** The control plane's, for `self` and `related`. */
	readonly control: string;
	/** Where Kafka REST, Schema Registry and ksqlDB answer. */
	readonly data: string;
	/** `host:port` of the Kafka brokers. */
	readonly brokers: string;
};

export function organizationView(organization: Organization, {control}: Addresses) {
	const {id, name} = organization.settings;
	const self = `${control}/org/v2/organizations/${id}`;
	return {
		api_version: 'org/v2',
		kind: 'Organization',
		id,
		display_name: name,
		metadata: {self, resource_name: organization.crn()},
	};
}

export function environmentView(organization: Organization, environment: Environment, {control}: Addresses) {
	const {id, name, governance} = environment;
	const self = `${control}/org/v2/environments/${id}`;
	return {
		api_version: 'org/v2',
		kind: 'Environment',
		id,
		display_name: name,
		metadata: metadata(self, organization.crn(`environment=${id}`), environment),
		stream_governance_config: {package: governance},
	};
}

/** The bootstrap address as this cluster's record spells it. */
function bootstrapOf(cluster: Cluster, brokers: string): string | undefined {
	if (cluster.bootstrap === 'absent') return undefined;
	return cluster.bootstrap === 'prefixed' ? `SASL_SSL://${brokers}` : brokers;
}

export function clusterView(organization: Organization, cluster: Cluster, addresses: Addresses) {
	const {control, data, brokers} = addresses;
	const {id, kind, cku} = cluster;
	const bootstrap = bootstrapOf(cluster, brokers);
	// The newer map is there on some clusters only, so that clients meet both forms.
	const mapped = cluster.bootstrap === 'prefixed';
	const access = {
		kafka_bootstrap_endpoint: brokers,
		http_endpoint: data,
		connection_type: 'PUBLIC',
	};
	return {
		api_version: 'cmk/v2',
		kind: 'Cluster',
		id,
		metadata: metadata(
			`${control}/cmk/v2/clusters/${id}`,
			`${organization.clusterCrn(cluster)}/kafka=${id}`,
			cluster,
		),
		spec: {
			display_name: cluster.name,
			availability: kind === 'Dedicated' ? 'MULTI_ZONE' : 'SINGLE_ZONE',
			cloud: cluster.cloud,
			region: cluster.region,
			config: {kind, ...(cku === undefined ? {} : {cku})},
			...(bootstrap === undefined ? {} : {kafka_bootstrap_endpoint: bootstrap, http_endpoint: data}),
			...(mapped ? {endpoints: {PUBLIC: access}} : {}),
			deletion_protection: false,
			environment: environmentReference(organization, cluster.environment, control),
		},
		status: {phase: cluster.phase, ...(cku === undefined ? {} : {cku})},
	};
}

export function registryView(organization: Organization, registry: SchemaRegistry, addresses: Addresses) {
	const {control, data} = addresses;
	const {id, environment, cloud, region} = registry;
	const name = organization.crn(`environment=${environment}`, `schema-registry=${id}`);
	return {
		api_version: 'srcm/v3',
		kind: 'Cluster',
		id,
		metadata: metadata(`${control}/srcm/v3/clusters/${id}`, name, registry),
		spec: {
			display_name: 'Stream Governance Package',
			package: organization.environments.get(environment)?.governance,
			cloud,
			region,
			http_endpoint: data,
			catalog_http_endpoint: data,
			private_http_endpoint: '',
			private_networking_config: {},
			environment: environmentReference(organization, environment, control),
		},
		status: {phase: 'PROVISIONED'},
	};
}

/** The resource name carries the ksqlDB cluster's name, not its id. */
export function ksqlView(organization: Organization, ksql: KsqlCluster, addresses: Addresses) {
	const {control, data} = addresses;
	const {id, environment, name, cluster, topicPrefix} = ksql;
	const home = organization.crn(`environment=${environment}`, `cloud-cluster=${cluster}`);
	return {
		api_version: 'ksqldbcm/v2',
		kind: 'Cluster',
		id,
		metadata: metadata(`${control}/ksqldbcm/v2/clusters/${id}`, `${home}/ksql=${name}`, ksql),
		spec: {
			display_name: name,
			use_detailed_processing_log: true,
			csu: ksql.csu,
			kafka_cluster: reference(control, '/cmk/v2/clusters', cluster, home),
			credential_identity: ownerReference(organization, ksql.credentialIdentity, control),
			environment: environmentReference(organization, environment, control),
		},
		status: {
			phase: 'PROVISIONED',
			is_paused: false,
			storage: 125,
			topic_prefix: topicPrefix,
			http_endpoint: data,
		},
	};
}
