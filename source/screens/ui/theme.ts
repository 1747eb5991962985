import chalk from 'chalk';

/** What a piece of text means; how that looks is decided here and nowhere else. */
export type Tone = 'accent' | 'ok' | 'warn' | 'danger' | 'dim' | 'strong';

/** How a text is drawn. */
export type Style = {readonly color?: string; readonly bold?: boolean; readonly dimColor?: boolean};

/** A style with its colour among the 256 of the terminals that have no more: the nearest of them may be too pale. */
type Tinted = Style & {readonly among256?: number};

/** Every colour has a contrast of at least 4.5 to both black and white, so one theme serves every background. */
export const theme: Readonly<Record<Tone, Tinted>> = {
	accent: {color: '#00838c', among256: 63, bold: true},
	ok: {color: '#008900', among256: 29},
	warn: {color: '#9d6d00', among256: 131, bold: true},
	danger: {color: '#e71a31', among256: 163, bold: true},
	dim: {color: '#757575', among256: 243, dimColor: true},
	strong: {bold: true},
};

/** What the terminal can show, and whether anything may move. */
export type Look = {
	readonly unicode: boolean;
	readonly colour: boolean;
	/** It has that many colours and no more. */
	readonly only?: 16 | 256;
	readonly motion: boolean;
};

/** The style of a tone; without colour the weight stays. */
export function styleOf(tone: Tone | undefined, look: Look): Style {
	if (tone === undefined) return {};
	const {color, among256, ...weight} = theme[tone];
	// Dimmed in place of grey, never both; among sixteen colours the nearest to a grey is black.
	if (!look.colour || color === undefined || (look.only === 16 && weight.dimColor)) return weight;
	const {dimColor: _, ...others} = weight;
	return {...others, color: look.only === 256 ? `ansi256(${among256})` : color};
}

/** The text with the sequences that give it the style of its tone. */
export function painted(text: string, tone: Tone | undefined, look: Look): string {
	if (tone === undefined || text === '') return text;
	const {color, bold, dimColor} = styleOf(tone, look);
	const {among256 = 0} = theme[tone];
	let styled = dimColor ? chalk.dim(text) : text;
	if (color !== undefined)
		styled = look.only === 256 ? chalk.ansi256(among256)(styled) : chalk.hex(color)(styled);
	return bold ? chalk.bold(styled) : styled;
}

const unicodeGlyphs = {
	pointer: '❯',
	done: '✓',
	now: '●',
	ahead: '○',
	ok: '✓',
	warn: '!',
	danger: '✗',
	note: '·',
	unknown: '?',
	mask: '•',
	ellipsis: '…',
	invisible: '\u{fffd}',
	up: '↑',
	down: '↓',
	marked: '[✓]',
	unmarked: '[ ]',
	spinner: ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'],
};

/** The signs of the screens. */
export type Glyphs = Readonly<typeof unicodeGlyphs>;

const asciiGlyphs: Glyphs = {
	pointer: '>',
	done: '+',
	now: '*',
	ahead: '-',
	ok: '+',
	warn: '!',
	danger: 'x',
	note: '-',
	unknown: '?',
	mask: '*',
	ellipsis: '~',
	invisible: '?',
	up: '^',
	down: 'v',
	marked: '[x]',
	unmarked: '[ ]',
	spinner: ['|', '/', '-', '\\'],
};

/** The signs to draw with; each is as wide in ASCII as in Unicode, so that a layout fits both. */
export function glyphs(unicode: boolean): Glyphs {
	return unicode ? unicodeGlyphs : asciiGlyphs;
}

const typography: Readonly<Record<string, string>> = {
	'·': '|',
	'…': '~',
	'→': '>',
	'›': '>',
	'•': '*',
	'✓': '+',
	'✗': 'x',
	'⏎': '>',
	'⇥': '>',
	'⌫': '<',
	'–': '-',
	'“': '"',
	'”': '"',
	'’': "'",
};

/** A sentence of kafkey's own as the terminal can show it: each sign that is not ASCII becomes one that is, as wide. */
export function plainText(text: string, unicode: boolean): string {
	return unicode ? text : text.replace(/[·…→›•✓✗⏎⇥⌫–“”’]/g, (sign) => typography[sign] ?? sign);
}

const keyWords = [
	['⏎', 'enter'],
	['↑↓', 'up/down'],
	['←→', 'left/right'],
	['⇥', 'tab'],
] as const;

/** The name of a key as the terminal can show it: `⏎` is `enter` without Unicode. */
export function keyText(keys: string, unicode: boolean): string {
	if (unicode) return keys;
	return keyWords.reduce((text, [sign, word]) => text.replaceAll(sign, word), keys);
}
