import type {Script} from './play.js';

/** A run of kafkey of which pictures are made, one at each `shot:NAME` of its script. */
export type Scene = {
	readonly args: readonly string[];
	readonly columns: number;
	readonly rows: number;
	readonly script: Script;
	/** What each picture shows, in words, by the name of its shot. */
	readonly descriptions: Readonly<Record<string, string>>;
	/** What every run shows anew, and the equally long example that stands for it in the pictures. */
	readonly examples: readonly (readonly [made: RegExp, example: string])[];
};

/** The stand-ins listen on a free port of this machine. */
const port = [/\b127\.0\.0\.1:\d{5}\b/g, '127.0.0.1:49152'] as const;

const confluent: Scene = {
	args: ['--sandbox'],
	columns: 80,
	rows: 22,
	script: [
		'wait:come from,wait:sandbox,type:cloud,wait:❯ Confluent Cloud,enter',
		'wait:Which Cloud key,shot:confluent-cloud-sign-in,enter,wait:is its secret,enter',
		'wait:❯ Kafka key,enter,wait:❯ production,enter,wait:❯ orders-prod,enter',
		'wait:❯ A new service account,enter,wait:account be called,type:orders-writer,enter',
		'wait:Kafka admin key,enter,wait:❯ Produce,gone:fetching,enter',
		'wait:Which topics?,gone:fetching,type:orders.*,enter',
		'wait:key be called,enter,wait:What is it for?,type:orders producer in production,enter',
		'wait:mode 600,shot:confluent-cloud-review,enter',
		'wait:I have saved the secret,wait:saved  .env,wait:as asked,wait:v check,shot:secret',
	].join(','),
	descriptions: {
		'confluent-cloud-sign-in':
			'The sign-in screen for Confluent Cloud: where a Cloud key is made, what it may do, and the question for it.',
		'confluent-cloud-review':
			'The review: three numbered steps that create a service account, allow it to write topics orders.*, and create the key; the file the secret goes to; the rules of Confluent that matter here.',
		secret:
			'The screen after the key was created: address and key in clear, the secret masked, the file it was saved to, the check that signed in with it and saw its rights, and a box to tick before leaving.',
	},
	examples: [port, [/\b(?!DEMO)[A-Z0-9]{16}\b/g, 'K7TQ2ZXN4WJ5LMRA'], [/(?<= in )\d(?= s\b)/g, '5']],
};

const azure: Scene = {
	args: ['--sandbox', '--provider', 'confluent-azure'],
	columns: 80,
	rows: 22,
	script: 'wait:❯ Access token,wait:sandbox,shot:confluent-azure-sign-in',
	descriptions: {
		'confluent-azure-sign-in':
			'The sign-in screen for Confluent on Azure: four ways to sign in, from the Azure CLI to a pasted token.',
	},
	examples: [],
};

const streamkap: Scene = {
	args: ['--sandbox', '--provider', 'streamkap', '--kind', 'kafka-user'],
	columns: 80,
	rows: 22,
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

const upstash: Scene = {
	args: ['--sandbox', '--provider', 'upstash'],
	columns: 80,
	rows: 22,
	script: [
		'wait:demo@example.com,enter,wait:management API key,enter',
		'wait:❯ orders,gone:fetching,enter,wait:Which topic,gone:fetching,type:ord inv,wait:filter  ord inv,shot:upstash-topics',
	].join(','),
	descriptions: {
		'upstash-topics': 'A list of several hundred topics, narrowed down by what was typed into its filter.',
	},
	examples: [],
};

/** The runs behind the pictures of README and docs. They run in the sandbox only. */
export const scenes: readonly Scene[] = [confluent, azure, streamkap, upstash];
