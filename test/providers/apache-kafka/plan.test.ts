import {describe, expect, test} from 'vitest';
import {apacheKafka} from '../../../source/providers/apache-kafka/index.js';
import type {Answers} from '../../../source/providers/field.js';
import {picked, runSteps, typed} from '../../support/api.js';
import {consuming, FakeKafka, planned, said, userAnswers} from './known.js';

const {signal} = new AbortController();
const both = {...consuming, access: picked('both')};
const admin = {...userAnswers, access: picked('admin'), topics: undefined, prefix: 'orders.'};
const rules = {
	...userAnswers,
	access: picked('rules'),
	topics: undefined,
	acl: [
		{resource: 'topic', pattern: 'prefixed', name: 'orders.', operation: 'READ'},
		{resource: 'transactional-id', pattern: 'literal', name: 'tx-1', operation: 'WRITE'},
		{resource: 'topic', pattern: 'prefixed', name: 'orders.', operation: 'READ'},
	],
};

async function make(answers: Answers, kafka = new FakeKafka()) {
	const {plan, api} = await planned(kafka, answers);
	const made = await runSteps(plan);
	return {plan, api, made, kafka, access: made['user']?.credential?.accesses[0]};
}

describe('a SCRAM user', () => {
	test.each([
		['produce', userAnswers, ['WRITE topic orders', 'DESCRIBE topic orders']],
		['consume', consuming, ['READ topic orders', 'DESCRIBE topic orders', 'READ group billing']],
		[
			'both',
			both,
			['WRITE topic orders', 'READ topic orders', 'DESCRIBE topic orders', 'READ group billing'],
		],
		['admin', admin, ['ALL topic orders. prefixed', 'ALL group orders. prefixed']],
		['rules', rules, ['READ topic orders. prefixed', 'WRITE transactional-id tx-1']],
	] as const)('that may %s is made first, then one ACL a step', async (_, answers, acls) => {
		const {kafka, plan} = await make(answers);
		expect(kafka.changed).toEqual([
			'set orders-svc SCRAM-SHA-512',
			...acls.map((acl) => `allow User:orders-svc ${acl}`),
		]);
		expect(plan.steps.map(({thing}) => thing)).toEqual(['scramUser', ...acls.map(() => 'acl')]);
	});

	test('on several topics, a prefix and all of them has the ACLs of each', async () => {
		const topics = [picked('orders'), typed('billing.*'), typed('*')];
		const {kafka, plan, access} = await make({...userAnswers, topics});
		expect(kafka.rules.filter(({operation}) => operation === 'WRITE').map(said)).toEqual([
			'User:orders-svc WRITE topic orders',
			'User:orders-svc WRITE topic billing. prefixed',
			'User:orders-svc WRITE topic *',
		]);
		expect(plan.steps.map(({will}) => will)).toEqual([
			'create SCRAM user orders-svc (SCRAM-SHA-512)',
			'allow WRITE on topic orders',
			'allow DESCRIBE on topic orders',
			'allow WRITE on topics that begin with billing.',
			'allow DESCRIBE on topics that begin with billing.',
			'allow WRITE on every topic',
			'allow DESCRIBE on every topic',
		]);
		expect(access).toMatchObject({rights: [{pattern: 'literal'}, {pattern: 'prefixed'}, {pattern: 'all'}]});
		expect(access).not.toHaveProperty('topic');
		expect(plan.variables).not.toContain('KAFKA_TOPIC');
	});

	test('comes with everything that a client needs, and with what was asked for', async () => {
		const {access, plan, made} = await make(consuming);
		expect(access).toMatchObject({
			type: 'kafka',
			bootstrapServers: 'broker-1.example.com:9093,broker-2.example.com:9093',
			securityProtocol: 'SASL_SSL',
			mechanism: 'SCRAM-SHA-512',
			username: 'orders-svc',
			topic: 'orders',
			group: 'billing',
			rights: [
				{resource: 'topic', pattern: 'literal', name: 'orders', operations: ['READ', 'DESCRIBE']},
				{resource: 'group', pattern: 'literal', name: 'billing', operations: ['READ']},
			],
		});
		expect(access?.type === 'kafka' && access.password.reveal()).toBe('Correct-Horse-77');
		expect(plan.known).toEqual([access]);
		expect(plan.variables).toEqual([
			...['KAFKA_BOOTSTRAP_SERVERS', 'KAFKA_SECURITY_PROTOCOL', 'KAFKA_SASL_MECHANISM'],
			...['KAFKA_SASL_USERNAME', 'KAFKA_SASL_PASSWORD', 'KAFKA_TOPIC', 'KAFKA_GROUP_ID'],
		]);
		expect(made['user']?.credential?.differences).toEqual([]);
	});

	test('is previewed without its password', async () => {
		const {plan} = await planned(new FakeKafka(), userAnswers);
		const shown = JSON.stringify(plan.steps.map(({request}) => request({})));
		expect(shown).toContain('AlterUserScramCredentials');
		expect(shown).toContain('CreateAcls');
		expect(shown).not.toContain('Correct-Horse-77');
	});

	test('is said to lack a group where it may read topics and no group', async () => {
		expect((await planned(new FakeKafka(), rules)).plan.notes?.join()).toContain('consumer group');
		expect((await planned(new FakeKafka(), consuming)).plan.notes).toEqual([]);
	});

	test('is told of ACLs that its name had before, whoever made them', async () => {
		const kafka = new FakeKafka();
		const acl = {
			resource: 'topic',
			pattern: 'literal',
			name: 'payments',
			host: '*',
			permission: 'ALLOW',
		} as const;
		kafka.rules = [
			{...acl, principal: 'User:orders-svc', operation: 'READ'},
			{...acl, principal: 'User:orders-svc', name: 'orders', operation: 'WRITE'},
			{...acl, principal: 'User:another', operation: 'DELETE'},
		];
		const {made} = await make(userAnswers, kafka);
		expect(made['user']?.credential?.differences).toEqual([
			'Kafka had ACLs for a user of this name already: READ on topic payments.',
		]);
	});
});

describe('what was made is taken back', () => {
	test('by its reference alone, as a later run has it', async () => {
		const {kafka, api, made} = await make(userAnswers);
		kafka.changed.length = 0;
		for (const [id, {ref}] of Object.entries(made).reverse()) {
			const stored = JSON.parse(JSON.stringify(ref)) as Record<string, string>;
			await apacheKafka.things[id === 'user' ? 'scramUser' : 'acl']?.remove(api, stored, signal);
		}
		expect(kafka.changed).toEqual([
			'forbid User:orders-svc DESCRIBE topic orders',
			'forbid User:orders-svc WRITE topic orders',
			'remove orders-svc SCRAM-SHA-512',
		]);
	});

	test('never for a reference that kafkey cannot have made', async () => {
		const {api, made, kafka} = await make(userAnswers);
		const ref = {...made['acl-1']?.ref, permission: 'DENY'};
		const before = kafka.changed.length;
		await expect(async () => apacheKafka.things['acl']?.remove(api, ref, signal)).rejects.toThrow();
		expect(kafka.changed).toHaveLength(before);
	});
});

test('a look-up finds what a lost answer made: the user, and each ACL', async () => {
	const kafka = new FakeKafka();
	const {plan} = await planned(kafka, userAnswers);
	const found = () => Promise.all(plan.steps.map(async ({list}) => (await list?.({}, signal))?.length));
	expect(await found()).toEqual([0, 0, 0]);
	await runSteps(plan);
	expect(await found()).toEqual([1, 1, 1]);
});
