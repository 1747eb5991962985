import type {ChosenStore} from '../delivery/stores/answering.js';
import type {SignedIn} from '../delivery/stores/proof.js';
import type {Store} from '../delivery/stores/store.js';
import type {LineEdit} from './editing/line-edit.js';
import type {ListEdit} from './editing/list-edit.js';

/** A secret store whose command is there, and whether somebody is signed in to it as far as is known. */
export type StoreOffer = {readonly store: Store; readonly state: SignedIn | 'asking'};

/** What saving in a store will do, in words. `lines` are its commands, `consents` what takes a yes, each a sentence. */
export type StorePlan = {
	readonly shown: string;
	readonly lines: readonly string[];
	readonly notes: readonly string[];
	readonly consents: readonly string[];
	readonly warnings: readonly string[];
	/** Something of that name is there already. */
	readonly isThere: boolean;
};

/** The list of secret stores, and the one that was chosen. */
export type StoresView = {
	readonly offers: readonly StoreOffer[];
	readonly list: ListEdit;
	/** `line` is the answer being typed to the first question without one; `plan` is there once none is left to ask. */
	readonly chosen?: (ChosenStore & {readonly line: LineEdit; readonly plan?: StorePlan}) | undefined;
	/** Its command runs. */
	readonly isSaving?: true;
};
