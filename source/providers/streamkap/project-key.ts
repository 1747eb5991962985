import {defineKind, type Step} from '../provider.js';
import {keysPath, type StreamkapApi} from './api.js';
import {apiForm} from './forms.js';
import {type KafkaConfig, kafkaAccesses, kafkaVariables} from './kafka-access.js';
import {kafkaFieldFor} from './kafka-fields.js';
import {madeOf} from './project-key-answer.js';
import {docs, fields} from './project-key-fields.js';
import {projectKeyLife} from './project-key-life.js';
import {type Given, hasApi, inWords, kafkaPart, notesOf, requestOf} from './project-key-request.js';

/** REST API access, Kafka access and tool scoping in one file. */
export const projectKeyKind = defineKind<StreamkapApi>()({
	id: 'project-key',
	name: 'Project key',
	summary: 'Kafka, the REST API, or both, in one file',
	shownOnce: 'The secrets are shown once. Streamkap masks them from now on.',
	docs,
	fields,
	plan: ({api, answers}) => {
		const kafka = kafkaPart(answers);
		return {
			steps: [createProjectKey(api, answers, kafka)],
			variables: [
				...(kafka ? kafkaVariables(kafka) : []),
				...(hasApi(answers) ? Object.values(apiForm.names) : []),
			],
			notes: notesOf(answers, kafka),
			...(kafka && {known: kafkaAccesses(kafka)}),
		};
	},
	fieldFor: ([first, ...rest]) =>
		first === 'kafka_config'
			? (kafkaFieldFor(rest) ?? 'opens')
			: {
					name: 'name',
					description: 'description',
					role_ids: 'roles',
					permission_ids: 'permissions',
					tool_profile: 'tool-profile',
					allowed_tools: 'allowed-tools',
					blocked_tools: 'blocked-tools',
				}[String(first)],
	life: projectKeyLife,
});

function createProjectKey(api: StreamkapApi, answers: Given, kafka: KafkaConfig | undefined): Step {
	const request = requestOf(answers, kafka);
	return {
		id: 'project-key',
		will: inWords(answers, kafka),
		did: `created project key ${answers.name}`,
		thing: 'projectKey',
		request: () => ({method: 'POST', path: keysPath, body: request}),
		send: async (_earlier, signal) => {
			const answer = await api.createProjectKey(request, signal);
			return madeOf(answer, answers, kafka, api.tokenEndpoint);
		},
		list: async (_earlier, signal) => {
			const keys = await api.projectKeys(signal);
			return keys.filter(({name}) => name === answers.name).map(({id}) => ({ref: {id}, label: id}));
		},
	};
}
