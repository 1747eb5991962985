import * as z from 'zod';

// The API leaves null properties out, and adds new ones without notice (Confluent's OpenAPI): nothing here is
// required but what kafkey cannot do without.
const text = z.string().nullish();
const metadata = z.object({resource_name: text, created_at: text, updated_at: text}).nullish();
const reference = z.object({id: z.string().min(1), environment: text, kind: text});
const status = z.object({phase: text, http_endpoint: text}).nullish();

/** `{data: […], metadata: {next}}`; `next` is the whole address of the next page, or absent on the last. */
export function listOf<Item>(item: z.ZodType<Item>) {
	return z.object({data: z.array(item), metadata: z.object({next: text}).nullish()});
}

export const organization = z.object({id: z.string().min(1)});

/** `resource_name` begins with `crn://confluent.cloud/organization=<uuid>/`. */
export const environment = z.object({id: z.string().min(1), display_name: text, metadata});

const endpoints = z.object({kafka_bootstrap_endpoint: text, http_endpoint: text});

/** A Kafka cluster of `cmk/v2`. The single endpoints are deprecated in favour of the map, which may be absent. */
export const kafkaCluster = z.object({
	id: z.string().min(1),
	spec: endpoints.extend({
		display_name: text,
		cloud: text,
		region: text,
		config: z.object({kind: text}).nullish(),
		endpoints: z.record(z.string(), endpoints).nullish(),
	}),
	status,
});

/** A Schema Registry of `srcm/v3`. */
export const schemaRegistry = z.object({
	id: z.string().min(1),
	spec: z.object({display_name: text, package: text, cloud: text, region: text, http_endpoint: text}),
	status,
});

/** A ksqlDB cluster of `ksqldbcm/v2`; its endpoint is part of the status. */
export const ksqlCluster = z.object({
	id: z.string().min(1),
	spec: z.object({display_name: text, kafka_cluster: z.object({id: text}).nullish()}),
	status,
});

/** A region of `fcpm/v2`: its id is `aws.eu-central-1`. */
export const flinkRegion = z.object({id: z.string().min(1), display_name: text, http_endpoint: text});

/** A service account; unlike the others it has no `spec`. */
export const serviceAccount = z.object({id: z.string().min(1), display_name: text, description: text});

export const user = z.object({id: z.string().min(1)});

export const roleBinding = z.object({
	id: z.string().min(1),
	principal: text,
	role_name: text,
	crn_pattern: text,
});

/** An API key as it is listed and read: without a secret. Keys of Confluent's own have no owner. */
export const apiKey = z.object({
	id: z.string().min(1),
	metadata,
	spec: z.object({
		display_name: text,
		description: text,
		owner: reference.nullish(),
		resource: reference.nullish(),
		expires_at: text,
	}),
});

/** The answer to the creation, the only one with a secret. */
export const createdKey = apiKey.extend({spec: apiKey.shape.spec.extend({secret: text})});

export type CreatedKey = z.infer<typeof createdKey>;

export const appliedQuota = z.object({
	id: z.string(),
	applied_limit: z.number().nullish(),
	usage: z.number().nullish(),
	kafka_cluster: z.object({id: text}).nullish(),
	user: z.object({id: text}).nullish(),
});

export type AppliedQuota = z.infer<typeof appliedQuota>;

/** Kafka REST v3: not paged. */
export const topicList = z.object({
	data: z.array(
		z.object({
			topic_name: z.string(),
			is_internal: z.boolean().nullish(),
			partitions_count: z.number().nullish(),
		}),
	),
});

/** All seven members are required (Confluent's OpenAPI for Kafka REST v3). */
export const acl = z.object({
	resource_type: z.string(),
	resource_name: z.string(),
	pattern_type: z.string(),
	principal: z.string(),
	host: z.string(),
	operation: z.string(),
	permission: z.string(),
});

export const aclList = z.object({data: z.array(acl)});
