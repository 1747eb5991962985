import {type Credential, defineKind, type Made, type Step} from '../provider.js';
import {aclDifferences} from './acl.js';
import type {KafkaUser} from './answers.js';
import {type StreamkapApi, usersPath} from './api.js';
import {detailsOf, rulesIn} from './details.js';
import {
	type KafkaAnswer,
	type KafkaConfig,
	kafkaAccesses,
	kafkaConfig,
	kafkaDifferences,
	kafkaNotes,
	kafkaVariables,
} from './kafka-access.js';
import {docs, kafkaFieldFor, kafkaFields} from './kafka-fields.js';

/** A Kafka user of its own, without a project key around it. */
export const kafkaUserKind = defineKind<StreamkapApi>()({
	id: 'kafka-user',
	name: 'Kafka user',
	summary: 'user and password for Kafka, with access rules',
	shownOnce: 'Streamkap never shows this password again.',
	docs,
	fields: kafkaFields,
	plan: ({api, answers}) => {
		const config = kafkaConfig(answers);
		return {
			steps: [createKafkaUser(api, config)],
			variables: kafkaVariables(config),
			known: kafkaAccesses(config),
			notes: [
				...kafkaNotes(config),
				'Streamkap’s answer does not name the SASL mechanism; kafkey writes PLAIN, the default of Streamkap’s project keys.',
			],
		};
	},
	fieldFor: kafkaFieldFor,
});

function createKafkaUser(api: StreamkapApi, config: KafkaConfig): Step {
	return {
		id: 'kafka-user',
		will: `create Kafka user ${config.username} in project ${api.who.service_id}`,
		did: `created Kafka user ${config.username}`,
		thing: 'kafkaUser',
		request: () => ({method: 'POST', path: usersPath, body: config}),
		send: async (_earlier, signal) => made(await api.createKafkaUser(config, signal), config),
		list: async (_earlier, signal) => {
			const all = await api.kafkaUsers(signal);
			return all
				.filter(({username}) => username === config.username)
				.map(({username}) => ({ref: {username}, label: username}));
		},
	};
}

function made(user: KafkaUser, config: KafkaConfig): Made {
	const answer: KafkaAnswer = {
		username: user.username,
		servers: user.kafka_proxy_endpoint,
		registry: user.schema_proxy_endpoint,
	};
	const credential: Credential = {
		id: user.username,
		name: user.username,
		accesses: kafkaAccesses(config, answer),
		details: detailsOf({
			user: user.username,
			'Kafka address': user.kafka_proxy_endpoint,
			'Schema Registry': user.schema_proxy_endpoint,
			'allowed addresses': user.whitelist_ips,
			'access rules': rulesIn(user.kafka_acls),
		}),
		differences: [
			...kafkaDifferences(config, answer),
			...aclDifferences(config.kafka_acls, user.kafka_acls),
			...ipDifferences(config.whitelist_ips, user.whitelist_ips),
		],
	};
	return {ref: {username: user.username}, label: user.username, credential};
}

function ipDifferences(asked: string, answered: string | null | undefined): string[] {
	if (typeof answered !== 'string') return [];
	const sorted = (text: string) => text.replace(/\s/g, '').split(',').sort().join(',');
	if (sorted(asked) === sorted(answered)) return [];
	return [`It can connect from ${answered || 'any address'}, asked for was ${asked || 'any address'}.`];
}
