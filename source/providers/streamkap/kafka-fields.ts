import {randomBytes} from 'node:crypto';
import {type Choice, defineFields, type Listing, type Row} from '../field.js';
import {formatRow, operationsOn, parseRow, patterns, resources} from './acl.js';
import type {StreamkapApi, TopicId} from './api.js';
import {allowedIps, password, resourceName, username} from './rules.js';

export const docs = 'https://docs.streamkap.com/kafka-access';

const topics: Listing<StreamkapApi, TopicId> = ({api, signal}) => api.topics(signal);

/** Every topic by its name, and after them all by their ids where those differ. */
function topicNames({resource, pattern}: Row, fetched: readonly Choice[] = []): readonly Choice[] {
	if (resource !== 'TOPIC' || pattern !== 'LITERAL') return [];
	const byId = fetched.flatMap((topic) => idOf(topic) ?? []);
	return [...fetched, ...byId];
}

const ids = new WeakMap<Choice, Choice>();

/** The topic by its id, where that is not its name; the same each time, as the list is made anew with every page. */
function idOf(topic: Choice): Choice | undefined {
	const {value, detail, data} = topic;
	if (detail === undefined || detail === value) return undefined;
	const known = ids.get(topic) ?? {value: (data as TopicId).id, label: detail, hint: `id of ${value}`};
	ids.set(topic, known);
	return known;
}

export const yesOrNo: readonly Choice[] = [
	{value: 'no', label: 'no'},
	{value: 'yes', label: 'yes', hint: 'with an address of its own'},
];

/** What a Kafka user is made of, alone or as part of a project key. */
export const kafkaFields = defineFields<StreamkapApi>()({
	username: {
		kind: 'text',
		label: 'What should the Kafka user be called?',
		name: 'user name',
		step: 'kafka',
		hint: '3 to 24 small letters, digits and dashes; unique within the project.',
		help: [
			'Streamkap gives Kafka access only in projects that are hosted on AWS and have a namespace of their own.',
		],
		schema: username,
		placeholder: 'orders-reader',
		docs,
	},
	password: {
		kind: 'secret',
		label: 'Which password should it have?',
		name: 'password',
		hint: '12 to 128 characters; kafkey can make one up. Streamkap never shows it again.',
		schema: password,
		twice: true,
		generate: () => randomBytes(36).toString('base64url'),
		docs,
	},
	'allowed-ips': {
		kind: 'text',
		label: 'From which addresses may it connect?',
		name: 'allowed addresses',
		hint: 'Optional: IPv4 addresses and ranges, separated by commas. Left empty, from any.',
		schema: allowedIps,
		placeholder: '203.0.113.0/24,198.51.100.7',
		docs,
	},
	acl: {
		kind: 'rows',
		label: 'What may it do?',
		name: 'access rules',
		row: 'access rule',
		step: 'rules',
		hint: 'A consumer needs READ on its topics and READ on its group; a producer WRITE on its topics.',
		help: [
			'Each rule allows one operation on one topic or consumer group, or on all whose names begin alike. Many clients also need DESCRIBE.',
			'For a topic the list shows its name, and its id beside it. Streamkap does not say which of the two a rule means; its own examples use names. The ids stand after all names.',
			'On the command line a rule is written topic:public.orders:LITERAL:READ.',
		],
		docs,
		choices: topics,
		columns: {
			resource: {kind: 'select', label: 'A topic or a consumer group?', name: 'resource', choices: resources},
			pattern: {kind: 'select', label: 'Its name …', name: 'pattern', choices: patterns},
			name: {
				kind: 'select',
				label: 'Which name?',
				name: 'name',
				hint: 'Of a topic: its name is what you usually want; the ids are at the end.',
				choices: topicNames,
				other: {label: 'Name', schema: resourceName, placeholder: 'public.orders'},
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
	'schema-registry': {
		kind: 'select',
		label: 'Should it have access to the Schema Registry too?',
		name: 'Schema Registry',
		choices: yesOrNo,
		docs,
	},
});

/** The question that a server's complaint about the Kafka part is for, by its path within that part. */
export function kafkaFieldFor(path: readonly (string | number)[]): string | undefined {
	return {
		username: 'username',
		password: 'password',
		whitelist_ips: 'allowed-ips',
		kafka_acls: 'acl',
		is_create_schema_registry: 'schema-registry',
	}[String(path[0])];
}
