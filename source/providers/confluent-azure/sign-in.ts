import {type Answers, type AnswersTo, defineFields, plainOf} from '../field.js';
import {pasted} from '../pasted.js';
import type {Connection, HttpOptions} from '../provider.js';
import {usualVersion} from './api.js';
import {azToken} from './az.js';
import {explain} from './explain.js';
import {Login} from './login.js';
import {accessToken, apiVersion, tenant, uuid} from './rules.js';
import {Tokens} from './tokens.js';

function by(...methods: readonly string[]) {
	return (answers: Answers) => methods.includes(plainOf(answers['method']) ?? '');
}

/** The ways to a token for Azure Resource Manager. */
export const signIn = defineFields<never>()({
	method: {
		kind: 'select',
		label: 'How do you sign in to Azure?',
		name: 'way to sign in',
		choices: [
			{value: 'az', label: 'Azure CLI', hint: 'the account that az is signed in with here'},
			{value: 'service-principal', label: 'Service principal', hint: 'an application’s id and secret'},
			{value: 'device-code', label: 'Device code', hint: 'a code to type into a browser elsewhere'},
			{value: 'token', label: 'Access token', hint: 'pasted; it ends after about an hour'},
		],
	},
	'tenant-id': {
		kind: 'text',
		label: 'Which Entra tenant?',
		name: 'tenant',
		hint: 'Its id or one of its domains. For a device code, organizations will do as well.',
		env: 'AZURE_TENANT_ID',
		when: by('service-principal', 'device-code'),
		schema: tenant,
		placeholder: 'example.onmicrosoft.com',
	},
	'client-id': {
		kind: 'text',
		label: 'What is the application’s client id?',
		name: 'client id',
		hint: '“Application (client) ID” of the app registration.',
		env: 'AZURE_CLIENT_ID',
		when: by('service-principal', 'device-code'),
		schema: uuid('A client id'),
		placeholder: '00001111-aaaa-2222-bbbb-3333cccc4444',
	},
	'client-secret': {
		kind: 'secret',
		label: 'What is its client secret?',
		name: 'client secret',
		hint: 'Its value, not its id.',
		env: 'AZURE_CLIENT_SECRET',
		when: by('service-principal'),
		schema: pasted('the client secret'),
	},
	token: {
		kind: 'secret',
		label: 'What is the access token?',
		name: 'access token',
		hint: 'az account get-access-token --resource https://management.azure.com --query accessToken -o tsv',
		when: by('token'),
		schema: accessToken,
	},
	// With one choice it answers itself; another version comes by flag or environment.
	'api-version': {
		kind: 'select',
		label: 'Which version of Azure’s API should be asked?',
		name: 'default API version',
		env: 'KAFKEY_AZURE_API_VERSION',
		choices: [{value: usualVersion, label: usualVersion}],
		other: {label: 'API version', schema: apiVersion, placeholder: usualVersion},
	},
});

/** How answers of Azure's hosts are read. */
export const door: HttpOptions = {
	explain,
	requestIdHeaders: ['x-ms-correlation-request-id', 'x-ms-request-id'],
};

/** Who signed in, and the tokens. Throws a Problem. */
export async function openSignIn(
	answers: AnswersTo<typeof signIn>,
	connection: Connection,
): Promise<{readonly who: string; readonly tokens: Tokens}> {
	const {
		method,
		token,
		'tenant-id': tenantId = '',
		'client-id': clientId = '',
		'client-secret': secret,
	} = answers;
	const login = new Login(connection.http({...door, base: 'login'}), tenantId, clientId);
	if (method.value === 'device-code')
		return {who: 'the account that entered the code', tokens: await login.byDeviceCode(connection)};
	if (secret) return {who: `service principal ${clientId}`, tokens: await login.byClientSecret(secret)};
	if (token) return {who: 'the owner of the access token', tokens: new Tokens({secret: token})};
	const ask = () => azToken(connection.run);
	return {who: 'the Azure CLI’s account', tokens: new Tokens(await ask(), ask)};
}
