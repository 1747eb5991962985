import {describe, expect, test} from 'vitest';
import {judge} from '../../../source/providers/judge.js';
import {streamkap} from '../../../source/providers/streamkap/index.js';

function verdict(kindId: string, fieldId: string, typed: string): string {
	const field = streamkap.kinds.find(({id}) => id === kindId)?.fields[fieldId];
	if (!field) throw new Error(`no field ${fieldId}`);
	const schema = 'schema' in field ? field.schema : 'other' in field ? field.other?.schema : undefined;
	if (!schema) throw new Error(`${fieldId} takes no text`);
	const judged = judge(schema, typed);
	if (judged.ok) return 'good';
	return judged.final ? 'never' : 'not yet';
}

const cases: Record<string, Record<string, Record<string, string[]>>> = {
	'project-key': {
		name: {
			good: ['x', 'orders reader', 'n'.repeat(100)],
			'not yet': ['', '  '],
			never: ['n'.repeat(101), 'a\u200bb', 'a\u0007'],
		},
		description: {good: ['', '<b>bold</b>'], never: ['d'.repeat(256), 'a\nb']},
		username: {
			good: ['abc', 'orders-reader', '0-9', 'a'.repeat(24)],
			'not yet': ['', 'ab', 'orders-'],
			never: ['-ab', 'Orders', 'or ders', 'or_ders', 'a'.repeat(25), 'ördr'],
		},
		password: {
			good: ['Correct-Horse-77', 'x'.repeat(12), 'x'.repeat(128), 'with spaces in it'],
			'not yet': ['', 'short'],
			never: ['x'.repeat(129), 'Correct\nHorse-77'],
		},
		'allowed-ips': {
			good: ['', '203.0.113.7', '203.0.113.0/24', '203.0.113.0/24, 198.51.100.7', '0.0.0.0/0'],
			'not yet': ['2', '203.0.', '203.0.113.0/', '203.0.113.0/24,', '203.0.113.7,1', '203.0.113'],
			never: [
				'256',
				'203.0.113.0/33',
				'203.0.113.7/24/1',
				'1.2.3.4.5',
				'host',
				'::1',
				'1.2.3,4.5.6.7',
				'01.2.3.4',
				Array.from({length: 100}, () => '203.0.113.7').join(','),
			],
		},
		roles: {good: ['3c1f9d1e'], 'not yet': [''], never: ['a b', 'a,b', 'i'.repeat(256)]},
		'allowed-tools': {good: ['list_topics'], never: ['a b']},
	},
	'client-credential': {
		service: {good: ['', 'svc_01'], never: ['svc 01']},
		permissions: {good: ['fe.secure.read.roles'], 'not yet': [''], never: ['a b']},
	},
};

for (const [kind, fields] of Object.entries(cases)) {
	describe(kind, () => {
		for (const [field, verdicts] of Object.entries(fields)) {
			for (const [wanted, values] of Object.entries(verdicts)) {
				test.each(values)(`${field}: ${wanted}: %j`, (value) => {
					expect(verdict(kind, field, value)).toBe(wanted);
				});
			}
		}
	});
}

test('a password that kafkey makes up is long and needs no quoting anywhere', () => {
	const field = streamkap.kinds.find(({id}) => id === 'kafka-user')?.fields['password'];
	const made = field?.kind === 'secret' ? field.generate?.() : undefined;
	expect(made).toMatch(/^[A-Za-z0-9_-]{40,128}$/);
	expect(field).toHaveProperty('twice', true);
});

test('a key’s Kafka user is called as the key is, where its rules allow that', () => {
	const field = streamkap.kinds.find(({id}) => id === 'project-key')?.fields['username'];
	const offered = (name: string) => field?.kind === 'text' && field.initial?.({name});
	expect(offered('shop-api')).toBe('shop-api');
	expect(offered('Shop API')).toBe('');
	expect(field?.kind === 'text' && field.initial?.({})).toBe('');
});

test('addresses are sent without the spaces they were typed with', () => {
	const field = streamkap.kinds.find(({id}) => id === 'kafka-user')?.fields['allowed-ips'];
	if (field?.kind !== 'text') throw new Error('no text');
	expect(judge(field.schema, ' 203.0.113.0/24 , 198.51.100.7')).toEqual({
		ok: true,
		value: '203.0.113.0/24,198.51.100.7',
	});
});
