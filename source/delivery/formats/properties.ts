import type {Setting} from './format.js';
import {missing} from './refusal.js';
import {comment} from './text.js';

/** Settings as lines that `java.util.Properties` reads back, in ASCII, so that no charset can change them. */
export function properties(settings: readonly Setting[]): string {
	return settings
		.map(([name, value]) => (value ? `${name}=${escaped(value)}\n` : comment(missing(name))))
		.join('');
}

const short: Readonly<Record<string, string>> = {'\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t'};

/** A blank at the start would be skipped; one at the end is read, but editors cut it off. */
function escaped(value: string): string {
	return value.replaceAll(/[\\\t\n\r]|[^ -~]|^ | $/g, (character) => short[character] ?? unicode(character));
}

function unicode(character: string): string {
	return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}`;
}
