import {judgeAnswer, openQuestion} from '../delivery/stores/answering.js';
import type {SignedIn} from '../delivery/stores/save.js';
import type {Store, StoreAnswers} from '../delivery/stores/store.js';
import {variablesOf} from '../delivery/variables.js';
import {sentences, tell} from '../errors.js';
import type {Credential} from '../providers/provider.js';
import type {Context} from './context.js';
import type {Delivering} from './delivering.js';
import {lineOf} from './editing/line-edit.js';
import {highlightedOf, listOf, withChoices} from './editing/list-edit.js';
import type {StoreOffer, StoresView} from './state.js';
import {storeChoices, unready} from './store-words.js';

/** Milliseconds that a store's command has to say whether somebody is signed in, while a person looks at the list. */
const patience = 2000;

/** Key of the complaint about an answer to a store's question. */
export const storeKey = 'store';

const noCommand = 'No command of a secret store is on PATH: gh, op, vault, aws, gcloud, kubectl and so on.';

/** Brings the secret into secret stores: the list, the questions of one, the yes, and its command. */
export class Storing {
	readonly #context: Context;
	readonly #delivering: Delivering;
	readonly #stop = new AbortController();
	#work: Promise<unknown> = Promise.resolve();

	constructor(context: Context, delivering: Delivering) {
		this.#context = context;
		this.#delivering = delivering;
	}

	/** Opens the list; asks every command that is there whether somebody is signed in, all at once. */
	async open(): Promise<void> {
		const stores = await this.#doors.find();
		const why = stores.length === 0 ? noCommand : this.#unusable();
		if (why !== undefined) {
			this.#context.dispatch({type: 'secret', change: {said: {text: why, tone: 'warn'}}});
			return;
		}
		const offers = stores.map((store): StoreOffer => ({store, state: 'asking'}));
		this.#view({offers, list: listOf(storeChoices(offers))});
		this.#context.dispatch({type: 'secret', change: {said: undefined}});
		await this.look();
	}

	/** Asks again. */
	async look(): Promise<void> {
		const stores = this.#shown?.offers.map(({store}) => store) ?? [];
		await Promise.all(
			stores.map(async (store) => {
				this.#offer(store, 'asking');
				this.#offer(store, await this.#doors.signedIn(store, this.#stop.signal, patience));
			}),
		);
	}

	/** Takes the highlighted store, when it can be saved there. */
	choose(): void {
		const view = this.#shown;
		const value = view && highlightedOf(view.list)?.value;
		const offer = view?.offers.find(({store}) => store.id === value);
		if (!view || !offer) return;
		const why = unready(offer);
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

	/** From a question to the one before it, from the first one to the list, from there to the secret. */
	back(): void {
		const view = this.#shown;
		if (!view || view.isSaving) return;
		const {chosen, ...list} = view;
		const last = chosen?.store.asks.findLast(({id}) => chosen.answers[id] !== undefined);
		if (!chosen) this.#view(undefined);
		else if (!last) this.#view(list);
		else {
			const {[last.id]: text = '', ...answers} = chosen.answers;
			this.#view({...list, chosen: {...chosen, answers, line: lineOf(text)}});
		}
	}

	/** Runs the command of the store whose questions are answered, once. */
	confirm(credential: Credential): void {
		const view = this.#shown;
		if (!view?.chosen || view.isSaving) return;
		const {store, answers} = view.chosen;
		this.#view({...view, isSaving: true});
		this.#work = this.save(credential, store, answers).then(() => this.#view(undefined));
	}

	/** Saves the credential in a store, and tells what came of it; whether it is there. Never throws. */
	async save(credential: Credential, store: Store, answers: StoreAnswers): Promise<boolean> {
		const {id, noun, place} = store;
		try {
			await this.#doors.save(store, answers, credential.accesses, this.#stop.signal);
			const sentence = `${noun} · ${place(answers)}`;
			this.#delivering.tellStored({label: 'saved', sentence, tone: 'ok', store: id});
			return true;
		} catch (error) {
			const sentence = `${sentences(tell(error))} The credential is unchanged.`;
			this.#delivering.tellStored({label: 'not saved', sentence, tone: 'problem', store: id});
			return false;
		}
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
		const name = this.#context.state().run?.credential?.name ?? '';
		const line = lineOf(question?.usual ?? question?.suggest?.(name) ?? '');
		this.#context.dispatch({type: 'scrolled', to: 0});
		this.#view({...view, chosen: {store, answers, line}});
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
		return this.#context.state().secret?.stores;
	}

	get #doors() {
		return this.#context.doors.stores;
	}
}
