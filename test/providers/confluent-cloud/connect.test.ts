import {describe, expect, test} from 'vitest';
import {confluentCloud} from '../../../source/providers/confluent-cloud/index.js';
import {MockedProvider} from '../../support/api.js';
import {forbidden, organization, signIn} from './known.js';

const environments = 'GET /org/v2/environments?page_size=1';
const self = 'GET /iam/v2/api-keys/CLOUDKEY';

describe('sign-in', () => {
	test('proves the key by one short read and learns whose it is', async () => {
		const mocked = new MockedProvider(confluentCloud);
		mocked
			.expect(environments, {data: [], metadata: {}})
			.expect('GET /org/v2/organizations?page_size=1', {data: [{id: organization}]})
			.expect(self, {id: 'CLOUDKEY', spec: {owner: {id: 'u-4p9w2x'}}});
		const account = await mocked.connect(signIn);
		expect(account).toMatchObject({who: 'u-4p9w2x', api: {self: 'u-4p9w2x', organization}});
		expect(mocked.sent[0]?.authorization).toBe(
			`Basic ${Buffer.from('CLOUDKEY:cloud/secret+').toString('base64')}`,
		);
		mocked.done();
	});

	test('goes on when the key may not read itself', async () => {
		const mocked = new MockedProvider(confluentCloud);
		mocked
			.expect(environments, {data: []})
			.expect('GET /org/v2/organizations?page_size=1', forbidden, {status: 403});
		mocked.expect(self, forbidden, {status: 403});
		const account = await mocked.connect(signIn);
		expect(account.who).toBe('the owner of key CLOUDKEY');
		expect(account.api).not.toHaveProperty('self');
		expect(account.api).not.toHaveProperty('organization');
	});

	test('says what Confluent says when the key is refused', async () => {
		const mocked = new MockedProvider(confluentCloud);
		const unauthorized = {errors: [{status: '401', detail: 'Unauthorized', source: {}}]};
		mocked.expect(environments, unauthorized, {status: 401, headers: {'x-request-id': 'req-1'}});
		mocked.expect(self, unauthorized, {status: 401});
		await expect(mocked.connect(signIn)).rejects.toMatchObject({
			status: 401,
			what: 'Could not sign in.',
			why: expect.stringMatching(/“Unauthorized”\. Request id: req-1\.$/),
			next: expect.stringMatching(/^Sign in with a Cloud key: the key of a Kafka cluster/),
		});
	});
});
