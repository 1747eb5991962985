import type {ChosenStore} from '../delivery/stores/answering.js';
import {tell} from '../errors.js';
import type {Context} from './context.js';
import {isScreenOnly, type Looked, lookAt} from './destination.js';
import {lineOf} from './editing/line-edit.js';
import type {Destination} from './state.js';

/** Where the secret will go: chosen by the person, and proved before anything is created. */
export class Placing {
	readonly #context: Context;
	#proved: string | undefined;
	#found: Pick<Looked, 'file' | 'store'> = {};
	readonly #stop = new AbortController();

	constructor(context: Context) {
		this.#context = context;
	}

	/** Proves the destination for these variables, once per place. */
	prove(variables: readonly string[]): void {
		const {destination, sandbox} = this.#context.state();
		const {path, store} = destination;
		const proving = JSON.stringify([path, store?.store.id, store?.answers, variables]);
		if (this.#proved === proving) return;
		this.#proved = proving;
		this.#found = {};
		if (isScreenOnly(destination)) return;
		// A yes was said to what an earlier proof found; it does not cover what this one finds.
		this.#context.dispatch({type: 'moved', path, store});
		this.#destination({checking: true});
		const {signal} = this.#stop;
		lookAt(destination, {doors: this.#context.doors, sandbox, variables, signal}).then(
			({said, ...found}) => {
				if (this.#proved !== proving) return;
				this.#found = found;
				this.#destination({...said, checking: false});
			},
			(error: unknown) => {
				if (this.#proved === proving) this.#destination({problem: tell(error), checking: false});
			},
		);
	}

	/** Whether the destination is proved, so that something may be created. */
	isReady(): boolean {
		const {checking, problem, consents, consented, editing} = this.#context.state().destination;
		return !checking && !problem && !editing && (consents.length === 0 || consented);
	}

	/** Changes the destination; the empty path without a store means the screen only. */
	moveTo(path: string, store?: ChosenStore): void {
		this.#proved = undefined;
		this.#context.dispatch({type: 'moved', path: path.trim(), store});
	}

	editPath(): void {
		this.#destination({editing: lineOf(this.#context.state().destination.path)});
	}

	/** Says yes to what the destination needs a yes for, or takes it back. */
	consent(): void {
		this.#destination({consented: !this.#context.state().destination.consented});
	}

	/** Adds the destination to `.gitignore`, then proves it again. */
	async ignore(): Promise<void> {
		try {
			await this.#found.file?.ignore?.();
			this.#proved = undefined;
			this.#destination({checking: true});
		} catch (error) {
			this.#destination({problem: tell(error)});
		}
	}

	/** The absolute path that was proved; undefined when the secret goes to no file. */
	get path(): string | undefined {
		return this.#context.state().destination.path === '' ? undefined : this.#found.file?.path;
	}

	/** What was found at the proved destination. */
	get found(): Pick<Looked, 'file' | 'store'> {
		return this.#found;
	}

	/** Ends the command of a store that looks. */
	stop(): void {
		this.#stop.abort();
	}

	#destination(change: Partial<Destination>): void {
		this.#context.dispatch({type: 'destination', change});
	}
}
