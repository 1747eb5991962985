import * as z from 'zod';
import {defineProvider} from '../provider.js';
import {aclOf, listedAclOf} from './acl.js';
import {ApacheKafkaApi} from './api.js';
import {aclDocs, docs} from './rules.js';
import {scramUserKind} from './scram-user.js';
import {addressOf, signIn} from './sign-in.js';

const userRef = z.object({
	name: z.string().min(1),
	mechanism: z.enum(['SCRAM-SHA-256', 'SCRAM-SHA-512']),
});

/** A cluster of one's own: SCRAM users and their ACLs, over the Kafka protocol itself. */
export const apacheKafka = defineProvider<ApacheKafkaApi>()({
	id: 'apache-kafka',
	name: 'Apache Kafka',
	summary: 'SCRAM users and ACLs of your own cluster',
	docs,
	guide: {
		lines: [
			'A user that may create others: one with ALTER on the cluster, or a super user.',
			'Topics and groups are listed where it may DESCRIBE them; others you can type.',
			'The brokers must speak KIP-554, as Apache Kafka does since version 2.7.',
		],
		page: aclDocs,
	},
	signIn,
	connect: async (answers, {kafka, readFile, signal}) => {
		const {address, way} = await addressOf(answers, readFile);
		const door = kafka(address);
		const {id} = await door.cluster([], signal);
		const [first] = way.bootstrapServers.split(',');
		const cluster = id === undefined ? '' : ` (cluster ${id})`;
		return {
			who: `${address.username} at ${first}${cluster}`,
			api: new ApacheKafkaApi(door, address.username, way),
			place: id === undefined ? way.bootstrapServers : `cluster ${id}`,
		};
	},
	kinds: [scramUserKind],
	things: {
		scramUser: {
			name: 'SCRAM user',
			remove: (api, ref, signal) => {
				const {name, mechanism} = userRef.parse(ref);
				return api.removeUser(name, mechanism, signal);
			},
			lookAt: 'kafka-configs.sh --describe --entity-type users',
		},
		acl: {
			name: 'ACL',
			remove: (api, ref, signal) => api.removeAcl(aclOf(ref), signal),
			lookAt: 'kafka-acls.sh --list',
		},
		listedAcl: {
			name: 'ACL',
			remove: (api, ref, signal) => api.removeAcl(listedAclOf(ref), signal),
			lookAt: 'kafka-acls.sh --list',
		},
	},
});
