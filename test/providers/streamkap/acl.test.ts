import {describe, expect, test} from 'vitest';
import type {Row, RowsField} from '../../../source/providers/field.js';
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
		['topic:public.*:PREFIXED:READ', expect.stringMatching(/^Leave the \* away/)],
		['topic::LITERAL:READ', 'Type a name.'],
	])('%s is refused', (text, problem) => {
		expect(field.parse(text)).toEqual({problem});
	});
});
