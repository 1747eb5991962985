import * as z from 'zod';
import {placeOf} from '../confluent/places.js';
import {endpoint} from '../confluent/rules.js';
import {defineFields, type Listing, plainOf} from '../field.js';
import type {ConfluentApi} from './api.js';
import {isServiceAccount} from './owner.js';
import type {KafkaPlace} from './places.js';
import {consumes, isPurpose} from './rights.js';
import {group, topic} from './rules.js';
import {adminIn, wayFor} from './way.js';

const nothing = {value: 'nothing', label: 'Nothing now'};

/** What rights can be given depends on the cluster's type; the sentence beside the choice says why. */
const purposes: Listing<ConfluentApi, unknown> = async function* ({api, answers}) {
	const way = wayFor(api, answers);
	if (way.by === 'none') {
		yield [{...nothing, hint: way.why}];
		return;
	}
	const roles = way.by === 'roles';
	yield [
		{value: 'produce', label: 'Produce', hint: roles ? 'DeveloperWrite' : 'ACL WRITE'},
		{value: 'consume', label: 'Consume', hint: roles ? 'DeveloperRead' : 'ACL READ'},
		{
			value: 'both',
			label: 'Produce and consume',
			hint: roles ? 'DeveloperWrite and DeveloperRead' : 'ACL WRITE and READ',
		},
		{
			value: 'manage',
			label: 'Manage the topics themselves',
			hint: roles ? 'DeveloperManage' : 'ACL CREATE, DELETE, ALTER, ALTER_CONFIGS',
		},
		{...nothing, hint: 'only what the account may already'},
	];
};

/** Topics are listed with a Kafka key of the cluster only; without one nothing is listed and they are typed. */
const topics: Listing<ConfluentApi, unknown> = async function* ({api, answers, signal}) {
	const admin = adminIn(answers);
	if (!admin) return;
	api.kafka.use(admin.at, admin.key, admin.secret);
	const found = await api.kafka.topics(admin.at, signal);
	yield found.map(({name, partitions}) => ({
		value: name,
		label: name,
		...(partitions && {hint: `${partitions} ${partitions === 1 ? 'partition' : 'partitions'}`}),
	}));
};

const aclDocs = 'https://docs.confluent.io/cloud/current/security/access-control/acls/overview.html';
const roleDocs = 'https://docs.confluent.io/cloud/current/security/access-control/rbac/overview.html';

/** What the service account may do with which topics; nothing of it is asked for a key of one's own. */
export const accessFields = defineFields<ConfluentApi>()({
	'admin-key': {
		kind: 'text',
		label: 'Which Kafka admin key may kafkey use?',
		name: 'Kafka admin key',
		step: 'access',
		hint: 'Leave it empty if you have none. A Kafka key of this cluster lists its topics; a Basic cluster needs one for topic rights (ACLs).',
		help: [
			'Topic rights are role bindings on Standard, Enterprise, Dedicated and Freight clusters; the Cloud key is enough for those. They do not work on Basic clusters: there the rights are ACLs, and only a Kafka key of the cluster can make them. Its owner must be allowed to change ACLs, as CloudClusterAdmin is.',
			'A Cloud key cannot list topics either. With a Kafka key of the cluster you choose topics from a list, without one you type them.',
			'Leave it empty to go on without one. kafkey keeps it in memory only.',
		],
		env: 'CONFLUENT_CLOUD_KAFKA_API_KEY',
		when: (answers) => isServiceAccount(answers['owner']),
		schema: z
			.string()
			.trim()
			.max(255, 'A key has at most 255 characters.')
			.refine((text) => !/[\s:\p{C}]/u.test(text), 'A key holds no spaces and no colon.'),
		docs: aclDocs,
	},
	'admin-secret': {
		kind: 'secret',
		label: 'What is its secret?',
		name: 'Kafka admin secret',
		hint: 'The secret of that Kafka key. It is kept in memory only.',
		env: 'CONFLUENT_CLOUD_KAFKA_API_SECRET',
		when: (answers) => Boolean(plainOf(answers['admin-key'])),
		schema: z.string().min(1, 'The secret cannot be empty.'),
	},
	'rest-endpoint': {
		kind: 'text',
		address: true,
		label: 'What is the cluster’s REST endpoint?',
		name: 'REST endpoint',
		hint: 'Optional: “REST endpoint” in the cluster’s settings. Without it no ACLs and no list of topics.',
		when: (answers) =>
			Boolean(plainOf(answers['admin-key'])) &&
			placeOf<KafkaPlace>(answers['cluster'])?.endpoint === undefined,
		schema: endpoint,
		placeholder: 'https://pkc-8z1rk.eu-central-1.aws.confluent.cloud:443',
	},
	'cluster-type': {
		kind: 'select',
		label: 'What type is the cluster?',
		name: 'cluster type',
		hint: 'On a Basic cluster rights are ACLs, on all others role bindings.',
		when: (answers) =>
			isServiceAccount(answers['owner']) && placeOf<KafkaPlace>(answers['cluster'])?.type === undefined,
		choices: [
			{value: 'other', label: 'Standard, Enterprise, Dedicated or Freight'},
			{value: 'basic', label: 'Basic'},
		],
	},
	access: {
		kind: 'select',
		label: 'What may the service account do?',
		name: 'access',
		hint: 'A key may do what its owner may; a new account may do nothing until it is allowed.',
		when: (answers) => isServiceAccount(answers['owner']),
		choices: purposes,
		needs: ['cluster', 'admin-key', 'admin-secret', 'rest-endpoint', 'cluster-type'],
		docs: roleDocs,
	},
	topics: {
		kind: 'many',
		label: 'Which topics?',
		name: 'topics',
		hint: 'One or several, with commas: a name, a prefix such as orders.*, or *. Typed ones need not exist yet.',
		when: (answers) => isPurpose(plainOf(answers['access'])),
		choices: topics,
		needs: ['cluster', 'access'],
		other: {label: 'Topics or prefixes, separated by commas', schema: topic, placeholder: 'orders.*'},
		least: {count: 1, sentence: 'Name at least one topic.'},
	},
	group: {
		kind: 'text',
		label: 'Which consumer group?',
		name: 'consumer group',
		hint: 'The group.id of the application, or a prefix such as billing-*.',
		when: (answers) => consumes(plainOf(answers['access'])),
		schema: group,
		placeholder: 'billing-*',
	},
});
