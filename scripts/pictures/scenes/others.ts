import {port, type Scene} from '../scene.js';

const size = {columns: 80, rows: 22};

const azure: Scene = {
	...size,
	args: ['--sandbox', '--provider', 'confluent-azure'],
	script: 'wait:❯ Access token,wait:sandbox,shot:confluent-azure-sign-in',
	descriptions: {
		'confluent-azure-sign-in':
			'The sign-in screen for Confluent on Azure: four ways to sign in, from the Azure CLI to a pasted token.',
	},
	examples: [],
};

const streamkap: Scene = {
	...size,
	args: ['--sandbox', '--provider', 'streamkap', '--kind', 'kafka-user'],
	script: [
		'wait:❯ client id and secret,wait:sandbox,enter,wait:client id?,enter,wait:is its secret,enter',
		'wait:user be called,type:orders-reader,enter,wait:Which password,ctrl-g,wait:Generated,enter',
		'wait:From which addresses,enter,wait:What may it do',
		'type:a,wait:A topic or,enter,wait:Its name,enter,wait:❯ public.orders,enter',
		'wait:Which operation,enter,wait:public.orders:LITERAL:READ',
		'type:a,wait:A topic or,down,wait:❯ consumer group,enter,wait:Its name,down,wait:❯ begins with,enter',
		'wait:Which name,type:orders-,wait:filter  orders-,enter,wait:Which operation,enter',
		'wait:orders-:PREFIXED:READ,shot:streamkap-rules',
	].join(','),
	descriptions: {
		'streamkap-rules':
			'The access rules of a Kafka user, one a line: read topic public.orders, read consumer groups that begin with orders-.',
	},
	examples: [],
};

const apacheKafka: Scene = {
	columns: 80,
	rows: 18,
	args: ['--sandbox', '--provider', 'apache-kafka'],
	script: [
		'wait:Where is the cluster,wait:sandbox,enter,wait:speak there,enter,wait:❯ SCRAM-SHA-512,enter',
		'wait:admin user called,enter,wait:password,wait:••••,enter,wait:authority signed,enter',
		'wait:be called,type:orders-svc,enter,wait:❯ SCRAM-SHA-512,enter,wait:Which password,ctrl-g,wait:Generated,enter',
		'wait:❯ Produce,enter,wait:Which topics,gone:fetching,type:orders.*,enter',
		'wait:mode 600,shot:apache-kafka-review',
	].join(','),
	descriptions: {
		'apache-kafka-review':
			'The review for a cluster of one’s own: create the SCRAM user, then one step for each ACL; the file the secret goes to; the rules that matter here.',
	},
	examples: [port],
};

const upstash: Scene = {
	...size,
	args: ['--sandbox', '--provider', 'upstash'],
	script: [
		'wait:demo@example.com,enter,wait:management API key,enter',
		'wait:❯ orders,gone:fetching,enter,wait:Which topic,gone:fetching,type:ord inv,wait:filter  ord inv,shot:upstash-topics',
	].join(','),
	descriptions: {
		'upstash-topics': 'A list of several hundred topics, narrowed down by what was typed into its filter.',
	},
	examples: [],
};

/** A picture of each of the other systems. */
export const others: readonly Scene[] = [azure, streamkap, apacheKafka, upstash];
