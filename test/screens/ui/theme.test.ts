import {expect, test} from 'vitest';
import {glyphs, styleOf, theme} from '../../../source/screens/ui/theme.js';
import {cut, padded, widthOf, wrapped} from '../../../source/screens/ui/width.js';

/** Relative luminance after WCAG 2. */
function luminance(colour: string): number {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
		const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
		return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** A colour of the cube, or a grey of the ramp, in the 256 colours of xterm, the same in every terminal. */
function amongAll(number: number): string {
	const parts =
		number >= 232
			? Array<number>(3).fill(8 + (number - 232) * 10)
			: [36, 6, 1].map((step) => [0, 95, 135, 175, 215, 255][Math.floor((number - 16) / step) % 6] ?? 0);
	return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

const colours = Object.entries(theme).flatMap(([tone, {color, among256 = 0}]) =>
	color === undefined ? [] : [[tone, color] as const, [`${tone} among 256`, amongAll(among256)] as const],
);

test.each(colours)('%s, %s, can be read on black and on white', (_tone, color) => {
	const light = luminance(color);
	expect(1.05 / (light + 0.05)).toBeGreaterThanOrEqual(4.5);
	expect((light + 0.05) / 0.05).toBeGreaterThanOrEqual(4.5);
});

test('tones that have a colour have one of their own in every terminal', () => {
	expect(colours).toHaveLength(10);
	expect(new Set(colours.map(([, colour]) => colour)).size).toBe(10);
	const look = {unicode: true, colour: true, motion: true};
	expect(styleOf('danger', look)).toEqual({bold: true, color: '#e71a31'});
	expect(styleOf('danger', {...look, only: 256})).toEqual({bold: true, color: 'ansi256(163)'});
});

test('what is dim is a grey, or dimmed where there is none, and never both', () => {
	const look = {unicode: true, colour: true, motion: true};
	expect(styleOf('dim', look)).toEqual({color: '#757575'});
	expect(styleOf('dim', {...look, only: 256})).toEqual({color: 'ansi256(243)'});
	expect(styleOf('dim', {...look, only: 16})).toEqual({dimColor: true});
	expect(styleOf('dim', {...look, colour: false})).toEqual({dimColor: true});
});

test('without colour no style has one', () => {
	const look = {unicode: true, colour: false, motion: true};
	expect(styleOf('danger', look)).toEqual({bold: true});
});

test('ASCII signs are ASCII and as wide as the others', () => {
	const ascii = Object.values(glyphs(false)).flat();
	const unicode = Object.values(glyphs(true));
	expect(ascii.join('')).toMatch(/^[ -~]*$/);
	Object.values(glyphs(false)).forEach((sign, index) => {
		if (typeof sign === 'string') expect(widthOf(sign)).toBe(widthOf(String(unicode[index])));
	});
});

test.each([
	['orders-production-eu', 11, 'middle', 'order…on-eu'],
	['orders-production-eu', 11, 'end', 'orders-pro…'],
	['在庫管理システム', 7, 'middle', '在…ム'],
	['在庫管理システム', 8, 'end', '在庫管…'],
	['👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', 4, 'end', '👩‍👩‍👧…'],
	['short', 5, 'middle', 'short'],
	['short', 0, 'end', ''],
] as const)('%s in %i columns', (text, width, from, expected) => {
	expect(cut(text, width, '…', from)).toBe(expected);
	expect(widthOf(padded(cut(text, width, '…', from), width))).toBe(width);
});

test.each([
	['one two three', 8, ['one two', 'three']],
	['a-word-that-is-too-long', 10, ['a-word-tha', 't-is-too-l', 'ong']],
	['see a-word-that-is-too-long', 10, ['see', 'a-word-tha', 't-is-too-l', 'ong']],
	['在庫管理', 3, ['在', '庫', '管', '理']],
	['two\nlines', 20, ['two', 'lines']],
	['keeps   its   spaces', 20, ['keeps   its   spaces']],
	['', 20, ['']],
])('%j wraps at %i', (text, width, expected) => {
	expect(wrapped(text, width)).toEqual(expected);
});
