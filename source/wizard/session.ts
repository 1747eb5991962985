import {setTimeout as wait} from 'node:timers/promises';
import {tell} from '../errors.js';
import {type Answer, plainOf} from '../providers/field.js';
import {AnsweringItself} from './answering-itself.js';
import {draftFor, enter, takeTyped} from './asking.js';
import {Checking} from './checking.js';
import {Copying} from './copying.js';
import {Delivering} from './delivering.js';
import type {Doors} from './doors.js';
import type {Draft} from './editing/draft.js';
import {isWaiting, Listings} from './listings.js';
import {Loading} from './loading.js';
import {Placing} from './placing.js';
import {Planning} from './planning.js';
import {type Asked, providerKey, sandboxChoice} from './questions.js';
import {Recovering} from './recovering.js';
import {type Event, reduce} from './reduce.js';
import {SigningIn} from './signing-in.js';
import type {State} from './state.js';
import {createStore, type Store} from './store.js';
import {Storing} from './storing.js';

/**
 * Drives one run: holds the state, sends every event through `reduce`, and does what the state then calls for:
 * signing in, fetching lists, proving the destination, running the plan once. Screens call its verbs.
 */
export class Session {
	readonly store: Store<State>;
	readonly loading: Loading;
	readonly placing: Placing;
	readonly delivering: Delivering;
	readonly copying: Copying;
	readonly checking: Checking;
	readonly storing: Storing;
	readonly planning: Planning;
	readonly recovering: Recovering;
	readonly #doors: Doors;
	readonly #answeringItself: AnsweringItself;
	readonly #listings: Listings;
	readonly #signingIn: SigningIn;
	#settling = false;

	constructor(initial: State, doors: Doors) {
		this.store = createStore(initial);
		this.#doors = doors;
		const context = {state: this.store.get, dispatch: (event: Event) => this.dispatch(event), doors};
		this.loading = new Loading(context);
		this.#answeringItself = new AnsweringItself(context);
		this.#listings = new Listings(context);
		this.#signingIn = new SigningIn(context);
		this.placing = new Placing(context);
		this.delivering = new Delivering(context, this.placing);
		this.copying = new Copying(context);
		this.checking = new Checking(context);
		this.storing = new Storing(context, this.placing, this.delivering);
		this.planning = new Planning(context, this.placing, this.delivering);
		this.recovering = new Recovering(context);
	}

	/** The person's own address of the management API, if they gave one. */
	get baseUrl(): string | undefined {
		return this.#doors.baseUrl;
	}

	get state(): State {
		return this.store.get();
	}

	/** Applies the event, then does what the new state calls for. */
	dispatch(event: Event): void {
		this.store.set(reduce(this.state, event));
		if (this.#settling) return;
		this.#settling = true;
		try {
			let before: State;
			do {
				before = this.state;
				this.#settle();
			} while (this.state !== before);
		} finally {
			this.#settling = false;
		}
	}

	/** Starts what nobody has to ask for; call once when the wizard opens. */
	open(): void {
		this.dispatch({type: 'overlay', overlay: undefined});
	}

	draft(asked: Asked, draft: Draft): void {
		this.dispatch({type: 'drafted', key: asked.key, draft});
	}

	complain(asked: Asked, sentence: string): void {
		this.dispatch({type: 'complained', key: asked.key, sentence});
	}

	/** Enter on a question: its answer, or the sentence that says why not. */
	enter(asked: Asked): void {
		if (isWaiting(this.state, asked)) return;
		this.#take(asked, enter(asked.field, draftFor(this.state, asked)));
	}

	/** Uses what was typed into the filter as it is. */
	takeTyped(asked: Asked): void {
		const draft = draftFor(this.state, asked);
		if (draft.kind !== 'list' || (asked.field.kind !== 'select' && asked.field.kind !== 'many')) return;
		this.#take(asked, takeTyped(asked.field, draft));
	}

	back(): void {
		this.#signingIn.stop();
		const nowhere = this.state.history.length === 0 && this.state.connection.status !== 'failed';
		if (nowhere && this.#doors.back) this.#doors.back();
		else this.dispatch(nowhere ? {type: 'overlay', overlay: 'quit'} : {type: 'went-back'});
	}

	/** Says something in passing, such as how long a throttled listing waits. */
	notice(text: string): void {
		this.dispatch({type: 'noticed', text});
	}

	/** Tries a failed sign-in again with the same answers. */
	retrySignIn(): void {
		this.dispatch({type: 'connection', connection: {status: 'none'}});
	}

	/** Fetches the list of the question again. */
	refresh(asked: Asked): void {
		this.#listings.refresh(asked);
	}

	/**
	 * Leaves because the terminal or the system wants it: what was sent or is being saved may finish within 5 s, and
	 * nothing more is created.
	 */
	async end(code: number): Promise<void> {
		this.planning.stop();
		const done = Promise.all([this.planning.idle(), this.storing.idle()]);
		await Promise.race([done, wait(5000, undefined, {ref: false})]);
		this.leave(code);
	}

	/** Leaves with the secret saved, as the person ticked. */
	async finish(): Promise<void> {
		await this.planning.idle();
		this.planning.acknowledge();
		this.leave(0);
	}

	/** Ends everything under way and leaves with the exit code. */
	leave(code: number): void {
		this.#signingIn.stop();
		this.#listings.stop();
		this.checking.skip();
		this.storing.stop();
		this.placing.stop();
		this.delivering.end();
		this.dispatch({type: 'left', code});
	}

	#take(asked: Asked, entered: ReturnType<typeof enter>): void {
		if ('answer' in entered) {
			this.#answer(asked, entered.answer);
			return;
		}
		if ('draft' in entered) this.draft(asked, entered.draft);
		if (entered.complaint !== undefined) this.complain(asked, entered.complaint);
	}

	#answer(asked: Asked, answer: Answer): void {
		if (asked.key === providerKey && plainOf(answer) === sandboxChoice) this.startSandbox();
		else this.dispatch({type: 'answered', key: asked.key, answer});
	}

	/**
	 * Starts the stand-ins and offers their demo sign-ins. Where they cannot start, `failed` is told; unless given, the
	 * first question says so.
	 */
	startSandbox(failed?: (error: unknown) => void): void {
		if (this.state.sandbox !== 'off') return;
		this.dispatch({type: 'sandbox', status: 'starting'});
		this.#doors.startSandbox().then(
			({signIns, remembered, path}) => {
				this.dispatch({type: 'sandbox', status: 'on', prefill: signIns, remembered});
				if (!this.state.destination.store) this.placing.moveTo(path);
			},
			(error: unknown) => {
				if (failed) {
					failed(error);
					return;
				}
				this.dispatch({type: 'sandbox', status: 'off'});
				this.dispatch({type: 'complained', key: providerKey, sentence: tell(error).what});
			},
		);
	}

	#settle(): void {
		this.loading.settle();
		this.#answeringItself.settle();
		this.#signingIn.settle();
		this.#listings.settle();
		this.planning.settle();
		this.checking.settle();
		this.recovering.settle();
	}
}
