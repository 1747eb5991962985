import {highlightedOf, type ListEdit} from '../../wizard/editing/list-edit.js';
import type {Key} from '../key.js';
import {listKeys} from '../listing.js';
import type {KeysContext} from './context.js';
import type {RowChoice} from './rows.js';
import type {Said} from './state.js';

/** The table of every key: fetched once, page by page, and again when that is wanted. */
export class Table {
	readonly #context: KeysContext;
	#fetching = new AbortController();

	constructor(context: KeysContext) {
		this.#context = context;
	}

	/** Shows the table, which is fetched now if it never was. */
	show(said?: Said): void {
		const {dispatch, state} = this.#context;
		dispatch({type: 'went', page: {is: 'table'}, ...(said && {said})});
		if (state().listing === 'none') this.#fetch();
	}

	/** Fetches it again. */
	refresh(): void {
		this.forget();
		this.#fetch();
	}

	/** What was fetched counts no more. */
	forget(): void {
		this.stop();
		this.#context.dispatch({type: 'listing', listing: 'none'});
	}

	/** Another filter, or another line to stand on. */
	move(list: ListEdit): void {
		this.#context.dispatch({type: 'list', list});
	}

	/** Opens the line that is stood on. */
	open(): void {
		const {state, showKey, dispatch} = this.#context;
		const row = (highlightedOf(state().list) as RowChoice | undefined)?.data;
		if (row?.is === 'key') showKey(row.key);
		if (row?.is === 'unlisted') dispatch({type: 'went', page: {is: 'missing', unlisted: row.unlisted}});
	}

	stop(): void {
		this.#fetching.abort();
	}

	#fetch(): void {
		const {state, dispatch, doors} = this.#context;
		this.#fetching = new AbortController();
		const {signal} = this.#fetching;
		const {sources, unasked} = state();
		const now = doors.now();
		dispatch({type: 'listing', listing: 'arriving'});
		const onKeys = (keys: readonly Key[]) => {
			if (!signal.aborted) dispatch({type: 'found', keys, now});
		};
		void listKeys(sources, signal, onKeys).then(({unlisted}) => {
			if (signal.aborted) return;
			dispatch({type: 'unlisted', unlisted: [...unasked, ...unlisted], now});
			dispatch({type: 'listing', listing: 'here'});
		});
	}
}
