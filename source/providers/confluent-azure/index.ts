import * as z from 'zod';
import {kafkaRestForm, registryForm} from '../confluent/forms.js';
import {defineProvider} from '../provider.js';
import {AzureApi} from './api.js';
import {Client} from './client.js';
import {guide} from './guide.js';
import {kafkaKind} from './kafka.js';
import {docs} from './rules.js';
import {schemaRegistryKind} from './schema-registry.js';
import {door, openSignIn, signIn} from './sign-in.js';

/** A key is found again by its organization and its id only. */
const keyRef = z.object({subscription: z.string(), group: z.string(), name: z.string(), id: z.string()});

/** Confluent Cloud bought through Azure: keys for Kafka and Schema Registry, made by way of Azure's API. */
export const confluentAzure = defineProvider<AzureApi>()({
	id: 'confluent-azure',
	name: 'Confluent on Azure',
	summary: 'Kafka and Schema Registry keys by Azure’s API',
	docs,
	baseUrls: {api: 'https://management.azure.com', login: 'https://login.microsoftonline.com'},
	guide,
	signIn,
	connect: async (answers, connection) => {
		const {who, tokens} = await openSignIn(answers, connection);
		const api = new AzureApi(new Client(connection.http(door), tokens), answers['api-version'].value);
		await api.signIn(connection.signal);
		return {who, api};
	},
	kinds: [kafkaKind, schemaRegistryKind],
	forms: [kafkaRestForm, registryForm],
	things: {
		apiKey: {
			name: 'API key',
			remove: (api, ref, signal) => {
				const {id, ...of} = keyRef.parse(ref);
				return api.removeKey(of, id, signal);
			},
			lookAt: 'Confluent Cloud console › API keys (Azure has no list of keys)',
		},
	},
});
