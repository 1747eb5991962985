import type {ChosenStore} from '../delivery/stores/answering.js';
import {type StoreProof, unready} from '../delivery/stores/proof.js';
import type {Store, StoreQuestion} from '../delivery/stores/store.js';
import {sentences} from '../errors.js';
import type {Choice} from '../providers/field.js';
import type {State} from './state.js';
import type {StoreOffer, StorePlan} from './store-state.js';

const words: Readonly<Record<StoreOffer['state'], string>> = {
	asking: 'asking whether you are signed in …',
	ready: 'signed in',
	'signed-out': 'not signed in',
	silent: 'no answer yet; choose it to ask again',
	absent: 'not there any more',
};

/** Said in place of an empty list. */
export const noCommand =
	'No command of a secret store is on PATH: gh, op, vault, aws, gcloud, kubectl and so on.';

/** The stores as a list to choose from. */
export function storeChoices(offers: readonly StoreOffer[]): readonly Choice[] {
	return offers.map(({store, state}) => ({
		value: store.id,
		label: store.name,
		hint: store.command,
		detail: words[state],
	}));
}

/** Why the store cannot be taken now, and what to do; undefined where it can, or where choosing it will show that. */
export function whyNotYet({store, state}: StoreOffer): string | undefined {
	if (state === 'asking') return `${store.command} has not answered yet whether you are signed in.`;
	if (state === 'silent') return undefined;
	const why = unready(store, state);
	return why && sentences(why);
}

/** What an empty answer means, or what an answer looks like. */
export function questionHint({empty, example}: StoreQuestion): string {
	return empty === undefined ? `Such as ${example}.` : `Such as ${example}. Left empty: ${empty}.`;
}

/** The store and the place in it, as the person knows them. */
export function storePlace({store, answers}: ChosenStore): string {
	return `${store.name} · ${store.place(answers)}`;
}

/** What is said of the commands that will run. */
export function willRun(count: number): string {
	return count > 1
		? 'These will run, each with one value on its standard input:'
		: 'This will run, with all of it on its standard input:';
}

/** What saving will do: every command that will run, what becomes of what is there, and what takes a yes. */
export function provedStore(
	sandbox: State['sandbox'],
	chosen: ChosenStore,
	{lines, there, unseen}: StoreProof,
): StorePlan {
	const {look, existing} = chosen.store;
	return {
		shown: storePlace(chosen),
		lines,
		notes: look ? [] : [existing],
		consents: there ? consentsFor(there, existing) : [notSeen(chosen.store, unseen)],
		warnings: sandbox === 'on' ? ['A credential of the sandbox opens nothing real.'] : [],
		isThere: there !== undefined && there.length > 0,
	};
}

function consentsFor(there: readonly string[], existing: string): string[] {
	if (there.length === 0) return [];
	return [`${there.join(', ')} ${there.length > 1 ? 'are' : 'is'} there already. ${existing}`];
}

function notSeen({command}: Store, complaint: string | undefined): string {
	const why = complaint ? ` ${command} said: ${complaint}` : '';
	return `Whether something of that name is there already could not be seen; it may be replaced.${why}`;
}
