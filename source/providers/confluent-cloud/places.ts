import type * as z from 'zod';
import {type HttpPlace, joined, unready, withoutScheme} from '../confluent/places.js';
import {type Answers, type Choice, type Listing, plainOf} from '../field.js';
import type {flinkRegion, kafkaCluster, ksqlCluster, schemaRegistry} from './answers.js';
import type {ConfluentApi} from './api.js';

/** What the listing knows of a Kafka cluster; an address that Confluent does not give is absent. */
export type KafkaPlace = {
	/** `Basic`, `Standard`, `Dedicated`, `Enterprise`, `Freight`. */
	readonly type?: string;
	/** `host:port`, without `SASL_SSL://`. */
	readonly bootstrapServers?: string;
	/** Where Kafka REST answers. */
	readonly endpoint?: string;
};

export const environments: Listing<ConfluentApi, unknown> = async function* ({api, signal}) {
	for await (const page of api.control.environments(signal))
		yield page.map(({id, display_name}) => ({value: id, label: display_name || id, hint: id}));
};

export const kafkaClusters: Listing<ConfluentApi, KafkaPlace> = async function* ({api, answers, signal}) {
	for await (const page of api.control.kafkaClusters(environmentIn(answers), signal))
		yield page.map(kafkaChoice);
};

export const schemaRegistries: Listing<ConfluentApi, HttpPlace> = async function* ({api, answers, signal}) {
	for await (const page of api.control.schemaRegistries(environmentIn(answers), signal))
		yield page.map(registryChoice);
};

export const ksqlClusters: Listing<ConfluentApi, HttpPlace> = async function* ({api, answers, signal}) {
	for await (const page of api.control.ksqlClusters(environmentIn(answers), signal))
		yield page.map(ksqlChoice);
};

export const flinkRegions: Listing<ConfluentApi, HttpPlace> = async function* ({api, signal}) {
	for await (const page of api.control.flinkRegions(signal)) yield page.map(regionChoice);
};

function environmentIn(answers: Answers): string {
	return plainOf(answers['environment']) ?? '';
}

function kafkaChoice({id, spec, status}: z.infer<typeof kafkaCluster>): Choice<KafkaPlace> {
	const open = spec.endpoints?.['PUBLIC'] ?? spec;
	const bootstrap = withoutScheme(open.kafka_bootstrap_endpoint || spec.kafka_bootstrap_endpoint);
	const rest = open.http_endpoint || spec.http_endpoint;
	const type = spec.config?.kind;
	return {
		value: id,
		label: spec.display_name || id,
		hint: id,
		detail: joined(type, [spec.cloud, spec.region].filter(Boolean).join(' '), unready(status?.phase)),
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
		detail: joined(spec.package, [spec.cloud, spec.region].filter(Boolean).join(' '), unready(status?.phase)),
		data: spec.http_endpoint ? {url: spec.http_endpoint} : {},
	};
}

function regionChoice({id, display_name, http_endpoint}: z.infer<typeof flinkRegion>): Choice<HttpPlace> {
	return {
		value: id,
		label: id,
		...(display_name && {hint: display_name}),
		data: http_endpoint ? {url: http_endpoint} : {},
	};
}

function ksqlChoice({id, spec, status}: z.infer<typeof ksqlCluster>): Choice<HttpPlace> {
	const cluster = spec.kafka_cluster?.id;
	return {
		value: id,
		label: spec.display_name || id,
		hint: id,
		detail: joined(cluster && `on ${cluster}`, unready(status?.phase)),
		data: status?.http_endpoint ? {url: status.http_endpoint} : {},
	};
}
