import {setTimeout as pause} from 'node:timers/promises';
import {tell} from '../../errors.js';
import type {ListEdit} from '../../wizard/editing/list-edit.js';
import {highlightedOf} from '../../wizard/editing/list-edit.js';
import type {Session} from '../../wizard/session.js';
import type {State as WizardState} from '../../wizard/state.js';
import {createStore, type Store} from '../../wizard/store.js';
import {findKeys} from '../finding.js';
import type {Key} from '../key.js';
import {listKeys} from '../listing.js';
import {behindOf} from '../revoking.js';
import type {KeysContext} from './context.js';
import {Deleting} from './deleting.js';
import type {KeysDoors} from './doors.js';
import {type KeysEvent, reduceKeys} from './reduce.js';
import type {RowChoice} from './rows.js';
import {initial, type KeysState, type Said} from './state.js';

/** What is wanted of one key; without it, the table is shown. */
export type Goal = {readonly does: 'show' | 'edit' | 'revoke' | 'rotate'; readonly id: string};

/** Drives the screens about existing keys: holds their state, and does what their verbs say. */
export class KeysSession {
	readonly store: Store<KeysState> = createStore(initial);
	readonly deleting: Deleting;
	readonly #doors: KeysDoors;
	readonly #goal: Goal | undefined;
	readonly #context: KeysContext;
	/** What the page asks for; ended when the page is left. */
	#looking = new AbortController();
	#listing = new AbortController();
	#sending: Promise<unknown> = Promise.resolve();

	constructor(doors: KeysDoors, goal?: Goal) {
		this.#doors = doors;
		this.#goal = goal;
		this.#context = {
			state: this.store.get,
			dispatch: (event) => this.dispatch(event),
			doors,
			ask: (make, isOver) => this.#ask(make, isOver),
			showKey: (key, said) => this.showKey(key, said),
			home: (said) => this.home(said),
			wait: (label, work, back) => this.#wait(label, work, back),
			send: (label, work) => this.#send(label, work),
		};
		this.deleting = new Deleting(this.#context);
	}

	get state(): KeysState {
		return this.store.get();
	}

	dispatch(event: KeysEvent): void {
		this.store.set(reduceKeys(this.state, event));
	}

	/** Signs in, then shows the table or the key that is wanted. */
	open(): void {
		void this.#open();
	}

	async #open(): Promise<void> {
		const opened = await this.#doors.open(this.#context.ask);
		if (!opened || this.state.left !== undefined) return;
		if ('problem' in opened) {
			this.dispatch({type: 'went', page: {is: 'failed', ...opened}});
			return;
		}
		this.dispatch({type: 'sources', ...opened});
		if (this.#goal) await this.#find(this.#goal);
		else this.home();
	}

	/** To the table, which is fetched now if it never was; or out, where one thing only was wanted. */
	home(said?: Said): void {
		this.#looking.abort();
		if (this.#goal && this.state.listing === 'none') {
			this.leave(this.state.code);
			return;
		}
		this.#toTable(said);
	}

	/** The time that ages are told by. */
	now(): Date {
		return this.#doors.now();
	}

	/** Says something in passing, such as how long a throttled listing waits. */
	notice(what: string): void {
		const {page} = this.state;
		if (page.is === 'wizard') page.session.notice(what);
		else this.dispatch({type: 'said', said: {told: {what}, level: 'warn'}});
	}

	list(list: ListEdit): void {
		this.dispatch({type: 'list', list});
	}

	/** Fetches the table again. */
	refresh(): void {
		this.#listing.abort();
		this.dispatch({type: 'listing', listing: 'none'});
		this.#fetch();
	}

	/** Opens the line that is stood on. */
	openRow(): void {
		const row = (highlightedOf(this.state.list) as RowChoice | undefined)?.data;
		if (row?.is === 'key') this.showKey(row.key);
		if (row?.is === 'unlisted') this.dispatch({type: 'went', page: {is: 'missing', unlisted: row.unlisted}});
	}

	/** Shows the key, and finds out what would stay if it went. */
	showKey(key: Key, said?: Said): void {
		this.#looking.abort();
		this.#looking = new AbortController();
		const {signal} = this.#looking;
		const put = (stays: (KeysState['page'] & {is: 'key'})['stays']) => {
			const {page} = this.state;
			if (!signal.aborted && (page.is === 'key' || page.is === 'deleting') && page.key === key)
				this.dispatch({type: 'stays', stays});
		};
		this.dispatch({
			type: 'went',
			page: {is: 'key', key, stays: {status: 'looking'}},
			...(said && {said}),
		});
		behindOf(key, signal).then(
			(behind) => put({status: 'seen', behind}),
			(error: unknown) => put({status: 'unseen', problem: tell(error)}),
		);
	}

	/** What waits ends, and the page before it is shown. */
	giveUp(): void {
		this.#looking.abort();
	}

	/** Leaves; what was sent may finish within 5 s. */
	async end(code: number): Promise<void> {
		const {page} = this.state;
		if (page.is === 'wizard') await page.session.end(code);
		await Promise.race([this.#sending, pause(5000, undefined, {ref: false})]);
		this.leave(code);
	}

	leave(code: number): void {
		this.#looking.abort();
		this.#listing.abort();
		if (this.state.left === undefined) this.dispatch({type: 'left', code});
	}

	#toTable(said?: Said): void {
		this.dispatch({type: 'went', page: {is: 'table'}, ...(said && {said})});
		if (this.state.listing === 'none') this.#fetch();
	}

	#fetch(): void {
		this.#listing = new AbortController();
		const {signal} = this.#listing;
		const {sources, unlisted} = this.state;
		const now = this.#doors.now();
		this.dispatch({type: 'listing', listing: 'arriving'});
		const onKeys = (keys: readonly Key[]) => {
			if (!signal.aborted) this.dispatch({type: 'found', keys, now});
		};
		void listKeys(sources, signal, onKeys).then((listed) => {
			if (signal.aborted) return;
			const unasked = unlisted.filter(({kind}) => !kind || !sources.some((each) => each.kind === kind));
			this.dispatch({type: 'unlisted', unlisted: [...unasked, ...listed.unlisted], now});
			this.dispatch({type: 'listing', listing: 'here'});
		});
	}

	/** Goes to the one key that is wanted; where it is none or several, to the table that says so. */
	async #find({id}: Goal): Promise<void> {
		const found = await this.#context.wait(
			`looking for ${id}`,
			(signal) => findKeys(this.state.sources, id, signal),
			() => this.leave(130),
		);
		if (!found) return;
		const [key, another] = found.value.keys;
		if (key && !another) {
			this.#begin(key);
			return;
		}
		const what = key
			? `${found.value.keys.length} keys are called ${id}: choose one.`
			: `No key is called ${id}, as far as could be seen.`;
		this.#toTable({told: {what}, level: 'warn'});
	}

	#begin(key: Key): void {
		this.showKey(key);
		if (this.#goal?.does === 'revoke') this.deleting.start();
	}

	#ask(
		make: (back: () => void) => Session,
		isOver: (state: WizardState) => boolean,
	): Promise<'over' | 'back' | 'left'> {
		return new Promise((resolve) => {
			const settle = (how: 'over' | 'back' | 'left') => {
				end();
				resolve(how);
			};
			const session = make(() => settle('back'));
			const look = () => {
				const {state} = session;
				this.dispatch({type: 'wizard', session, state});
				if (isOver(state)) settle('over');
				else if (state.left !== undefined) {
					settle('left');
					this.leave(state.left);
				}
			};
			const end = session.store.subscribe(look);
			this.dispatch({type: 'went', page: {is: 'wizard', session, state: session.state}});
			session.open();
			look();
		});
	}

	async #wait<Value>(
		label: string,
		work: (signal: AbortSignal) => Promise<Value>,
		back: (said?: Said) => void,
	): Promise<{readonly value: Value} | undefined> {
		this.#looking.abort();
		this.#looking = new AbortController();
		const {signal} = this.#looking;
		this.dispatch({type: 'went', page: {is: 'waiting', label}});
		const givenUp = new Promise<'given up'>((resolve) => {
			signal.addEventListener('abort', () => resolve('given up'), {once: true});
		});
		try {
			const value = await Promise.race([work(signal), givenUp]);
			if (value !== 'given up') return {value};
			if (this.state.left === undefined) back();
		} catch (error) {
			if (this.state.left === undefined) back({told: tell(error), level: 'danger'});
		}
		return undefined;
	}

	async #send<Value>(label: string, work: () => Promise<Value>): Promise<Value> {
		this.dispatch({type: 'went', page: {is: 'sending', label}});
		const sent = work();
		this.#sending = sent;
		return sent;
	}
}
