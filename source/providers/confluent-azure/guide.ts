import {type Answers, plainOf} from '../field.js';
import type {Guide} from '../provider.js';

const rights =
	'Rights: Microsoft names Owner or Contributor for setting the organization up, no smaller one for keys.';

const guides: Readonly<Record<string, Guide>> = {
	az: {
		lines: [
			'Run az login once on this machine; kafkey asks az for a token whenever it needs one, and stores none.',
			rights,
		],
		page: 'https://learn.microsoft.com/cli/azure/authenticate-azure-cli',
	},
	'service-principal': {
		lines: [
			'Made in the Entra admin center: App registrations › the application › Certificates & secrets.',
			rights,
			'AZURE_TENANT_ID, AZURE_CLIENT_ID and AZURE_CLIENT_SECRET answer these questions.',
		],
		page: 'https://learn.microsoft.com/entra/identity-platform/howto-create-service-principal-portal',
	},
	'device-code': {
		lines: [
			'Needs an app registration that allows public client flows: Entra admin center › App registrations.',
			rights,
		],
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
		'With the Azure CLI on this machine, choose it: kafkey then asks az for tokens and stores none.',
		'A service principal is for machines, a device code for machines without a browser.',
		rights,
	],
	page: 'https://learn.microsoft.com/entra/identity/role-based-access-control/',
};

/** Where the chosen way's sign-in is made. */
export function guide(answers: Answers): Guide {
	return guides[plainOf(answers['method']) ?? ''] ?? anyWay;
}
