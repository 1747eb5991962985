import {describe, expect, test} from 'vitest';
import {upstash} from '../../../source/providers/upstash/index.js';
import {Secret} from '../../../source/secret.js';
import {MockedProvider} from '../../support/api.js';
import {heldOf, lifeOf} from '../../support/life.js';

const clusters = [
	{
		cluster_id: 'c-1',
		name: 'orders',
		region: 'eu-west-1',
		tcp_endpoint: 'calm-otter-4410-eu1-kafka.upstash.io',
		rest_endpoint: 'calm-otter-4410-eu1-rest-kafka.upstash.io',
	},
];
const credential = {
	credential_id: 'b2a3b0de',
	credential_name: 'Billing-writer',
	topic: 'billing.*',
	permissions: 'PRODUCE',
	cluster_id: 'c-1',
	cluster_slug: 'calm-otter-4410',
	username: 'calm-otter-4410',
	encoded_username: 'Y2FsbS1vdHRlcg',
	creation_time: 1_719_305_412,
	password: 'P-aOTQtlSQ6lF2tkFlD8cfTu6MJ1JrnA0',
	state: 'active',
};
const list = 'GET /v2/kafka/credentials';

async function connected() {
	const mocked = new MockedProvider(upstash);
	mocked.expect('GET /v2/kafka/clusters', clusters);
	const {api} = await mocked.connect({email: 'dana@example.com', 'api-key': new Secret('k')});
	mocked.sent.length = 0;
	return {mocked, ...lifeOf(mocked.kind('credential'), api), api};
}

describe('Upstash credentials', () => {
	test('are listed without the passwords that the answer holds, and without the deleted ones', async () => {
		const {mocked, list: listed} = await connected();
		mocked.expect(list, [
			credential,
			{...credential, credential_id: 'gone', state: 'deleted'},
			{
				...credential,
				credential_id: 'odd',
				state: 'pending',
				cluster_slug: undefined,
				creation_time: undefined,
			},
		]);
		const found = await listed();
		expect(found).toMatchObject([
			{
				ref: {id: 'b2a3b0de'},
				name: 'Billing-writer',
				user: 'Y2FsbS1vdHRlcg',
				opens: 'PRODUCE on billing.* of calm-otter-4410',
				created: '2024-06-25T08:50:12.000Z',
				purpose: 'c-1 billing.* PRODUCE',
			},
			{id: 'odd', opens: 'PRODUCE on billing.* of c-1', state: 'pending'},
		]);
		expect(found[0]).not.toHaveProperty('state');
		expect(found[1]).not.toHaveProperty('created');
		expect(JSON.stringify(found)).not.toContain(credential.password);
	});

	test('are made again with the addresses of their cluster, or with its id where that is not listed', async () => {
		const {mocked, again} = await connected();
		// The clusters are known from the sign-in, once.
		mocked.expect(list, [credential]);
		expect(await again(heldOf('b2a3b0de'))).toMatchObject({
			cluster: {value: 'c-1', typed: false, data: {tcpEndpoint: clusters[0]?.tcp_endpoint}},
			topic: {value: 'billing.*'},
			permissions: {value: 'PRODUCE', label: 'Produce only', typed: false},
			name: 'Billing-writer',
		});
		mocked.expect(list, [credential]).expect('GET /v2/kafka/clusters', []);
		const unlisted = await again(heldOf('b2a3b0de'));
		expect(unlisted['cluster']).toEqual({value: 'c-1', label: 'c-1', typed: true});
		expect(unlisted).not.toHaveProperty('endpoint');
	});

	test('that are gone are told before anything is made', async () => {
		const {mocked, again} = await connected();
		mocked.expect(list, []);
		await expect(again(heldOf('b2a3b0de'))).rejects.toMatchObject({outcome: 'not-sent'});
	});

	test.each([
		['"OK"', 200, 'OK'],
		['nothing', 200, ''],
		['null', 200, 'null'],
		['204', 204, ''],
		['404 for what is gone', 404, {error: 'not found'}],
	])('are deleted, answered %s', async (_, status, answer) => {
		const {mocked, api} = await connected();
		mocked.expect('DELETE /v2/kafka/credential/b2a3b0de', answer, {status});
		await mocked.remove('credential', api, {id: 'b2a3b0de'});
		expect(mocked.sent).toHaveLength(1);
	});
});
