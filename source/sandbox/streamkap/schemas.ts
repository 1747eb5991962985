import {isIPv4} from 'node:net';
import * as z from 'zod';

const ids = z.array(z.string()).min(1).nullish();
const words = z.array(z.string()).nullish();
const grant = {role_ids: ids, permission_ids: ids};

type Granted = {role_ids?: string[] | null | undefined; permission_ids?: string[] | null | undefined};
const notBoth = ({role_ids, permission_ids}: Granted) => !(role_ids && permission_ids);
const exclusive = 'role_ids and permission_ids are mutually exclusive';

/** `POST /auth/access-token`: client id and secret, or a project key, one of the two ways. */
export const tokenRequest = z
	.object({client_id: z.string().nullish(), secret: z.string().nullish(), project_key: z.string().nullish()})
	.refine(
		({client_id, secret, project_key}) => (project_key ? !client_id && !secret : client_id && secret),
		'Provide either client_id and secret or project_key',
	);

export const refreshRequest = z.object({refresh_token: z.string()});

/**
 * `POST /auth/client-credentials`; unknown fields are let through, as the vendor's OpenAPI document says. The
 * vendor does not say what both or neither of roles and permissions do; here both cases are refused.
 */
export const createClientCredential = z
	.looseObject({description: z.string().nullish(), service_id: z.string().nullish(), ...grant})
	.refine(notBoth, exclusive)
	.refine(
		({role_ids, permission_ids}) => role_ids || permission_ids,
		'role_ids or permission_ids is required',
	);

/** `PATCH /auth/client-credentials/:id`: something to change, and a description can be replaced but not cleared. */
export const updateClientCredential = z
	.object({description: z.string().min(1).nullish(), ...grant})
	.refine(notBoth, exclusive)
	.refine(
		({description, role_ids, permission_ids}) => description || role_ids || permission_ids,
		'at least one field is required',
	);

const topicOperations = [
	'ALL',
	'ALTER',
	'ALTER_CONFIGS',
	'CREATE',
	'DELETE',
	'DESCRIBE',
	'DESCRIBE_CONFIGS',
	'READ',
	'WRITE',
] as const;
const groupOperations = ['DELETE', 'DESCRIBE', 'READ'];
const narrowResources = ['TOPIC', 'GROUP'] as const;
const wideResources = [...narrowResources, 'CLUSTER', 'TRANSACTIONAL_ID', 'DELEGATION_TOKEN'] as const;

const username = z
	.string()
	.min(3)
	.max(24)
	.regex(/^[a-z0-9][a-z0-9-]*[a-z0-9]$/);
const password = z.string().min(12).max(128);
const whitelist = z
	.string()
	.max(1000)
	.refine(
		(text) => text === '' || text.split(',').every((part) => isRange(part.trim())),
		'whitelist_ips must be IPv4 addresses or CIDR ranges separated by commas',
	);

function isRange(text: string): boolean {
	const [address = '', bits = '32', ...rest] = text.split('/');
	return isIPv4(address) && /^(?:\d|[12]\d|3[0-2])$/.test(bits) && rest.length === 0;
}

/**
 * The models that carry ACLs. The vendor's sources differ on the resources: topics and groups only, or three more;
 * here `wide` decides. `topic_name` may be called `name` as well, which is what answers call it.
 */
export function kafkaModels(wide: boolean) {
	const fields = z
		.object({
			topic_name: z.string().min(1),
			operation: z.enum(topicOperations),
			resource_pattern_type: z.enum(['LITERAL', 'PREFIXED']),
			resource: z.enum(wide ? wideResources : narrowResources).default('TOPIC'),
		})
		.refine(({resource, operation}) => resource !== 'GROUP' || groupOperations.includes(operation), {
			path: ['operation'],
			error: `operation of a GROUP must be one of ${groupOperations.join(', ')}`,
		})
		.transform(({topic_name, ...rest}) => ({name: topic_name, ...rest}));
	const acls = z.array(z.preprocess(unaliased, fields));
	const access = {
		whitelist_ips: whitelist.nullish(),
		kafka_acls: acls.nullish(),
		is_create_schema_registry: z.boolean().default(false),
	};
	const kafkaConfig = z.object({username, password, ...access});
	const keyFields = {
		description: z.string().nullish(),
		...grant,
		kafka_config: kafkaConfig.nullish(),
		tool_profile: z.enum(['full', 'read-only', 'agent-operator', 'infra-admin']).nullish(),
		allowed_tools: words,
		blocked_tools: words,
	};
	const name = z.string().min(1).max(100);
	return {
		createKafkaUser: kafkaConfig,
		updateKafkaUser: z.object({password: password.nullish(), ...access}),
		createProjectKey: z
			.object({name, ...keyFields})
			.refine(notBoth, exclusive)
			// The vendor does not say what a key without any access does; here it is refused.
			.refine(
				({role_ids, permission_ids, kafka_config}) => role_ids || permission_ids || kafka_config,
				'role_ids, permission_ids or kafka_config is required',
			),
		updateProjectKey: z
			.object({
				name: name.nullish(),
				...keyFields,
				kafka_acls: acls.nullish(),
				whitelist_ips: whitelist.nullish(),
				kafka_password: password.nullish(),
			})
			.refine(notBoth, exclusive),
	};
}

export type KafkaModels = ReturnType<typeof kafkaModels>;
export type KafkaConfig = z.output<KafkaModels['createKafkaUser']>;

function unaliased(value: unknown): unknown {
	if (typeof value !== 'object' || value === null || 'topic_name' in value || !('name' in value))
		return value;
	return {...value, topic_name: value.name};
}

const list = z
	.string()
	.transform((text) => text.split(','))
	.optional();

/** `GET /topics/details`: pages of 10, at most 100 as every paged list of this API. */
export const topicsQuery = z.object({
	page: z.coerce.number().int().min(1).default(1),
	page_size: z.coerce.number().int().min(1).max(100).default(10),
	partial_name: z.string().default(''),
	topic_id: z.string().optional(),
	entity_type: list,
	entity_id: list,
	include_dlq: z.enum(['true', 'false']).default('true'),
});
