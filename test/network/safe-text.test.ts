import {describe, expect, test} from 'vitest';
import {safeText} from '../../source/network/safe-text.js';

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

const hostile: Record<string, string> = {
	colour: 'a\u001b[31mb',
	'one-byte colour': 'a\u009b31mb',
	link: '\u001b]8;;https://evil.example\u0007click\u001b]8;;\u0007',
	'clipboard write': '\u001b]52;c;aGk=\u0007',
	title: '\u001b]0;owned\u0007',
	bell: 'a\u0007b',
	nul: 'a\u0000b',
	backspace: 'abc\b\b\bxyz',
	'carriage return': 'good\rbad',
	newline: 'a\nb',
	'next line': 'a\u0085b',
	tab: 'a\tb',
	delete: 'a\u007fb',
	'right-to-left override': 'a\u202eb',
	isolate: 'a\u2066b\u2069',
	'zero-width space': 'a\u200bb',
	'zero-width joiner': 'a\u200db',
	'byte order mark': '\ufefforders',
	'soft hyphen': 'a\u00adb',
	'word joiner': 'a\u2060b',
	'line separator': 'a\u2028b',
	'paragraph separator': 'a\u2029b',
	'no-break space': 'a\u00a0b',
	'ideographic space': 'a\u3000b',
	'Hangul filler': 'a\u3164b',
	'blank Braille': 'a\u2800b',
	'grapheme joiner': 'a\u034fb',
	'variation selector': 'a\ufe0fb',
	'tag characters': 'orders\u{e0041}\u{e0042}',
	'lone high surrogate': 'a\ud83db',
	'lone low surrogate': 'a\udc00b',
	'private use': 'a\ue000b',
	noncharacter: 'a\uffffb',
	'Mongolian vowel separator': 'a\u180eb',
	'interlinear anchor': 'a\ufff9b',
	'space in front': ' orders',
	'space behind': 'orders ',
	'mark with nothing under it': '\u0301orders',
	'pile of marks': `a${'\u0301'.repeat(20)}`,
	'escape that spells itself': 'a\\u{202e}b',
};

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
