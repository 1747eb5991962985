import {isWithheld, Secret} from '../../secret.js';
import {kafkaNames} from '../access.js';
import type {AnswersTo} from '../field.js';
import {type Credential, defineKind, type Made, type Step} from '../provider.js';
import {accessesOf} from './accesses.js';
import {createPath, type UpstashApi, type UpstashCredential} from './api.js';
import {detailsOf} from './details.js';
import {docs, fields} from './fields.js';
import {registryForm, restForm} from './forms.js';
import {life} from './life.js';

type Given = AnswersTo<typeof fields>;

/** A topic, prefix or all of one cluster, with one of three fixed permissions (vendor page). */
export const credentialKind = defineKind<UpstashApi>()({
	id: 'credential',
	name: 'Kafka credential',
	summary: 'user and password for one topic, a prefix or all',
	shownOnce: 'Upstash lists passwords, so this one can be read again there. kafkey does not keep it.',
	docs,
	fields,
	plan: ({api, answers}) => ({
		steps: [createCredential(api, answers)],
		variables: [
			...Object.values(kafkaNames),
			...Object.values(restForm.names),
			...Object.values(registryForm.names),
		],
	}),
	fieldFor: (path) =>
		({credential_name: 'name', cluster_id: 'cluster', topic: 'topic', permissions: 'permissions'})[
			String(path.at(-1))
		],
	life,
});

function createCredential(api: UpstashApi, answers: Given): Step {
	const request = {
		credential_name: answers.name,
		cluster_id: answers.cluster.value,
		topic: answers.topic.value,
		permissions: answers.permissions.value,
	};
	return {
		id: 'credential',
		will: `create credential ${answers.name}: ${answers.permissions.value} on ${topicWords(answers.topic.value)}`,
		did: `created credential ${answers.name}`,
		thing: 'credential',
		request: () => ({method: 'POST', path: createPath, body: request}),
		send: async (_earlier, signal) => made(await api.create(request, signal), answers),
		list: async (_earlier, signal) => {
			const all = await api.credentials(signal);
			const alike = all.filter(
				(each) => each.cluster_id === request.cluster_id && each.topic === request.topic,
			);
			return alike.map((each) => ({ref: {id: each.credential_id}, label: each.credential_id}));
		},
	};
}

function made(answer: UpstashCredential, answers: Given): Made {
	const existing = {ref: {id: answer.credential_id}, label: answer.credential_id};
	const username = answer.encoded_username || answer.username;
	if (isWithheld(answer.password) || !username) return {...existing, undelivered: true};
	const password = new Secret(answer.password ?? '');
	return {...existing, credential: credentialOf(answer, answers, username, password)};
}

function credentialOf(
	answer: UpstashCredential,
	answers: Given,
	username: string,
	password: Secret,
): Credential {
	return {
		id: answer.credential_id,
		name: answer.credential_name,
		accesses: accessesOf({
			...(answers.endpoint && {tcpEndpoint: answers.endpoint}),
			...answers.cluster.data,
			topic: answers.topic.value,
			permissions: answers.permissions.value,
			username,
			password,
		}),
		details: detailsOf(answer),
		differences: differences(answer, answers),
	};
}

/** Compares the answer with what was asked. The name is left out: a live answer was seen to capitalise it. */
function differences(answer: UpstashCredential, answers: Given): string[] {
	const found: string[] = [];
	const {cluster, topic, permissions} = answers;
	if (answer.cluster_id !== cluster.value) found.push('It is for another cluster than the one asked for.');
	if (answer.topic !== topic.value) found.push(`Its topic is ${answer.topic}; you asked for ${topic.value}.`);
	if (answer.permissions !== permissions.value)
		found.push(`Its permissions are ${answer.permissions}; you asked for ${permissions.value}.`);
	if (answer.state !== undefined && answer.state !== 'active')
		found.push(`Its state is ${answer.state}, not active.`);
	return found;
}

function topicWords(topic: string): string {
	if (topic === '*') return 'every topic';
	return topic.endsWith('*') ? `topics ${topic}` : `topic ${topic}`;
}
