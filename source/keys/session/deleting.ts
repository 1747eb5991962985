import type {OpenRemoval, RemovalNote} from '../../journal/removals.js';
import type {Behind} from '../../providers/life.js';
import {type LineEdit, lineOf} from '../../wizard/editing/line-edit.js';
import type {ListEdit} from '../../wizard/editing/list-edit.js';
import {answersTo, kindQuestions} from '../../wizard/questions.js';
import {screenOf} from '../../wizard/screen.js';
import {insightFields, lookDeeper} from '../insight.js';
import {type Key, readable, type Source} from '../key.js';
import {
	behindOf,
	isOffered,
	isSettled,
	lockedWords,
	type Removal,
	removeBehind,
	revoke,
	warningFor,
} from '../revoking.js';
import {takeUp} from '../taking-up.js';
import type {KeysContext} from './context.js';
import {removalWords} from './outcome-words.js';
import type {Moving, Said, Stayed, Stays} from './state.js';
import {behindNow, insightOf, isSame, offered, openIn, seenNow} from './stayed.js';

/** What has to be typed before a key is deleted. */
export const deleteWord = 'delete';

/** From a key to its end: a typed word, one request, then what stayed behind, each thing by its own yes. */
export class Deleting {
	readonly #context: KeysContext;
	/** The journal's note of the deletion on the screen. */
	#note: OpenRemoval | undefined;

	constructor(context: KeysContext) {
		this.#context = context;
	}

	/** Asks for the word; a key that cannot be deleted by itself says so. `instead`: another takes its place. */
	start(instead?: Moving): void {
		const {page} = this.#context.state();
		if (page.is !== 'key') return;
		const {key, stays} = page;
		const locked = lockedWords(key);
		if (locked) {
			this.#context.showKey(key, {told: locked, level: 'warn'});
			return;
		}
		this.#context.dispatch({
			type: 'went',
			page: {is: 'deleting', key, stays, line: lineOf(), ...(instead && {instead})},
		});
	}

	type(line: LineEdit, complaint?: string): void {
		const {page} = this.#context.state();
		if (page.is !== 'deleting') return;
		const {complaint: _, ...rest} = page;
		const next = {...rest, line, ...(complaint !== undefined && {complaint})};
		this.#context.dispatch({type: 'changed', page: next});
	}

	/** No: back to where it was asked for. */
	keep(): void {
		const {page} = this.#context.state();
		if (page.is !== 'deleting') return;
		if (page.instead) this.#context.dispatch({type: 'went', page: page.instead});
		else this.#context.showKey(page.key);
	}

	/** Enter: deletes the key where the word was typed. */
	confirm(): void {
		const {page} = this.#context.state();
		if (page.is !== 'deleting') return;
		if (page.line.text.trim().toLowerCase() === deleteWord) void this.#delete(page.key, page.stays);
		else this.type(page.line, `Type ${deleteWord} and press Enter, or Esc to keep the key.`);
	}

	mark(list: ListEdit): void {
		const {page} = this.#context.state();
		if (page.is === 'deleted') this.#context.dispatch({type: 'changed', page: {...page, list}});
	}

	/** Deletes what is marked of what stayed behind: one request each, sent once. */
	async removeMarked(): Promise<void> {
		const {page} = this.#context.state();
		if (page.is !== 'deleted') return;
		const wanted = page.stayed.filter((_, index) => page.list.marked?.has(`${index}`));
		if (wanted.length === 0) return;
		const gone = (behind: Behind) => removeBehind(page.key, behind, this.#context.doors.patience);
		const stayed = await this.#context.awaiting.send('deleting what was marked', async () => {
			const all: Stayed[] = [];
			for (const each of page.stayed)
				all.push(wanted.includes(each) ? {...each, removal: await gone(each.behind)} : each);
			return all;
		});
		for (const {behind, removal} of stayed.filter(({behind: each}) =>
			wanted.some((one) => one.behind === each),
		))
			if (removal) this.#did(`${removalWords[removal.status]}: ${behind.label}`, removal);
		if (openIn(stayed).length === 0) this.#decided();
		this.#context.dispatch({type: 'went', page: {...page, stayed, list: offered(stayed)}});
	}

	/** The deletion of whose leftovers nobody has decided so far. */
	get undecided(): RemovalNote | undefined {
		const {page} = this.#context.state();
		const record = this.#note?.record;
		if (!record || page.is !== 'deleted') return record;
		return {...record, stays: openIn(page.stayed).map(({behind}) => behind.label)};
	}

	/** What is not marked stays on purpose. Where something could not be deleted, it is told again. */
	settle(): void {
		const {page} = this.#context.state();
		if (page.is !== 'deleted') return;
		const tried = page.stayed.flatMap(({removal}) => removal ?? []);
		if (isSettled(page.removal, tried)) this.#decided();
		this.#context.home();
	}

	/** Goes on with the deletion that an earlier run did not finish. */
	async takeUp(source: Source, note: OpenRemoval): Promise<void> {
		const {awaiting, dispatch, showKey, home} = this.#context;
		const looked = await awaiting.look(
			'looking what is left',
			async (signal) => {
				const {key, wasGone} = await takeUp(source, note.record, signal);
				return {key, behind: wasGone ? await behindOf(key, signal) : undefined};
			},
			home,
		);
		if (!looked) return;
		const {key, behind} = looked.value;
		if (!behind) {
			note.close();
			showKey(key);
			this.start();
			return;
		}
		this.#note = note;
		const stayed = behind.map((each): Stayed => ({behind: each}));
		const removal = {status: 'removed'} as const;
		dispatch({
			type: 'went',
			page: {is: 'deleted', key, removal, wasGone: true, stayed, list: offered(stayed)},
		});
	}

	/** Asks for what shows more of what stayed behind, and looks again. */
	async lookDeeper(): Promise<void> {
		const {state, awaiting, doors, dispatch} = this.#context;
		const {page} = state();
		if (page.is !== 'deleted') return;
		const {key} = page;
		const back = (said?: Said) => dispatch({type: 'went', page, ...(said && {said})});
		const what = insightOf(page) ?? '';
		const begun = await awaiting.look(
			`looking what shows ${what}`,
			(signal) => insightFields(key, signal),
			back,
		);
		if (!begun) return;
		const questions = {source: key.source, fields: begun.value, known: {}, errand: {before: [], after: []}};
		const session = doors.questions(questions, awaiting.back);
		const how = await awaiting.ask(session, (state) => screenOf(state).is === 'review');
		if (how === 'back') back();
		if (how !== 'over') return;
		const answers = answersTo(kindQuestions(session.state), session.state.answers);
		const looked = await awaiting.look(
			`looking for ${what}`,
			(signal) => lookDeeper(key, answers, signal),
			back,
		);
		if (!looked) return;
		const stayed = seenNow(page.stayed, looked.value);
		const isMore = stayed.some(({behind}) => !page.stayed.some((each) => isSame(each.behind, behind)));
		dispatch({
			type: 'went',
			page: {...page, stayed, list: offered(stayed)},
			...(!isMore && {said: {told: {what: `There are no ${what}.`}, level: 'ok'}}),
		});
	}

	async #delete(key: Key, stays: Stays): Promise<void> {
		const {awaiting, doors, dispatch, home} = this.#context;
		const {removal, behind} = await awaiting.send(`deleting ${readable(key).id}`, async () => {
			const found = await behindNow(key, stays);
			const left = found.filter(isOffered);
			// Before the key goes, so that whatever ends this run, somebody is told of the rest.
			this.#note = left.length > 0 ? doors.removals.note(key, left) : undefined;
			const removed = await revoke(key, doors.patience);
			if (removed.status === 'refused') this.#decided();
			return {removal: removed, behind: removed.status === 'removed' ? found : []};
		});
		const [what = ''] = warningFor(key);
		this.#did(`${removalWords[removal.status]}: ${what}`, removal);
		if (removal.status === 'removed') {
			doors.rotations.waiting(key)?.close();
			dispatch({type: 'gone', key, now: doors.now()});
		}
		if (removal.status === 'removed' && behind.length === 0) {
			home({told: {what: `Deleted. ${what}`}, level: 'ok'});
			return;
		}
		const stayed = behind.map((each): Stayed => ({behind: each}));
		dispatch({type: 'went', page: {is: 'deleted', key, removal, stayed, list: offered(stayed)}});
	}

	#decided(): void {
		this.#note?.close();
		this.#note = undefined;
	}

	/** The exit code tells the worst that came of it. */
	#did(line: string, {status}: Removal): void {
		const now = {removed: 0, refused: 1, unclear: 3}[status];
		this.#context.dispatch({type: 'did', line, code: Math.max(now, this.#context.state().code)});
	}
}
