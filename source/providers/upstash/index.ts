import * as z from 'zod';
import {defineFields} from '../field.js';
import {pasted} from '../pasted.js';
import {defineProvider} from '../provider.js';
import {explain, UpstashApi} from './api.js';
import {credentialKind} from './credential.js';
import {registryForm, restForm} from './forms.js';

const signIn = defineFields<never>()({
	email: {
		kind: 'text',
		label: 'Which e-mail address is the Upstash account’s?',
		name: 'e-mail',
		env: 'UPSTASH_EMAIL',
		schema: z
			.string()
			.trim()
			.refine((text) => !/[\s:]/.test(text), 'An e-mail address holds no spaces and no colon.')
			.refine((text) => /^[^@]+@[^@]+$/.test(text), {
				error: 'An e-mail address such as dana@example.com.',
				params: {pending: true},
			}),
		placeholder: 'dana@example.com',
	},
	'api-key': {
		kind: 'secret',
		label: 'What is its management API key?',
		name: 'API key',
		env: 'UPSTASH_API_KEY',
		schema: pasted('the key'),
	},
});

/** Upstash Kafka, as its Developer API documented it until the service ended. */
export const upstash = defineProvider<UpstashApi>()({
	id: 'upstash',
	name: 'Upstash Kafka',
	summary: 'credentials for a topic, a prefix or all',
	docs: 'https://upstash.com/docs/common/account/developerapi',
	retired: 'ended by Upstash on 11 March 2025',
	baseUrls: {api: 'https://api.upstash.com'},
	guide: {
		lines: [
			'Made in the Upstash Console: Account › Management API › Create API Key. It is shown once.',
			'Only native Upstash accounts can use it (not ones made through Vercel or Fly.io). Keys have no scopes.',
			'Upstash ended Kafka on 11 March 2025: expect this to work in the sandbox only.',
		],
		page: 'https://console.upstash.com/account/api',
	},
	signIn,
	connect: async ({email, 'api-key': apiKey}, {http, signal}) => {
		const api = new UpstashApi(http({explain}), email, apiKey);
		await api.signIn(signal);
		return {who: email, api};
	},
	kinds: [credentialKind],
	forms: [restForm, registryForm],
	things: {
		credential: {
			name: 'credential',
			remove: (api, {id = ''}, signal) => api.remove(id, signal),
			lookAt: 'Upstash Console › Kafka › the cluster › Credentials',
		},
	},
});
