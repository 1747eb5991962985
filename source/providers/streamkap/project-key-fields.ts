import {type Answers, type Choice, defineFields, plainOf} from '../field.js';
import {judge} from '../judge.js';
import type {StreamkapApi} from './api.js';
import {both, grantFields} from './grant-fields.js';
import {kafkaFields} from './kafka-fields.js';
import {description, keyName, username, word} from './rules.js';

export const docs = 'https://docs.streamkap.com/project-keys';

const withApi = (answers: Answers) => plainOf(answers['opens']) !== 'kafka';
const withKafka = (answers: Answers) => plainOf(answers['opens']) !== 'api';

export const openings: readonly Choice[] = [
	{value: 'kafka', label: 'Kafka only', hint: 'a Kafka user, no REST API'},
	{value: 'api', label: 'the REST API only', hint: 'client id and secret, no Kafka'},
	{value: 'both', label: 'Kafka and the REST API', hint: 'both in one file'},
];

export const toolProfiles: readonly Choice[] = [
	{value: 'none', label: 'no profile', hint: 'nothing is set'},
	{value: 'read-only', label: 'read-only', hint: 'queries only; no changes, no Kafka produce'},
	{value: 'agent-operator', label: 'agent-operator', hint: 'read, and pause, resume, restart'},
	{value: 'infra-admin', label: 'infra-admin', hint: 'manages everything, no Kafka data'},
	{value: 'full', label: 'full', hint: 'no limits'},
];

const tool = word('a tool’s name');

/** The key's own name, where a Kafka user may be called so. */
function namedAlike(answers: Answers): string {
	const verdict = judge(username, plainOf(answers['name']) ?? '');
	return verdict.ok ? verdict.value : '';
}

/** What is asked for a project key, in order. A key that opens nothing cannot be asked for. */
export const fields = defineFields<StreamkapApi>()({
	name: {
		kind: 'text',
		label: 'What should the project key be called?',
		name: 'name',
		step: 'name',
		hint: '1 to 100 characters.',
		schema: keyName,
		placeholder: 'orders-reader',
		docs,
	},
	description: {
		kind: 'text',
		label: 'What is it for?',
		name: 'description',
		hint: 'Optional. Streamkap takes HTML out of it.',
		schema: description,
		docs,
	},
	opens: {
		kind: 'select',
		label: 'What should the key open?',
		name: 'what it opens',
		step: 'rights',
		hint: 'A key must open the REST API, Kafka, or both: one that opens neither is of no use.',
		help: [
			'Kafka access needs a project that is hosted on AWS and has a namespace of its own. The part that is left out can be added to the key later.',
		],
		choices: openings,
		docs,
	},
	access: {
		...grantFields.access,
		label: 'How should its rights in the REST API be given?',
		hint: 'One of the two. Roles can be changed later, single permissions cannot.',
		when: withApi,
		docs,
	},
	roles: {...grantFields.roles, when: both(withApi, grantFields.roles.when)},
	permissions: {...grantFields.permissions, when: both(withApi, grantFields.permissions.when)},
	username: {...kafkaFields.username, when: withKafka, initial: namedAlike},
	password: {...kafkaFields.password, when: withKafka},
	'allowed-ips': {...kafkaFields['allowed-ips'], when: withKafka},
	acl: {...kafkaFields.acl, when: withKafka},
	'schema-registry': {...kafkaFields['schema-registry'], when: withKafka},
	// Tools are called with a token, and a key for Kafka only gets none (Streamkap's API reference).
	'tool-profile': {
		kind: 'select',
		label: 'Which tools may an AI agent call with this key?',
		name: 'tool profile',
		step: 'tools',
		hint: 'For keys that Streamkap’s MCP server gets; for all others choose none.',
		choices: toolProfiles,
		when: withApi,
		docs,
	},
	'allowed-tools': {
		kind: 'many',
		label: 'Only certain tools?',
		name: 'allowed tools',
		hint: 'Optional: names, separated by commas. They override the profile and the blocked tools.',
		choices: [],
		other: {label: 'Tool', schema: tool, placeholder: 'tool name, tool name'},
		when: withApi,
		docs,
	},
	'blocked-tools': {
		kind: 'many',
		label: 'All but certain tools?',
		name: 'blocked tools',
		hint: 'Optional: names, separated by commas. They are taken from the profile; allowed tools win over them.',
		choices: [],
		other: {label: 'Tool', schema: tool, placeholder: 'tool name, tool name'},
		when: withApi,
		docs,
	},
});
