import {setTimeout as pause} from 'node:timers/promises';
import {tell} from '../../errors.js';
import type {Session} from '../../wizard/session.js';
import type {State as WizardState} from '../../wizard/state.js';
import type {KeysEvent} from './reduce.js';
import type {KeysState, Said} from './state.js';

type Waiting = {
	readonly state: () => KeysState;
	readonly dispatch: (event: KeysEvent) => void;
	/** Leaves everything with this exit code. */
	readonly leave: (code: number) => void;
};

/** What has to happen before a page can go on: questions answered, something looked up, something sent. */
export class Awaiting {
	readonly #waiting: Waiting;
	#looking = new AbortController();
	#sending: Promise<unknown> = Promise.resolve();
	#back: () => void = () => undefined;

	constructor(waiting: Waiting) {
		this.#waiting = waiting;
	}

	/**
	 * Shows the screens of a session until its state is so. `back`: the person went back from its first question; `left`:
	 * they left it, and with it everything.
	 */
	readonly ask = (session: Session, isOver: (state: WizardState) => boolean) => {
		const {dispatch, leave} = this.#waiting;
		return new Promise<'over' | 'back' | 'left'>((resolve) => {
			const settle = (how: 'over' | 'back' | 'left') => {
				end();
				resolve(how);
			};
			const look = () => {
				const {state} = session;
				dispatch({type: 'wizard', session, state});
				if (isOver(state)) settle('over');
				else if (state.left !== undefined) {
					settle('left');
					leave(state.left);
				}
			};
			const end = session.store.subscribe(look);
			this.#back = () => settle('back');
			dispatch({type: 'went', page: {is: 'wizard', session, state: session.state}});
			session.open();
			look();
		});
	};

	/** Where Esc on the first question of a session leads. */
	readonly back = (): void => this.#back();

	/** A signal for what the page looks up; it ends when another page does, or the person leaves. */
	signal(): AbortSignal {
		this.giveUp();
		this.#looking = new AbortController();
		return this.#looking.signal;
	}

	giveUp(): void {
		this.#looking.abort();
	}

	/** Waits for an answer that the person can give up; `back` follows then, and where it went wrong. */
	async look<Value>(
		label: string,
		work: (signal: AbortSignal) => Promise<Value>,
		back: (said?: Said) => void,
	): Promise<{readonly value: Value} | undefined> {
		const {state, dispatch} = this.#waiting;
		const signal = this.signal();
		dispatch({type: 'went', page: {is: 'waiting', label}});
		const givenUp = new Promise<'given up'>((resolve) => {
			signal.addEventListener('abort', () => resolve('given up'), {once: true});
		});
		try {
			const value = await Promise.race([work(signal).then((result) => ({value: result})), givenUp]);
			if (value !== 'given up') return value;
			if (state().left === undefined) back();
		} catch (error) {
			if (state().left === undefined) back({told: tell(error), level: 'danger'});
		}
		return undefined;
	}

	/** Sends something. It cannot be given up, and whoever leaves waits for it. */
	async send<Value>(label: string, work: () => Promise<Value>): Promise<Value> {
		this.#waiting.dispatch({type: 'went', page: {is: 'sending', label}});
		const sent = work();
		this.#sending = sent;
		return sent;
	}

	/** Settles when nothing that was sent is under way, or after 5 s. */
	async idle(): Promise<void> {
		await Promise.race([this.#sending, pause(5000, undefined, {ref: false})]);
	}
}
