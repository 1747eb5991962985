import measure from 'string-width';
import {expect, test} from 'vitest';
import {plainWidth} from '../../scripts/shims/plain.js';
import stringWidth from '../../scripts/shims/string-width.js';
import {readSources} from '../support/sources.js';

const everySign = Array.from({length: 0x30_00}, (_, code) => String.fromCharCode(code)).filter(
	(sign) => !/\p{C}/u.test(sign),
);

test('every sign is as wide as string-width says, alone, in a word and coloured', () => {
	const texts = everySign.flatMap((sign) => [sign, `a${sign}b`, `\u001B[38;2;0;131;140m❯ ${sign}\u001B[39m`]);
	expect(texts.filter((text) => stringWidth(text) !== measure(text))).toEqual([]);
});

test.each([
	'',
	'日本語 and latin',
	'👩‍👩‍👧 1\u20E3 ❤️ ✔️',
	'e\u0301\u200B',
	'\u001B]8;;https://a.example\u0007link\u001B]8;;\u0007',
	'\u001B[2K…\u009B31m!',
	'tab\tand\nline',
])('%j is as wide as string-width says', (text) => {
	for (const options of [{}, {ambiguousIsNarrow: false}, {countAnsiEscapeCodes: true}])
		expect(stringWidth(text, options)).toBe(measure(text, options));
});

test('what the screens draw is measured without string-width', () => {
	const drawn = readSources()
		.filter(({path}) => /^source\/(screens|wizard|providers)\//.test(path))
		.flatMap(({path, code}) => Array.from(code.matchAll(/[^\0-\u007F]/gu), ([sign]) => ({path, sign})));
	expect(drawn.length).toBeGreaterThan(100);
	expect(drawn.filter(({sign}) => plainWidth(`\u001B[1m${sign}\u001B[22m`) !== 1)).toEqual([]);
});
