import {defineKind, type Step} from '../provider.js';
import {type StreamkapApi, usersPath} from './api.js';
import {type KafkaConfig, kafkaAccesses, kafkaConfig, kafkaNotes, kafkaVariables} from './kafka-access.js';
import {docs, kafkaFieldFor, kafkaFields} from './kafka-fields.js';
import {madeUser} from './kafka-user-answer.js';
import {kafkaUserLife} from './kafka-user-life.js';

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
	life: kafkaUserLife,
});

function createKafkaUser(api: StreamkapApi, config: KafkaConfig): Step {
	return {
		id: 'kafka-user',
		will: `create Kafka user ${config.username} in project ${api.who.service_id}`,
		did: `created Kafka user ${config.username}`,
		thing: 'kafkaUser',
		request: () => ({method: 'POST', path: usersPath, body: config}),
		send: async (_earlier, signal) => madeUser(await api.createKafkaUser(config, signal), config),
		list: async (_earlier, signal) => {
			const all = await api.kafkaUsers(signal);
			return all
				.filter(({username}) => username === config.username)
				.map(({username}) => ({ref: {username}, label: username}));
		},
	};
}
