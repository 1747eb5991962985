import {chosenStore} from '../../../source/delivery/stores/chosen.js';
import type {There} from './stand-in.js';

/**
 * A place in a store, and what its command says where nothing of those names is there, and where something is; `saved` is
 * what it says once something was saved, where kafkey looks then.
 */
export type Example = {
	readonly said: string;
	readonly nothing: There;
	readonly something: There;
	readonly saved?: There;
};

const absent = (complaint: string): There => ({code: 1, output: '', complaint});
const listed = (output: string): There => ({code: 0, output, complaint: ''});
/** What Vercel's command lists of production, with something of development beside it. */
export const vercelListed = (...names: readonly string[]): There => {
	const envs = names.map((key) => ({key, type: 'sensitive', visibility: 'secret', target: ['production']}));
	const other = {key: 'KAFKA_SASL_PASSWORD', value: 'x', type: 'encrypted', target: ['development']};
	return {...listed(JSON.stringify({envs: [...envs, other]})), complaint: 'Vercel CLI 63.1.2\n'};
};

/** One of each store. What the commands say is as their sources and references have it. */
export const examples: Readonly<Record<string, Example>> = {
	github: {
		said: 'github:repository=acme/api,environment=production',
		nothing: listed('NPM_TOKEN\t2026-01-02T03:04:05Z\n'),
		something: listed('NPM_TOKEN\t2026-01-02T03:04:05Z\nKAFKA_SASL_PASSWORD\t2026-01-02T03:04:05Z\n'),
	},
	'1password': {
		said: '1password:title=Orders Kafka,vault=Engineering',
		nothing: listed(''),
		something: listed(''),
	},
	vault: {
		said: 'vault:path=orders/kafka',
		nothing: {code: 2, output: '{}\n', complaint: ''},
		something: listed('[\n  "kafka",\n  "kafka/"\n]\n'),
	},
	aws: {
		said: 'aws:name=orders/kafka',
		nothing: absent(
			'An error occurred (ResourceNotFoundException) when calling the DescribeSecret operation: Secrets Manager can’t find the specified secret.\n',
		),
		something: listed('orders/kafka\n'),
	},
	google: {
		said: 'google:name=orders-kafka,project=acme',
		nothing: absent('ERROR: (gcloud.secrets.describe) NOT_FOUND: Secret [orders-kafka] not found.\n'),
		something: listed('projects/12/secrets/orders-kafka\n'),
	},
	'key-vault': {
		said: 'key-vault:vault=acme-vault,name=orders-kafka',
		nothing: listed('orders\n'),
		something: listed('orders\norders-kafka\n'),
	},
	doppler: {
		said: 'doppler:project=orders,config=dev',
		nothing: listed('{"DOPPLER_CONFIG":{}}\n'),
		something: listed('{"DOPPLER_CONFIG":{},"KAFKA_SASL_PASSWORD":{}}\n'),
	},
	vercel: {
		said: 'vercel:environment=production',
		nothing: vercelListed('NEXT_PUBLIC_URL'),
		something: vercelListed('NEXT_PUBLIC_URL', 'KAFKA_SASL_PASSWORD'),
		saved: vercelListed(
			...['KAFKA_BOOTSTRAP_SERVERS', 'KAFKA_SECURITY_PROTOCOL', 'KAFKA_SASL_MECHANISM'],
			...['KAFKA_SASL_USERNAME', 'KAFKA_SASL_PASSWORD'],
		),
	},
	kubernetes: {
		said: 'kubernetes:name=orders-kafka,namespace=orders',
		nothing: listed(''),
		something: listed('secret/orders-kafka\n'),
	},
	pass: {
		said: 'pass:entry=kafka/orders',
		nothing: listed('Password Store\n├── orders\n└── kafka\n    └── orders-old\n'),
		something: listed(
			'Password Store\n├── \u001b[01;34mkafka\u001b[0m\n│\u00a0\u00a0 ├── other\n│\u00a0\u00a0 └── orders\n└── web\n',
		),
	},
};

/** The example's place in the store. */
export function placeIn(id: string) {
	return chosenStore(examples[id]?.said ?? '');
}
