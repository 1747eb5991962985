import {describe, expect, test} from 'vitest';
import {Secret} from '../../../source/secret.js';
import {listed, picked, typed} from '../../support/api.js';
import {cluster, connected, forbidden, owner, rest} from './known.js';

const environment = picked('env-7q2kd9');

describe('the lists', () => {
	test('follow the page token to the last page', async () => {
		const {mocked, api} = await connected();
		const next = 'https://api.confluent.cloud/org/v2/environments?page_token=Mg%3D%3D';
		mocked
			.expect('GET /org/v2/environments?page_size=100', {
				data: [{id: 'env-1', display_name: 'staging'}],
				metadata: {next},
			})
			.expect('GET /org/v2/environments?page_size=100&page_token=Mg%3D%3D', {
				data: [{id: 'env-2'}],
				metadata: {next: ''},
			});
		expect(await listed(mocked.kind('kafka'), 'environment', api)).toEqual([
			[{value: 'env-1', label: 'staging', hint: 'env-1'}],
			[{value: 'env-2', label: 'env-2', hint: 'env-2'}],
		]);
		mocked.done();
	});

	test('do not follow a next page to another host', async () => {
		const {mocked, api} = await connected();
		const metadata = {next: 'https://evil.example/org/v2/environments?page_token=1'};
		mocked.expect('GET /org/v2/environments?page_size=100', {data: [], metadata});
		await expect(listed(mocked.kind('kafka'), 'environment', api)).rejects.toThrow('evil.example');
	});

	test('give the addresses of a Kafka cluster in any of their spellings', async () => {
		const {mocked, api} = await connected();
		const old = {
			kafka_bootstrap_endpoint: 'SASL_SSL://old.confluent.cloud:9092',
			http_endpoint: 'https://old.confluent.cloud',
		};
		mocked.expect('GET /cmk/v2/clusters?environment=env-7q2kd9&page_size=100', {
			data: [
				{
					id: 'lkc-1',
					spec: {display_name: 'a', cloud: 'AWS', region: 'eu-central-1', config: {kind: 'Basic'}, ...old},
				},
				{
					id: 'lkc-2',
					spec: {
						...old,
						endpoints: {
							ap1: {kafka_bootstrap_endpoint: 'private:9092'},
							PUBLIC: {
								kafka_bootstrap_endpoint: 'new.confluent.cloud:9092',
								http_endpoint: 'https://new.confluent.cloud',
							},
						},
					},
					status: {phase: 'PROVISIONING'},
				},
				{id: 'lkc-3', spec: {endpoints: null, config: null}},
			],
		});
		const [page = []] = await listed(mocked.kind('kafka'), 'cluster', api, {environment});
		expect(page).toMatchObject([
			{
				value: 'lkc-1',
				detail: 'Basic · AWS eu-central-1',
				data: {
					type: 'Basic',
					bootstrapServers: 'old.confluent.cloud:9092',
					endpoint: 'https://old.confluent.cloud',
				},
			},
			{
				detail: 'provisioning',
				data: {bootstrapServers: 'new.confluent.cloud:9092', endpoint: 'https://new.confluent.cloud'},
			},
			{label: 'lkc-3', data: {}},
		]);
	});

	test('give the addresses of Schema Registry and ksqlDB', async () => {
		const {mocked, api} = await connected();
		mocked
			.expect('GET /srcm/v3/clusters?environment=env-7q2kd9&page_size=100', {
				data: [
					{id: 'lsrc-1', spec: {display_name: 'Governance', http_endpoint: 'https://psrc-1.confluent.cloud'}},
				],
			})
			.expect('GET /ksqldbcm/v2/clusters?environment=env-7q2kd9&page_size=100', {
				data: [
					{
						id: 'lksqlc-1',
						spec: {kafka_cluster: {id: 'lkc-1'}},
						status: {http_endpoint: 'https://pksqlc-1.confluent.cloud'},
					},
				],
			});
		expect(await listed(mocked.kind('schema-registry'), 'schema-registry', api, {environment})).toMatchObject(
			[[{value: 'lsrc-1', data: {url: 'https://psrc-1.confluent.cloud'}}]],
		);
		expect(await listed(mocked.kind('ksqldb'), 'ksqldb', api, {environment})).toMatchObject([
			[{value: 'lksqlc-1', detail: 'on lkc-1', data: {url: 'https://pksqlc-1.confluent.cloud'}}],
		]);
	});

	test('offer myself and a new account before the accounts arrive, and when they may not be listed', async () => {
		const {mocked, api} = await connected();
		mocked.expect('GET /iam/v2/service-accounts?page_size=100', {
			data: [{id: 'sa-1', display_name: 'orders'}],
		});
		const [first, second] = await listed(mocked.kind('cloud'), 'owner', api);
		expect(first).toMatchObject([{value: 'new'}, {value: 'myself', data: {id: 'u-4p9w2x'}}]);
		expect(second).toEqual([{value: 'sa-1', label: 'orders', hint: 'sa-1'}]);
		mocked.expect('GET /iam/v2/service-accounts?page_size=100', forbidden, {status: 403});
		await expect(listed(mocked.kind('cloud'), 'owner', api)).rejects.toMatchObject({status: 403});
	});
});

describe('topics', () => {
	const admin = {'admin-key': 'KAFKAKEY', 'admin-secret': new Secret('kafka-secret')};
	const topics = 'GET /kafka/v3/clusters/lkc-4n7xz1/topics';

	test('are listed with the Kafka admin key, without the internal ones', async () => {
		const {mocked, api} = await connected();
		const data = [
			{topic_name: 'orders', partitions_count: 6, is_internal: false},
			{topic_name: '_schemas', is_internal: true},
		];
		mocked.expect(topics, {data, metadata: {next: null}}, {origin: rest});
		expect(await listed(mocked.kind('kafka'), 'topics', api, {...cluster('Standard'), ...admin})).toEqual([
			[{value: 'orders', label: 'orders', hint: '6 partitions'}],
		]);
		expect(mocked.sent[0]?.authorization).toBe(
			`Basic ${Buffer.from('KAFKAKEY:kafka-secret').toString('base64')}`,
		);
	});

	test('are not asked for without one', async () => {
		const {mocked, api} = await connected();
		const answers = {...cluster('Standard'), 'admin-key': ''};
		expect(await listed(mocked.kind('kafka'), 'topics', api, answers)).toEqual([]);
	});

	test('may be refused with a web page', async () => {
		const {mocked, api} = await connected();
		mocked.expect(topics, '<html>Unauthorized</html>', {
			origin: rest,
			status: 401,
			headers: {'content-type': 'text/html'},
		});
		const listing = listed(mocked.kind('kafka'), 'topics', api, {...cluster('Standard'), ...admin});
		await expect(listing).rejects.toThrow('refused the Kafka admin key (401)');
	});

	test('are never asked for on a host that is not Confluent’s', async () => {
		const {mocked, api} = await connected();
		for (const endpoint of [
			'https://pkc.confluent.cloud.evil.example',
			'http://pkc.confluent.cloud',
			'https://x@evil.example',
		]) {
			const answers = {cluster: picked('lkc-4n7xz1', {endpoint}), ...admin};
			await expect(listed(mocked.kind('kafka'), 'topics', api, answers)).rejects.toThrow('nothing was sent');
		}
		expect(mocked.sent).toEqual([]);
	});
});

describe('what may be allowed', () => {
	const values = async (answers: object) => {
		const {mocked, api} = await connected();
		const [page = []] = await listed(mocked.kind('kafka'), 'access', api, {owner, ...answers});
		return page as {value: string; hint: string}[];
	};

	test('is every purpose where role bindings work', async () => {
		const offered = await values({...cluster('Dedicated'), 'admin-key': ''});
		expect(offered.map(({value}) => value)).toEqual(['produce', 'consume', 'both', 'manage', 'nothing']);
		expect(offered[0]?.hint).toBe('DeveloperWrite');
	});

	test('is nothing on a Basic cluster without a Kafka admin key, with the reason', async () => {
		const [only, ...others] = await values({...cluster('Basic'), 'admin-key': ''});
		expect(others).toEqual([]);
		expect(only).toMatchObject({value: 'nothing', hint: expect.stringContaining('need a Kafka admin key')});
	});

	test('is every purpose by ACLs on a Basic cluster with one, listed or typed', async () => {
		const admin = {'admin-key': 'K', 'admin-secret': new Secret('s')};
		expect((await values({...cluster('Basic'), ...admin}))[0]?.hint).toBe('ACL WRITE');
		const given = {cluster: typed('lkc-9'), 'cluster-type': picked('basic'), ...admin};
		expect((await values({...given, 'rest-endpoint': rest}))[0]?.hint).toBe('ACL WRITE');
		expect(await values({...given, 'rest-endpoint': ''})).toMatchObject([
			{hint: expect.stringContaining('need the cluster’s REST address')},
		]);
	});
});
