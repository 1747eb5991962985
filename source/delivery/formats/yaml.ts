import type {Setting} from './format.js';
import {missing} from './refusal.js';
import {comment} from './text.js';

/** Settings as lines of a YAML mapping, at an indent of so many blanks. Names are plain scalars. */
export function yamlLines(settings: readonly Setting[], indent: number): string {
	const start = ' '.repeat(indent);
	return settings
		.map(([name, value]) => start + (value ? `${name}: ${scalar(value)}\n` : comment(missing(name))))
		.join('');
}

/** A double-quoted scalar, the one kind that holds every character and is never taken for a number or a date. */
function scalar(value: string): string {
	const escaped = value.replaceAll(/["\\]/g, '\\$&').replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) => {
		const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
		return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
	});
	return `"${escaped}"`;
}
