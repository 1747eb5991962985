import {commandLines} from '../delivery/stores/contents.js';
import type {SignedIn} from '../delivery/stores/save.js';
import type {Store, StoreAnswers, StoreQuestion} from '../delivery/stores/store.js';
import {variablesOf} from '../delivery/variables.js';
import type {Choice} from '../providers/field.js';
import type {Credential} from '../providers/provider.js';
import type {State, StoreOffer} from './state.js';

const words: Readonly<Record<SignedIn | 'asking', string>> = {
	asking: 'asking whether you are signed in …',
	ready: 'signed in',
	'signed-out': 'not signed in',
	silent: 'gave no answer',
	absent: 'not there any more',
};

/** The stores as a list to choose from. */
export function storeChoices(offers: readonly StoreOffer[]): readonly Choice[] {
	return offers.map(({store, state}) => ({
		value: store.id,
		label: store.name,
		hint: store.command,
		detail: words[state],
	}));
}

/** Why nothing can be saved there now, and what to do; undefined where it can. */
export function unready({store, state}: StoreOffer): string | undefined {
	const {command, signIn} = store;
	switch (state) {
		case 'ready':
			return undefined;
		case 'asking':
			return `${command} has not answered yet whether you are signed in.`;
		case 'signed-out':
			return `${command} says that nobody is signed in. Sign in with ${signIn}.`;
		case 'silent':
			return `${command} did not say in time whether you are signed in. Look again.`;
		case 'absent':
			return `There is no command ${command} on PATH.`;
	}
}

/** What an empty answer means, or what an answer looks like. */
export function questionHint({empty, example}: StoreQuestion): string {
	return empty === undefined ? `Such as ${example}.` : `Such as ${example}. Nothing: ${empty}.`;
}

/** What saving will do: every command that will run, what it is given, and what becomes of what is there. */
export function storePlan(
	{sandbox}: Pick<State, 'sandbox'>,
	{accesses}: Pick<Credential, 'accesses'>,
	store: Store,
	answers: StoreAnswers,
): {readonly lines: readonly string[]; readonly notes: readonly string[]; readonly warning?: string} {
	const names = variablesOf(accesses).map(({name}) => name);
	const lines = commandLines(store, answers, names);
	const given = lines.length > 1 ? 'Each value goes' : 'All of it goes';
	return {
		lines,
		notes: [
			`${given} to standard input of ${store.command}, never among its arguments or into its environment.`,
			store.effect(answers),
		],
		...(sandbox === 'on' && {warning: 'The sandbox made this credential: it opens nothing real.'}),
	};
}
