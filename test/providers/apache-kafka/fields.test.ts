import {describe, expect, test} from 'vitest';
import type * as z from 'zod';
import {kafkaOperations} from '../../../source/providers/access.js';
import {rightsOf} from '../../../source/providers/apache-kafka/acl.js';
import {fields} from '../../../source/providers/apache-kafka/fields.js';
import {formatRow, namesFor, parseRow} from '../../../source/providers/apache-kafka/rows.js';
import * as rules from '../../../source/providers/apache-kafka/rules.js';
import {judge} from '../../../source/providers/judge.js';
import {listed} from '../../support/api.js';
import {FakeKafka, kind, planned, userAnswers} from './known.js';

function verdict(schema: z.ZodType<string>, text: string): string {
	const judged = judge(schema, text);
	return judged.ok ? judged.value : judged.final ? 'never' : 'not yet';
}

test.each([
	['broker:9092', 'broker:9092'],
	[' a.example.com:9092 , b_2.example.com:9093', 'a.example.com:9092,b_2.example.com:9093'],
	['[::1]:9092', '[::1]:9092'],
	['', 'not yet'],
	['broker', 'not yet'],
	['broker:', 'not yet'],
	['a:9092,b', 'not yet'],
	['a,b:9092', 'never'],
	['SASL_SSL://broker:9092', 'never'],
	['broker:port', 'never'],
	['broker:70000', 'never'],
	['broker:0', 'never'],
	['admin@broker:9092', 'never'],
	['broker:9092/path', 'never'],
])('bootstrap servers %j: %s', (text, expected) => {
	expect(verdict(rules.bootstrapServers, text)).toBe(expected);
});

test.each([
	[rules.userName, 'orders-svc_2.team@example', 'orders-svc_2.team@example'],
	[rules.userName, 'orders svc', 'never'],
	[rules.userName, 'a,b=c', 'never'],
	[rules.userName, '', 'not yet'],
	[rules.password, 'short', 'not yet'],
	[rules.password, 'correct-horse!', 'correct-horse!'],
	[rules.password, 'pässword-long-enough', 'never'],
	[rules.password, 'with a space in it', 'never'],
	[rules.topic, 'orders.*', 'orders.*'],
	[rules.topic, 'or*ders', 'never'],
	[rules.topic, '.', 'not yet'],
	[rules.topic, `${'x'.repeat(249)}*`, `${'x'.repeat(249)}*`],
	[rules.topic, 'x'.repeat(250), 'never'],
	[rules.group, 'group:1', 'group:1'],
	[rules.group, 'a*b', 'never'],
	[rules.prefix, 'orders.', 'orders.'],
	[rules.prefix, 'orders.*', 'never'],
	[rules.resourceName, '*', '*'],
	[rules.resourceName, 'orders.*', 'never'],
])('%#: %j is judged %j', (schema, text, expected) => {
	expect(verdict(schema, text)).toBe(expected);
});

test('a password is made of 40 characters that no file has to quote', () => {
	const made = fields['new-password'].generate();
	expect(made).toMatch(/^[\w-]{40}$/);
	expect(fields['new-password'].generate()).not.toBe(made);
});

describe('an access rule', () => {
	test.each([
		['topic:orders:LITERAL:READ', {resource: 'topic', pattern: 'literal', name: 'orders', operation: 'READ'}],
		['Group:a:b:prefixed:read', {resource: 'group', pattern: 'prefixed', name: 'a:b', operation: 'READ'}],
		[
			'transactional-id:*:literal:WRITE',
			{resource: 'transactional-id', pattern: 'literal', name: '*', operation: 'WRITE'},
		],
	])('%s is read from a flag, and written back', (text, row) => {
		expect(parseRow(text)).toEqual(row);
		expect(parseRow(formatRow(row))).toEqual(row);
	});

	test.each([
		['orders', 'four parts'],
		['cluster:kafka-cluster:LITERAL:ALTER', 'begins with'],
		['topic:orders:MATCH:READ', 'third part'],
		['group:billing:LITERAL:WRITE', 'READ, DESCRIBE, DELETE, ALL'],
		['topic:orders.*:PREFIXED:READ', 'Leave out the *'],
	])('%s is refused', (text, part) => {
		expect((parseRow(text) as {problem: string}).problem).toContain(part);
	});

	test('takes topics and groups of the same name apart', async () => {
		const {api} = await planned(new FakeKafka(), userAnswers);
		const fetched = (await listed(kind, 'acl', api)).flat() as Parameters<typeof namesFor>[1];
		const values = (resource: string, pattern: string) =>
			namesFor({resource, pattern}, fetched).map(({value}) => value);
		expect(values('topic', 'literal')).toEqual(['orders', 'orders.retry', 'payments']);
		expect(values('group', 'literal')).toEqual(['billing', 'orders']);
		expect(values('topic', 'prefixed')).toEqual([]);
	});
});

test('topics are listed in order, by pages, without Kafka’s own', async () => {
	const kafka = new FakeKafka();
	const many = Array.from({length: 1200}, (_, index) => `t-${(index * 7) % 1200}`);
	kafka.topics = ['__consumer_offsets', ...many, 'orders'];
	const {api} = await planned(kafka, userAnswers);
	const pages = await listed(kind, 'topics', api);
	expect(pages.map(({length}) => length)).toEqual([500, 500, 201]);
	expect(pages[0]?.[0]).toEqual({value: 'orders', label: 'orders', hint: '1 partition'});
	expect(pages[0]?.slice(1, 4)).toMatchObject([{value: 't-0'}, {value: 't-1'}, {value: 't-2'}]);
	expect(pages[2]?.at(-1)).toMatchObject({value: 't-1199'});
});

test('rights hold each operation once, and all there is for ALL', () => {
	const on = {resource: 'topic', pattern: 'literal', name: 'orders'} as const;
	const operations = (...of: readonly ('ALL' | (typeof kafkaOperations)[number])[]) =>
		rightsOf(of.map((operation) => ({...on, operation}))).map((right) => right.operations);
	expect(operations('DESCRIBE', 'WRITE', 'DESCRIBE')).toEqual([['WRITE', 'DESCRIBE']]);
	expect(operations('ALL')).toEqual([[...kafkaOperations]]);
});
