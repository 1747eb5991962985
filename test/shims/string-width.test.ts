import measure from 'string-width';
import {beforeEach, expect, test, vi} from 'vitest';
import stringWidth from '../../scripts/shims/string-width.js';
import {glyphs} from '../../source/screens/ui/theme.js';

vi.mock('string-width', async (load) => {
	const {default: real} = await load<typeof import('string-width')>();
	return {default: vi.fn(real)};
});

const spied = vi.mocked(measure);
beforeEach(() => spied.mockClear());

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

test('what the screens draw themselves is measured without string-width', () => {
	const drawn = Object.values(glyphs(true)).flat();
	for (const sign of [...drawn, ' kafkey — “typed” isn’t 1–2 │ ╭─╮']) {
		if (sign !== glyphs(true).invisible) stringWidth(`\u001B[1m${sign}\u001B[22m`);
	}
	expect(spied).not.toHaveBeenCalled();
});
