import {basename} from 'node:path';
import {parseLines} from './env-syntax.js';
import type {Property} from './read-properties.js';
import {parseShell} from './read-shell.js';

/** The variables of a `.env` file or of a shell's, as what reads a file of this name takes them. */
export function variablesIn(path: string, text: string): readonly Property[] {
	const name = basename(path);
	if (/\.(?:sh|bash|zsh)$|^\.envrc$/.test(name)) return parseShell(text);
	const variables = parseLines(text).flatMap(({entry}): Property[] =>
		entry ? [[entry.name, entry.value]] : [],
	);
	if (!/^\.env.*\.local$/.test(name)) return variables;
	// Next.js and its like replace `$NAME` in these files, and take `\$` for a dollar.
	return variables.map(([key, value]) => [key, value.replaceAll('\\$', '$')]);
}
