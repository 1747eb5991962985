import {describe, expect, test} from 'vitest';
import {heldOf, lifeOf} from '../../support/life.js';
import {cluster, clusterCrn, connected, forbidden, organization} from './known.js';

const keys = '/iam/v2/api-keys';
const accounts = '/iam/v2/service-accounts';
const list = `GET ${keys}?page_size=100`;
const owned = (owner: string) => `GET ${keys}?spec.owner=${owner}&page_size=100`;
const notFound = {errors: [{status: '404', code: 'service_account_not_found', detail: 'not found'}]};

function key(id: string, resource: object | null, spec: object = {}) {
	return {
		id,
		metadata: {created_at: '2026-05-04T09:12:33.104221Z'},
		spec: {
			display_name: 'orders',
			description: '',
			owner: {id: 'sa-1', kind: 'ServiceAccount'},
			...(resource && {resource}),
			secret: '',
			...spec,
		},
	};
}
const kafka = {id: 'lkc-4n7xz1', kind: 'Cluster', environment: 'env-7q2kd9'};
const held = heldOf('K1', {ref: {id: 'K1', resource: 'lkc-4n7xz1'}, owner: 'sa-1'});

async function living(kind = 'kafka') {
	const {mocked, api} = await connected();
	return {mocked, api, ...lifeOf(mocked.kind(kind), api)};
}

describe('keys', () => {
	const next = `https://api.confluent.cloud${keys}?page_token=T0&page_size=1`;
	const pages = [
		key('K1', kafka),
		key('K2', {id: 'lsrc-1', kind: 'Cluster'}),
		key('K3', {id: 'lksqlc-1', kind: 'Cluster'}),
		{id: 'INTERNAL', spec: {resource: kafka}},
		key('K4', {id: 'env-1.aws.eu-central-1', kind: 'Region', environment: 'env-1'}),
		key('K5', {id: 'gcp.europe-west4', kind: 'Region', environment: 'env-2'}),
	];

	test('are listed page by page, by kind whatever their resource is called; Confluent’s own are skipped', async () => {
		const {mocked, api} = await living();
		const kinds = ['kafka', 'schema-registry', 'ksqldb', 'flink'];
		mocked
			.expect(list, {data: pages.slice(0, 3), metadata: {next}})
			.expect(`GET ${keys}?page_size=100&page_token=T0`, {data: pages.slice(3), metadata: {}});
		// Side by side with one signal, as the list of all kinds asks: read once.
		const {at} = lifeOf(mocked.kind('kafka'), api);
		const found = await Promise.all(
			kinds.map(async (kind) => {
				const ids: string[] = [];
				for await (const page of mocked.kind(kind).life?.list?.(at) ?? [])
					ids.push(...page.map(({id, opens}) => `${id} ${opens}`));
				return ids;
			}),
		);
		expect(found).toEqual([
			['K1 Kafka cluster lkc-4n7xz1'],
			['K2 Schema Registry lsrc-1'],
			['K3 ksqlDB cluster lksqlc-1'],
			[
				'K4 Flink in aws.eu-central-1 of environment env-1',
				'K5 Flink in gcp.europe-west4 of environment env-2',
			],
		]);
		expect(mocked.sent).toHaveLength(2);
		// Nothing of it is kept for the next time.
		mocked.expect(list, {data: [], metadata: {next: ''}});
		for await (const page of mocked.kind('kafka').life?.list?.(at) ?? []) expect(page).toEqual([]);
		mocked.done();
	});

	test.each([
		['cloud', [null, {id: 'cloud', kind: 'Cloud'}, {id: 'CLOUD', kind: 'Cloud'}]],
		['tableflow', [{id: 'TABLEFLOW', kind: 'Tableflow'}]],
		['global', [{id: 'global', kind: 'Global'}]],
	])('for no one resource are asked for by name: %s', async (kind, resources) => {
		const {mocked, list: listed} = await living(kind);
		mocked.expect(`GET ${keys}?spec.resource=${kind}&page_size=100`, {
			data: resources.map((resource, index) => key(`K${index}`, resource)),
		});
		const found = await listed();
		expect(found).toHaveLength(resources.length);
		expect(new Set(found.map(({purpose}) => purpose))).toEqual(new Set([`sa-1 ${kind}`]));
	});

	test('are shown with what they have, and that kafkey is signed in with one', async () => {
		const {mocked, show} = await living('cloud');
		mocked.expect(
			`GET ${keys}/CLOUDKEY`,
			key('CLOUDKEY', null, {
				expires_at: '2027-01-01T00:00:00Z',
				description: 'mine',
				owner: {id: 'u-4p9w2x'},
			}),
		);
		const found = await show('CLOUDKEY');
		expect(found).toMatchObject({
			owner: 'u-4p9w2x',
			description: 'mine',
			created: '2026-05-04T09:12:33.104Z',
			expires: '2027-01-01T00:00:00.000Z',
			opens: 'the management APIs of the organization',
		});
		expect(found?.inUse).toBe('it is what kafkey is signed in with');
	});

	test('that are unknown are answered 403 or 404; another 403 is a failure; another kind is not this one', async () => {
		const {mocked, show} = await living();
		const at = `GET ${keys}/K1`;
		mocked.expect(at, forbidden, {status: 403});
		expect(await show('K1')).toBeUndefined();
		mocked.expect(at, {errors: [{detail: 'not found'}]}, {status: 404});
		expect(await show('K1')).toBeUndefined();
		mocked.expect(at, key('K1', {id: 'lsrc-1', kind: 'SchemaRegistry'}));
		expect(await show('K1')).toBeUndefined();
		mocked.expect(at, {errors: [{code: 'user_unauthorized', detail: 'no'}]}, {status: 403});
		await expect(show('K1')).rejects.toMatchObject({status: 403});
	});

	test.each([
		[{description: ''}, {description: ''}],
		[{name: 'renamed'}, {display_name: 'renamed'}],
		[
			{name: 'a', description: 'b'},
			{display_name: 'a', description: 'b'},
		],
	])('are sent %j only', async (changed, spec) => {
		const {mocked, change} = await living();
		mocked.expect(`PATCH ${keys}/K1`, key('K1', kafka));
		await change(held, changed);
		expect(mocked.sent.map(({body}) => body)).toEqual([{spec}]);
	});

	test('are sent a change once, whatever comes back', async () => {
		const {mocked, change} = await living();
		mocked.expect(`PATCH ${keys}/K1`, 'gateway', {status: 503});
		await expect(change(held, {name: 'x'})).rejects.toMatchObject({outcome: 'unclear'});
		mocked.expect(`PATCH ${keys}/K1`, forbidden, {status: 403});
		await expect(change(held, {name: 'x'})).rejects.toMatchObject({outcome: 'refused'});
		expect(mocked.sent).toHaveLength(2);
	});
});

describe('what a key leaves behind', () => {
	const crn = `crn://confluent.cloud/organization=${organization}`;
	const bindings = `GET /iam/v2/role-bindings?${new URLSearchParams({crn_pattern: `${crn}/*`, principal: 'User:sa-1', page_size: '100'})}`;
	const binding = (id: string, role_name: string, crn_pattern: string) => ({
		id,
		principal: 'User:sa-1',
		role_name,
		crn_pattern,
	});
	const found = [
		binding('rb-1', 'DeveloperWrite', `${clusterCrn}/kafka=lkc-4n7xz1/topic=orders`),
		binding('rb-2', 'DeveloperRead', `${crn}/environment=env-7q2kd9/schema-registry=lsrc-1/subject=*`),
		binding('rb-3', 'MetricsViewer', crn),
		{...binding('rb-4', 'OrganizationAdmin', crn), principal: 'User:sa-11'},
	];
	const account = {id: 'sa-1', display_name: 'orders-svc', description: 'orders · made by kafkey'};

	test('of an account with no other key: every binding, and the account if kafkey made it', async () => {
		const {mocked, behind} = await living();
		mocked
			.expect(owned('sa-1'), {data: [key('K1', kafka)]})
			.expect(bindings, {data: found})
			.expect(`GET ${accounts}/sa-1`, account);
		const left = await behind(held);
		expect(left.map(({label, kept}) => (kept ? `${label} (${kept})` : label))).toEqual([
			'DeveloperWrite on topic orders of lkc-4n7xz1',
			'DeveloperRead on subject * of lsrc-1',
			'MetricsViewer on the organization',
			'ACLs of sa-1 on lkc-4n7xz1, if it has any (only a Kafka key of the cluster can list them: confluent kafka acl list --service-account sa-1 --cluster lkc-4n7xz1)',
			'service account orders-svc',
		]);
		expect(left[0]?.ref).toEqual(found[0]);
		expect(left.at(-1)).toMatchObject({thing: 'serviceAccount', ref: {id: 'sa-1'}});
	});

	test.each([
		['another resource', {id: 'lsrc-1', kind: 'SchemaRegistry'}, [false, true, true]],
		['the same resource', kafka, [true, true, true]],
		['everything', {id: 'GLOBAL', kind: 'Global'}, [true, true, true]],
	])('of an account with a key for %s: only what no other key may live on', async (_, resource, kept) => {
		const {mocked, behind} = await living();
		mocked
			.expect(owned('sa-1'), {data: [key('K1', kafka), key('K2', resource)]})
			.expect(bindings, {data: found})
			.expect(`GET ${accounts}/sa-1`, account);
		const left = await behind(held);
		const of = (thing: string) =>
			left.filter((each) => each.thing === thing).map((each) => Boolean(each.kept));
		expect(of('roleBinding')).toEqual(kept);
		expect(left.at(-1)).toMatchObject({thing: 'serviceAccount', kept: 'another key uses it'});
	});

	test('an account that somebody else made stays; bindings that cannot be listed are said', async () => {
		const {mocked, behind} = await living('schema-registry');
		mocked
			.expect(owned('sa-1'), {data: []})
			.expect(bindings, forbidden, {status: 403})
			.expect(`GET ${accounts}/sa-1`, {...account, description: 'made by hand'});
		expect(await behind(held)).toMatchObject([
			{thing: 'roleBinding', kept: 'this sign-in may not list them'},
			{thing: 'serviceAccount', kept: 'kafkey did not make it'},
		]);
	});

	test('of a person is not looked at, and an account that is gone is not offered', async () => {
		const {mocked, behind} = await living('ksqldb');
		expect(await behind({...held, owner: 'u-4p9w2x'})).toEqual([]);
		expect(mocked.sent).toEqual([]);
		mocked
			.expect(owned('sa-1'), {data: []})
			.expect(bindings, {data: []})
			.expect(`GET ${accounts}/sa-1`, notFound, {status: 404});
		expect(await behind(held)).toEqual([]);
	});
});

describe('the answers for a key like this one', () => {
	const environments = 'GET /org/v2/environments?page_size=100';
	const clusters = (environment: string) => `GET /cmk/v2/clusters?environment=${environment}&page_size=100`;
	const place = {id: 'lkc-4n7xz1', spec: {display_name: 'inventory', config: {kind: 'Basic'}}};
	const account = {id: 'sa-1', display_name: 'orders-svc'};

	test('find the cluster where the key does not name its environment, and give no rights anew', async () => {
		const {mocked, again} = await living();
		mocked
			.expect(`GET ${keys}/K1`, key('K1', {id: 'lkc-4n7xz1'}))
			.expect(environments, {data: [{id: 'env-1'}, {id: 'env-7q2kd9', display_name: 'staging'}]})
			.expect(clusters('env-1'), {data: []})
			.expect(clusters('env-7q2kd9'), {data: [place]})
			.expect(`GET ${accounts}/sa-1`, account);
		expect(await again(held)).toEqual({
			environment: expect.objectContaining({value: 'env-7q2kd9', label: 'staging'}),
			cluster: expect.objectContaining({value: 'lkc-4n7xz1', data: {type: 'Basic'}, typed: false}),
			owner: expect.objectContaining({value: 'sa-1', label: 'orders-svc'}),
			'admin-key': '',
			access: expect.objectContaining({value: 'nothing'}),
			name: 'orders',
			description: '',
		});
	});

	test('name places that the sign-in may not list by their ids', async () => {
		const {mocked, again} = await living();
		mocked
			.expect(`GET ${keys}/K1`, key('K1', kafka))
			.expect(environments, forbidden, {status: 403})
			.expect(clusters('env-7q2kd9'), forbidden, {status: 403})
			.expect(`GET ${accounts}/sa-1`, account);
		const answers = await again(held);
		expect(answers).toMatchObject({
			environment: {value: 'env-7q2kd9', typed: true},
			cluster: {value: cluster('Basic').cluster.value, typed: true},
			'cluster-type': {value: 'other'},
		});
		expect(answers).not.toHaveProperty('bootstrap-servers');
	});

	test('of one’s own key are “myself”; another person’s key and a lost owner’s have none', async () => {
		const {mocked, again} = await living('cloud');
		mocked.expect(`GET ${keys}/K1`, key('K1', null, {owner: {id: 'u-4p9w2x'}}));
		expect(await again(held)).toMatchObject({owner: {value: 'myself', data: {id: 'u-4p9w2x'}}});
		mocked.expect(`GET ${keys}/K1`, key('K1', null, {owner: {id: 'u-other1'}}));
		await expect(again(held)).rejects.toThrow('nobody can make a key for another user');
		mocked.expect(`GET ${keys}/K1`, key('K1', null)).expect(`GET ${accounts}/sa-1`, notFound, {status: 404});
		await expect(again(held)).rejects.toThrow('Its owner is there no longer');
		mocked.expect(`GET ${keys}/K1`, forbidden, {status: 403});
		await expect(again(held)).rejects.toMatchObject({outcome: 'not-sent'});
	});

	test('take a Flink region apart', async () => {
		const {mocked, again} = await living('flink');
		mocked
			.expect(`GET ${keys}/K1`, key('K1', {id: 'env-7q2kd9.aws.eu-central-1'}))
			.expect(environments, {data: [{id: 'env-7q2kd9'}]})
			.expect('GET /fcpm/v2/regions?page_size=100', {
				data: [{id: 'aws.eu-central-1', http_endpoint: 'https://f'}],
			})
			.expect(`GET ${accounts}/sa-1`, account);
		expect(await again(held)).toMatchObject({
			environment: {value: 'env-7q2kd9', typed: false},
			region: {value: 'aws.eu-central-1', data: {url: 'https://f'}},
		});
	});
});

describe('hygiene', () => {
	test('an owner counts as gone only when Confluent says so of that one', async () => {
		const {mocked, life, at} = await living();
		mocked
			.expect(`GET ${accounts}?page_size=100`, {data: [{id: 'sa-1'}]})
			.expect(`GET ${accounts}/sa-hidden`, forbidden, {status: 403})
			.expect(`GET ${accounts}/sa-gone`, notFound, {status: 404})
			.expect('GET /iam/v2/users?page_size=100', forbidden, {status: 403})
			.expect('GET /iam/v2/users/u-1', {id: 'u-1'})
			.expect('GET /iam/v2/users/u-gone', {errors: [{code: 'resource_not_found'}]}, {status: 404});
		const owners = ['sa-1', 'sa-hidden', 'sa-gone', 'u-1', 'u-gone', 'pool-1'];
		expect(await life.goneOwners?.({...at, owners})).toEqual({
			'sa-gone': 'there is no such service account',
			'u-gone': 'there is no such user',
		});
		mocked.done();
	});

	const quotas = (scope: string) => `GET /service-quota/v1/applied-quotas?scope=${scope}&page_size=100`;
	const keyOf = (owner: string) => heldOf('K1', {owner, ref: {id: 'K1', resource: 'lkc-4n7xz1'}});

	test('limits are Confluent’s own numbers, its usage where it gives one, counted where it does not', async () => {
		const {mocked, life, at} = await living();
		mocked
			.expect(quotas('USER_ACCOUNT'), {
				data: [
					{id: 'iam.max_cluster_api_keys.per_user', applied_limit: 10, usage: 9, user: {id: 'u-1'}},
					{id: 'iam.max_cloud_api_keys.per_user', applied_limit: 1, usage: 1, user: {id: 'u-1'}},
				],
			})
			.expect(quotas('SERVICE_ACCOUNT'), {
				data: [{id: 'iam.max_cluster_api_keys.per_service_account', applied_limit: 100, usage: 7}],
			})
			.expect(list, {data: [key('K1', kafka), key('K2', {id: 'lsrc-1'}), key('K3', null)]})
			.expect(quotas('KAFKA_CLUSTER'), {
				data: [
					{
						id: 'kafka.max_api_keys.per_cluster',
						applied_limit: 5,
						usage: 5,
						kafka_cluster: {id: 'lkc-other'},
					},
					{id: 'kafka.max_api_keys.per_cluster', applied_limit: 50, kafka_cluster: {id: 'lkc-4n7xz1'}},
				],
			});
		expect(await life.limits?.({...at, held: [keyOf('u-1'), keyOf('sa-1')]})).toEqual([
			{counts: 'resource keys of u-1', used: 9, most: 10},
			{counts: 'resource keys of sa-1', used: 2, most: 100},
			{counts: 'keys for Kafka cluster lkc-4n7xz1', used: 2, most: 50},
		]);
	});

	test('limits that may not be read are not told', async () => {
		const {mocked, life, at} = await living('schema-registry');
		mocked
			.expect(quotas('USER_ACCOUNT'), forbidden, {status: 403})
			.expect(quotas('SERVICE_ACCOUNT'), forbidden, {status: 403});
		expect(await life.limits?.({...at, held: [keyOf('u-1')]})).toEqual([]);
		expect(await life.limits?.({...at, held: []})).toEqual([]);
	});
});
