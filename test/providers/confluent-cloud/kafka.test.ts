import {describe, expect, test} from 'vitest';
import {spreading} from '../../../source/providers/confluent/spreading.js';
import {Secret} from '../../../source/secret.js';
import {picked, runSteps, typed} from '../../support/api.js';
import {cluster, clusterCrn, connected, createdKey, named, owner, rest} from './known.js';

const keys = 'POST /iam/v2/api-keys';
const bindings = 'POST /iam/v2/role-bindings';
const signal = new AbortController().signal;

async function planned(answers: object) {
	const {mocked, api} = await connected();
	const given = {
		...cluster('Standard'),
		owner,
		'admin-key': '',
		access: picked('nothing'),
		...named,
		...answers,
	};
	return {mocked, api, plan: mocked.kind('kafka').plan({api, answers: given})};
}

describe('a Kafka key', () => {
	test('of one’s own is one request and a complete Kafka access', async () => {
		const answers = {owner: picked('myself', {id: 'u-4p9w2x'}), access: undefined, description: 'mine'};
		const {mocked, plan} = await planned(answers);
		mocked.expect(keys, createdKey({owner: {id: 'u-4p9w2x', kind: 'User'}}), {status: 202});
		const {key} = await runSteps(plan);
		expect(mocked.sent.map(({body}) => body)).toEqual([
			{
				spec: {
					display_name: 'orders',
					description: 'mine',
					owner: {id: 'u-4p9w2x'},
					resource: {id: 'lkc-4n7xz1'},
				},
			},
		]);
		expect(key?.credential).toMatchObject({id: 'K7TQ2ZXN4WJ5LMRA', name: 'orders', differences: []});
		expect(key?.credential?.accesses).toEqual([
			{
				type: 'kafka',
				label: 'Kafka',
				bootstrapServers: 'pkc-8z1rk.eu-central-1.aws.confluent.cloud:9092',
				securityProtocol: 'SASL_SSL',
				mechanism: 'PLAIN',
				username: 'K7TQ2ZXN4WJ5LMRA',
				password: new Secret('cfltEXAMPLE/only+notASecret'),
				spreading: spreading.kafka,
			},
			expect.objectContaining({
				label: 'Kafka REST',
				url: rest,
				username: 'K7TQ2ZXN4WJ5LMRA',
				probe: {path: '/kafka/v3/clusters/lkc-4n7xz1/topics', purpose: 'list the topics'},
			}),
		]);
		const [access] = key?.credential?.accesses ?? [];
		expect(access?.type === 'kafka' && access.password.reveal()).toBe('cfltEXAMPLE/only+notASecret');
		expect(key?.credential?.details).toContainEqual({label: 'created', value: '2026-05-04T09:12:33.104Z'});
		expect(key?.credential?.details).toContainEqual({label: 'owner', value: 'u-4p9w2x · User'});
		expect(plan.notes?.join(' ')).toContain('Confluent recommends a service account per application');
		mocked.done();
	});

	test('of a new service account makes the account, its rights and the key, in this order', async () => {
		const {mocked, plan} = await planned({
			owner: picked('new'),
			'account-name': 'orders-service',
			access: picked('both'),
			topics: [picked('orders'), typed('audit.*')],
			group: 'billing-*',
			description: 'orders',
		});
		expect(plan.steps.map(({will}) => will)).toEqual([
			'create service account orders-service',
			'allow DeveloperWrite on topic orders',
			'allow DeveloperWrite on topics audit.*',
			'allow DeveloperRead on topic orders',
			'allow DeveloperRead on topics audit.*',
			'allow DeveloperRead on groups billing-*',
			'create Kafka key orders for lkc-4n7xz1, owned by orders-service',
		]);
		mocked.expect(
			'POST /iam/v2/service-accounts',
			{id: 'sa-new', display_name: 'orders-service'},
			{status: 201},
		);
		for (const id of ['rb-1', 'rb-2', 'rb-3', 'rb-4', 'rb-5']) mocked.expect(bindings, {id}, {status: 201});
		mocked.expect(keys, createdKey({owner: {id: 'sa-new'}}), {status: 202});
		const made = await runSteps(plan);
		const binding = (role_name: string, crn_pattern: string) => ({
			principal: 'User:sa-new',
			role_name,
			crn_pattern,
		});
		const kafka = `${clusterCrn}/kafka=lkc-4n7xz1`;
		expect(mocked.sent.map(({body}) => body)).toEqual([
			{display_name: 'orders-service', description: 'orders · made by kafkey'},
			binding('DeveloperWrite', `${kafka}/topic=orders`),
			binding('DeveloperWrite', `${kafka}/topic=audit.*`),
			binding('DeveloperRead', `${kafka}/topic=orders`),
			binding('DeveloperRead', `${kafka}/topic=audit.*`),
			binding('DeveloperRead', `${kafka}/group=billing-*`),
			{
				spec: {
					display_name: 'orders',
					description: 'orders',
					owner: {id: 'sa-new'},
					resource: {id: 'lkc-4n7xz1'},
				},
			},
		]);
		expect(made['right-1']?.label).toBe('rb-1');
		expect(made['key']?.credential?.accesses[0]).not.toHaveProperty('topic');
		mocked.done();
	});

	test('names the one topic it is for', async () => {
		const {mocked, plan} = await planned({access: picked('manage'), topics: [typed('orders')]});
		mocked.expect(bindings, {id: 'rb-1'}).expect(keys, createdKey(), {status: 202});
		const {key} = await runSteps(plan);
		expect(mocked.sent[0]?.body).toMatchObject({role_name: 'DeveloperManage'});
		expect(key?.credential?.accesses).toMatchObject([{topic: 'orders'}, {label: 'Kafka REST'}]);
	});

	test('names no topic where it is for a prefix', async () => {
		const {mocked, plan} = await planned({access: picked('produce'), topics: [typed('orders.*')]});
		mocked.expect(bindings, {id: 'rb-1'}).expect(keys, createdKey(), {status: 202});
		expect((await runSteps(plan))['key']?.credential?.accesses[0]).not.toHaveProperty('topic');
	});

	test('writes the one group, and plans its variable', async () => {
		const consuming = {access: picked('consume'), topics: [typed('orders')]};
		const {plan} = await planned({...consuming, group: 'billing'});
		expect(plan.variables).toContain('KAFKA_GROUP_ID');
		expect((await planned({...consuming, group: 'billing-*'})).plan.variables).not.toContain(
			'KAFKA_GROUP_ID',
		);
	});

	test('with a typed cluster takes the typed address, or none', async () => {
		for (const given of ['host:9092', '']) {
			const {mocked, plan} = await planned({cluster: typed('lkc-4n7xz1'), 'bootstrap-servers': given});
			mocked.expect(keys, createdKey());
			const [access, ...others] = (await runSteps(plan))['key']?.credential?.accesses ?? [];
			expect(access?.type === 'kafka' && access.bootstrapServers).toBe(given || undefined);
			expect(others).toEqual([]);
		}
	});

	test('says that Basic clusters give no rights without a Kafka admin key', async () => {
		const {plan} = await planned({...cluster('Basic')});
		expect(plan.steps).toHaveLength(1);
		expect(plan.notes?.[0]).toContain('Topic rights cannot be given here');
	});
});

describe('a role binding that was there already', () => {
	test('is no failure and is marked as not made by the run', async () => {
		const {mocked, plan} = await planned({access: picked('produce'), topics: [typed('orders')]});
		mocked.expect(bindings, {errors: [{detail: 'exists'}]}, {status: 409});
		const made = await plan.steps[0]?.send({}, signal);
		expect(made).toMatchObject({existed: true, label: 'was there already'});
	});

	test('is found by the look-up only when it says exactly the same', async () => {
		const {mocked, plan} = await planned({access: picked('produce'), topics: [typed('orders')]});
		const crn = `${clusterCrn}/kafka=lkc-4n7xz1/topic=orders`;
		const query = new URLSearchParams({
			crn_pattern: crn,
			principal: 'User:sa-9k3m2p',
			role_name: 'DeveloperWrite',
			page_size: '100',
		});
		const same = {principal: 'User:sa-9k3m2p', role_name: 'DeveloperWrite', crn_pattern: crn};
		mocked.expect(`GET /iam/v2/role-bindings?${query}`, {
			data: [
				{id: 'rb-1', ...same},
				{id: 'rb-2', ...same, crn_pattern: `${crn}.v2`},
			],
		});
		expect(await plan.steps[0]?.list?.({}, signal)).toEqual([{ref: {id: 'rb-1', ...same}, label: 'rb-1'}]);
	});
});

describe('rights on a Basic cluster', () => {
	const admin = {'admin-key': 'KAFKAKEY', 'admin-secret': new Secret('kafka-secret')};
	const acls = '/kafka/v3/clusters/lkc-4n7xz1/acls';
	const acl = {
		resource_type: 'TOPIC',
		resource_name: 'orders.',
		pattern_type: 'PREFIXED',
		principal: 'User:sa-9k3m2p',
		host: '*',
		operation: 'READ',
		permission: 'ALLOW',
	};
	const readGroup = {...acl, resource_type: 'GROUP', resource_name: 'billing', pattern_type: 'LITERAL'};
	const query = (of: typeof acl) => new URLSearchParams(of).toString();
	const answers = {
		...cluster('Basic'),
		...admin,
		access: picked('consume'),
		topics: [typed('orders.*')],
		group: 'billing',
	};

	test('are ACLs, made with the Kafka admin key and taken back with it', async () => {
		const {mocked, api, plan} = await planned(answers);
		const origin = rest;
		mocked
			.expect(`GET ${acls}?${query(acl)}`, {data: [{...acl, principal: 'User:*'}]}, {origin})
			.expect(`POST ${acls}`, '', {origin, status: 201})
			.expect(`GET ${acls}?${query(readGroup)}`, {data: []}, {origin})
			.expect(`POST ${acls}`, '', {origin, status: 201})
			.expect(keys, createdKey(), {status: 202});
		const made = await runSteps(plan);
		expect(mocked.sent.filter(({method}) => method === 'POST').map(({body}) => body)).toEqual([
			acl,
			readGroup,
			expect.objectContaining({spec: expect.anything()}),
		]);
		expect(JSON.stringify(made)).not.toMatch(/kafka-secret|cflt/);
		mocked.expect(`DELETE ${acls}?${query(acl)}`, {data: [acl]}, {origin});
		await mocked.remove('acl', api, made['right-1']?.ref ?? {});
		mocked.done();
	});

	test.each([
		['orders', 'LITERAL', 'orders'],
		['orders.*', 'PREFIXED', 'orders.'],
		['*', 'LITERAL', '*'],
	])('to manage %s are one ACL for each operation', async (topic, pattern_type, resource_name) => {
		const {plan} = await planned({
			...answers,
			access: picked('manage'),
			topics: [typed(topic)],
			group: undefined,
		});
		const bodies = plan.steps.slice(0, -1).map((step) => step.request({}).body);
		expect(bodies).toEqual(
			['CREATE', 'DELETE', 'ALTER', 'ALTER_CONFIGS'].map((operation) => ({
				...acl,
				...{operation, pattern_type, resource_name},
			})),
		);
	});

	test('that exist already are left alone, now and on undo', async () => {
		const {mocked, plan} = await planned(answers);
		mocked.expect(`GET ${acls}?${query(acl)}`, {data: [acl]}, {origin: rest});
		expect(await plan.steps[0]?.send({}, signal)).toMatchObject({existed: true});
		expect(mocked.sent.map(({method}) => method)).toEqual(['GET']);
	});

	test('cannot be taken back by a later run, which has no admin key, and that is said', async () => {
		const {mocked, api} = await connected();
		const ref = {cluster: 'lkc-4n7xz1', endpoint: rest, ...acl};
		await expect(mocked.remove('acl', api, ref)).rejects.toMatchObject({
			what: 'Could not delete the ACL; nothing was sent.',
			next: expect.stringContaining('confluent kafka acl'),
		});
	});
});
