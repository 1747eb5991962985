import {bootstrapField, urlField} from '../confluent/address-fields.js';
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
		other: {
			label: 'Environment id',
			schema: idOf('An environment’s id', 'env-'),
			placeholder: 'env-7q2kd9',
		},
		docs: 'https://docs.confluent.io/cloud/current/security/access-control/hierarchy/cloud-environments.html',
	},
});

const oneKey = 'One key opens one resource: for another, make another key.';

/** Environment, Kafka cluster, and its address where the listing does not give it. */
export const kafkaPlaceFields = defineFields<ConfluentApi>()({
	...environment,
	cluster: {
		kind: 'select',
		label: 'Which Kafka cluster should the key open?',
		name: 'cluster',
		step: 'cluster',
		hint: oneKey,
		choices: kafkaClusters,
		needs: ['environment'],
		remember: true,
		other: {
			label: 'Kafka cluster id',
			schema: idOf('A Kafka cluster’s id', 'lkc-'),
			placeholder: 'lkc-4n7xz1',
		},
		docs,
	},
	'bootstrap-servers': bootstrapField,
});

/** Environment, Schema Registry, and its address where the listing does not give it. */
export const registryPlaceFields = defineFields<ConfluentApi>()({
	...environment,
	'schema-registry': {
		kind: 'select',
		label: 'Which Schema Registry should the key open?',
		name: 'Schema Registry',
		step: 'registry',
		hint: oneKey,
		choices: schemaRegistries,
		needs: ['environment'],
		remember: true,
		other: {
			label: 'Schema Registry id',
			schema: idOf('A Schema Registry’s id', 'lsrc-'),
			placeholder: 'lsrc-8p2vd6',
		},
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
