import {parseEnv} from 'node:util';
import {parse} from 'dotenv';
import {describe, expect, test} from 'vitest';
import {isVariableName, parseLines, quote} from '../../source/delivery/env-syntax.js';
import {base64, corpus} from './support/values.js';

const accepted = corpus.flatMap((value, index) => {
	const spelled = quote(value);
	return 'refused' in spelled ? [] : [{name: `V${index}`, value, ...spelled}];
});
const text = accepted.map(({name, text}) => `${name}=${text}\n`).join('');
const wanted = Object.fromEntries(accepted.map(({name, value}) => [name, value]));

describe(`${corpus.length} values, ${accepted.length} of them written`, () => {
	test('no value makes a second variable', () => {
		expect(Object.keys(parse(text))).toEqual(Object.keys(wanted));
		expect(Object.keys(parseEnv(text))).toHaveLength(accepted.length);
		expect(text.split('\n')).toHaveLength(accepted.length + 1);
	});

	test('secrets as vendors make them are never refused', () => {
		expect(base64.filter((value) => 'refused' in quote(value))).toEqual([]);
	});

	test('the reason of a refusal never holds the value', () => {
		const reasons = corpus
			.map((value) => quote(value))
			.flatMap((result) => ('refused' in result ? [result.refused] : []));
		expect([...new Set(reasons)].toSorted()).toMatchInlineSnapshot(`
			[
			  "It ends in a backslash, which some readers take for an escaped quote.",
			  "It has more than one line.",
			  "It holds \${, which some readers replace by a variable.",
			  "It holds a control character or another one that cannot be seen.",
			  "It holds a single quote, which readers of such files unquote differently.",
			  "It holds two backslashes in a row, which some readers take for one.",
			]
		`);
		expect('refused' in quote('')).toBe(true);
	});
});

test('names', () => {
	const names = [
		'A',
		'_A',
		'A1',
		'KAFKA_SASL_PASSWORD',
		'1A',
		'a',
		'A-B',
		'A B',
		'',
		'A=',
		'A\n',
		'Ä',
		'A.B',
	];
	expect(names.filter(isVariableName)).toEqual(['A', '_A', 'A1', 'KAFKA_SASL_PASSWORD']);
});

describe('reading a file', () => {
	const entries = (file: string) =>
		parseLines(file).flatMap(({entry}) => (entry ? [[entry.name, entry.value]] : []));

	test.each([
		['A=1', [['A', '1']]],
		['export A=1\n', [['A', '1']]],
		['  A = 1 # one\n', [['A', '1']]],
		["A='1 # one' # two\n", [['A', '1 # one']]],
		[
			'A="x\nB=inside\n"\nC=1\n',
			[
				['A', 'x\nB=inside\n'],
				['C', '1'],
			],
		],
		[
			"A='x\nB=inside'\nC=1\n",
			[
				['A', 'x\nB=inside'],
				['C', '1'],
			],
		],
		[
			'A="say \\"hi\\"\nB=inside"\nC=1',
			[
				['A', 'say "hi"\nB=inside'],
				['C', '1'],
			],
		],
		[
			"A='open\nB=1\n",
			[
				['A', "'open"],
				['B', '1'],
			],
		],
		['# A=1\n#B=1\n; C=1\n\nD\n', []],
		[
			'A=\nB= # nothing\nC=""\n',
			[
				['A', ''],
				['B', ''],
				['C', ''],
			],
		],
		[
			'A=1\r\nB=2\r\n',
			[
				['A', '1'],
				['B', '2'],
			],
		],
		['A=a#b\n', [['A', 'a#b']]],
	])('%j', (file, wanted) => {
		expect(entries(file)).toEqual(wanted);
		expect(
			parseLines(file)
				.map(({raw}) => raw)
				.join(''),
		).toBe(file);
	});
});
