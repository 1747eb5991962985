import type {Spreading} from '../access.js';

/** Confluent's Terraform provider gives up after so long. */
const minutes20 = 20 * 60;

/**
 * That provider asks every 15 to 60 seconds, because it has nobody waiting before it. Sooner is one small read more
 * for the vendor, who limits requests a second, and whose wish to wait the network door respects.
 */
const every = 5;

/**
 * How long new keys are refused, by the code of Confluent's Terraform provider; Confluent publishes no numbers. Where
 * the provider sleeps and does not look, how much longer to look is kafkey's own choice.
 */
export const spreading = {
	kafka: {
		said: 'Confluent’s Terraform provider expects a new Kafka key to take about 2 minutes',
		every,
		atMost: minutes20,
		inARow: 2,
	},
	cloud: {
		said: 'Confluent’s Terraform provider expects a new Cloud key to take about 10 seconds',
		every,
		atMost: minutes20,
	},
	global: {
		said: 'Confluent’s Terraform provider expects a new Global key to take about 10 seconds',
		every,
		atMost: minutes20,
	},
	tableflow: {
		said: 'Confluent’s Terraform provider expects a new Tableflow key to take about 10 seconds',
		every,
		atMost: minutes20,
	},
	schemaRegistry: {
		said: 'Confluent’s Terraform provider waits a minute for a new Schema Registry key',
		every,
		atMost: 5 * 60,
	},
	flink: {
		said: 'Confluent’s Terraform provider waits a minute for a new Flink key',
		every,
		atMost: 5 * 60,
	},
	ksqldb: {
		said: 'Confluent’s Terraform provider waits 5 minutes for a new ksqlDB key',
		every,
		atMost: 10 * 60,
	},
} as const satisfies Readonly<Record<string, Spreading>>;
