import type * as z from 'zod';
import {type HttpPlace, joined, unready, withoutScheme} from '../confluent/places.js';
import {type Answers, type Choice, type Listing, plainOf} from '../field.js';
import type {ConfluentRecord, environment, kafkaCluster, organization, schemaRegistry} from './answers.js';
import type {AzureApi, Organization} from './api.js';

/** What the listing knows of a Kafka cluster: `host:port` without `SASL_SSL://`, where Azure gives it. */
export type KafkaPlace = {
	readonly bootstrapServers?: string;
	/** Where Kafka REST answers. */
	readonly endpoint?: string;
};

export const subscriptions: Listing<AzureApi, unknown> = async function* ({api, signal}) {
	for await (const page of api.subscriptions(signal))
		yield page.map(({subscriptionId, displayName, state}) => ({
			value: subscriptionId,
			label: displayName || subscriptionId,
			hint: subscriptionId,
			...(state && state !== 'Enabled' && {detail: state.toLowerCase()}),
		}));
};

/** The organizations that Azure has finished setting up; the value is `resource-group/organization`. */
export const organizations: Listing<AzureApi, unknown> = async function* ({api, answers, signal}) {
	for await (const page of api.organizations(plainOf(answers['subscription']) ?? '', signal))
		yield page.flatMap(organizationChoice);
};

export const environments: Listing<AzureApi, unknown> = async function* ({api, answers, signal}) {
	for await (const page of api.environments(organizationIn(answers), signal))
		yield page.flatMap(environmentChoice);
};

export const kafkaClusters: Listing<AzureApi, KafkaPlace> = async function* ({api, answers, signal}) {
	for await (const page of api.kafkaClusters(organizationIn(answers), environmentIn(answers), signal))
		yield page.flatMap(kafkaChoice);
};

export const schemaRegistries: Listing<AzureApi, HttpPlace> = async function* ({api, answers, signal}) {
	for await (const page of api.schemaRegistries(organizationIn(answers), environmentIn(answers), signal))
		yield page.flatMap(registryChoice);
};

/** The organization that was picked or typed, taken apart. */
export function organizationIn(answers: Answers): Organization {
	const [group = '', name = ''] = (plainOf(answers['organization']) ?? '').split('/');
	return {subscription: plainOf(answers['subscription']) ?? '', group, name};
}

export function environmentIn(answers: Answers): string {
	return plainOf(answers['environment']) ?? '';
}

/** Azure compares the segments of its ids without case. */
function organizationChoice({id, name, location, properties}: z.infer<typeof organization>): Choice[] {
	const group = /\/resourceGroups\/([^/]+)\//i.exec(id)?.[1];
	if (group === undefined || properties?.provisioningState !== 'Succeeded') return [];
	return [{value: `${group}/${name}`, label: name, hint: group, ...(location && {detail: location})}];
}

function environmentChoice(record: z.infer<typeof environment>): Choice[] {
	const id = confluentId(record, 'environment');
	return id ? [{value: id, label: record.name || id, hint: id}] : [];
}

function kafkaChoice(record: z.infer<typeof kafkaCluster>): Choice<KafkaPlace>[] {
	const id = confluentId(record, 'cloud-cluster');
	if (!id) return [];
	const {spec, status} = record.properties ?? {};
	const bootstrapServers = withoutScheme(spec?.kafkaBootstrapEndpoint);
	return [
		{
			value: id,
			label: spec?.name || record.name || id,
			hint: id,
			detail: joined(
				spec?.config?.kind,
				[spec?.cloud, spec?.region].filter(Boolean).join(' '),
				unready(status?.phase),
			),
			data: {
				...(bootstrapServers && {bootstrapServers}),
				...(spec?.httpEndpoint && {endpoint: spec.httpEndpoint}),
			},
		},
	];
}

function registryChoice(record: z.infer<typeof schemaRegistry>): Choice<HttpPlace>[] {
	const id = confluentId(record, 'schema-registry');
	if (!id) return [];
	const {spec, status} = record.properties ?? {};
	return [
		{
			value: id,
			label: spec?.name || record.name || id,
			hint: id,
			detail: joined(spec?.package, spec?.cloud, unready(status?.phase)),
			data: spec?.httpEndpoint ? {url: spec.httpEndpoint} : {},
		},
	];
}

/**
 * Confluent's own id. `id` holds it in some samples, a whole Azure id in others; Confluent's resource name and
 * address tell it apart, so they are asked first.
 */
function confluentId({id, name, properties}: ConfluentRecord, segment: string): string | undefined {
	const {resourceName, self} = properties?.metadata ?? {};
	const named = resourceName?.split('/').find((part) => part.startsWith(`${segment}=`));
	return named?.slice(segment.length + 1) || last(self) || last(id) || name || undefined;
}

function last(address: string | null | undefined): string | undefined {
	return address?.split('/').at(-1);
}
