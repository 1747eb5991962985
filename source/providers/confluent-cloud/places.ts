import type * as z from 'zod';
import {type Answer, type Answers, type Choice, defineFields, type Listing, plainOf} from '../field.js';
import type {kafkaCluster, ksqlCluster, schemaRegistry} from './answers.js';
import type {ConfluentApi} from './api.js';
import {bootstrapServers, docs, endpoint, idOf} from './rules.js';

/** What the listing knows of a Kafka cluster; an address that Confluent does not give is absent. */
export type KafkaPlace = {
	/** `Basic`, `Standard`, `Dedicated`, `Enterprise`, `Freight`. */
	readonly type?: string;
	/** `host:port`, without `SASL_SSL://`. */
	readonly bootstrapServers?: string;
	/** Where Kafka REST answers. */
	readonly endpoint?: string;
};

/** What the listing knows of a Schema Registry or a ksqlDB cluster. */
export type HttpPlace = {readonly url?: string};

const environments: Listing<ConfluentApi, unknown> = async function* ({api, signal}) {
	for await (const page of api.control.environments(signal))
		yield page.map(({id, display_name}) => ({value: id, label: display_name || id, hint: id}));
};

const kafkaClusters: Listing<ConfluentApi, KafkaPlace> = async function* ({api, answers, signal}) {
	for await (const page of api.control.kafkaClusters(environmentIn(answers), signal))
		yield page.map(kafkaChoice);
};

const schemaRegistries: Listing<ConfluentApi, HttpPlace> = async function* ({api, answers, signal}) {
	for await (const page of api.control.schemaRegistries(environmentIn(answers), signal))
		yield page.map(registryChoice);
};

const ksqlClusters: Listing<ConfluentApi, HttpPlace> = async function* ({api, answers, signal}) {
	for await (const page of api.control.ksqlClusters(environmentIn(answers), signal))
		yield page.map(ksqlChoice);
};

function environmentIn(answers: Answers): string {
	return plainOf(answers['environment']) ?? '';
}

function kafkaChoice({id, spec, status}: z.infer<typeof kafkaCluster>): Choice<KafkaPlace> {
	const open = spec.endpoints?.['PUBLIC'] ?? spec;
	const bootstrap = (open.kafka_bootstrap_endpoint || spec.kafka_bootstrap_endpoint)?.replace(
		/^\w+:\/\//,
		'',
	);
	const rest = open.http_endpoint || spec.http_endpoint;
	const type = spec.config?.kind;
	return {
		value: id,
		label: spec.display_name || id,
		hint: id,
		detail: words(type, [spec.cloud, spec.region].filter(Boolean).join(' '), unready(status?.phase)),
		data: {
			...(type && {type}),
			...(bootstrap && {bootstrapServers: bootstrap}),
			...(rest && {endpoint: rest}),
		},
	};
}

function registryChoice({id, spec, status}: z.infer<typeof schemaRegistry>): Choice<HttpPlace> {
	return {
		value: id,
		label: spec.display_name || id,
		hint: id,
		detail: words(spec.package, [spec.cloud, spec.region].filter(Boolean).join(' '), unready(status?.phase)),
		data: spec.http_endpoint ? {url: spec.http_endpoint} : {},
	};
}

function ksqlChoice({id, spec, status}: z.infer<typeof ksqlCluster>): Choice<HttpPlace> {
	const cluster = spec.kafka_cluster?.id;
	return {
		value: id,
		label: spec.display_name || id,
		hint: id,
		detail: words(cluster && `on ${cluster}`, unready(status?.phase)),
		data: status?.http_endpoint ? {url: status.http_endpoint} : {},
	};
}

function unready(phase: string | null | undefined): string | undefined {
	return phase && phase !== 'PROVISIONED' ? phase.toLowerCase() : undefined;
}

function words(...parts: readonly (string | null | undefined)[]): string {
	return parts.filter(Boolean).join(' · ');
}

/** What the listing told about a picked place; undefined for one that was typed. */
export function placeOf<Place>(answer: Answer | undefined): Place | undefined {
	return answer !== undefined && typeof answer === 'object' && 'data' in answer
		? (answer.data as Place | undefined)
		: undefined;
}

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
	'bootstrap-servers': {
		kind: 'text',
		label: 'What are the cluster’s bootstrap servers?',
		name: 'bootstrap servers',
		hint: 'Optional: “Bootstrap server” in the cluster’s settings. Left empty, none is written to .env.',
		when: (answers) => placeOf<KafkaPlace>(answers['cluster'])?.bootstrapServers === undefined,
		schema: bootstrapServers,
		placeholder: 'pkc-8z1rk.eu-central-1.aws.confluent.cloud:9092',
	},
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

function urlField(of: string, what: string, placeholder: string) {
	return {
		kind: 'text',
		label: `What is the ${what}’s address?`,
		name: 'address',
		hint: 'Optional: its endpoint in the console. Left empty, no address is written to .env.',
		when: (answers: Answers) => placeOf<HttpPlace>(answers[of])?.url === undefined,
		schema: endpoint,
		placeholder,
	} as const;
}
