import type {Command} from 'commander';
import {similarTo} from './similar.js';

/** A message of the parser's without the words that it did not understand: they could be a secret. */
export function withoutValues(text: string): string {
	return text.replace(/(unknown option '-[^'=]*)=.*'/s, "$1'").replace(/( but got \d+): .*$/s, '$1.\n');
}

/** The command that the first word may mean: where it is none, commander counts it as one too many. */
export function meantBy([first = '']: readonly string[], commands: readonly Command[]): string {
	const names = commands.map((command) => command.name());
	const similar = names.includes(first) ? undefined : similarTo(first, [...names, 'help']);
	return similar === undefined ? '' : `(Did you mean ${similar}?)\n`;
}
