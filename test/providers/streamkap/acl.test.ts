import {describe, expect, test} from 'vitest';
import {kafkaOperations} from '../../../source/providers/access.js';
import type {Row, RowsField} from '../../../source/providers/field.js';
import {only, rightsOf} from '../../../source/providers/streamkap/acl.js';
import {streamkap} from '../../../source/providers/streamkap/index.js';

const field = streamkap.kinds.find(({id}) => id === 'kafka-user')?.fields['acl'] as RowsField;

function choices(column: string, row: Row): string[] {
	const asked = field.columns[column];
	if (asked?.kind !== 'select') throw new Error(`${column} is no list`);
	const offered = typeof asked.choices === 'function' ? asked.choices(row) : asked.choices;
	return offered.map(({value}) => value);
}

describe('an access rule', () => {
	test('offers the operations that its resource has', () => {
		expect(choices('resource', {})).toEqual(['TOPIC', 'GROUP']);
		expect(choices('operation', {resource: 'GROUP'}).sort()).toEqual(['DELETE', 'DESCRIBE', 'READ']);
		expect(choices('operation', {resource: 'TOPIC'}).sort()).toEqual([
			'ALL',
			'ALTER',
			'ALTER_CONFIGS',
			'CREATE',
			'DELETE',
			'DESCRIBE',
			'DESCRIBE_CONFIGS',
			'READ',
			'WRITE',
		]);
	});

	test.each(['topic:public.orders:LITERAL:READ', 'group:my:odd:group:PREFIXED:DESCRIBE'])(
		'%s is read back as it is written',
		(text) => {
			const row = field.parse(text);
			if ('problem' in row) throw new Error(row.problem);
			expect(field.format(row)).toBe(text);
		},
	);

	test.each([
		['topic:orders:READ', 'A rule has four parts: topic:public.orders:LITERAL:READ'],
		['cluster:x:LITERAL:READ', 'A rule begins with topic or group.'],
		['topic:x:GLOB:READ', 'The third part is LITERAL or PREFIXED.'],
		['group:x:LITERAL:WRITE', 'The last part is one of READ, DESCRIBE, DELETE.'],
		['topic:public.*:PREFIXED:READ', expect.stringMatching(/^Leave out the \*/)],
		['topic::LITERAL:READ', 'Type a name.'],
	])('%s is refused', (text, problem) => {
		expect(field.parse(text)).toEqual({problem});
	});
});

describe('what rules allow', () => {
	const rule = (resource: string, pattern: string, name: string, operation: string) => ({
		...{resource, operation},
		resource_pattern_type: pattern,
		topic_name: name,
	});

	test('each topic and group once, ALL as every operation', () => {
		const rules = [
			rule('TOPIC', 'LITERAL', 'orders', 'WRITE'),
			rule('GROUP', 'PREFIXED', 'billing-', 'READ'),
			rule('TOPIC', 'LITERAL', 'orders', 'READ'),
			rule('TOPIC', 'LITERAL', '*', 'ALL'),
		];
		expect(rightsOf(rules)).toEqual([
			{resource: 'topic', pattern: 'literal', name: 'orders', operations: ['READ', 'WRITE']},
			{resource: 'group', pattern: 'prefixed', name: 'billing-', operations: ['READ']},
			{resource: 'topic', pattern: 'all', name: '*', operations: kafkaOperations},
		]);
	});

	test('the one topic or group is one by name, not a prefix and not every', () => {
		const topics = (...names: string[]) => names.map((name) => rule('TOPIC', 'LITERAL', name, 'READ'));
		expect(only('TOPIC', topics('orders', 'orders'))).toBe('orders');
		expect(only('TOPIC', topics('orders', 'payments'))).toBeUndefined();
		expect(only('TOPIC', topics('*'))).toBeUndefined();
		expect(only('GROUP', [rule('GROUP', 'PREFIXED', 'billing', 'READ')])).toBeUndefined();
		expect(only('GROUP', topics('orders'))).toBeUndefined();
	});
});
