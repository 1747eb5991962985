import {describe, expect, test} from 'vitest';
import type {Answers} from '../../../source/providers/field.js';
import {picked, runSteps} from '../../support/api.js';
import {answeredAcls, connected, kafkaAnswers, kafkaBody} from './known.js';

const create = 'POST /kafka-access/kafka-users';
const answer = {
	username: 'orders-reader',
	whitelist_ips: '198.51.100.7, 203.0.113.0/24',
	kafka_proxy_endpoint: 'SASL_SSL://orders-reader.kafka.example.net:9092',
	schema_proxy_endpoint: 'https://orders-reader.sr.example.net',
	kafka_acls: answeredAcls,
	is_create_schema_registry: true,
};

async function make(given: Answers, answered: object) {
	const {mocked, api} = await connected();
	const plan = mocked.kind('kafka-user').plan({api, answers: given});
	mocked.expect(create, answered);
	const {'kafka-user': made} = await runSteps(plan);
	mocked.done();
	return {plan, made, sent: mocked.sent[0]?.body};
}

describe('Kafka user', () => {
	test('keeps the password that was sent, because no answer has it', async () => {
		const {plan, made, sent} = await make(kafkaAnswers, answer);
		expect(sent).toEqual(kafkaBody);
		expect(made).toMatchObject({ref: {username: 'orders-reader'}, label: 'orders-reader'});
		const [kafka, registry] = made?.credential?.accesses ?? [];
		expect(kafka).toMatchObject({
			bootstrapServers: 'orders-reader.kafka.example.net:9092',
			securityProtocol: 'SASL_SSL',
			mechanism: 'PLAIN',
			username: 'orders-reader',
			topic: 'public.orders',
		});
		expect(kafka?.type === 'kafka' && kafka.password.reveal()).toBe('Correct-Horse-77');
		expect(registry).toMatchObject({
			url: 'https://orders-reader.sr.example.net',
			names: {url: 'SCHEMA_REGISTRY_URL'},
		});
		expect(registry?.type === 'http-basic' && registry.password.reveal()).toBe('Correct-Horse-77');
		expect(made?.credential?.differences).toEqual([]);
		expect(plan.notes?.join('\n')).toContain('writes PLAIN');
	});

	test('is known before anything is sent, but for its address, and previews without its password', async () => {
		const {mocked, api} = await connected();
		const plan = mocked.kind('kafka-user').plan({api, answers: kafkaAnswers});
		expect(plan.known).toMatchObject([
			{type: 'kafka', username: 'orders-reader', password: kafkaAnswers.password},
			{type: 'http-basic', username: 'orders-reader', password: kafkaAnswers.password},
		]);
		expect(plan.known?.[0]).not.toHaveProperty('bootstrapServers');
		expect(plan.known?.[1]).not.toHaveProperty('url');
		expect(JSON.stringify(plan.steps[0]?.request({}))).not.toContain('Correct-Horse-77');
	});

	test('without rules, addresses and registry says so', async () => {
		const bare = {...kafkaAnswers, acl: [], 'allowed-ips': '', 'schema-registry': picked('no')};
		const {schema_proxy_endpoint: _, ...rest} = answer;
		const {plan, made, sent} = await make(bare, {...rest, whitelist_ips: '', kafka_acls: []});
		expect(sent).toMatchObject({whitelist_ips: '', kafka_acls: [], is_create_schema_registry: false});
		expect(plan.variables).not.toContain('SCHEMA_REGISTRY_URL');
		expect(plan.notes?.[0]).toMatch(/^No access rule is given\./);
		expect(made?.credential?.accesses).toHaveLength(1);
		expect(made?.credential?.accesses[0]).not.toHaveProperty('topic');
		expect(made?.credential?.differences).toEqual([]);
	});

	test('has no one topic when its rule is for a prefix', async () => {
		const acl = [{resource: 'TOPIC', pattern: 'PREFIXED', name: 'public.', operation: 'READ'}];
		const {mocked, api} = await connected();
		const {known} = mocked.kind('kafka-user').plan({api, answers: {...kafkaAnswers, acl}});
		expect(known?.[0]).not.toHaveProperty('topic');
	});

	test('is warned about when it reads topics without a group', async () => {
		const {mocked, api} = await connected();
		const answers = {...kafkaAnswers, acl: kafkaAnswers.acl.slice(0, 1)};
		const {notes} = mocked.kind('kafka-user').plan({api, answers});
		expect(notes?.join('\n')).toContain('no READ on a consumer group');
	});

	test('is compared with what was asked', async () => {
		const {made} = await make(kafkaAnswers, {
			username: 'orders-reader',
			whitelist_ips: '',
			kafka_acls: [{topic_name: 'x', operation: 'ALL', resource_pattern_type: 'PREFIXED'}],
		});
		expect(made?.credential?.differences).toEqual([
			'The answer has no Kafka address.',
			'The answer has no Schema Registry address.',
			'It lacks: READ on topic public.orders; READ on groups that begin with orders-.',
			'It also allows: ALL on topics that begin with x.',
			'It can connect from any address; you asked for 203.0.113.0/24,198.51.100.7.',
		]);
	});

	test('is looked up by its name', async () => {
		const {mocked, api} = await connected();
		mocked.expect('GET /kafka-access/kafka-users', [answer, {...answer, username: 'other'}]);
		const [step] = mocked.kind('kafka-user').plan({api, answers: kafkaAnswers}).steps;
		expect(await step?.list?.({}, new AbortController().signal)).toEqual([
			{ref: {username: 'orders-reader'}, label: 'orders-reader'},
		]);
	});
});
