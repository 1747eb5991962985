import {type AccessForm, kafkaExtraNames, kafkaNames} from '../providers/access.js';

/**
 * Under which names a way in is found in a file, best first. Names are in capitals with underscores; whatever a file
 * writes (`sasl.username`, `spring.kafka.bootstrap-servers`) is compared in that spelling.
 */
export type Names = {
	/** Where it leads: bootstrap servers or a URL. */
	readonly address: readonly string[];
	/** User name or key, and the secret that belongs to it. */
	readonly pairs: readonly Pair[];
	/** Both in one value, joined by a colon. */
	readonly joined?: readonly string[];
	/** What it says besides, by what it is. */
	readonly more?: Readonly<Record<string, readonly string[]>>;
	/** Names that many things have: believed only beside an address of `bare`, behind the same prefix. */
	readonly weak?: {readonly bare: readonly string[]; readonly pairs: readonly Pair[]};
};

/** The names of the two variables that belong together. */
export type Pair = readonly [user: string, secret: string];

/** Kafka's own protocol: kafkey's names first, then those of client libraries and their examples. */
export const kafkaFileNames = {
	address: [
		kafkaNames.bootstrapServers,
		'KAFKA_BOOTSTRAP_SERVER',
		'KAFKA_BOOTSTRAP_BROKERS',
		'KAFKA_BOOTSTRAP',
		'KAFKA_BROKERS',
		'KAFKA_BROKER',
		'KAFKA_BROKER_LIST',
		'KAFKA_BROKER_URL',
		'KAFKA_BROKER_URLS',
		'KAFKA_SERVERS',
		'KAFKA_SERVER',
		'KAFKA_HOSTS',
		'KAFKA_ENDPOINT',
		'KAFKA_URL',
		'CLUSTER_BOOTSTRAP_SERVERS',
		'METADATA_BROKER_LIST',
		'BOOTSTRAP_SERVERS',
		'BOOTSTRAP_SERVER',
	],
	pairs: [
		[kafkaNames.username, kafkaNames.password],
		['KAFKA_SASL_USER', kafkaNames.password],
		['KAFKA_SASL_PLAIN_USERNAME', 'KAFKA_SASL_PLAIN_PASSWORD'],
		['KAFKA_SCRAM_USERNAME', 'KAFKA_SCRAM_PASSWORD'],
		['KAFKA_USERNAME', 'KAFKA_PASSWORD'],
		['KAFKA_USER', 'KAFKA_PASSWORD'],
		['KAFKA_API_KEY', 'KAFKA_API_SECRET'],
		['KAFKA_KEY', 'KAFKA_SECRET'],
		['KAFKA_CLUSTER_API_KEY', 'KAFKA_CLUSTER_API_SECRET'],
		['CLUSTER_API_KEY', 'CLUSTER_API_SECRET'],
		['SASL_USERNAME', 'SASL_PASSWORD'],
		['SASL_USER', 'SASL_PASSWORD'],
		['SASL_PLAIN_USERNAME', 'SASL_PLAIN_PASSWORD'],
	],
	more: {
		jaas: ['KAFKA_SASL_JAAS_CONFIG', 'SASL_JAAS_CONFIG'],
		protocol: [kafkaNames.securityProtocol, 'SECURITY_PROTOCOL'],
		mechanism: [
			kafkaNames.mechanism,
			'KAFKA_SASL_MECHANISMS',
			'KAFKA_MECHANISM',
			'SASL_MECHANISM',
			'SASL_MECHANISMS',
		],
		topic: [kafkaNames.topic, 'KAFKA_TOPIC_NAME'],
		group: [
			kafkaExtraNames.group,
			'KAFKA_CONSUMER_GROUP_ID',
			'KAFKA_CONSUMER_GROUP',
			'KAFKA_GROUP',
			'GROUP_ID',
		],
		authority: [
			kafkaExtraNames.authority,
			'KAFKA_SSL_CA_FILE',
			'KAFKA_SSL_CAFILE',
			'KAFKA_SSL_CA',
			'KAFKA_CA_FILE',
			'KAFKA_CA_CERT',
			'KAFKA_CA_PATH',
			'SSL_CA_LOCATION',
			'SSL_CAFILE',
		],
		trustStore: [
			'KAFKA_SSL_TRUSTSTORE_LOCATION',
			'KAFKA_SSL_TRUST_STORE_LOCATION',
			'SSL_TRUSTSTORE_LOCATION',
		],
		trustStoreType: ['KAFKA_SSL_TRUSTSTORE_TYPE', 'KAFKA_SSL_TRUST_STORE_TYPE', 'SSL_TRUSTSTORE_TYPE'],
	},
	weak: {
		bare: ['BOOTSTRAP_SERVERS', 'BOOTSTRAP_SERVER'],
		pairs: [
			['API_KEY', 'API_SECRET'],
			['USERNAME', 'PASSWORD'],
		],
	},
} as const satisfies Names;

/** `spring.kafka.properties.x` is Kafka's own `x`, as `spring.kafka.x` is. */
export const rewritten = [[/^SPRING_KAFKA_PROPERTIES_/, 'SPRING_KAFKA_']] as const;

const registry = 'SCHEMA_REGISTRY';

/** A way in over HTTP: the names kafkey writes, and how others spell the same. */
export function formFileNames(form: AccessForm): Names {
	if (form.type === 'oauth-client') {
		const {clientId, secret} = form.names;
		const other = secret.replace(/(?<!_CLIENT)_SECRET$/, '_CLIENT_SECRET');
		return {
			address: [],
			pairs: [...new Set([secret, other])].map((name): Pair => [clientId, name]),
		};
	}
	const {url, username, password} = form.names;
	const written: Pair = [username, password];
	const start = /^(.+)_USERNAME$/.exec(username)?.[1];
	if (start === undefined) return {address: url === undefined ? [] : [url], pairs: [written]};
	return {
		address: [...(url === undefined ? [] : [url]), `${start}_ENDPOINT`],
		pairs: [
			written,
			[`${start}_USER`, `${start}_PASSWORD`],
			[`${start}_API_KEY`, `${start}_API_SECRET`],
			[`${start}_KEY`, `${start}_SECRET`],
		],
		joined: [
			`${start}_BASIC_AUTH_USER_INFO`,
			`${start}_USER_INFO`,
			// What the registry's own Java client calls it.
			...(start === registry ? ['BASIC_AUTH_USER_INFO'] : []),
		],
	};
}
