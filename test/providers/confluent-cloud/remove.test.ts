import {describe, expect, test} from 'vitest';
import {clusterCrn, connected, forbidden} from './known.js';

const key = '/iam/v2/api-keys/K1';
const role = {
	principal: 'User:sa-1',
	role_name: 'DeveloperRead',
	crn_pattern: `${clusterCrn}/kafka=lkc-4n7xz1/topic=a`,
};
const binding = {
	error_code: 40301,
	message: 'Either unauthorized to access role binding or role binding does not exist',
};
const roles = `GET /iam/v2/role-bindings?${new URLSearchParams({
	crn_pattern: role.crn_pattern,
	principal: role.principal,
	role_name: role.role_name,
	page_size: '100',
})}`;

describe('taking back', () => {
	test('a key', async () => {
		const {mocked, api} = await connected();
		mocked.expect(`DELETE ${key}`, '', {status: 204});
		await mocked.remove('apiKey', api, {id: 'K1'});
		mocked.done();
	});

	test('a key that is gone counts as done', async () => {
		const {mocked, api} = await connected();
		mocked.expect(`DELETE ${key}`, forbidden, {status: 403}).expect(`GET ${key}`, forbidden, {status: 403});
		await mocked.remove('apiKey', api, {id: 'K1'});
		mocked.expect(`DELETE ${key}`, {errors: [{detail: 'not found'}]}, {status: 404});
		await mocked.remove('apiKey', api, {id: 'K1'});
		mocked.done();
	});

	test('a key that is there and may not be deleted is a failure', async () => {
		const {mocked, api} = await connected();
		mocked.expect(`DELETE ${key}`, forbidden, {status: 403}).expect(`GET ${key}`, {id: 'K1', spec: {}});
		await expect(mocked.remove('apiKey', api, {id: 'K1'})).rejects.toMatchObject({status: 403});
	});

	test('a service account, once or again', async () => {
		const {mocked, api} = await connected();
		const at = 'DELETE /iam/v2/service-accounts/sa-1';
		mocked
			.expect(at, '', {status: 204})
			.expect(at, {errors: [{code: 'service_account_not_found'}]}, {status: 404});
		await mocked.remove('serviceAccount', api, {id: 'sa-1'});
		await mocked.remove('serviceAccount', api, {id: 'sa-1'});
		mocked.done();
	});

	test('a role binding, which is answered with itself', async () => {
		const {mocked, api} = await connected();
		mocked.expect('DELETE /iam/v2/role-bindings/rb-1', {id: 'rb-1', ...role});
		await mocked.remove('roleBinding', api, {id: 'rb-1', ...role});
		mocked.done();
	});

	test('a role binding that may be gone is looked for', async () => {
		const {mocked, api} = await connected();
		const at = 'DELETE /iam/v2/role-bindings/rb-1';
		mocked.expect(at, binding, {status: 403}).expect(roles, {data: []});
		await mocked.remove('roleBinding', api, {id: 'rb-1', ...role});
		mocked.expect(at, binding, {status: 403}).expect(roles, {data: [{id: 'rb-1', ...role}]});
		await expect(mocked.remove('roleBinding', api, {id: 'rb-1', ...role})).rejects.toMatchObject({
			status: 403,
		});
		mocked.done();
	});
});
