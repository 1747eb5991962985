import {describe, expect, test} from 'vitest';
import {listed, picked, typed} from '../../support/api.js';
import {
	connected,
	connectedAsPrincipal,
	expectToken,
	expired,
	home,
	organization,
	subscriptionId,
	subscriptions,
	version,
} from './known.js';

const organizations = `GET /subscriptions/${subscriptionId}/providers/Microsoft.Confluent/organizations?${version}`;
const environments = `GET ${organization}/environments?${version}`;
const clusters = `GET ${organization}/environments/env-7q2kd9/clusters?${version}`;
const registries = `GET ${organization}/environments/env-7q2kd9/schemaRegistryClusters?${version}`;
const azure = 'https://management.azure.com';

function metadata(resourceName?: string, self?: string) {
	return {metadata: {resourceName, self}};
}

describe('the lists', () => {
	test('give subscriptions, page after page, by whole addresses', async () => {
		const {mocked, api} = await connected();
		// What was read to sign in is given first, and once.
		expect(await listed(mocked.kind('kafka'), 'subscription', api)).toEqual([[]]);
		const next = '/subscriptions?api-version=2022-12-01&%24skiptoken=abc';
		mocked
			.expect(subscriptions, {
				value: [{subscriptionId: 's-1', displayName: 'Data', state: 'Enabled'}],
				nextLink: azure + next,
			})
			.expect(`GET ${next}`, {value: [{subscriptionId: 's-2', state: 'Disabled'}]});
		expect(await listed(mocked.kind('kafka'), 'subscription', api)).toEqual([
			[{value: 's-1', label: 'Data', hint: 's-1'}],
			[{value: 's-2', label: 's-2', hint: 's-2', detail: 'disabled'}],
		]);
		mocked.done();
	});

	test('give organizations that succeeded, with the resource group out of their ids', async () => {
		const {mocked, api} = await connected();
		const succeeded = {properties: {provisioningState: 'Succeeded'}};
		mocked.expect(organizations, {
			value: [
				{id: organization, name: 'acme-kafka', location: 'westeurope', ...succeeded},
				{
					id: organization.replace('resourceGroups/rg-data', 'resourcegroups/RG Two'),
					name: 'West US 2',
					...succeeded,
				},
				{id: organization, name: 'failed', properties: {provisioningState: 'Failed'}},
				{id: organization, name: 'no-state'},
				{id: 'no-group', name: 'odd', ...succeeded},
			],
			nextLink: '',
		});
		const {subscription} = home;
		expect(await listed(mocked.kind('kafka'), 'organization', api, {subscription})).toEqual([
			[
				{value: 'rg-data/acme-kafka', label: 'acme-kafka', hint: 'rg-data', detail: 'westeurope'},
				{value: 'RG Two/West US 2', label: 'West US 2', hint: 'RG Two'},
			],
		]);
	});

	test('encode what is in the path, and take typed answers', async () => {
		const {mocked, api} = await connected();
		const typedIn = {...home, organization: typed('RG (Two)/West US 2')};
		const at = organization.replace('rg-data', 'RG%20(Two)').replace('acme-kafka', 'West%20US%202');
		mocked.expect(`GET ${at}/environments?${version}`, {value: [], nextLink: null});
		expect(await listed(mocked.kind('kafka'), 'environment', api, typedIn)).toEqual([[]]);
		mocked.done();
	});

	test('find the Confluent id wherever it stands', async () => {
		const {mocked, api} = await connected();
		mocked.expect(environments, {
			value: [
				{
					id: 'dlz-f3a90de',
					name: 'staging',
					properties: metadata(
						'crn://confluent.cloud/organization=b6f1/environment=env-1',
						'https://odd/else',
					),
				},
				{
					id: 'dlz-f3a90de',
					properties: metadata('crn://odd', 'https://api.confluent.cloud/org/v2/environments/env-2'),
				},
				{id: `${organization}/environments/env-3`, name: 'env-3'},
				{name: 'env-4', properties: null},
				{},
			],
		});
		expect(await listed(mocked.kind('kafka'), 'environment', api, home)).toEqual([
			[
				{value: 'env-1', label: 'staging', hint: 'env-1'},
				{value: 'env-2', label: 'env-2', hint: 'env-2'},
				{value: 'env-3', label: 'env-3', hint: 'env-3'},
				{value: 'env-4', label: 'env-4', hint: 'env-4'},
			],
		]);
	});

	test('give Kafka clusters with their address, without its scheme, or without any', async () => {
		const {mocked, api} = await connected();
		const named = (id: string) =>
			metadata(`crn://confluent.cloud/environment=env-7q2kd9/cloud-cluster=${id}/kafka=${id}`);
		mocked.expect(clusters, {
			value: [
				{
					id: `${organization}/environments/env-7q2kd9/clusters/inventory`,
					name: 'inventory',
					properties: {
						...named('lkc-1'),
						spec: {
							name: 'inventory',
							cloud: 'AZURE',
							region: 'centralus',
							config: {kind: 'Basic'},
							kafkaBootstrapEndpoint: 'SASL_SSL://pkc-1.confluent.cloud:9092',
						},
						status: {phase: 'PROVISIONED'},
					},
				},
				{
					name: 'new',
					properties: {
						...named('lkc-2'),
						spec: {kafkaBootstrapEndpoint: ''},
						status: {phase: 'PROVISIONING'},
					},
				},
			],
		});
		expect(await listed(mocked.kind('kafka'), 'cluster', api, home)).toEqual([
			[
				{
					value: 'lkc-1',
					label: 'inventory',
					hint: 'lkc-1',
					detail: 'Basic · AZURE centralus',
					data: {bootstrapServers: 'pkc-1.confluent.cloud:9092'},
				},
				{value: 'lkc-2', label: 'new', hint: 'lkc-2', detail: 'provisioning', data: {}},
			],
		]);
	});

	test('give Schema Registries with their address', async () => {
		const {mocked, api} = await connected();
		const spec = {
			name: 'Governance',
			package: 'ESSENTIALS',
			cloud: 'AZURE',
			region: {id: 'sgreg-7'},
			httpEndpoint: 'https://psrc-1.confluent.cloud',
		};
		mocked.expect(registries, {value: [{id: 'lsrc-1', properties: {spec}}, {id: 'lsrc-2'}]});
		expect(await listed(mocked.kind('schema-registry'), 'schema-registry', api, home)).toEqual([
			[
				{
					value: 'lsrc-1',
					label: 'Governance',
					hint: 'lsrc-1',
					detail: 'ESSENTIALS · AZURE',
					data: {url: 'https://psrc-1.confluent.cloud'},
				},
				{value: 'lsrc-2', label: 'lsrc-2', hint: 'lsrc-2', detail: '', data: {}},
			],
		]);
	});

	test('follow a next page that is no whole address, as the published samples have it', async () => {
		const {mocked, api} = await connected();
		mocked
			.expect(environments, {value: [{name: 'env-1'}], nextLink: 'nextLink?pageToken=a%2Fb&pageSize=10'})
			.expect(`${environments}&pageToken=a%2Fb&pageSize=10`, {value: [{name: 'env-2'}], nextLink: null});
		expect(await listed(mocked.kind('kafka'), 'environment', api, home)).toHaveLength(2);
		mocked.done();
	});

	test.each(['https://evil.example/subscriptions', '//evil.example/x', 'http://management.azure.com/x'])(
		'do not follow a next page to %s',
		async (nextLink) => {
			const {mocked, api} = await connected();
			mocked.expect(environments, {value: [], nextLink});
			await expect(listed(mocked.kind('kafka'), 'environment', api, home)).rejects.toMatchObject({
				what: 'The list is not complete.',
			});
		},
	);

	test('ask the version that was wanted', async () => {
		const {mocked, api} = await connected({'api-version': typed('2025-08-18-preview')});
		mocked.expect(`GET ${organization}/environments?api-version=2025-08-18-preview`, {value: []});
		expect(await listed(mocked.kind('kafka'), 'environment', api, home)).toEqual([[]]);
	});

	test('are read once more with a fresh token after a 401, and not a third time', async () => {
		const {mocked, api} = await connectedAsPrincipal();
		mocked.expect(environments, expired, {status: 401});
		expectToken(mocked, 'second').expect(environments, {value: [{name: 'env-1'}]});
		expect(await listed(mocked.kind('kafka'), 'environment', api, home)).toHaveLength(1);
		expect(mocked.sent.map(({authorization}) => authorization)).toEqual([
			'Bearer first',
			undefined,
			'Bearer second',
		]);
		mocked.expect(environments, expired, {status: 401});
		expectToken(mocked, 'third').expect(environments, expired, {status: 401});
		await expect(listed(mocked.kind('kafka'), 'environment', api, home)).rejects.toMatchObject({status: 401});
		mocked.done();
	});

	test('say which right Microsoft names when they are refused', async () => {
		const {mocked, api} = await connected();
		const error = {code: 'AuthorizationFailed', message: 'The client does not have authorization.'};
		mocked.expect(organizations, {error}, {status: 403, headers: {'x-ms-correlation-request-id': 'c-9'}});
		await expect(
			listed(mocked.kind('kafka'), 'organization', api, {subscription: picked(subscriptionId)}),
		).rejects.toMatchObject({
			status: 403,
			requestId: 'c-9',
			why: expect.stringContaining('AuthorizationFailed: The client does not have authorization'),
			next: expect.stringContaining('Owner or Contributor'),
		});
	});
});
