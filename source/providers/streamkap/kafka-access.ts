import {isWithheld, Secret} from '../../secret.js';
import {type Access, type KafkaAccess, kafkaExtraNames, kafkaNames} from '../access.js';
import type {AnswersTo, Row} from '../field.js';
import {type Acl, aclOf, inWords, only, rightsOf} from './acl.js';
import {kafkaSpreading, registryForm} from './forms.js';
import type {kafkaFields} from './kafka-fields.js';

type Given = Pick<
	AnswersTo<typeof kafkaFields>,
	'username' | 'password' | 'allowed-ips' | 'acl' | 'schema-registry'
>;

/** The Kafka part of a request: the body of a Kafka user, and `kafka_config` of a project key (vendor page). */
export type KafkaConfig = {
	readonly username: string;
	readonly password: Secret;
	/** Comma-separated; empty for no restriction. */
	readonly whitelist_ips: string;
	readonly kafka_acls: readonly Acl[];
	readonly is_create_schema_registry: boolean;
};

export function kafkaConfig(answers: Given): KafkaConfig {
	return {
		username: answers.username,
		password: answers.password,
		whitelist_ips: answers['allowed-ips'],
		kafka_acls: answers.acl.map((row: Row) => aclOf(row)),
		is_create_schema_registry: answers['schema-registry'].value === 'yes',
	};
}

/** What an answer says about the way in; nothing of it is known before the create. */
export type KafkaAnswer = {
	readonly username?: string | null | undefined;
	readonly password?: string | null | undefined;
	readonly servers?: string | null | undefined;
	readonly protocol?: string | null | undefined;
	readonly mechanism?: string | null | undefined;
	readonly registry?: string | null | undefined;
};

const mechanisms: readonly string[] = [
	'PLAIN',
	'SCRAM-SHA-256',
	'SCRAM-SHA-512',
] satisfies KafkaAccess['mechanism'][];

/** The ways in: Kafka, and the Schema Registry where it was asked for. What was sent stands in for what is not answered. */
export function kafkaAccesses(config: KafkaConfig, answer: KafkaAnswer = {}): Access[] {
	const username = answer.username || config.username;
	const password = isWithheld(answer.password ?? undefined)
		? config.password
		: new Secret(answer.password ?? '');
	const [topic, group] = [only('TOPIC', config.kafka_acls), only('GROUP', config.kafka_acls)];
	const kafka: KafkaAccess = {
		type: 'kafka',
		label: 'Kafka',
		...(answer.servers && {bootstrapServers: withoutSchemes(answer.servers)}),
		securityProtocol: answer.protocol === 'SASL_PLAINTEXT' ? 'SASL_PLAINTEXT' : 'SASL_SSL',
		mechanism: isMechanism(answer.mechanism) ? answer.mechanism : 'PLAIN',
		username,
		password,
		...(topic !== undefined && {topic}),
		...(group !== undefined && {group}),
		...(config.kafka_acls.length > 0 && {rights: rightsOf(config.kafka_acls)}),
		spreading: kafkaSpreading,
	};
	if (!config.is_create_schema_registry) return [kafka];
	return [
		kafka,
		{
			...registryForm,
			...(answer.registry && {url: answer.registry}),
			username,
			password,
			spreading: kafkaSpreading,
		},
	];
}

/** Variables that a Kafka part fills. */
export function kafkaVariables(config: KafkaConfig): string[] {
	const registry = config.is_create_schema_registry ? Object.values(registryForm.names) : [];
	const group = only('GROUP', config.kafka_acls) === undefined ? [] : [kafkaExtraNames.group];
	return [...Object.values(kafkaNames), ...group, ...registry];
}

/** What the person should know of a Kafka part before it is made. */
export function kafkaNotes({kafka_acls, whitelist_ips, is_create_schema_registry}: KafkaConfig): string[] {
	const reads = (resource: string) =>
		kafka_acls.some((acl) => acl.resource === resource && ['READ', 'ALL'].includes(acl.operation));
	return [
		kafka_acls.length === 0
			? 'No access rule is given. Streamkap does not say what the user may do then.'
			: `It will be allowed: ${kafka_acls.map(inWords).join('; ')}.`,
		...(reads('TOPIC') && !reads('GROUP')
			? ['It may read topics but has no READ on a consumer group, which consumers with a group need.']
			: []),
		...(whitelist_ips === '' ? [] : [`It can connect from ${whitelist_ips} only.`]),
		...(is_create_schema_registry
			? [
					'Streamkap does not say how to sign in to its Schema Registry; kafkey writes the Kafka user’s name and password for it.',
				]
			: []),
	];
}

/** What of the answered way in is other than asked for, or missing. */
export function kafkaDifferences(config: KafkaConfig, answer: KafkaAnswer): string[] {
	const {username, password, servers, protocol, mechanism, registry} = answer;
	const found: string[] = [];
	if (username && username !== config.username)
		found.push(`Its user is ${username}; you asked for ${config.username}.`);
	if (!isWithheld(password ?? undefined) && !config.password.equals(new Secret(password ?? '')))
		found.push('Its password is not the one that was given; the answered one is kept.');
	if (!servers) found.push('The answer has no Kafka address.');
	if (protocol && protocol !== 'SASL_SSL' && protocol !== 'SASL_PLAINTEXT')
		found.push(`Its security protocol is ${protocol}, which kafkey does not know; SASL_SSL is written.`);
	if (mechanism && !isMechanism(mechanism))
		found.push(`Its SASL mechanism is ${mechanism}, which kafkey does not know; PLAIN is written.`);
	if (config.is_create_schema_registry && !registry) found.push('The answer has no Schema Registry address.');
	if (!config.is_create_schema_registry && registry)
		found.push('It has a Schema Registry address, which was not asked for.');
	return found;
}

function isMechanism(name: string | null | undefined): name is KafkaAccess['mechanism'] {
	return mechanisms.includes(name ?? '');
}

/** `SASL_SSL://host:9092,…` → `host:9092,…` */
function withoutSchemes(servers: string): string {
	return servers
		.split(',')
		.map((server) => server.trim().replace(/^\w+:\/\//, ''))
		.join(',');
}
