import * as z from 'zod';

// Every member is optional in Microsoft's reference; only what kafkey cannot do without is required.
const text = z.string().nullish();

const metadata = z
	.object({
		self: text,
		resourceName: text,
		createdTimestamp: text,
		updatedTimestamp: text,
		deletedTimestamp: text,
	})
	.nullish();

/** `{value: […], nextLink}`; `nextLink` is null, absent or empty on the last page. */
export function armList<Item>(item: z.ZodType<Item>) {
	return z.object({value: z.array(item), nextLink: text});
}

export const subscription = z.object({subscriptionId: z.string().min(1), displayName: text, state: text});

/** `id` is `/subscriptions/…/resourceGroups/<group>/providers/Microsoft.Confluent/organizations/<name>`. */
export const organization = z.object({
	id: z.string(),
	name: z.string().min(1),
	location: text,
	properties: z.object({provisioningState: text}).nullish(),
});

const status = z.object({phase: text}).nullish();

export const environment = z.object({id: text, name: text, properties: z.object({metadata}).nullish()});

/** `kafkaBootstrapEndpoint` may be absent, and may carry `SASL_SSL://`. */
export const kafkaCluster = z.object({
	id: text,
	name: text,
	properties: z
		.object({
			metadata,
			spec: z
				.object({
					name: text,
					cloud: text,
					region: text,
					config: z.object({kind: text}).nullish(),
					kafkaBootstrapEndpoint: text,
					httpEndpoint: text,
				})
				.nullish(),
			status,
		})
		.nullish(),
});

/** A Schema Registry; it has neither `name` nor `type`, and its region is an object. */
export const schemaRegistry = z.object({
	id: text,
	name: text,
	properties: z
		.object({
			metadata,
			spec: z
				.object({
					name: text,
					package: text,
					cloud: text,
					region: z.object({id: text}).nullish(),
					httpEndpoint: text,
				})
				.nullish(),
			status,
		})
		.nullish(),
});

/** Something of Confluent's as Azure lists it: by which of its members it is known varies. */
export type ConfluentRecord = Pick<z.infer<typeof environment>, 'id' | 'name'> & {
	readonly properties?: {readonly metadata?: z.infer<typeof metadata>} | null | undefined;
};

const keySpec = z.object({
	name: text,
	description: text,
	owner: z.object({id: text, kind: text}).nullish(),
	resource: z.object({id: text, kind: text, environment: text}).nullish(),
});

/** A key as it is read: without a secret. */
export const apiKey = z.object({
	id: z.string().min(1),
	properties: z.object({metadata, spec: keySpec.nullish()}).nullish(),
});

export type ApiKey = z.infer<typeof apiKey>;

/** The answer of createAPIKey. The secret is empty in the sample of the vendor's page. */
export const createdKey = apiKey.extend({
	properties: z.object({metadata, spec: keySpec.extend({secret: text}).nullish()}).nullish(),
});

export type CreatedKey = z.infer<typeof createdKey>;

/** A token of Microsoft's identity platform; `expires_in` are seconds. */
export const bearer = z.object({
	access_token: z.string().min(1),
	expires_in: z.coerce.number().positive().optional().catch(undefined),
	refresh_token: z.string().min(1).nullish(),
});

/** A code that the person types elsewhere; `interval` and `expires_in` are seconds. */
export const deviceCode = z.object({
	device_code: z.string().min(1),
	user_code: z.string().min(1),
	verification_uri: z.string().min(1),
	expires_in: z.number().positive().default(900),
	interval: z.number().nonnegative().default(5),
});
