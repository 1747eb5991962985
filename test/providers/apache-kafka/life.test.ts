import {describe, expect, test} from 'vitest';
import type {KafkaAcl} from '../../../source/network/kafka/kafka.js';
import {NetworkProblem} from '../../../source/network/problem.js';
import {apacheKafka} from '../../../source/providers/apache-kafka/index.js';
import {Secret} from '../../../source/secret.js';
import {runSteps} from '../../support/api.js';
import {heldOf, lifeOf} from '../../support/life.js';
import {connectionTo, FakeKafka, kind, signInAnswers} from './known.js';

const both = ['SCRAM-SHA-256', 'SCRAM-SHA-512'] as const;
const user = (name: string, mechanisms: readonly (typeof both)[number][]) => ({
	name,
	mechanisms: mechanisms.map((mechanism) => ({mechanism, iterations: 8192})),
});
const acl = (more: Partial<KafkaAcl> = {}): KafkaAcl => ({
	resource: 'topic',
	pattern: 'literal',
	name: 'orders',
	principal: 'User:orders-svc',
	host: '*',
	operation: 'READ',
	permission: 'ALLOW',
	...more,
});
const held = heldOf('orders-svc', {ref: {name: 'orders-svc', mechanism: 'SCRAM-SHA-512'}});
const password = new Secret('another-password');

async function living() {
	const kafka = new FakeKafka();
	kafka.users = [user('orders-svc', ['SCRAM-SHA-512']), user('admin', both)];
	kafka.rules = [
		acl(),
		acl({operation: 'CLUSTER_ACTION', resource: 'cluster', name: 'kafka-cluster'}),
		acl({permission: 'DENY', host: '10.0.0.7', operation: 'WRITE'}),
		acl({principal: 'User:*', name: 'public'}),
	];
	const {api} = await apacheKafka.connect(signInAnswers, connectionTo(kafka));
	return {kafka, api, ...lifeOf(kind, api)};
}

describe('SCRAM users', () => {
	test('are listed by mechanism, with their own ACLs; the one that is signed in is left alone', async () => {
		const {list} = await living();
		expect(await list()).toMatchObject([
			{
				ref: {name: 'orders-svc', mechanism: 'SCRAM-SHA-512'},
				id: 'orders-svc',
				opens:
					'CLUSTER_ACTION on cluster kafka-cluster; READ on topic orders; not WRITE on topic orders from 10.0.0.7',
			},
			{
				id: 'admin:SCRAM-SHA-256',
				name: 'admin',
				user: 'admin',
				opens: 'nothing by ACLs of its own',
				locked: 'it is the user that kafkey is signed in as',
			},
			{id: 'admin:SCRAM-SHA-512', locked: 'it is the user that kafkey is signed in as'},
		]);
	});

	test('are listed where the cluster has no ACLs; what they open is not claimed', async () => {
		const {kafka, list, behind} = await living();
		kafka.fails = {call: 'acls', error: new NetworkProblem({what: 'No authorizer.'}, {outcome: 'refused'})};
		const [found] = await list();
		expect(found?.opens).toBe('what the cluster allows; it shows no ACLs');
		expect(await behind(held)).toEqual([]);
		kafka.fails = {call: 'acls', error: new NetworkProblem({what: 'Lost.'}, {outcome: 'unclear'})};
		await expect(list()).rejects.toThrow('Lost.');
	});

	test('leave their ACLs behind, whoever made them, and each can be removed', async () => {
		const {kafka, api, behind} = await living();
		const left = await behind(held);
		expect(left.map(({label}) => label)).toEqual([
			'READ on topic orders',
			'CLUSTER_ACTION on cluster kafka-cluster',
			'not WRITE on topic orders from 10.0.0.7',
		]);
		for (const {thing, ref} of left)
			await apacheKafka.things[thing]?.remove(
				api,
				JSON.parse(JSON.stringify(ref)),
				new AbortController().signal,
			);
		expect(kafka.rules).toEqual([acl({principal: 'User:*', name: 'public'})]);
	});

	test('keep their ACLs while another mechanism signs in', async () => {
		const {kafka, behind} = await living();
		kafka.users = [user('orders-svc', both)];
		expect((await behind(held)).map(({kept}) => kept)).toEqual(
			Array(3).fill('the user still signs in with SCRAM-SHA-256'),
		);
	});

	test('get a new password by the same mechanism, and nothing else', async () => {
		const {kafka, rotate} = await living();
		const plan = await rotate(held, {'new-password': password});
		expect(plan).toMatchObject({known: [{topic: 'orders', username: 'orders-svc'}]});
		const {password: made} = await runSteps(plan);
		expect(kafka.changed).toEqual(['set orders-svc SCRAM-SHA-512']);
		expect(made).toMatchObject({
			existed: true,
			ref: held.ref,
			credential: {accesses: [{mechanism: 'SCRAM-SHA-512', password}]},
		});
	});

	test('that are gone are not made by a new password', async () => {
		const {kafka, rotate} = await living();
		const plan = await rotate(held, {'new-password': password});
		kafka.users = [user('orders-svc', ['SCRAM-SHA-256'])];
		await expect(runSteps(plan)).rejects.toMatchObject({outcome: 'not-sent'});
		await expect(rotate(held, {'new-password': password})).rejects.toMatchObject({outcome: 'not-sent'});
		expect(kafka.changed).toEqual([]);
	});
});
