import {isWithheld, Secret} from '../../secret.js';
import {type AnswersTo, defineFields} from '../field.js';
import {type Credential, defineKind, type Made, type Step} from '../provider.js';
import type {ClientCredential} from './answers.js';
import {credentialsPath, type StreamkapApi} from './api.js';
import {clientCredentialLife} from './client-credential-life.js';
import {credentialDetails} from './details.js';
import {apiForm, apiSpreading} from './forms.js';
import {grantFields, grantOf, grantWords, roleDifferences} from './grant-fields.js';
import {description, optionalId} from './rules.js';

const docs = 'https://docs.streamkap.com/api-tokens';

const fields = defineFields<StreamkapApi>()({
	description: {
		kind: 'text',
		label: 'What is the credential for?',
		name: 'description',
		step: 'name',
		hint: 'Optional: a description for you and your team; a client credential has no other name.',
		schema: description,
		placeholder: 'metrics exporter',
		docs,
	},
	service: {
		kind: 'text',
		label: 'Which project should it belong to?',
		name: 'project',
		step: 'project',
		hint: 'Optional: a project’s id (“service id”). Left empty, the project of your sign-in.',
		schema: optionalId,
		placeholder: 'the project of your sign-in',
		docs,
	},
	...grantFields,
	access: {
		...grantFields.access,
		hint: 'kafkey asks for exactly one of the two.',
		help: [
			'For client credentials this is kafkey’s own rule: Streamkap’s page does not say what both together, or neither, would give.',
		],
		docs,
	},
});
type Given = AnswersTo<typeof fields>;

/** An API token, as the Streamkap app calls it: client id and secret for the REST API. */
export const clientCredentialKind = defineKind<StreamkapApi>()({
	id: 'client-credential',
	name: 'Client credential',
	summary: 'client id and secret for the REST API, not for Kafka',
	shownOnce: 'The secret is shown once. Streamkap masks it from now on.',
	docs,
	fields,
	plan: ({api, answers}) => ({
		steps: [createClientCredential(api, answers)],
		variables: Object.values(apiForm.names),
		notes: [
			'It opens Streamkap’s REST API, not Kafka: for Kafka choose a project key or a Kafka user.',
			'The project of a client credential cannot be changed later.',
		],
	}),
	fieldFor: (path) =>
		({description: 'description', service_id: 'service', role_ids: 'roles', permission_ids: 'permissions'})[
			String(path[0])
		],
	life: clientCredentialLife,
});

function createClientCredential(api: StreamkapApi, answers: Given): Step {
	const request = {
		...(answers.description !== '' && {description: answers.description}),
		service_id: answers.service || api.who.service_id,
		...grantOf(answers),
	};
	const name =
		answers.description === '' ? 'client credential' : `client credential “${answers.description}”`;
	return {
		id: 'client-credential',
		will: `create ${name} in project ${request.service_id} with ${grantWords(answers)}`,
		did: `created ${name}`,
		thing: 'clientCredential',
		request: () => ({method: 'POST', path: credentialsPath, body: request}),
		send: async (_earlier, signal) =>
			made(await api.createClientCredential(request, signal), answers, request.service_id, api),
		list: async (_earlier, signal) => {
			const all = await api.clientCredentials(signal);
			const alike = all.filter(
				(each) => each.service_id === request.service_id && (each.description ?? '') === answers.description,
			);
			return alike.map(({client_id}) => ({ref: {id: client_id}, label: client_id}));
		},
	};
}

function made(answer: ClientCredential, answers: Given, service: string, api: StreamkapApi): Made {
	const existing = {ref: {id: answer.client_id}, label: answer.client_id};
	if (isWithheld(answer.secret ?? undefined)) return {...existing, undelivered: true};
	const credential: Credential = {
		id: answer.client_id,
		name: answer.description || answer.client_id,
		accesses: [
			{
				...apiForm,
				clientId: answer.client_id,
				secret: new Secret(answer.secret ?? ''),
				tokenEndpoint: api.tokenEndpoint,
				spreading: apiSpreading,
			},
		],
		details: credentialDetails(answer),
		differences: differences(answer, answers, service),
	};
	return {...existing, credential};
}

function differences(answer: ClientCredential, answers: Given, service: string): string[] {
	const found = roleDifferences(
		answers.roles,
		answer.roles?.map(({id}) => id),
	);
	if (answer.service_id !== service)
		found.push(`Its project is ${answer.service_id ?? 'not named'}; you asked for ${service}.`);
	if ((answer.description ?? '') !== answers.description)
		found.push(`Its description is “${answer.description ?? ''}”; you asked for “${answers.description}”.`);
	return found;
}
