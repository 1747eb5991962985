import {confluentCloud} from '../../../source/providers/confluent-cloud/index.js';
import {Secret} from '../../../source/secret.js';
import {MockedProvider, picked} from '../../support/api.js';

export const organization = '7d1f0c3a-5b8e-4e55-9a0f-2c6b1e9d4f10';
export const clusterCrn = `crn://confluent.cloud/organization=${organization}/environment=env-7q2kd9/cloud-cluster=lkc-4n7xz1`;
export const rest = 'https://pkc-8z1rk.eu-central-1.aws.confluent.cloud:443';
export const signIn = {'api-key': 'CLOUDKEY', 'api-secret': new Secret('cloud/secret+')};
export const forbidden = {
	errors: [{status: '403', code: 'forbidden_access', detail: 'Forbidden Access', source: {}}],
};
export const owner = picked('sa-9k3m2p');
export const named = {name: 'orders', description: ''};

/** The cluster as the person picked it from the list. */
export function cluster(type: string) {
	const data = {type, bootstrapServers: 'pkc-8z1rk.eu-central-1.aws.confluent.cloud:9092', endpoint: rest};
	return {environment: picked('env-7q2kd9'), cluster: picked('lkc-4n7xz1', data)};
}

/** A signed-in provider; what was sent for it is forgotten. */
export async function connected() {
	const mocked = new MockedProvider(confluentCloud);
	mocked
		.expect('GET /org/v2/environments?page_size=1', {
			data: [
				{
					id: 'env-7q2kd9',
					metadata: {
						resource_name: `crn://confluent.cloud/organization=${organization}/environment=env-7q2kd9`,
					},
				},
			],
			metadata: {},
		})
		.expect('GET /iam/v2/api-keys/CLOUDKEY', {id: 'CLOUDKEY', spec: {secret: '', owner: {id: 'u-4p9w2x'}}});
	const {api} = await mocked.connect(signIn);
	mocked.sent.length = 0;
	return {mocked, api};
}

/** The 202 answer to a created key. */
export function createdKey(spec: object = {}) {
	return {
		id: 'K7TQ2ZXN4WJ5LMRA',
		metadata: {
			self: 'https://api.confluent.cloud/iam/v2/api-keys/K7TQ2ZXN4WJ5LMRA',
			created_at: '2026-05-04T09:12:33.104221Z',
			updated_at: null,
		},
		spec: {
			display_name: 'orders',
			owner: {id: 'sa-9k3m2p', kind: 'ServiceAccount'},
			resource: {id: 'lkc-4n7xz1', kind: 'Cluster', environment: 'env-7q2kd9'},
			secret: 'cfltEXAMPLE/only+notASecret',
			...spec,
		},
	};
}
