import {safeText} from '../../network/safe-text.js';
import type {Opened} from './opened.js';
import {missing} from './refusal.js';

const longest = 200;

/** A comment line; what a provider named cannot end it. */
export function comment(text: string, mark = '#'): string {
	return `${mark} ${safeText(text, longest)}\n`;
}

/** What stands over a file: what it is for, whose it is, and that it holds a secret. */
export function header(use: string, {name}: Opened): string {
	return (
		comment(`${use}, for the credential ${name}.`) +
		comment('It holds a secret: keep it out of version control.')
	);
}

/** A comment for every address that nobody told, by its variable. */
export function missingVariables({missing: names}: Opened): string {
	return names.map((name) => comment(missing(name))).join('');
}
