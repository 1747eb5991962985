import type {Detail} from '../provider.js';
import {fromAnswer, inWords} from './acl.js';
import type {AnsweredAcl, ClientCredential, KafkaUser, ProjectKey, ProjectKeyDetail} from './answers.js';

/** Labels with what came back; what did not come back has no line. */
export function detailsOf(
	values: Readonly<Record<string, string | readonly string[] | null | undefined>>,
): Detail[] {
	return Object.entries(values).flatMap(([label, value]) => {
		const text = typeof value === 'string' ? value : (value ?? []).join(', ');
		return text === '' ? [] : [{label, value: text}];
	});
}

/** A time as ISO 8601, or as it came when it is none that can be read. */
export function isoTime(text: string | null | undefined): string | null {
	if (!text) return null;
	const milliseconds = Date.parse(text);
	return Number.isNaN(milliseconds) ? text : new Date(milliseconds).toISOString();
}

export function rulesIn(acls: readonly AnsweredAcl[] | null | undefined): string {
	return (acls ?? []).map((acl) => inWords(fromAnswer(acl))).join('; ');
}

/** What a client credential says of itself, without its secret. */
export function credentialDetails(credential: Omit<ClientCredential, 'secret'>): Detail[] {
	const {created_by_user: creator} = credential;
	return detailsOf({
		'client id': credential.client_id,
		description: credential.description,
		project: credential.service_id,
		roles: credential.roles?.map(({id, name}) => name || id),
		'created by': [creator?.name, creator?.email].filter(Boolean).join(' · '),
		created: isoTime(credential.created_at),
	});
}

/** What a Kafka user says of itself. */
export function userDetails(user: KafkaUser): Detail[] {
	return detailsOf({
		user: user.username,
		'Kafka address': user.kafka_proxy_endpoint,
		'Schema Registry': user.schema_proxy_endpoint,
		'allowed addresses': user.whitelist_ips,
		'access rules': rulesIn(user.kafka_acls),
	});
}

/** What a project key says of itself, in the list or alone. */
export function keyDetails(key: ProjectKey & Partial<ProjectKeyDetail>): Detail[] {
	const {created_by_user: creator} = key;
	return detailsOf({
		'key id': key.id,
		name: key.name,
		description: key.description,
		project: key.service_id,
		status: key.status,
		'created by': [creator?.name, creator?.email].filter(Boolean).join(' · '),
		created: isoTime(key.created_at),
		'last used': isoTime(key.last_used_at),
		'client id': key.api_client_id,
		roles: key.roles?.map(({id, name}) => name || id),
		'Kafka user': key.kafka_username,
		'Kafka address': key.kafka_proxy_endpoint,
		'Schema Registry': key.schema_proxy_endpoint,
		'allowed addresses': key.whitelist_ips,
		'access rules': rulesIn(key.kafka_acls),
		'tool profile': key.tool_profile,
		'allowed tools': key.allowed_tools,
		'blocked tools': key.blocked_tools,
	});
}
