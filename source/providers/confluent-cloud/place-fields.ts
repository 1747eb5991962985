import {bootstrapField, urlField} from '../confluent/address-fields.js';
import {clusterField, otherEnvironment, registryField} from '../confluent/place-fields.js';
import {idOf} from '../confluent/rules.js';
import {defineFields} from '../field.js';
import type {ConfluentApi} from './api.js';
import {environments, flinkRegions, kafkaClusters, ksqlClusters, schemaRegistries} from './places.js';
import {docs, region} from './rules.js';

const environment = defineFields<ConfluentApi>()({
	environment: {
		kind: 'select',
		label: 'Which environment is it in?',
		name: 'environment',
		step: 'environment',
		choices: environments,
		remember: true,
		other: otherEnvironment,
		docs: 'https://docs.confluent.io/cloud/current/security/access-control/hierarchy/cloud-environments.html',
	},
});

const oneKey = 'One key opens one resource: for another, make another key.';

/** Environment, Kafka cluster, and its address where the listing does not give it. */
export const kafkaPlaceFields = defineFields<ConfluentApi>()({
	...environment,
	cluster: {
		...clusterField,
		hint: oneKey,
		choices: kafkaClusters,
		needs: ['environment'],
		docs,
	},
	'bootstrap-servers': bootstrapField,
});

/** Environment, Schema Registry, and its address where the listing does not give it. */
export const registryPlaceFields = defineFields<ConfluentApi>()({
	...environment,
	'schema-registry': {
		...registryField,
		hint: oneKey,
		choices: schemaRegistries,
		needs: ['environment'],
		docs,
	},
	url: urlField('schema-registry', 'Schema Registry', 'https://psrc-4v7rj.eu-central-1.aws.confluent.cloud'),
});

/** Environment, ksqlDB cluster, and its address where the listing does not give it. */
export const ksqlPlaceFields = defineFields<ConfluentApi>()({
	...environment,
	ksqldb: {
		kind: 'select',
		label: 'Which ksqlDB cluster should the key open?',
		name: 'ksqlDB cluster',
		step: 'ksqlDB',
		hint: oneKey,
		choices: ksqlClusters,
		needs: ['environment'],
		remember: true,
		other: {
			label: 'ksqlDB cluster id',
			schema: idOf('A ksqlDB cluster’s id', 'lksqlc-'),
			placeholder: 'lksqlc-5r1qm',
		},
		docs,
	},
	url: urlField('ksqldb', 'ksqlDB cluster', 'https://pksqlc-1w9xp.eu-central-1.aws.confluent.cloud'),
});

/** Environment, and the region of a cloud in which Flink runs. */
export const flinkPlaceFields = defineFields<ConfluentApi>()({
	...environment,
	region: {
		kind: 'select',
		label: 'In which region does Flink run?',
		name: 'region',
		step: 'region',
		hint: 'A Flink key is for one environment and one region of a cloud.',
		choices: flinkRegions,
		remember: true,
		other: {label: 'Cloud and region', schema: region, placeholder: 'aws.eu-central-1'},
		docs: 'https://docs.confluent.io/cloud/current/flink/reference/cloud-regions.html',
	},
});
