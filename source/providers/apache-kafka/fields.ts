import {randomBytes} from 'node:crypto';
import {type Answers, type Choice, defineFields, type Listing, plainOf} from '../field.js';
import type {ApacheKafkaApi} from './api.js';
import {type Preset, presets} from './presets.js';
import {formatRow, type Named, namesFor, operationsOn, parseRow, patterns, resources} from './rows.js';
import {aclDocs, docs, group, password, prefix, resourceName, topic, userName} from './rules.js';

const topics: Listing<ApacheKafkaApi, unknown> = ({api, signal}) => api.topics(signal);
const groups: Listing<ApacheKafkaApi, unknown> = ({api, signal}) => api.groups(signal);

/** Topics, then groups, each under a value of its own. */
const names: Listing<ApacheKafkaApi, unknown> = async function* ({api, signal}) {
	for await (const page of api.topics(signal)) yield page.map((choice) => named('topic', choice));
	for await (const page of api.groups(signal)) yield page.map((choice) => named('group', choice));
};

function named(resource: string, choice: Choice): Choice<Named> {
	return {...choice, value: `${resource}:${choice.value}`, data: {resource, name: choice.value}};
}

/** Asked only where the preset needs it. */
function withPreset(...which: readonly Preset[]) {
	return (answers: Answers) => which.some((preset) => preset === plainOf(answers['access']));
}

/** The preset that was chosen; undefined for rules of one's own. */
export function presetOf(access: string): Preset | undefined {
	return (Object.keys(presets) as Preset[]).find((preset) => preset === access);
}

/** What a SCRAM user is made of. */
export const fields = defineFields<ApacheKafkaApi>()({
	name: {
		kind: 'text',
		label: 'What should the user be called?',
		name: 'user name',
		step: 'user',
		hint: 'A user that exists already is never changed.',
		schema: userName,
		placeholder: 'orders-svc',
		docs,
	},
	'new-mechanism': {
		kind: 'select',
		label: 'Which mechanism should it sign in with?',
		name: 'mechanism',
		hint: 'One that the brokers have enabled.',
		choices: [
			{value: 'SCRAM-SHA-512', label: 'SCRAM-SHA-512'},
			{value: 'SCRAM-SHA-256', label: 'SCRAM-SHA-256'},
		],
		docs,
	},
	'new-password': {
		kind: 'secret',
		label: 'Which password should it have?',
		name: 'password',
		hint: '12 to 128 characters; kafkey can make one up. Kafka cannot show it again.',
		schema: password,
		twice: true,
		generate: () => randomBytes(30).toString('base64url'),
		docs,
	},
	access: {
		kind: 'select',
		label: 'What may it do?',
		name: 'access',
		step: 'access',
		hint: 'Each right is one ACL. Nothing else is allowed, except what the cluster allows everybody.',
		choices: [
			{value: 'produce', label: 'Produce', hint: 'WRITE and DESCRIBE on topics'},
			{value: 'consume', label: 'Consume', hint: 'READ and DESCRIBE on topics, READ on a group'},
			{value: 'both', label: 'Produce and consume', hint: 'both of these'},
			{value: 'admin', label: 'Administer a prefix', hint: 'ALL on topics and groups with one prefix'},
			{value: 'rules', label: 'Something else', hint: 'ACLs, one by one'},
		],
		docs: aclDocs,
	},
	topics: {
		kind: 'many',
		label: 'Which topics?',
		name: 'topics',
		hint: 'One or several, with commas: a name, a prefix such as orders.*, or *. Typed ones need not exist yet.',
		when: withPreset('produce', 'consume', 'both'),
		choices: topics,
		other: {label: 'Topics or prefixes, separated by commas', schema: topic, placeholder: 'orders.*'},
		least: {count: 1, sentence: 'Name at least one topic.'},
	},
	group: {
		kind: 'select',
		label: 'Which consumer group?',
		name: 'consumer group',
		hint: 'The group.id of the application, or a prefix such as billing-*. It need not exist yet.',
		when: withPreset('consume', 'both'),
		choices: groups,
		other: {label: 'Group or prefix', schema: group, placeholder: 'billing-*'},
	},
	prefix: {
		kind: 'text',
		label: 'What do its topics and groups begin with?',
		name: 'prefix',
		hint: 'Without a star. It may create, change and delete all of them.',
		when: withPreset('admin'),
		schema: prefix,
		placeholder: 'orders.',
	},
	acl: {
		kind: 'rows',
		label: 'What exactly may it do?',
		name: 'access rules',
		row: 'access rule',
		hint: 'A consumer needs READ on its topics and READ on its group; a producer WRITE on its topics.',
		help: [
			'Each rule is one ACL: it allows one operation on one topic, consumer group or transactional id, or on all whose names begin alike.',
			'READ, WRITE, DELETE and ALTER include DESCRIBE; ALTER_CONFIGS includes DESCRIBE_CONFIGS.',
			'On the command line a rule is written topic:orders:LITERAL:READ.',
		],
		docs: aclDocs,
		when: (answers) => plainOf(answers['access']) === 'rules',
		choices: names,
		least: {count: 1, sentence: 'Add at least one rule: a user without any may do nothing.'},
		columns: {
			resource: {kind: 'select', label: 'On what?', name: 'resource', choices: resources},
			pattern: {kind: 'select', label: 'Its name …', name: 'pattern', choices: patterns},
			name: {
				kind: 'select',
				label: 'Which name?',
				name: 'name',
				choices: namesFor,
				other: {label: 'Name', schema: resourceName, placeholder: 'orders'},
			},
			operation: {
				kind: 'select',
				label: 'Which operation?',
				name: 'operation',
				choices: ({resource}) => operationsOn(resource),
			},
		},
		format: formatRow,
		parse: parseRow,
	},
});
