import {isWithheld, Secret} from '../../secret.js';
import type {Access} from '../access.js';
import type {Made} from '../provider.js';
import {aclDifferences} from './acl.js';
import type {ProjectKeyFile} from './answers.js';
import {detailsOf, isoTime, rulesIn} from './details.js';
import {apiForm, apiSpreading} from './forms.js';
import {roleDifferences} from './grant-fields.js';
import {type KafkaAnswer, type KafkaConfig, kafkaAccesses, kafkaDifferences} from './kafka-access.js';
import {type Given, hasApi, profileOf, toolsOf} from './project-key-request.js';

/** What the credential file says: its accesses, its details, and the file itself, byte for byte. */
export function madeOf(
	{value: file, bytes}: {readonly value: ProjectKeyFile; readonly bytes: Buffer},
	answers: Given,
	kafka: KafkaConfig | undefined,
	tokenEndpoint: string,
): Made {
	const existing = {ref: {id: file.project_key_id}, label: file.project_key_id};
	const api = apiAccess(file, tokenEndpoint);
	if (hasApi(answers) && !api) return {...existing, undelivered: true};
	const answer = kafkaAnswer(file);
	return {
		...existing,
		credential: {
			id: file.project_key_id,
			name: answers.name,
			accesses: [...(kafka ? kafkaAccesses(kafka, answer) : []), ...(api ? [api] : [])],
			details: detailsOf({
				'key id': file.project_key_id,
				name: answers.name,
				project: [file.project?.name, file.project?.id].filter(Boolean).join(' · '),
				status: file.status,
				'created by': file.created_by,
				created: isoTime(file.created_at),
				type: file.type,
				'client id': file.api?.client_id,
				roles: file.api?.roles,
				'REST API': file.api?.api_url,
				'token endpoint': file.api?.token_endpoint,
				'Kafka user': file.kafka?.username,
				'Kafka address': file.kafka?.bootstrap_servers,
				'security protocol': file.kafka?.security_protocol,
				'SASL mechanism': file.kafka?.sasl_mechanism,
				'Schema Registry': file.kafka?.schema_registry_url,
				'access rules': rulesIn(file.kafka_acls),
				'tool profile': file.tool_profile,
				'allowed tools': file.allowed_tools,
				'blocked tools': file.blocked_tools,
			}),
			differences: [
				...roleDifferences(answers.roles, file.api?.roles),
				...(kafka ? kafkaDifferences(kafka, answer) : []),
				...(kafka ? aclDifferences(kafka.kafka_acls, file.kafka_acls) : []),
				...unasked(file, answers, kafka),
				...toolDifferences(file, answers),
			],
			files: [
				{
					label: 'Streamkap project key',
					name: 'streamkap-project-key.json',
					bytes: new Secret(bytes.toString('utf8')),
				},
			],
		},
	};
}

function apiAccess({api}: ProjectKeyFile, tokenEndpoint: string): Access | undefined {
	if (!api?.client_id || isWithheld(api.client_secret ?? undefined)) return undefined;
	return {
		...apiForm,
		clientId: api.client_id,
		secret: new Secret(api.client_secret ?? ''),
		tokenEndpoint: api.token_endpoint || tokenEndpoint,
		spreading: apiSpreading,
	};
}

function kafkaAnswer({kafka}: ProjectKeyFile): KafkaAnswer {
	return {
		username: kafka?.username,
		password: kafka?.password,
		servers: kafka?.bootstrap_servers,
		protocol: kafka?.security_protocol,
		mechanism: kafka?.sasl_mechanism,
		registry: kafka?.schema_registry_url,
	};
}

function unasked(file: ProjectKeyFile, answers: Given, kafka: KafkaConfig | undefined): string[] {
	return [
		...(file.api && !hasApi(answers) ? ['It opens the REST API too, which was not asked for.'] : []),
		...(file.kafka && !kafka
			? ['It opens Kafka too, which was not asked for; that is in its key file only.']
			: []),
	];
}

function toolDifferences(file: ProjectKeyFile, answers: Given): string[] {
	const found: string[] = [];
	const asked = profileOf(answers);
	const profile = file.tool_profile || 'none';
	if (profile !== asked) found.push(`Its tool profile is ${profile}; you asked for ${asked}.`);
	const [allowed, blocked] = toolsOf(answers);
	for (const [noun, wanted, got] of [
		['allowed', allowed, file.allowed_tools ?? []],
		['blocked', blocked, file.blocked_tools ?? []],
	] as const) {
		if ([...wanted].sort().join() !== [...got].sort().join())
			found.push(
				`Its ${noun} tools are ${got.join(', ') || 'none'}; you asked for ${wanted.join(', ') || 'none'}.`,
			);
	}
	return found;
}
