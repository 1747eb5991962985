import {describe, expect, test} from 'vitest';
import type {Behind} from '../../../source/providers/life.js';
import {Secret} from '../../../source/secret.js';
import {heldOf, lifeOf} from '../../support/life.js';
import {connected, rest} from './known.js';

const resource = {id: 'lkc-4n7xz1', kind: 'Cluster', environment: 'env-7q2kd9'};
const held = heldOf('K1', {
	ref: {id: 'K1', resource: resource.id, environment: resource.environment},
	owner: 'sa-1',
});
const admin = {'admin-key': 'ADMIN', 'admin-secret': new Secret('admin/secret+')};
const basic = `Basic ${Buffer.from('ADMIN:admin/secret+').toString('base64')}`;
const acls = '/kafka/v3/clusters/lkc-4n7xz1/acls';
const listed = `GET ${acls}?principal=User%3Asa-1`;
const acl = {
	resource_type: 'TOPIC',
	resource_name: 'orders',
	pattern_type: 'LITERAL',
	principal: 'User:sa-1',
	host: '*',
	operation: 'WRITE',
	permission: 'ALLOW',
};
const groups = {...acl, resource_type: 'GROUP', resource_name: 'billing-', pattern_type: 'PREFIXED'};
const found = [acl, {...groups, operation: 'READ', permission: 'DENY'}];

async function living({endpoint}: {endpoint?: string | undefined} = {endpoint: rest}) {
	const {mocked, api} = await connected();
	const {life, at, behind} = lifeOf(mocked.kind('kafka'), api);
	const spec = {display_name: 'orders', ...(endpoint && {http_endpoint: endpoint})};
	const places = () =>
		mocked
			.expect('GET /org/v2/environments?page_size=100', {data: [{id: resource.environment}]})
			.expect(`GET /cmk/v2/clusters?environment=${resource.environment}&page_size=100`, {
				data: [{id: resource.id, spec}],
			});
	const {insight = expect.fail('no insight')} = life;
	const open = (answers: object) => {
		places();
		return insight.open({...at, held, answers: {...answers}});
	};
	/** What stays where the account has these keys, and no other rights. */
	const left = async (keys: readonly object[] = []) => {
		mocked
			.expect('GET /iam/v2/api-keys?spec.owner=sa-1&page_size=100', {data: keys})
			.expect(
				`GET /iam/v2/role-bindings?${new URLSearchParams({crn_pattern: 'crn://confluent.cloud/organization=7d1f0c3a-5b8e-4e55-9a0f-2c6b1e9d4f10/*', principal: 'User:sa-1', page_size: '100'})}`,
				{data: []},
			)
			.expect('GET /iam/v2/service-accounts/sa-1', {id: 'sa-1', description: ''});
		return (await behind(held)).filter(({thing}) => thing === 'acl');
	};
	return {mocked, api, insight, at, open, left, places};
}

const words = (all: readonly Behind[]) => all.map(({label, kept}) => (kept ? `${label} (${kept})` : label));

describe('ACLs of a key’s owner', () => {
	test('are not seen without a Kafka key, and that is said', async () => {
		const {left} = await living();
		expect(await left()).toMatchObject([
			{ref: {}, unseen: true, kept: expect.stringContaining('only a Kafka key')},
		]);
	});

	test('are listed with one, each to be deleted by all seven members', async () => {
		const {mocked, open, left, api} = await living();
		mocked.expect(listed, {data: found}, {origin: rest});
		await open(admin);
		mocked.expect(listed, {data: found}, {origin: rest});
		const seen = await left();
		expect(words(seen)).toEqual([
			'ACL ALLOW WRITE on topic orders of lkc-4n7xz1',
			'ACL DENY READ on groups billing-* of lkc-4n7xz1',
		]);
		mocked.sent.length = 0;
		mocked.expect(`DELETE ${acls}?${new URLSearchParams(acl)}`, {data: [acl]}, {origin: rest});
		await mocked.remove('acl', api, seen[0]?.ref ?? {});
		expect(mocked.sent).toMatchObject([{method: 'DELETE', authorization: basic}]);
		mocked.done();
	});

	test('stay where another key of the account opens the cluster, and only there', async () => {
		const {mocked, open, left} = await living();
		mocked.expect(listed, {data: [acl]}, {origin: rest});
		await open(admin);
		const other = (id: string, kind: string) => ({
			id: 'K2',
			spec: {owner: {id: 'sa-1'}, resource: {id, kind}},
		});
		mocked.expect(listed, {data: [acl]}, {origin: rest});
		expect(words(await left([other('lkc-4n7xz1', 'Cluster')]))).toEqual([
			'ACL ALLOW WRITE on topic orders of lkc-4n7xz1 (another key uses it)',
		]);
		mocked.expect(listed, {data: [acl]}, {origin: rest});
		expect(await left([other('lsrc-1', 'SchemaRegistry')])).not.toMatchObject([{kept: expect.anything()}]);
	});

	test('are not looked for with the key that is deleted, nor with one that the cluster refuses', async () => {
		const {mocked, open, left} = await living();
		await expect(open({...admin, 'admin-key': 'K1'})).rejects.toThrow('K1 is the key that is deleted');
		mocked.expect(listed, '<html>401</html>', {status: 401, origin: rest});
		await expect(open(admin)).rejects.toThrow('refused the Kafka admin key (401)');
		expect(await left()).toMatchObject([{unseen: true}]);
	});
});

test('the cluster’s address is asked for only where Confluent does not tell it', async () => {
	const asked = async (given: Parameters<typeof living>[0]) => {
		const {insight, at, places} = await living(given);
		places();
		return insight.asks({...at, held});
	};
	expect(await asked({endpoint: rest})).toEqual(['admin-key', 'admin-secret']);
	expect(await asked({endpoint: undefined})).toEqual(['admin-key', 'admin-secret', 'rest-endpoint']);
	const {insight, at} = await living();
	expect(await insight.asks({...at, held: {...held, owner: 'u-4p9w2x'}})).toEqual([]);
});
