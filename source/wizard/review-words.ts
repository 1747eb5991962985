import {providerOf} from './questions.js';
import type {State} from './state.js';

/** That another address than the provider's own is asked; undefined where it is the provider's own. */
export function askedElsewhere(state: State, baseUrl: string | undefined): string | undefined {
	return baseUrl === undefined
		? undefined
		: `Requests go to ${baseUrl} instead of ${providerOf(state)?.baseUrls?.api}.`;
}

/** Where the secret goes when it goes to no file. */
export const screenOnly = 'It is in no file until you save it there.';

/** The question for another destination, and what is to be known to answer it. */
export function destinationQuestion(variables: readonly string[]): {label: string; hints: readonly string[]} {
	return {
		label: 'Which file should the secret be written to?',
		hints: [`It gets ${variables.join(', ')}.`, 'Left empty, the secret is only shown on the screen.'],
	};
}

/** What the review says to who asks for help; `how` tells what creates. */
export function reviewHelp(how: string): readonly string[] {
	return [
		`Nothing has been created yet. ${how} sends the steps above once, in order; when a later one is refused, the earlier ones are taken back in reverse.`,
		'The secret is brought to the destination the moment it exists, before it is shown.',
		'The destination is a file, or a secret store: its own command is given the secret on standard input, and nothing is written here.',
	];
}
