import type {Told} from '../../errors.js';
import type {Store} from './store.js';

/** Whether the store's command says that somebody is signed in. `silent`: it did not answer in time. */
export type SignedIn = 'ready' | 'signed-out' | 'silent' | 'absent';

/** Why nothing can be saved there now, and what to do; undefined where it can. */
export function unready({command, signIn}: Store, state: SignedIn): Told | undefined {
	switch (state) {
		case 'ready':
			return undefined;
		case 'signed-out':
			return {what: `${command} does not say that you are signed in.`, next: `Sign in with ${signIn}.`};
		case 'silent':
			return {what: `${command} did not say in time whether you are signed in.`, next: 'Try again.'};
		case 'absent':
			return {what: `There is no command ${command} on PATH.`, next: 'Install it, or save elsewhere.'};
	}
}

/** What was found out about a store before anything is created. */
export type StoreProof = {
	/** The commands that will run, as they would be typed; values are none of them. */
	readonly lines: readonly string[];
	/** Which of the names are there already; undefined where that could not be seen. Empty where nothing is replaced. */
	readonly there: readonly string[] | undefined;
	/** What the command complained of where that could not be seen, as a sentence fit to be shown. */
	readonly unseen?: string;
};

/** Whether saving is for something that is there. Where that is not known, it is not: a new one replaces nothing. */
export function isThere(there: StoreProof['there']): boolean {
	return there !== undefined && there.length > 0;
}
