import {expect, test} from 'vitest';
import {parseJaas} from '../../source/delivery/read-jaas.js';
import {parseJavaProperties, parsePlainProperties} from '../../source/delivery/read-properties.js';

test.each([
	['a=b', [['a', 'b']]],
	[
		'a:b\rc d\r\ne',
		[
			['a', 'b'],
			['c', 'd'],
			['e', ''],
		],
	],
	['  a \t= \t b  ', [['a', 'b  ']]],
	['# a=1\n! b=2\n\n c=3', [['c', '3']]],
	[
		'a=one\\\n   two\\\\\nb=3',
		[
			['a', 'onetwo\\'],
			['b', '3'],
		],
	],
	['a=1\\\n# not a comment', [['a', '1# not a comment']]],
	['a\\=b\\:c\\ d=e', [['a=b:c d', 'e']]],
	['a=\\u0041\\t\\n\\q\\"\\\\', [['a', 'A\t\nq"\\']]],
	['a==b', [['a', '=b']]],
	['a=b#c', [['a', 'b#c']]],
	['a=last\\', [['a', 'last']]],
] as const)('%j as Java reads it', (text, wanted) => {
	expect(parseJavaProperties(text)).toEqual(wanted);
});

test('what librdkafka reads stays as it is', () => {
	const text = '# a=1\nsasl.password = p\\tq="#;\'  \r\nnothing\nx=\n';
	expect(parsePlainProperties(text)).toEqual([
		['sasl.password', 'p\\tq="#;\''],
		['x', ''],
	]);
});

const plain = 'org.apache.kafka.common.security.plain.PlainLoginModule';

test.each([
	['username="ann" password="s"', {username: 'ann', password: 's'}],
	["  username = 'ann'\n password\t=  's\"t' ", {username: 'ann', password: 's"t'}],
	['username=ann password=s-t_1', {username: 'ann', password: 's-t_1'}],
	['username="a;=b" password="s\\"t\\\\u\\\'v"', {username: 'a;=b', password: 's"t\\u\'v'}],
	['password="first" password="second"', {password: 'second'}],
	['username="" password=";"', {username: '', password: ';'}],
])('the options of a login line: %s', (options, wanted) => {
	const jaas = parseJaas(`${plain} required ${options};`);
	expect(jaas?.module).toBe('PlainLoginModule');
	expect(Object.fromEntries(jaas?.options ?? [])).toEqual(wanted);
});

test.each([
	'',
	';',
	'PlainLoginModule',
	`${plain} required username="ann"`,
	`${plain} required username "ann";`,
])('no login line: %j', (text) => {
	expect(parseJaas(text)).toBeUndefined();
});
