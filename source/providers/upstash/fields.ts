import * as z from 'zod';
import {type Choice, defineFields, isTyped, type Listing, plainOf} from '../field.js';
import {pending} from '../judge.js';
import type {ClusterAddresses, UpstashApi} from './api.js';

export const docs = 'https://upstash.com/docs/common/account/developerapi';

const clusters: Listing<UpstashApi, ClusterAddresses> = async function* ({api, signal}) {
	yield await api.clusters(signal);
};

const topics: Listing<UpstashApi, unknown> = async function* ({api, answers, signal}) {
	yield await api.topics(plainOf(answers['cluster']) ?? '', signal);
	// Last, so that a quick Enter never gives more than was wanted.
	yield [{value: '*', label: '*', hint: 'every topic'}];
};

/** Topic names: letters, digits, `_`, `-`, `.` (Upstash's Kafka documentation); `*` only as the last character. */
const topicName = z
	.string()
	.min(1, 'Type a topic, a prefix that ends in *, or * for every topic.')
	.max(250, 'A topic name has at most 249 characters.')
	.refine((text) => !/[^\w.*-]/.test(text), 'A topic name holds letters, digits, “.”, “_” and “-” only.')
	.refine((text) => !text.slice(0, -1).includes('*'), 'The * stands only at the very end: orders.*');

export const permissions: readonly Choice[] = [
	{value: 'ALL', label: 'Produce and consume', hint: 'ALL'},
	{value: 'PRODUCE', label: 'Produce only', hint: 'PRODUCE'},
	{value: 'CONSUME', label: 'Consume only', hint: 'CONSUME'},
];

/** What is asked for a credential, in order. */
export const fields = defineFields<UpstashApi>()({
	cluster: {
		kind: 'select',
		label: 'Which cluster should the credential open?',
		name: 'cluster',
		step: 'cluster',
		choices: clusters,
		remember: true,
		other: {
			label: 'Cluster id',
			schema: z
				.string()
				.refine((text) => !/[^0-9a-fA-F-]/.test(text), 'A cluster id is a UUID: digits, a to f, and dashes.')
				.refine(
					(text) => z.uuid().safeParse(text).success,
					pending('A cluster id is a UUID of 36 characters.'),
				),
			placeholder: '5f0e2c5a-5c3c-4c59-9b8a-0d7f6f3a2b11',
		},
		docs,
	},
	endpoint: {
		kind: 'text',
		address: true,
		label: 'What is the cluster’s endpoint?',
		name: 'endpoint',
		hint: 'Optional: the host under “Details” in the console. Left empty, no address is written to .env.',
		when: (answers) => isTyped(answers['cluster']),
		schema: z
			.string()
			.refine((text) => !/[\s/]/.test(text), 'Only the host: no https://, no path.')
			.refine((text) => text === '' || /\w\.\w/.test(text), pending('A host name has dots in it.')),
		placeholder: 'calm-otter-4410-eu1-kafka.upstash.io',
	},
	topic: {
		kind: 'select',
		label: 'Which topic may it use?',
		name: 'topic',
		step: 'access',
		hint: 'One topic, a prefix such as orders.*, or * for every topic.',
		choices: topics,
		needs: ['cluster'],
		other: {label: 'Topic, or prefix*', schema: topicName, placeholder: 'orders.*'},
		docs,
	},
	permissions: {
		kind: 'select',
		label: 'What may it do there?',
		name: 'permissions',
		choices: permissions,
		docs,
	},
	name: {
		kind: 'text',
		label: 'What should the credential be called?',
		name: 'name',
		step: 'name',
		hint: 'A label for you and your team; Upstash shows it in the console.',
		schema: z
			.string()
			.trim()
			.min(1, 'A credential needs a name.')
			.max(100, 'kafkey keeps names to 100 characters.')
			.refine((text) => !/\p{C}/u.test(text), 'A name cannot hold control or invisible characters.'),
		placeholder: 'billing-writer',
		docs,
	},
});
