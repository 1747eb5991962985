import type {Command} from 'commander';
import {similarTo} from './similar.js';

/** A message of the parser's without the words that it did not understand: they could be a secret. */
export function withoutValues(text: string): string {
	return (
		text
			.replace(/(unknown option '-[^'=]*)=.*'/s, "$1'")
			.replace('command-argument value', 'value')
			.replace(/( but got \d+): .*$/s, '$1.\n')
			// The parser has no other name for a word of the program's own that is no command.
			.replace(/too many arguments\. .*$/s, `${noCommand}\n`)
	);
}

/** What is said of a word that stands where a command does. */
export const noCommand = 'there is no such command.';

/** What stands under a message of the parser's: what was meant, or how it is done; empty where it says enough itself. */
export function hintUnder(text: string, argv: readonly string[], commands: readonly Command[]): string {
	const [first = '-'] = argv;
	const names = [...commands.map((command) => command.name()), 'help'];
	const unknown = argv.filter((word) => !word.startsWith('-') && !names.includes(word));
	if (text.includes(noCommand) || unknown.includes(first)) {
		const [similar] = unknown.flatMap((word) => similarTo(word, names) ?? []);
		return similar === undefined ? 'kafkey --help lists the commands.\n' : `(Did you mean ${similar}?)\n`;
	}
	if (!text.includes('unknown option')) return '';
	if (first === 'exec' && !argv.includes('--'))
		return 'What is run stands after --: kafkey exec -- COMMAND\n';
	const isCreate = first === 'create' || first.startsWith('-');
	const isNamed = argv.some((word) => /^--provider(=|$)/.test(word)) || /mean --(provider|kind)/.test(text);
	if (isCreate && !isNamed) return 'If it answers a question, --provider and --kind must stand beside it.\n';
	return text.includes('Did you mean') ? '' : 'The same command with --help lists the flags.\n';
}
