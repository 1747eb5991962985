import {describe, expect, test} from 'vitest';
import type {Made} from '../../../source/providers/provider.js';
import {picked, runSteps, typed} from '../../support/api.js';
import {connected, createdKey, forbidden, named, organization, owner} from './known.js';

const keys = 'POST /iam/v2/api-keys';
const environment = picked('env-7q2kd9');

describe('the keys that are used over HTTPS', () => {
	test.each([
		[
			'schema-registry',
			{'schema-registry': picked('lsrc-8p2vd6', {url: 'https://psrc-1.confluent.cloud'})},
			'lsrc-8p2vd6',
			'https://psrc-1.confluent.cloud',
			['SCHEMA_REGISTRY_URL', 'SCHEMA_REGISTRY_USERNAME', 'SCHEMA_REGISTRY_PASSWORD'],
		],
		[
			'ksqldb',
			{ksqldb: typed('lksqlc-5r1qm'), url: 'https://pksqlc-1.confluent.cloud'},
			'lksqlc-5r1qm',
			'https://pksqlc-1.confluent.cloud',
			['KSQLDB_URL', 'KSQLDB_USERNAME', 'KSQLDB_PASSWORD'],
		],
		['ksqldb', {ksqldb: typed('lksqlc-5r1qm'), url: ''}, 'lksqlc-5r1qm', undefined, expect.anything()],
		['cloud', {}, 'cloud', undefined, ['CONFLUENT_CLOUD_API_KEY', 'CONFLUENT_CLOUD_API_SECRET']],
	])('%s with %j', async (id, given, resource, url, variables) => {
		const {mocked, api} = await connected();
		const plan = mocked.kind(id).plan({api, answers: {environment, ...given, owner, ...named}});
		mocked.expect(keys, createdKey({resource: {id: resource.toUpperCase()}}), {status: 202});
		const {key} = await runSteps(plan);
		expect(mocked.sent[0]?.body).toEqual({
			spec: {display_name: 'orders', owner: {id: 'sa-9k3m2p'}, resource: {id: resource}},
		});
		expect(key?.credential?.differences).toEqual([]);
		const [access] = key?.credential?.accesses ?? [];
		expect(access).toMatchObject({type: 'http-basic', username: 'K7TQ2ZXN4WJ5LMRA'});
		expect(access?.type === 'http-basic' && access.url).toBe(url);
		expect(plan.variables).toEqual(variables);
		expect(plan.notes?.join(' ')).toMatch(
			/sa-9k3m2p: deleting the account deletes it.*number of keys per account is limited/,
		);
	});

	test('a Cloud key asks for no place', async () => {
		const {mocked} = await connected();
		expect(Object.keys(mocked.kind('cloud').fields)).toEqual([
			'owner',
			'owner-id',
			'account-name',
			'name',
			'description',
		]);
	});

	test('a Cloud key may come back without a resource', async () => {
		const {mocked, api} = await connected();
		mocked.expect(keys, createdKey({resource: null}));
		const {key} = await runSteps(mocked.kind('cloud').plan({api, answers: {owner, ...named}}));
		expect(key?.credential?.differences).toEqual([]);
	});
});

describe('the keys that are for more than one resource', () => {
	const region = picked('aws.eu-central-1', {url: 'https://flink.eu-central-1.aws.confluent.cloud'});
	const flink = {id: 'aws.eu-central-1', environment: 'env-7q2kd9', kind: 'Region', api_version: 'fcpm/v2'};

	test.each([
		['tableflow', {}, {id: 'tableflow', kind: 'Tableflow', api_version: 'tableflow/v1'}, 'Tableflow'],
		['global', {}, {id: 'global', kind: 'Global', api_version: 'global/v1'}, 'GLOBAL'],
		['flink', {region}, flink, 'env-7q2kd9.aws.eu-central-1'],
		['flink', {region}, flink, 'aws.eu-central-1'],
	])('%s %j', async (id, given, resource, answered) => {
		const {mocked, api} = await connected();
		const plan = mocked.kind(id).plan({api, answers: {environment, ...given, owner, ...named}});
		mocked.expect(keys, createdKey({resource: {...resource, id: answered}}), {status: 202});
		const {key} = await runSteps(plan);
		expect(mocked.sent[0]?.body).toEqual({
			spec: {display_name: 'orders', owner: {id: 'sa-9k3m2p'}, resource},
		});
		expect(key?.credential?.differences).toEqual([]);
		expect(plan.variables).toEqual(Object.values(namesIn(key)));
	});

	test('a Flink key for another region or environment is a difference', async () => {
		const {mocked, api} = await connected();
		const plan = mocked.kind('flink').plan({api, answers: {environment, region, owner, ...named}});
		const resource = {id: 'env-other.aws.eu-central-1', environment: 'env-other'};
		mocked.expect(keys, createdKey({resource}), {status: 202});
		expect((await runSteps(plan))['key']?.credential?.differences).toEqual([
			'It opens env-other.aws.eu-central-1; you asked for aws.eu-central-1 in env-7q2kd9.',
			'It is in environment env-other; you asked for env-7q2kd9.',
		]);
	});

	test('a Flink key is looked up among all keys of its owner, by either form of its region', async () => {
		const {mocked, api} = await connected();
		const plan = mocked.kind('flink').plan({api, answers: {environment, region, owner, ...named}});
		const listed = (id: string, of: string) => ({id, spec: {resource: {id: of}}});
		mocked.expect('GET /iam/v2/api-keys?spec.owner=sa-9k3m2p&page_size=100', {
			data: [
				listed('A', 'env-7q2kd9.aws.eu-central-1'),
				listed('B', 'aws.eu-central-1'),
				listed('C', 'env-other.aws.eu-central-1'),
				listed('D', 'lkc-4n7xz1'),
			],
		});
		const found = await plan.steps[0]?.list?.({}, new AbortController().signal);
		expect(found?.map(({label}) => label)).toEqual(['A', 'B']);
	});

	test('a Flink key is proved by its list of statements, where the organization is known', async () => {
		const {mocked, api} = await connected();
		const answers = {environment, region, owner, ...named};
		const access = async (of: unknown) => {
			mocked.expect(keys, createdKey({resource: {id: 'aws.eu-central-1'}}), {status: 202});
			const {key} = await runSteps(mocked.kind('flink').plan({api: of, answers}));
			return key?.credential?.accesses[0];
		};
		expect(await access(api)).toMatchObject({
			url: 'https://flink.eu-central-1.aws.confluent.cloud',
			probe: {path: `/sql/v1/organizations/${organization}/environments/env-7q2kd9/statements`},
		});
		const unknown = await access({...(api as object), organization: undefined});
		expect(unknown).not.toHaveProperty('probe');
		expect(unknown).toMatchObject({unproved: expect.stringContaining('cannot read')});
	});
});

function namesIn(made: Made | undefined) {
	const [access] = made?.credential?.accesses ?? [];
	return access?.type === 'http-basic' ? access.names : {};
}

describe('what came back', () => {
	const made = async (spec: object) => {
		const {mocked, api} = await connected();
		mocked.expect(keys, createdKey(spec), {status: 202});
		const answers = {environment, ksqldb: typed('lksqlc-5r1qm'), url: '', owner, ...named};
		return (await runSteps(mocked.kind('ksqldb').plan({api, answers})))['key'];
	};

	test('is compared with what was asked', async () => {
		const key = await made({resource: {id: 'lkc-other'}, owner: {id: 'u-other'}});
		expect(key?.credential?.differences).toEqual([
			'It opens lkc-other; you asked for lksqlc-5r1qm.',
			'It belongs to u-other; you asked for sa-9k3m2p.',
		]);
	});

	test.each([[undefined], [null], [''], ['****************']])(
		'without a real secret (%j) is undelivered',
		async (secret) => {
			expect(await made({secret})).toEqual({
				ref: {id: 'K7TQ2ZXN4WJ5LMRA'},
				label: 'K7TQ2ZXN4WJ5LMRA',
				undelivered: true,
			});
		},
	);
});

describe('a limit', () => {
	const over = {
		errors: [{code: 'quota_exceeded', detail: 'Your user account is currently limited to 10 API keys'}],
	};
	const quotas = 'GET /service-quota/v1/applied-quotas?scope=USER_ACCOUNT&page_size=200';
	const refused = async (status: number, list: unknown, listStatus = 200) => {
		const {mocked, api} = await connected();
		const answers = {
			environment,
			ksqldb: typed('lksqlc-5r1qm'),
			url: '',
			owner: picked('myself', {id: 'u-4p9w2x'}),
			...named,
		};
		mocked.expect(keys, over, {status}).expect(quotas, list, {status: listStatus});
		const refusal = runSteps(mocked.kind('ksqldb').plan({api, answers}));
		await expect(refusal).rejects.toMatchObject({status, outcome: 'refused', code: 'quota_exceeded'});
		return refusal.catch((error: Error) => error.message);
	};

	test.each([402, 400])(
		'answered %i is told in Confluent’s words and by its list of limits',
		async (status) => {
			const data = [
				{id: 'iam.max_cluster_api_keys.per_user', applied_limit: 99, usage: 99, user: {id: 'u-other'}},
				{id: 'iam.max_cluster_api_keys.per_user', applied_limit: 10, usage: 10, user: {id: 'u-4p9w2x'}},
				{id: 'iam.max_cloud_api_keys.per_user', applied_limit: 7, usage: 7},
			];
			const told = await refused(status, {data});
			expect(told).toContain('is currently limited to 10 API keys');
			expect(told).toContain('Its list of limits says: at most 10 resource keys of one user.');
			expect(told).not.toMatch(/99|at most 7/);
		},
	);

	test('is told in Confluent’s words where the list of limits is forbidden', async () => {
		expect(await refused(402, forbidden, 403)).toMatch(
			/“Your user account is currently limited to 10 API keys”/,
		);
	});
});

describe('a service account', () => {
	test('whose name is taken sends the person back to the name', async () => {
		const {mocked, api} = await connected();
		const answers = {owner: picked('new'), 'account-name': 'orders', ...named};
		const taken = {errors: [{code: 'resource_already_exists', detail: 'Service name is in use'}]};
		mocked.expect('POST /iam/v2/service-accounts', taken, {status: 409});
		const kind = mocked.kind('cloud');
		const problem = await runSteps(kind.plan({api, answers})).catch((error) => error);
		expect(kind.fieldFor?.(problem.fields[0].path)).toBe('account-name');
		expect(problem.fields[0].message).toContain('exists already');
	});

	test.each([
		[['spec', 'resource', 'id'], 'cluster'],
		[['spec', 'owner', 'id'], 'owner'],
		[['spec', 'display_name'], 'name'],
		[['spec', 'description'], 'description'],
		[['crn_pattern'], 'topics'],
		[['elsewhere'], undefined],
	])('a complaint about %j is about the question %s', async (path, id) => {
		const {mocked} = await connected();
		expect(mocked.kind('kafka').fieldFor?.(path)).toBe(id);
	});
});
