import xterm from '@xterm/headless';
import {expect, test} from 'vitest';
import {boxPath} from '../../scripts/pictures/box-lines.js';
import {dark, indexedColor, light} from '../../scripts/pictures/palette.js';
import {readScreen} from '../../scripts/pictures/screen.js';
import {screenSvg} from '../../scripts/pictures/screen-svg.js';

async function draw(bytes: string, palette = dark, cursorVisible = false): Promise<string> {
	const terminal = new xterm.Terminal({cols: 40, rows: 4, allowProposedApi: true});
	await new Promise<void>((resolve) => terminal.write(bytes, resolve));
	const screen = readScreen(terminal, cursorVisible);
	return screenSvg(screen, {palette, title: 'kafkey', description: 'A sample'});
}

/** Each drawn text with its attributes, the window's title left out. */
function texts(svg: string): string[] {
	return [...svg.matchAll(/<text (x=.*textLength.*)<\/text>/g)].map(([, text = '']) =>
		text.replace(' lengthAdjust="spacingAndGlyphs"', ''),
	);
}

test('text stands where its cells are', async () => {
	expect(texts(await draw('  one two\r\n\x1b[4;11Hx'))).toEqual([
		'x="16.86" y="13.5" textLength="59.01">one two',
		'x="84.3" y="67.5" textLength="8.43">x',
	]);
});

test('a glyph that may come from another font, or is wide, does not move what follows', async () => {
	expect(texts(await draw('✓ saved 日本 x'))).toEqual([
		'x="0" y="13.5" textLength="8.43">✓',
		'x="16.86" y="13.5" textLength="42.15">saved',
		'x="67.44" y="13.5" textLength="33.72">日本',
		'x="109.59" y="13.5" textLength="8.43">x',
	]);
});

test('styles and colours are kept', async () => {
	const svg = await draw(
		'\x1b[1mB\x1b[0m \x1b[2mD\x1b[0m \x1b[3mI\x1b[0m \x1b[4mU\x1b[0m \x1b[31mR\x1b[0m \x1b[38;2;1;2;3mT\x1b[0m',
	);
	expect(texts(svg).map((text) => text.replace(/^.*?textLength="8.43"/, ''))).toEqual([
		' font-weight="bold">B',
		' opacity=".7">D',
		' font-style="italic">I',
		' text-decoration="underline">U',
		` fill="${dark.colors[1]}">R`,
		' fill="#010203">T',
	]);
});

test('inverse swaps the colours, and a background is as wide as its cells', async () => {
	const svg = await draw('\x1b[7m ab \x1b[0m\r\n\x1b[44mcd');
	expect(svg).toContain(`<rect x="0" y="0" width="33.72" height="18" fill="${dark.foreground}"/>`);
	expect(svg).toContain(`fill="${dark.background}">ab</text>`);
	expect(svg).toContain(`<rect x="0" y="18" width="16.86" height="18" fill="${dark.colors[4]}"/>`);
});

test('boxes are drawn as lines that meet', async () => {
	const svg = await draw('╭──╮');
	expect(svg).toContain(
		`<path d="M8.43 9Q4.22 9 4.22 18M8.43 9h8.43M16.86 9h8.43M25.29 9Q29.51 9 29.51 18" fill="none" stroke="${dark.foreground}"/>`,
	);
	expect(boxPath('─x', 0, 0, 8, 18)).toBeUndefined();
});

test('what would be markup is text, hidden text is not there, and the description is', async () => {
	const svg = await draw('<&> \x1b[8mhidden\x1b[0m');
	expect(svg).toContain('>&#60;&#38;&#62;</text>');
	expect(svg).not.toContain('hidden');
	expect(svg).toContain('<title>A sample</title>');
});

test('the cursor is drawn where it is visible', async () => {
	const drawn = '<rect x="16.86" y="0" width="8.43" height="18"';
	expect(await draw('ab', dark, true)).toContain(drawn);
	expect(await draw('ab', dark, false)).not.toContain(drawn);
});

test('the same screen gives the same bytes, in light colours too', async () => {
	const bytes = '\x1b[32m✓\x1b[0m ready ╭─╮';
	expect(await draw(bytes)).toBe(await draw(bytes));
	expect(await draw(bytes, light)).toContain(light.background);
});

test('the 256 colours are the terminal’s', () => {
	expect([9, 16, 21, 208, 231, 232, 255].map((index) => indexedColor(dark, index))).toEqual([
		dark.colors[9],
		...['#000000', '#0000ff', '#ff8700', '#ffffff', '#080808', '#eeeeee'],
	]);
});
