import stringWidth from 'string-width';
import {graphemesOf} from '../../wizard/editing/graphemes.js';

/** The number of terminal columns that a text takes; a wide character takes two. */
export function widthOf(text: string): number {
	return stringWidth(text);
}

/**
 * The text in at most `width` columns. A text that is longer loses its end, or its middle where both ends tell
 * names apart, and says so with the ellipsis (one column wide).
 */
export function cut(text: string, width: number, ellipsis: string, from: 'end' | 'middle' = 'end'): string {
	if (widthOf(text) <= width) return text;
	if (width < 1) return '';
	const kept = width - 1;
	const behind = from === 'middle' ? Math.floor(kept / 2) : 0;
	const characters = graphemesOf(text);
	const head = fitting(characters, kept - behind);
	const tail = fitting(characters.toReversed(), behind).toReversed();
	return head.join('') + ellipsis + tail.join('');
}

/** As much of the text's start as fits in `width` columns. */
export function start(text: string, width: number): string {
	return fitting(graphemesOf(text), width).join('');
}

/** The text with blanks behind it up to `width` columns. */
export function padded(text: string, width: number): string {
	return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/** Between words; a tick and a dot stay with what is before them. */
const breaks = / +(?![✓·])/;

/** Between what a list with dots holds; the dot stays with what is before it. */
const items = /(?<=·) +/;

/**
 * The text in lines of at most `width` columns, broken between words; a longer word is cut where it must be, or stays whole
 * on a longer line. What stands between two dots begins a line where it is whole there.
 */
export function wrapped(
	text: string,
	width: number,
	long: 'cut words' | 'whole words' = 'cut words',
): string[] {
	const lines: string[] = [];
	for (const paragraph of text.split('\n')) {
		if (widthOf(paragraph) <= width) {
			lines.push(paragraph);
			continue;
		}
		let line = '';
		for (const part of paragraph.split(items).flatMap((item) => fits(item, width) ?? item.split(breaks))) {
			const longer = line === '' ? part : `${line} ${part}`;
			if (widthOf(longer) <= width) {
				line = longer;
				continue;
			}
			if (line !== '') lines.push(line);
			const pieces = long === 'whole words' ? [part] : pieced(part, Math.max(1, width));
			lines.push(...pieces.slice(0, -1));
			line = pieces.at(-1) ?? '';
		}
		lines.push(line);
	}
	return lines;
}

function fits(text: string, width: number): string | undefined {
	return widthOf(text) <= width ? text : undefined;
}

function pieced(word: string, width: number): string[] {
	const pieces: string[] = [];
	let rest = graphemesOf(word);
	while (rest.length > 0) {
		const piece = fitting(rest, width);
		// A character wider than the line still has to go somewhere.
		const taken = Math.max(1, piece.length);
		pieces.push(rest.slice(0, taken).join(''));
		rest = rest.slice(taken);
	}
	return pieces;
}

/** The first characters, as many as fit in `width` columns. */
export function fitting(characters: readonly string[], width: number): string[] {
	let used = 0;
	const end = characters.findIndex((character) => {
		used += widthOf(character);
		return used > width;
	});
	return characters.slice(0, end === -1 ? characters.length : end);
}
