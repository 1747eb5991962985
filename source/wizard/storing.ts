import {type ChosenStore, judgeAnswer, openQuestion} from '../delivery/stores/answering.js';
import type {SignedIn} from '../delivery/stores/proof.js';
import type {Store, StoreAnswers} from '../delivery/stores/store.js';
import {variablesOf} from '../delivery/variables.js';
import {sentences, tell} from '../errors.js';
import type {Credential} from '../providers/provider.js';
import type {Context} from './context.js';
import type {Delivering} from './delivering.js';
import {lineOf} from './editing/line-edit.js';
import {highlightedOf, listOf, withChoices} from './editing/list-edit.js';
import type {Placing} from './placing.js';
import type {StoreOffer, StoresView} from './store-state.js';
import {noCommand, provedStore, storeChoices, whyNotYet} from './store-words.js';

/**
 * Milliseconds that a store's command has to say whether somebody is signed in, while a person looks at the list. A slower
 * one can be chosen all the same: its proof asks again, and waits longer.
 */
const patience = 2000;

/** Key of the complaint about an answer to a store's question. */
export const storeKey = 'store';

/**
 * Secret stores as the person chooses them: the list, the questions of one, and then, before something was created, the
 * destination; afterwards what will run, the yes, and the run.
 */
export class Storing {
	readonly #context: Context;
	readonly #placing: Placing;
	readonly #delivering: Delivering;
	readonly #stop = new AbortController();
	/** Ends what was begun for the store on the screen. */
	#leaving = new AbortController();
	#work: Promise<unknown> = Promise.resolve();

	constructor(context: Context, placing: Placing, delivering: Delivering) {
		this.#context = context;
		this.#placing = placing;
		this.#delivering = delivering;
	}

	/** Opens the list; asks every command that is there whether somebody is signed in, all at once. */
	async open(): Promise<void> {
		const stores = await this.#context.doors.stores.find();
		const offers = stores.map((store): StoreOffer => ({store, state: 'asking'}));
		this.#view({offers, list: listOf(storeChoices(offers))});
		const why = offers.length === 0 ? noCommand : this.#unusable();
		if (why !== undefined) this.#complain(why);
		await this.look();
	}

	/** Asks again. */
	async look(): Promise<void> {
		const stores = this.#shown?.offers.map(({store}) => store) ?? [];
		await Promise.all(
			stores.map(async (store) => {
				this.#offer(store, 'asking');
				const signedIn = await this.#context.doors.stores.signedIn(store, this.#stop.signal, patience);
				this.#offer(store, signedIn);
			}),
		);
	}

	/** Takes the highlighted store, when it can be saved there. */
	choose(): void {
		const view = this.#shown;
		const value = view && highlightedOf(view.list)?.value;
		const offer = view?.offers.find(({store}) => store.id === value);
		if (!view || !offer) return;
		const why = this.#unusable() ?? whyNotYet(offer);
		if (why !== undefined) this.#complain(why);
		else this.#ask(view, offer.store, {});
	}

	/** Takes the typed answer to the question on the screen. */
	answer(): void {
		const view = this.#shown;
		const question = view?.chosen && openQuestion(view.chosen.store, view.chosen.answers);
		if (!view?.chosen || !question) return;
		const {store, answers, line} = view.chosen;
		const judged = judgeAnswer(question, line.text);
		if ('problem' in judged) this.#complain(judged.problem);
		else this.#ask(view, store, {...answers, [question.id]: judged.answer});
	}

	/**
	 * From a question to the one before it, from the first one to the list, from there away. What runs meanwhile is ended,
	 * and what came of it told.
	 */
	back(): void {
		const view = this.#shown;
		if (!view) return;
		this.#leaving.abort();
		if (view.isSaving) return;
		const {chosen, ...list} = view;
		const last = chosen?.store.asks.findLast(({id}) => chosen.answers[id] !== undefined);
		if (!chosen) this.#view(undefined);
		else if (!last) this.#view(list);
		else {
			const {[last.id]: text = '', ...answers} = chosen.answers;
			this.#view({...list, chosen: {store: chosen.store, answers, line: lineOf(text)}});
		}
	}

	/** Runs the command of the store whose questions are answered and that was looked at, once. */
	confirm(credential: Credential): void {
		const view = this.#shown;
		if (!view?.chosen?.plan || view.isSaving) return;
		const {store, answers, plan} = view.chosen;
		this.#view({...view, isSaving: true});
		const {isThere} = plan;
		const saving = this.#delivering.saveInStore(
			credential,
			{store, answers},
			{isThere, signal: this.#signal()},
		);
		this.#work = saving.then(() => this.#view(undefined));
	}

	/** Settles when nothing is being saved. */
	async idle(): Promise<void> {
		await this.#work;
	}

	/** Ends the commands that run. */
	stop(): void {
		this.#stop.abort();
	}

	/** Why this credential cannot be saved anywhere, such as a secret that came masked. */
	#unusable(): string | undefined {
		try {
			variablesOf(this.#context.state().run?.credential?.accesses ?? []);
			return undefined;
		} catch (error) {
			return sentences(tell(error));
		}
	}

	#ask(view: StoresView, store: Store, answers: StoreAnswers): void {
		const question = openQuestion(store, answers);
		const {run} = this.#context.state();
		const line = lineOf(question?.usual ?? question?.suggest?.(run?.credential?.name ?? '') ?? '');
		this.#context.dispatch({type: 'scrolled', to: 0});
		if (question || run) this.#view({...view, chosen: {store, answers, line}});
		if (question) return;
		if (run) void this.#lookAt({store, answers});
		else this.#placing.moveTo('', {store, answers});
	}

	/** Looks what is there already, and what will run. */
	async #lookAt(chosen: ChosenStore): Promise<void> {
		const {sandbox, run} = this.#context.state();
		const signal = this.#signal();
		try {
			const names = variablesOf(run?.credential?.accesses ?? []).map(({name}) => name);
			const proof = await this.#context.doors.stores.prove(chosen, names, signal);
			const view = this.#shown;
			if (signal.aborted || !view?.chosen) return;
			this.#view({...view, chosen: {...view.chosen, plan: provedStore(sandbox, chosen, proof)}});
		} catch (error) {
			if (signal.aborted) return;
			this.back();
			this.#complain(sentences(tell(error)));
		}
	}

	/** For what begins now; it is ended by going back. */
	#signal(): AbortSignal {
		this.#leaving = new AbortController();
		return AbortSignal.any([this.#leaving.signal, this.#stop.signal]);
	}

	#offer(store: Store, state: SignedIn | 'asking'): void {
		const view = this.#shown;
		if (!view) return;
		const offers = view.offers.map((offer) => (offer.store.id === store.id ? {store, state} : offer));
		this.#view({...view, offers, list: withChoices(view.list, storeChoices(offers))});
	}

	#complain(sentence: string): void {
		this.#context.dispatch({type: 'complained', key: storeKey, sentence});
	}

	#view(stores: StoresView | undefined): void {
		this.#context.dispatch({type: 'stores', stores});
	}

	get #shown(): StoresView | undefined {
		return this.#context.state().stores;
	}
}
