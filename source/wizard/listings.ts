import {tell} from '../errors.js';
import type {Choice, Listing} from '../providers/field.js';
import {draftFor} from './asking.js';
import type {Doors} from './doors.js';
import {makeReady} from './editing/filter.js';
import {Pace} from './pace.js';
import {type Asked, answersTo, isAnswered, kindQuestions} from './questions.js';
import type {Event} from './reduce.js';
import type {ListingState, State} from './state.js';

/** Milliseconds between two pages that are shown: each has the whole list filtered and measured anew. */
const pageRest = 100;

/** What fetching lists needs: the state as it is now, and a way to say what arrived. */
export type Fetching = {
	readonly state: () => State;
	readonly dispatch: (event: Event) => void;
	readonly doors: Pick<Doors, 'safe' | 'now'>;
};

/**
 * Fetches lists in the background, each once: as soon as the answers it needs are there, while the person still
 * reads an earlier question. An answer that changes drops the list (`reduce`), and with it the fetch.
 */
export class Listings {
	readonly #running = new Map<string, AbortController>();
	readonly #fetching: Fetching;

	constructor(fetching: Fetching) {
		this.#fetching = fetching;
	}

	/** Starts what can be started, and stops what nobody waits for any more. */
	settle(): void {
		const state = this.#fetching.state();
		const wanted = state.connection.status === 'open' ? kindQuestions(state).filter(isFetchable(state)) : [];
		for (const [key, controller] of this.#running) {
			if (state.listings[key] === undefined) controller.abort();
		}
		for (const asked of wanted) {
			if (state.listings[asked.key] === undefined) this.#fetch(asked);
		}
	}

	/** Fetches the question's list again. */
	refresh(asked: Asked): void {
		this.#running.get(asked.key)?.abort();
		this.#fetching.dispatch({type: 'listed', key: asked.key, listing: undefined});
	}

	/** Ends every fetch; for leaving. */
	stop(): void {
		for (const controller of this.#running.values()) controller.abort();
	}

	#fetch(asked: Asked): void {
		const controller = new AbortController();
		this.#running.set(asked.key, controller);
		const since = this.#fetching.doors.now();
		this.#put(asked.key, {key: asked.key, choices: [], complete: false, since});
		void this.#pages(asked, controller.signal, since).finally(() => {
			if (this.#running.get(asked.key) === controller) this.#running.delete(asked.key);
		});
	}

	async #pages(asked: Asked, signal: AbortSignal, since: number): Promise<void> {
		const state = this.#fetching.state();
		if (state.connection.status !== 'open' || !('choices' in asked.field)) return;
		const list = asked.field.choices as Listing<unknown, unknown>;
		const answers = answersTo(kindQuestions(state), state.answers);
		let choices: readonly Choice[] = [];
		const known = new Set<string>();
		const pace = new Pace(pageRest, (soFar: readonly Choice[]) =>
			this.#put(asked.key, {key: asked.key, choices: soFar, complete: false, since}),
		);
		signal.addEventListener('abort', () => pace.stop());
		try {
			for await (const page of list({api: state.connection.account.api, answers, signal})) {
				if (signal.aborted) return;
				choices = this.#joined(asked.key, choices, page, known);
				pace.push(choices);
			}
			if (signal.aborted) return;
			pace.stop();
			this.#put(asked.key, {key: asked.key, choices, complete: true, since});
			await makeReady(choices);
		} catch (error) {
			if (signal.aborted) return;
			pace.stop();
			this.#put(asked.key, {key: asked.key, choices, complete: true, since, problem: tell(error)});
		}
	}

	/** Makes the page safe to show, drops what is there already, and puts the last run's choice first. */
	#joined(
		key: string,
		before: readonly Choice[],
		page: readonly Choice[],
		known: Set<string>,
	): readonly Choice[] {
		const {safe} = this.#fetching.doors;
		const added = page
			.filter(({value}) => {
				const isNew = !known.has(value);
				known.add(value);
				return isNew;
			})
			.map((choice) => ({
				...choice,
				label: safe(choice.label),
				...(choice.hint !== undefined && {hint: safe(choice.hint)}),
				...(choice.detail !== undefined && {detail: safe(choice.detail)}),
			}));
		const all = [...before, ...added];
		const last = all.find(({value}) => value === this.#fetching.state().remembered[key]);
		return last && all[0] !== last ? [last, ...all.filter((choice) => choice !== last)] : all;
	}

	#put(key: string, listing: ListingState): void {
		this.#fetching.dispatch({type: 'listed', key, listing});
	}
}

/** Whether everything the list needs is answered; a question that does not apply needs no answer. */
function isFetchable(state: State): (asked: Asked) => boolean {
	const all = kindQuestions(state);
	const open = new Set(all.filter((asked) => !isAnswered(state, asked)).map(({id}) => id));
	return ({field}) =>
		'choices' in field &&
		typeof field.choices === 'function' &&
		!(field.needs ?? []).some((id) => open.has(id));
}

/** Whether Enter has nothing to mean yet: the list is on its way and nothing was typed. */
export function isWaiting(state: State, asked: Asked): boolean {
	const {field} = asked;
	if ((field.kind !== 'select' && field.kind !== 'many') || typeof field.choices !== 'function') return false;
	const listing = state.listings[asked.key];
	const draft = draftFor(state, asked);
	return (
		!listing?.complete &&
		draft.kind === 'list' &&
		draft.list.matches.length === 0 &&
		draft.list.filter.text === ''
	);
}
