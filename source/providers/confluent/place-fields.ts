import {idOf} from './rules.js';

/** What may be typed where the list of environments does not have it. */
export const otherEnvironment = {
	label: 'Environment id',
	schema: idOf('An environment’s id', 'env-'),
	placeholder: 'env-7q2kd9',
} as const;

/** Asks for a Kafka cluster; each door of Confluent's has a list of its own. */
export const clusterField = {
	kind: 'select',
	label: 'Which Kafka cluster should the key open?',
	name: 'cluster',
	step: 'cluster',
	remember: true,
	other: {
		label: 'Kafka cluster id',
		schema: idOf('A Kafka cluster’s id', 'lkc-'),
		placeholder: 'lkc-4n7xz1',
	},
} as const;

/** Asks for a Schema Registry; each door of Confluent's has a list of its own. */
export const registryField = {
	kind: 'select',
	label: 'Which Schema Registry should the key open?',
	name: 'Schema Registry',
	step: 'registry',
	remember: true,
	other: {
		label: 'Schema Registry id',
		schema: idOf('A Schema Registry’s id', 'lsrc-'),
		placeholder: 'lsrc-8p2vd6',
	},
} as const;
