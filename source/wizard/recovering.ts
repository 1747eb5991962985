import type {Context} from './context.js';
import {elsewhere, findLeft, type LeftBehind, removeLeft} from './left-behind.js';
import {providerKey, providerOf} from './questions.js';
import {screenOf} from './screen.js';

/** What an earlier run left: told at the start, taken back after that provider's sign-in, kept, or put off. */
export class Recovering {
	readonly #context: Context;
	#behind: LeftBehind = {left: [], unknown: []};

	constructor(context: Context) {
		this.#context = context;
	}

	/** Looks for what is left as soon as the sign-in is done. */
	settle(): void {
		const state = this.#context.state();
		if (screenOf(state).is === 'recovering' && state.recovering?.status === 'signing-in') void this.#look();
	}

	/** Not now: it is told again at the next start. */
	later(): void {
		this.#context.dispatch({type: 'told'});
	}

	/** The person wants it as it is: it is not told again. */
	keep(): void {
		this.#context.state().unfinished[0]?.close();
		this.#context.dispatch({type: 'told'});
	}

	/** Asks for the sign-in of the record's provider, to take back what is left. */
	start(): void {
		const state = this.#context.state();
		const id = state.unfinished[0]?.record.provider;
		const provider = state.entries.find((each) => each.id === id);
		if (!provider) return;
		this.#context.dispatch({
			type: 'recovering',
			recovering: {status: 'signing-in', left: [], unknown: [], problems: []},
		});
		const answer = {value: provider.id, label: provider.name, typed: false};
		this.#context.dispatch({type: 'answered', key: providerKey, answer});
	}

	/** Takes back everything that was found. What cannot be taken back stays in the journal. */
	async remove(): Promise<void> {
		const {dispatch, state} = this.#context;
		const [unfinished] = state().unfinished;
		const {connection, recovering} = state();
		if (!unfinished || !recovering || connection.status !== 'open') return;
		dispatch({type: 'recovering', recovering: {...recovering, status: 'removing'}});
		const problems = [];
		for (const left of this.#behind.left) {
			const problem = await removeLeft(unfinished, left, connection.account.api);
			if (problem) problems.push(problem);
		}
		if (problems.length === 0 && this.#behind.unknown.length === 0) unfinished.close();
		dispatch({type: 'recovering', recovering: {...recovering, status: 'done', problems}});
	}

	/** Closes the record of something that a look-up did not find, or that the person has dealt with. */
	settled(): void {
		this.#context.state().unfinished[0]?.close();
		this.later();
	}

	async #look(): Promise<void> {
		const {dispatch, state, doors} = this.#context;
		const [unfinished] = state().unfinished;
		const provider = providerOf(state());
		const {connection, recovering} = state();
		if (!unfinished || !provider || !recovering || connection.status !== 'open') return;
		const problem = elsewhere(unfinished.record, connection.account, provider);
		if (problem) {
			dispatch({type: 'connection', connection: {status: 'failed', problem}});
			return;
		}
		dispatch({type: 'recovering', recovering: {...recovering, status: 'looking'}});
		this.#behind = await findLeft(
			unfinished.record,
			provider,
			connection.account.api,
			AbortSignal.timeout(60_000),
		);
		const left = this.#behind.left.map(({thing, existing}) => `${thing.name} ${doors.safe(existing.label)}`);
		const unknown = this.#behind.unknown.map(({will, lookAt}) =>
			lookAt ? `${will}. Look at: ${lookAt}` : will,
		);
		dispatch({type: 'recovering', recovering: {...recovering, status: 'found', left, unknown}});
	}
}
