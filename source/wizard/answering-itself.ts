import type {Choice} from '../providers/field.js';
import {choicesOf} from './asking.js';
import type {Context} from './context.js';
import {type Asked, providerKey} from './questions.js';
import {currentQuestion} from './screen.js';

/** Answers the questions that nobody has to be asked: what was given from outside, and lists of one. */
export class AnsweringItself {
	readonly #context: Context;

	constructor(context: Context) {
		this.#context = context;
	}

	settle(): void {
		this.#given();
		this.#alone();
	}

	/** Where what was given does not fit, the question says why and is asked. */
	#given(): void {
		const {dispatch, doors} = this.#context;
		const state = this.#context.state();
		const asked = currentQuestion(state);
		if (!asked || state.sandbox === 'starting' || state.complaint?.key === asked.key) return;
		const given = doors.given?.(asked, state);
		if (!given) return;
		if ('problem' in given) dispatch({type: 'complained', key: asked.key, sentence: given.problem});
		else dispatch({type: 'answered', key: asked.key, answer: given.answer, remark: given.remark});
	}

	/** A list with exactly one entry answers itself and says so. */
	#alone(): void {
		const state = this.#context.state();
		const asked = currentQuestion(state);
		if (asked?.field.kind !== 'select' || asked.key === providerKey) return;
		const listing = state.listings[asked.key];
		const fetched = typeof asked.field.choices === 'function';
		if (fetched && (!listing?.complete || listing.problem)) return;
		const [only, second] = choicesOf(state, asked);
		if (!only || second || state.complaint?.key === asked.key) return;
		const draft = state.drafts[asked.key];
		if (draft?.kind === 'list' && draft.list.filter.text !== '') return;
		const answer = {...only, typed: false};
		// A fixed list of one that takes another value is a default, not news.
		const remark = !fetched && asked.field.other ? '' : onlyOne(asked, only);
		this.#context.dispatch({type: 'answered', key: asked.key, answer, remark});
	}
}

function onlyOne({field}: Asked, {label}: Choice): string {
	return `There is only one ${field.name}: ${label}.`;
}
