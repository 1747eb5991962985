import {type Answers, plainOf} from '../field.js';
import type {Guide} from '../provider.js';

// Microsoft names these two for setting the organization up; for making keys it names no right.
const rights = 'Rights: Microsoft names them for the setup (Owner or Contributor), not for keys.';

const guides: Readonly<Record<string, Guide>> = {
	az: {
		lines: ['Run az login on this machine first; kafkey asks az for tokens and stores none.', rights],
		page: 'https://learn.microsoft.com/cli/azure/authenticate-azure-cli',
	},
	'service-principal': {
		lines: [
			'Made in Entra: App registrations › the application › Certificates & secrets.',
			rights,
			'AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET answer this.',
		],
		page: 'https://learn.microsoft.com/entra/identity-platform/howto-create-service-principal-portal',
	},
	'device-code': {
		lines: ['Needs an app registration (in Entra) that allows public client flows.', rights],
		page: 'https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code',
	},
	token: {
		lines: [
			'Printed by the command below, where az is signed in.',
			rights,
			'kafkey cannot renew a pasted token.',
		],
		page: 'https://learn.microsoft.com/cli/azure/account#az-account-get-access-token',
	},
};

const anyWay: Guide = {
	lines: [
		'Azure CLI: run az login first; kafkey asks az for tokens and stores none.',
		'Service principal: for machines. Device code: for a browser elsewhere.',
		rights,
	],
	page: 'https://learn.microsoft.com/azure/partner-solutions/apache-kafka-confluent-cloud/overview',
};

/** Where the chosen way's sign-in is made. */
export function guide(answers: Answers): Guide {
	return guides[plainOf(answers['method']) ?? ''] ?? anyWay;
}
