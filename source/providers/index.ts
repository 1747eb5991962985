import type {ProviderEntry} from './entry.js';
import type {Provider} from './provider.js';

/** Every system that kafkey can ask for a credential, in the order of the list. */
export const entries: readonly ProviderEntry[] = [
	{
		id: 'confluent-cloud',
		name: 'Confluent Cloud',
		summary: 'keys for Kafka, Schema Registry, ksqlDB, Flink, …',
		secretVariables: ['CONFLUENT_CLOUD_API_SECRET', 'CONFLUENT_CLOUD_KAFKA_API_SECRET'],
		load: async () => (await import('./confluent-cloud/index.js')).confluentCloud,
	},
	{
		id: 'confluent-azure',
		name: 'Confluent on Azure',
		summary: 'Kafka and Schema Registry keys by Azure’s API',
		secretVariables: ['AZURE_CLIENT_SECRET'],
		load: async () => (await import('./confluent-azure/index.js')).confluentAzure,
	},
	{
		id: 'streamkap',
		name: 'Streamkap',
		summary: 'project keys, Kafka users, client credentials',
		secretVariables: ['STREAMKAP_SECRET'],
		load: async () => (await import('./streamkap/index.js')).streamkap,
	},
	{
		id: 'apache-kafka',
		name: 'Apache Kafka',
		summary: 'SCRAM users and ACLs of your own cluster',
		secretVariables: ['KAFKA_ADMIN_PASSWORD'],
		load: async () => (await import('./apache-kafka/index.js')).apacheKafka,
	},
	{
		id: 'upstash',
		name: 'Upstash Kafka',
		summary: 'credentials for a topic, a prefix or all',
		retired: 'ended by Upstash on 11 March 2025',
		secretVariables: ['UPSTASH_API_KEY'],
		load: async () => (await import('./upstash/index.js')).upstash,
	},
];

/** Every provider, loaded: for what looks at all of them. */
export function loadProviders(): Promise<readonly Provider[]> {
	return Promise.all(entries.map(({load}) => load()));
}
