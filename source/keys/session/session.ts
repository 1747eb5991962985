import {tell} from '../../errors.js';
import {safeText} from '../../network/safe-text.js';
import type {Answers} from '../../providers/field.js';
import {createStore, type Store} from '../../wizard/store.js';
import {findKeys} from '../finding.js';
import type {Key} from '../key.js';
import {behindOf} from '../revoking.js';
import {elsewhereWords, isElsewhere} from '../taking-up.js';
import {Awaiting} from './awaiting.js';
import type {KeysContext} from './context.js';
import {Deleting} from './deleting.js';
import type {KeysDoors} from './doors.js';
import {Editing} from './editing.js';
import {Naming} from './naming.js';
import {type KeysEvent, reduceKeys} from './reduce.js';
import {Rotating} from './rotating.js';
import {initial, type KeysState, type Said, type Stays} from './state.js';
import {Table} from './table.js';

/** What is wanted of one key; without it, the table is shown. */
export type Goal = {readonly does: 'show' | 'edit' | 'revoke' | 'rotate'; readonly id: string};

/** Drives the screens about existing keys: holds their state, and does what their verbs say. */
export class KeysSession {
	readonly store: Store<KeysState> = createStore(initial);
	readonly awaiting: Awaiting;
	readonly table: Table;
	readonly deleting: Deleting;
	readonly editing: Editing;
	readonly rotating: Rotating;
	readonly naming: Naming;
	readonly #doors: KeysDoors;
	readonly #goal: Goal | undefined;

	constructor(doors: KeysDoors, goal?: Goal) {
		this.#doors = doors;
		this.#goal = goal;
		const state = this.store.get;
		const dispatch = (event: KeysEvent) => this.dispatch(event);
		this.awaiting = new Awaiting({state, dispatch, leave: (code) => this.leave(code)});
		const context: KeysContext = {
			state,
			dispatch,
			doors,
			awaiting: this.awaiting,
			showKey: (key, said) => this.showKey(key, said),
			forget: () => this.table.forget(),
			home: (said) => this.home(said),
		};
		this.table = new Table(context);
		this.deleting = new Deleting(context);
		this.editing = new Editing(context);
		this.rotating = new Rotating(context);
		this.naming = new Naming(context);
	}

	get state(): KeysState {
		return this.store.get();
	}

	/** The id of the key that stands in where none is named. */
	get current(): string | undefined {
		return this.#doors.current;
	}

	/** The time that ages are told by. */
	now(): Date {
		return this.#doors.now();
	}

	dispatch(event: KeysEvent): void {
		this.store.set(reduceKeys(this.state, event));
	}

	/** Signs in, then shows the table or the key that is wanted. */
	open(): void {
		void this.#open();
	}

	/** To the table; or out, where one thing only was wanted. */
	home(said?: Said): void {
		this.awaiting.giveUp();
		if (this.#goal && this.state.listing === 'none') this.leave(this.state.code);
		else this.table.show(said);
	}

	/** Shows the key, and finds out what would stay if it went. */
	showKey(key: Key, said?: Said): void {
		const signal = this.awaiting.signal();
		const rotation = this.#doors.rotations.waiting(key)?.record;
		const stays = {status: 'looking' as const};
		const page = {is: 'key' as const, key, stays, ...(rotation && {rotation})};
		this.dispatch({type: 'went', page, ...(said && {said})});
		const put = (stays: Stays) => {
			if (!signal.aborted) this.dispatch({type: 'stays', key, stays});
		};
		behindOf(key, signal).then(
			(behind) => put({status: 'seen', behind}),
			(error: unknown) => put({status: 'unseen', problem: tell(error)}),
		);
	}

	/** Says something in passing, such as how long a throttled listing waits. */
	notice(what: string): void {
		const {page} = this.state;
		if (page.is === 'wizard') page.session.notice(what);
		else this.dispatch({type: 'said', said: {told: {what}, level: 'warn', isPassing: true}});
	}

	/** Leaves because the terminal or the system wants it; what was sent may finish within 5 s. */
	async end(code: number): Promise<void> {
		const {page} = this.state;
		if (page.is === 'wizard') await page.session.end(code);
		await this.awaiting.idle();
		this.leave(code);
	}

	leave(code: number): void {
		if (this.state.left === undefined) this.dispatch({type: 'left', code});
		this.awaiting.giveUp();
		this.table.stop();
	}

	async #open(): Promise<void> {
		const {ask, back} = this.awaiting;
		const opened = await this.#doors.open(ask, back);
		if (!opened || this.state.left !== undefined) return;
		if ('problem' in opened) {
			this.dispatch({type: 'went', page: {is: 'failed', ...opened}});
			return;
		}
		this.dispatch({type: 'sources', ...opened});
		if (this.#goal) await this.#find(this.#goal);
		else this.home();
	}

	/** Goes to the one key that is wanted; where it is none or several, to the table that says so. */
	async #find({id: wanted}: Goal): Promise<void> {
		if (this.#goal?.does === 'revoke' && (await this.#takeUp(wanted))) return;
		const id = safeText(wanted);
		const found = await this.awaiting.look(
			`looking for ${id}`,
			(signal) => findKeys(this.state.sources, wanted, signal),
			() => this.leave(130),
		);
		if (!found) return;
		const {keys} = found.value;
		const [key, another] = keys;
		if (key && !another) {
			this.#begin(key);
			return;
		}
		const what = key
			? `${keys.length} keys are called ${id}: choose one.`
			: `No key is called ${id}, as far as could be seen.`;
		this.table.show({told: {what}, level: 'warn'});
	}

	/** Goes on with a deletion that an earlier run did not finish, where there is one; false where there is none. */
	async #takeUp(id: string): Promise<boolean> {
		const note = this.#doors.removals.waiting(id);
		const found =
			note &&
			this.state.sources.find(({provider, kind}) => {
				return provider.id === note.record.provider && kind.id === note.record.kind;
			});
		if (!note || !found) return false;
		const source = {...found, where: note.record.where as Answers};
		if (isElsewhere(note.record, source))
			this.table.show({told: elsewhereWords(note.record, source), level: 'warn'});
		else await this.deleting.takeUp(source, note);
		return true;
	}

	#begin(key: Key): void {
		this.showKey(key);
		if (this.#goal?.does === 'revoke') this.deleting.start();
		if (this.#goal?.does === 'edit') void this.editing.start(key);
		if (this.#goal?.does === 'rotate') void this.rotating.start(key);
	}
}
