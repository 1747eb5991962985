import {stripVTControlCharacters} from 'node:util';
import {dotenvOf} from './contents.js';
import {nameFrom, plainPath, type Store} from './store.js';

/**
 * One entry, whose first line is the secret itself, as pass advises, and the others the lines of a `.env` file.
 * `--multiline` reads standard input to its end (manual of pass); where that is no terminal, an entry that is there is
 * replaced without a question (its source). `pass ls` draws the names as a tree, with `tree`.
 */
export const pass: Store = {
	id: 'pass',
	name: 'pass',
	noun: 'pass entry',
	command: 'pass',
	asks: [
		{
			id: 'entry',
			label: 'What should the entry be called?',
			example: 'kafka/orders',
			rule: plainPath,
			suggest: (name) => `kafka/${nameFrom(name)}`,
		},
	],
	signedIn: ['ls'],
	signIn: 'pass init',
	save: {
		all: ({entry = ''}) => ['insert', '--multiline', entry],
		text: (variables) => {
			const first = variables.find(({isSecret}) => isSecret)?.value ?? '';
			return `${first}\n${dotenvOf(variables)}`;
		},
	},
	place: ({entry = ''}) => entry,
	existing: 'Saving replaces what is there.',
	look: {
		argv: () => ['ls'],
		names: ({code, output}, {entry}) =>
			code === 0 ? pathsIn(output).filter((path) => path === entry) : undefined,
	},
};

/** Every path in a tree as `tree` draws it: four columns a level, the last of them with a dash and a blank. */
function pathsIn(tree: string): string[] {
	const path: string[] = [];
	return stripVTControlCharacters(tree)
		.split('\n')
		.flatMap((line) => {
			const [, lead, name] = /^((?:[│| \u00a0]{4})*)[├└|`][─-]{2} (.+)$/u.exec(line) ?? [];
			if (lead === undefined || name === undefined) return [];
			path.splice(lead.length / 4, path.length, name);
			return [path.join('/')];
		});
}
