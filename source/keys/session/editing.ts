import type {Answers} from '../../providers/field.js';
import {answersTo, kindQuestions} from '../../wizard/questions.js';
import {screenOf} from '../../wizard/screen.js';
import type {Session} from '../../wizard/session.js';
import {beginEdit, type Editing as Changing, changedIn, sendEdit} from '../editing.js';
import {findAgain} from '../finding.js';
import {type Key, readable} from '../key.js';
import {answerWords} from './answer-words.js';
import type {KeysContext} from './context.js';
import type {Page} from './state.js';

/** From a key to another one: its own questions with the present answers, a review of what changes, one request. */
export class Editing {
	readonly #context: KeysContext;

	constructor(context: KeysContext) {
		this.#context = context;
	}

	/** Asks how the key should be. */
	async start(key: Key): Promise<void> {
		const {awaiting, showKey, doors} = this.#context;
		const begun = await awaiting.look(
			'looking how it is now',
			(signal) => beginEdit(key, signal),
			(said) => showKey(key, said),
		);
		if (!begun) return;
		const {value: editing} = begun;
		const {source} = key;
		const questions = {source, fields: editing.fields, known: editing.now, isSuggested: true, errand};
		await this.#ask(key, editing, doors.questions(questions, awaiting.back));
	}

	/** Back from the review, to its last question. */
	again(): void {
		const {page} = this.#context.state();
		if (page.is !== 'changes') return;
		page.session.back();
		void this.#ask(page.key, page.editing, page.session);
	}

	/** Sends what was changed: once. */
	async send(): Promise<void> {
		const {page} = this.#context.state();
		if (page.is !== 'changes' || page.changes.length === 0) return;
		const {key, editing, session} = page;
		const {awaiting, doors, dispatch, showKey} = this.#context;
		const {id} = readable(key);
		const edited = await awaiting.send(`changing ${id}`, () => sendEdit(key, page.changed, doors.patience));
		if (edited.status === 'refused') {
			const {field, problem} = edited;
			if (!field) {
				dispatch({type: 'went', page, said: {told: problem, level: 'danger'}});
				return;
			}
			const {provider, kind} = key.source;
			const asked = `${provider.id}/${kind.id}/${field.id}`;
			session.dispatch({type: 'reopened', key: asked, sentence: field.sentence});
			await this.#ask(key, editing, session);
			return;
		}
		const names = page.changes.map(({name}) => name).join(', ');
		if (edited.status === 'unclear') {
			dispatch({type: 'did', line: `not known whether ${id} was changed: ${names}`, code: 3});
			const seen = edited.isOld ? {why: 'It was still as before when kafkey looked.'} : {};
			const what = `${edited.problem.what} It is not known whether the key was changed.`;
			showKey(key, {told: {what, ...seen}, level: 'warn'});
			return;
		}
		dispatch({type: 'did', line: `changed ${id}: ${names}`, code: this.#context.state().code});
		const fresh = await this.#seenAgain(key);
		dispatch({type: 'renewed', old: key, fresh, now: doors.now()});
		showKey(fresh, {told: {what: `Changed: ${names}.`}, level: 'ok'});
	}

	async #ask(key: Key, editing: Changing, session: Session): Promise<void> {
		const {awaiting, showKey, dispatch} = this.#context;
		const how = await awaiting.ask(session, (state) => screenOf(state).is === 'review');
		if (how === 'back') showKey(key);
		if (how !== 'over') return;
		const {state} = session;
		const answers = answersTo(kindQuestions(state), state.answers);
		dispatch({type: 'went', page: changesPage(key, editing, session, answers)});
	}

	/** The key as the vendor shows it now; as it was where that cannot be seen. */
	async #seenAgain(key: Key): Promise<Key> {
		try {
			return (await findAgain(key, AbortSignal.timeout(30_000))) ?? key;
		} catch {
			return key;
		}
	}
}

const errand = {before: [], after: ['review']};

function changesPage(key: Key, editing: Changing, session: Session, answers: Answers): Page {
	const changed = changedIn(editing, answers);
	const changes = Object.keys(changed).flatMap((id) => {
		const field = editing.fields[id];
		if (!field) return [];
		const words = (answer: Answers[string]) => answerWords(field, answer);
		return [{name: field.name, old: words(editing.now[id]), new: words(changed[id])}];
	});
	return {is: 'changes', key, editing, session, changed, changes};
}
