import {sentences, tell} from '../errors.js';
import type {Context} from './context.js';
import {entryToLoad, providerKey} from './questions.js';

/** Loads the provider that was chosen. Keys that are pressed meanwhile are for the screen that comes then. */
export class Loading {
	readonly #context: Context;
	readonly #held: (() => void)[] = [];
	#isLoading = false;

	constructor(context: Context) {
		this.#context = context;
	}

	settle(): void {
		if (!this.#isLoading && entryToLoad(this.#context.state())) void this.#load();
	}

	/** Calls back when no provider is being loaded: at once, where none is. */
	after(callback: () => void): void {
		if (this.#isLoading) this.#held.push(callback);
		else callback();
	}

	async #load(): Promise<void> {
		const {dispatch, doors, state} = this.#context;
		const entry = entryToLoad(state());
		if (!entry) return;
		this.#isLoading = true;
		try {
			dispatch({type: 'loaded', ...(await doors.load(entry))});
		} catch (error) {
			dispatch({type: 'reopened', key: providerKey, sentence: sentences(tell(error))});
		}
		this.#isLoading = false;
		while (!this.#isLoading && this.#held.length > 0) this.#held.shift()?.();
	}
}
