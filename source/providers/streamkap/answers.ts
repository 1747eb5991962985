import * as z from 'zod';

// A create's answer is read with patience: an odd field must not cost the secret beside it.
const text = z.string().nullish().catch(null);
const texts = z.array(z.string()).nullish().catch(null);
const id = z.string().min(1);

/** `GET /auth/whoami`. */
export const whoami = z.object({service_id: id, sub: text, project_key_id: text});

/** A role of `GET /auth/roles`, a bare array. */
export const role = z.object({id, key: text, name: text, description: text});

const user = z.object({email: text, name: text, id: text}).nullish().catch(null);

/** A client credential; the secret is real in the create's answer only, masked in lists. */
export const clientCredential = z.object({
	client_id: id,
	secret: text,
	description: text,
	created_at: text,
	service_id: text,
	roles: z.array(role).nullish().catch(null),
	created_by_user: user,
});
export type ClientCredential = z.infer<typeof clientCredential>;

/** One page of `GET /topics/details`. */
export const topicPage = z.object({
	result: z.array(
		z.object({id, name: id, entity: z.object({name: text, display_name: text}).nullish().catch(null)}),
	),
	has_next: z.boolean(),
});

/** An access rule in answers, which say `name`; requests say `topic_name`, and so may answers. */
const acl = z.object({
	name: text,
	topic_name: text,
	operation: text,
	resource_pattern_type: text,
	resource: text,
});
const acls = z.array(acl).nullish().catch(null);
export type AnsweredAcl = z.infer<typeof acl>;

/** A Kafka user. No answer has its password. */
export const kafkaUser = z.object({
	username: id,
	whitelist_ips: text,
	kafka_proxy_endpoint: text,
	schema_proxy_endpoint: text,
	kafka_acls: acls,
	is_create_schema_registry: z.boolean().nullish().catch(null),
});
export type KafkaUser = z.infer<typeof kafkaUser>;

/** A project key as the list has it, without secrets; `status` is `creating`, `deleting`, `delete_failed` or not named. */
export const projectKeySummary = z.object({
	id,
	name: text,
	service_id: text,
	status: text,
	description: text,
	created_at: text,
	created_by_user: user,
	api_client_id: text,
	kafka_username: text,
	roles: z.array(role).nullish().catch(null),
	last_used_at: text,
	tool_profile: text,
	allowed_tools: texts,
	blocked_tools: texts,
});
export type ProjectKey = z.infer<typeof projectKeySummary>;

/** What `GET /project-keys/{id}` has beside that. */
export const projectKeyDetail = projectKeySummary.extend({
	kafka_acls: acls,
	whitelist_ips: text,
	kafka_proxy_endpoint: text,
	schema_proxy_endpoint: text,
});
export type ProjectKeyDetail = z.infer<typeof projectKeyDetail>;

/** The credential file that `POST /project-keys` answers; fields that are not named here stay in its bytes. */
export const projectKeyFile = z.object({
	project_key_id: id,
	project: z.object({id: text, name: text}).nullish().catch(null),
	created_at: text,
	created_by: text,
	type: text,
	status: text,
	api: z
		.object({client_id: text, client_secret: text, token_endpoint: text, api_url: text, roles: texts})
		.nullish()
		.catch(null),
	kafka: z
		.object({
			username: text,
			password: text,
			bootstrap_servers: text,
			security_protocol: text,
			sasl_mechanism: text,
			schema_registry_url: text,
		})
		.nullish()
		.catch(null),
	kafka_acls: acls,
	tool_profile: text,
	allowed_tools: texts,
	blocked_tools: texts,
});
export type ProjectKeyFile = z.infer<typeof projectKeyFile>;
