import {describe, expect, test} from 'vitest';
import {safeText} from '../../source/network/safe-text.js';
import {hostile} from '../support/hostile.js';

test.each([
	'orders',
	'Müller & Söhne',
	'注文',
	'ordres_été',
	'a  b',
	'👍 done',
	'नमस्ते',
	'C:\\users',
	'lkc-4n7xz1',
])('%s is shown as it is', (text) => {
	expect(safeText(text)).toBe(text);
});

describe('what a terminal would hide or obey becomes visible', () => {
	test.each(Object.entries(hostile))('%s', (_name, text) => {
		const shown = safeText(text, 1000);
		expect(shown).toMatch(/\\u\{[0-9a-f]+\}/);
		expect(shown).not.toMatch(/[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?! )\p{Zs}|^\s|\s$/u);
	});

	test('no two different texts are shown alike', () => {
		const texts = [...Object.values(hostile), 'orders', 'ab', 'a b', 'a\u202eb', 'a\\u{5c}b', 'a\\b'];
		const shown = new Set(texts.map((text) => safeText(text, 1000)));
		expect(shown.size).toBe(new Set(texts).size);
	});
});

test.each([
	['abcdef', 6, 'abcdef'],
	['abcdefg', 6, 'abcde…'],
	['注文注文', 8, '注文注文'],
	['注文注文', 7, '注文注…'],
	['注文注文', 6, '注文…'],
	['👍👍👍', 4, '👍…'],
	['', 6, ''],
])('%s fits %d cells as %s', (text, limit, shown) => {
	expect(safeText(text, limit)).toBe(shown);
});
