import {dotenvOf} from './contents.js';
import {nameFrom, plainPath, type Store} from './store.js';

/**
 * One entry, whose first line is the secret itself, as pass advises, and the others the lines of a `.env` file.
 * `--multiline` reads standard input to its end (manual of pass); where that is no terminal, an entry that is there is
 * replaced without a question (its source).
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
	signedIn: {argv: ['ls'], by: 'code'},
	signIn: 'pass init',
	save: {
		all: ({entry = ''}) => ['insert', '--multiline', entry],
		text: (variables) => {
			const first = variables.find(({isSecret}) => isSecret)?.value ?? '';
			return `${first}\n${dotenvOf(variables)}`;
		},
	},
	place: ({entry = ''}) => entry,
	effect: () => 'An entry of that name that is there already is replaced.',
};
