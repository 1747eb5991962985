import {confluentAzure} from '../../../source/providers/confluent-azure/index.js';
import {Secret} from '../../../source/secret.js';
import {MockedProvider, picked} from '../../support/api.js';

export const subscriptionId = '5e1d2c3b-0000-4000-8000-00000000abcd';
export const group = `/subscriptions/${subscriptionId}/resourceGroups/rg-data`;
export const organization = `${group}/providers/Microsoft.Confluent/organizations/acme-kafka`;
export const version = 'api-version=2024-07-01';
export const subscriptions = 'GET /subscriptions?api-version=2022-12-01';
export const login = 'https://login.microsoftonline.com';
export const usual = {'api-version': picked('2024-07-01')};
export const byToken = {...usual, method: picked('token'), token: new Secret('pasted.token')};
export const byPrincipal = {
	...usual,
	method: picked('service-principal'),
	'tenant-id': 'example.onmicrosoft.com',
	'client-id': '00001111-aaaa-2222-bbbb-3333cccc4444',
	'client-secret': new Secret('client/secret+~'),
};
export const home = {
	subscription: picked(subscriptionId),
	organization: picked('rg-data/acme-kafka'),
	environment: picked('env-7q2kd9'),
};
export const cluster = picked('lkc-4n7xz1', {
	bootstrapServers: 'pkc-8z1rk.centralus.azure.confluent.cloud:9092',
});
export const named = {name: 'orders', description: ''};

export const expired = {
	error: {code: 'ExpiredAuthenticationToken', message: 'The access token has expired.'},
};

/** A signed-in provider; what was sent for it is forgotten. */
export async function connected(answers: object = byToken) {
	const mocked = new MockedProvider(confluentAzure);
	mocked.expect(subscriptions, {value: []});
	const {api} = await mocked.connect({...byToken, ...answers});
	mocked.sent.length = 0;
	return {mocked, api};
}

/** A provider that is signed in as a service principal, whose token is `first`. */
export async function connectedAsPrincipal() {
	const mocked = new MockedProvider(confluentAzure);
	expectToken(mocked, 'first').expect(subscriptions, {value: []});
	const {api} = await mocked.connect(byPrincipal);
	mocked.sent.length = 0;
	return {mocked, api};
}

export function expectToken(mocked: MockedProvider, token: string): MockedProvider {
	const answer = {token_type: 'Bearer', expires_in: 3599, access_token: token};
	return mocked.expect('POST /example.onmicrosoft.com/oauth2/v2.0/token', answer, {origin: login});
}

/** The 200 answer to createAPIKey. */
export function createdKey(spec: object = {}) {
	return {
		id: 'M4VQ7XK2T5ZNRW3J',
		kind: 'ApiKey',
		properties: {
			metadata: {
				self: 'https://api.confluent.cloud/iam/v2/api-keys/M4VQ7XK2T5ZNRW3J',
				resourceName: 'crn://api.confluent.cloud/user=u-4p9w2x/api-key=M4VQ7XK2T5ZNRW3J',
				createdTimestamp: '2026-05-04T09:12:33.104221+00:00',
			},
			spec: {
				name: 'orders',
				owner: {id: 'u-4p9w2x', kind: 'User'},
				resource: {id: 'lkc-4n7xz1', kind: 'Cluster', environment: 'env-7q2kd9'},
				secret: 'cfltEXAMPLE/only+notASecret',
				...spec,
			},
		},
	};
}
