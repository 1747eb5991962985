import type {Told} from '../errors.js';

/** A line to say. `exact` is printed as it is: a revealed secret. */
export type Words = string | {readonly exact: string};

/** How a message is meant, in a word: nothing here is told by colour or by a sign. */
const levels = {ok: '', note: 'Note: ', warn: 'Warning: ', danger: 'Error: '} as const;

/** What happened, why, and what to do, a line each. */
export function toldLines({what, why, next}: Told, level: keyof typeof levels): string[] {
	const lines = [`${levels[level]}${what}`, why ?? '', next ?? ''];
	return lines.filter((line) => line !== '');
}

const signs: Readonly<Record<string, string>> = {'“': '"', '”': '"', '’': "'", '–': '-'};

/**
 * A sentence of the wizard's as it is read out: signs that stand for words become words or punctuation, and what cannot
 * be printed is left out. Without Unicode its punctuation is ASCII.
 */
export function spoken(words: Words, unicode: boolean): string {
	if (typeof words !== 'string') return words.exact;
	const text = words
		.replace(/ [✓✗](?=[ ,]|$)/g, '')
		.replace(/ +[·›]/g, ',')
		.replace(/→/g, 'to')
		.replace(/•+/g, '...')
		.replace(/…/g, '...')
		.replace(/ {2,}(?=\S)/g, (blanks, at: number) => (at === 0 ? blanks : ' '))
		.replace(/\p{Cc}/gu, '');
	return unicode ? text : text.replace(/[“”’–]/g, (sign) => signs[sign] ?? sign);
}
