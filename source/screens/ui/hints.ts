import type {Line} from './lines.js';
import {keyText, type Look} from './theme.js';
import {widthOf} from './width.js';

/** A key of the screen and what it does, in one or two words. */
export type Hint = {readonly keys: string; readonly label: string};

const gap = '   ';

/**
 * The keys of a screen in at most `limit` lines. Where not all fit, the last ones give way, but never `?`: the
 * help lists every key.
 */
export function hintLines(hints: readonly Hint[], width: number, limit: number, look: Look): Line[] {
	const lines = packed(hints, width, look);
	if (lines.length <= limit) return lines;
	const last = hints.findLastIndex((hint) => hint.keys !== '?');
	return last === -1 ? lines.slice(0, limit) : hintLines(hints.toSpliced(last, 1), width, limit, look);
}

function packed(hints: readonly Hint[], width: number, look: Look): Line[] {
	const lines: Line[] = [];
	let line: Line = [];
	let used = 0;
	for (const {keys, label} of hints) {
		const name = keyText(keys, look.unicode);
		const wide = widthOf(name) + 1 + widthOf(label);
		const spans: Line = [
			{text: name, tone: 'strong'},
			{text: ` ${label}`, tone: 'dim'},
		];
		const joined = used + gap.length + wide;
		if (used > 0 && joined > width) lines.push(line);
		const starts = used === 0 || joined > width;
		line = starts ? spans : [...line, {text: gap}, ...spans];
		used = starts ? wide : joined;
	}
	return used === 0 ? lines : [...lines, line];
}
