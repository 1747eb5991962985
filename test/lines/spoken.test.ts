import {expect, test} from 'vitest';
import {spoken, toldLines} from '../../source/lines/spoken.js';
import {keyText, plainText} from '../../source/screens/ui/theme.js';
import {readSources} from '../support/sources.js';

/** Where signs stand that are no words of kafkey’s: what is looked for or read, and the table of signs itself. */
const tables = [
	'source/screens/ui/theme.ts',
	'source/lines/spoken.ts',
	'source/secret.ts',
	'source/delivery/variables.ts',
	'source/delivery/path-rules.ts',
	'source/delivery/stores/pass.ts',
];

const signs = new Set(
	readSources()
		.filter(({path}) => !path.startsWith('source/sandbox/') && !tables.includes(path))
		.flatMap(({code}) => code.match(/\P{ASCII}/gu) ?? []),
);

test('every sign that stands in a sentence has one in ASCII, on a screen and line by line', () => {
	expect([...signs]).toContain('…');
	const drawn = (sign: string) => keyText(plainText(`a ${sign} b`, false).replace(/[↑↓]/g, '↑↓'), false);
	expect([...signs].filter((sign) => /[^ -~]/.test(drawn(sign)))).toEqual([]);
	const keys = ['⏎', '⇥', '⌫', '↑', '↓'];
	const said = [...signs].filter((sign) => !keys.includes(sign));
	expect(said.filter((sign) => /[^ -~]/.test(spoken(`a ${sign} b`, false)))).toEqual([]);
});

test.each([
	['.env · 12 lines · mode 600', '.env, 12 lines, mode 600'],
	['Account › Management API', 'Account, Management API'],
	['may read orders ✓ · as asked', 'may read orders, as asked'],
	['••••abc would become ••••xyz', '...abc would become ...xyz'],
	['  indented  and  spaced', '  indented and spaced'],
	['a\u0007b\u001B[31mc', 'ab[31mc'],
	['“Größe” – 東京', '“Größe” – 東京'],
])('%s', (text, words) => {
	expect(spoken(text, true)).toBe(words);
});

test('a secret is printed as it is', () => {
	expect(spoken({exact: 'a  b · c…“'}, false)).toBe('a  b · c…“');
});

test('a message tells its level in a word', () => {
	expect(toldLines({what: 'It failed.', why: 'So it is.', next: ''}, 'danger')).toEqual([
		'Error: It failed.',
		'So it is.',
	]);
});
