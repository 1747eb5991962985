import {defineProvider} from '../provider.js';
import {StreamkapApi} from './api.js';
import {clientCredentialKind} from './client-credential.js';
import {explain} from './explain.js';
import {apiForm, registryForm} from './forms.js';
import {kafkaUserKind} from './kafka-user.js';
import {projectKeyKind} from './project-key.js';
import {signIn, signInOf} from './sign-in.js';

/** Streamkap: client credentials for its REST API, project keys, and Kafka users. */
export const streamkap = defineProvider<StreamkapApi>()({
	id: 'streamkap',
	name: 'Streamkap',
	summary: 'project keys, Kafka users, client credentials',
	docs: 'https://docs.streamkap.com/project-keys',
	baseUrls: {api: 'https://api.streamkap.com'},
	guide: {
		lines: [
			'Made in the Streamkap app: the project › Project Settings › API › Create API Token. It is shown once.',
			'It may do what its roles may: project keys need Admin or Data Admin, the list of roles fe.secure.read.roles.',
			'The file of a project key with API access signs in too; one that opens Kafka only does not.',
		],
		page: 'https://docs.streamkap.com/api-tokens',
	},
	signIn,
	connect: async (answers, connection) => {
		const body = await signInOf(answers, connection);
		const api = await StreamkapApi.open(connection.http({explain}), body, connection.signal);
		const {project_key_id, service_id, sub} = api.who;
		const who = project_key_id ? `project key ${project_key_id}` : `API token ${sub || answers['client-id']}`;
		return {who: `${who}, project ${service_id}`, api};
	},
	kinds: [projectKeyKind, kafkaUserKind, clientCredentialKind],
	forms: [apiForm, registryForm],
	things: {
		projectKey: {
			name: 'project key',
			remove: (api, {id = ''}, signal) => api.removeProjectKey(id, signal),
			lookAt: 'Streamkap app › Project Settings › Project Keys',
		},
		kafkaUser: {
			name: 'Kafka user',
			remove: (api, {username = ''}, signal) => api.removeKafkaUser(username, signal),
			lookAt: 'Streamkap app › Kafka Access',
		},
		clientCredential: {
			name: 'client credential',
			remove: (api, {id = ''}, signal) => api.removeClientCredential(id, signal),
			lookAt: 'Streamkap app › Project Settings › API',
		},
	},
});
