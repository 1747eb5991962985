import {kafkaRestForm, registryForm} from '../confluent/forms.js';
import {defineFields} from '../field.js';
import {pasted} from '../pasted.js';
import {defineProvider} from '../provider.js';
import {type ConfluentApi, openApi} from './api.js';
import {cloudKind} from './cloud.js';
import {flinkKind} from './flink.js';
import {cloudForm, globalForm, ksqldbForm, tableflowForm} from './forms.js';
import {globalKind} from './global.js';
import {kafkaKind} from './kafka.js';
import {ksqldbKind} from './ksqldb.js';
import {docs} from './rules.js';
import {schemaRegistryKind} from './schema-registry.js';
import {tableflowKind} from './tableflow.js';
import {things} from './things.js';

const signIn = defineFields<never>()({
	'api-key': {
		kind: 'text',
		label: 'Which Cloud key should kafkey sign in with?',
		name: 'Cloud key',
		hint: 'A Cloud key, not a key of a Kafka cluster. It is shown as “Key” in the console.',
		env: 'CONFLUENT_CLOUD_API_KEY',
		schema: pasted('the key')
			.max(255, 'A key has at most 255 characters.')
			.refine((text) => !text.includes(':'), 'A key holds no colon: its secret is asked for next.'),
		docs,
	},
	'api-secret': {
		kind: 'secret',
		label: 'What is its secret?',
		name: 'Cloud secret',
		env: 'CONFLUENT_CLOUD_API_SECRET',
		schema: pasted('the secret'),
	},
});

/** Confluent Cloud: keys for Kafka and what runs beside it, and for the management API. */
export const confluentCloud = defineProvider<ConfluentApi>()({
	id: 'confluent-cloud',
	name: 'Confluent Cloud',
	summary: 'keys for Kafka, Schema Registry, ksqlDB, Flink, …',
	docs,
	baseUrls: {api: 'https://api.confluent.cloud'},
	guide: {
		lines: [
			'Made in the Confluent Cloud console: Administration › Cloud API keys › Add key. It is shown once.',
			'It may do what its owner may. For a service account’s key: OrganizationAdmin, or ResourceOwner of it.',
			'It must be a Cloud key: a key of a Kafka cluster, Schema Registry or ksqlDB cannot sign in here.',
		],
		page: 'https://confluent.cloud/settings/api-keys',
	},
	signIn,
	connect: async ({'api-key': key, 'api-secret': secret}, connection) => {
		const api = await openApi(connection, key, secret);
		return {who: api.self ?? `the owner of key ${key}`, api};
	},
	kinds: [kafkaKind, schemaRegistryKind, ksqldbKind, flinkKind, tableflowKind, cloudKind, globalKind],
	forms: [kafkaRestForm, registryForm, ksqldbForm, cloudForm, tableflowForm, globalForm],
	things,
});
