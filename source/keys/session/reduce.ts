import {type ListEdit, listOf, withChoices} from '../../wizard/editing/list-edit.js';
import type {Session} from '../../wizard/session.js';
import type {State as WizardState} from '../../wizard/state.js';
import type {Key, Source} from '../key.js';
import type {Unlisted} from '../listing.js';
import {merged, rowId, rowsOf} from './rows.js';
import type {KeysState, Page, Said, Stays} from './state.js';

/** Everything that can happen on the screens about existing keys. */
export type KeysEvent =
	| {readonly type: 'went'; readonly page: Page; readonly said?: Said}
	/** Something on the same page. */
	| {readonly type: 'changed'; readonly page: Page}
	| {readonly type: 'stays'; readonly key: Key; readonly stays: Stays}
	| {readonly type: 'wizard'; readonly session: Session; readonly state: WizardState}
	| {readonly type: 'said'; readonly said: Said}
	| {readonly type: 'sources'; readonly sources: readonly Source[]; readonly unlisted: readonly Unlisted[]}
	| {readonly type: 'listing'; readonly listing: KeysState['listing']}
	| {readonly type: 'found'; readonly keys: readonly Key[]; readonly now: Date}
	| {readonly type: 'gone'; readonly key: Key; readonly now: Date}
	/** The same key was read again. */
	| {readonly type: 'renewed'; readonly old: Key; readonly fresh: Key; readonly now: Date}
	| {readonly type: 'unlisted'; readonly unlisted: readonly Unlisted[]; readonly now: Date}
	| {readonly type: 'list'; readonly list: ListEdit}
	| {readonly type: 'overlay'; readonly overlay: 'help' | undefined}
	| {readonly type: 'scrolled'; readonly to: number}
	/** Something was done: a line for the scrollback, and the exit code from now on. */
	| {readonly type: 'did'; readonly line?: string; readonly code: number}
	/** Both keys of a rotation work, until the one with this id is deleted. */
	| {readonly type: 'waits'; readonly id: string; readonly line: string}
	| {readonly type: 'left'; readonly code: number};

/** The state after the event. Pure. */
export function reduceKeys(state: KeysState, event: KeysEvent): KeysState {
	switch (event.type) {
		case 'went':
			return {...state, page: event.page, said: event.said, overlay: undefined, scroll: 0};
		case 'changed':
			return {...state, page: event.page};
		case 'stays':
			return 'stays' in state.page && state.page.key === event.key
				? {...state, ...heard(state), page: {...state.page, stays: event.stays}}
				: state;
		case 'wizard':
			return state.page.is === 'wizard' && state.page.session === event.session
				? {...state, page: {...state.page, state: event.state}}
				: state;
		case 'said':
			return {...state, said: event.said};
		case 'sources':
			return {...state, sources: event.sources, unasked: event.unlisted, unlisted: event.unlisted};
		case 'listing':
			return event.listing === 'none'
				? {
						...state,
						listing: 'none',
						keys: [],
						unlisted: state.unasked,
						list: {...state.list, ...emptied(state.list)},
					}
				: {...state, ...heard(state), listing: event.listing};
		case 'found':
			return filled({...state, keys: merged(state.keys, event.keys, state.sources)}, event.now);
		case 'gone':
			return shown(
				{
					...state,
					keys: others(state, event.key),
					waits: state.waits.filter(({id}) => id !== event.key.held.id),
				},
				event.now,
			);
		case 'renewed':
			if (state.listing === 'none') return state;
			return filled(
				{...state, keys: merged(others(state, event.old), [event.fresh], state.sources)},
				event.now,
			);
		case 'unlisted':
			return filled({...state, unlisted: event.unlisted}, event.now);
		case 'list':
			return {...state, list: event.list, said: undefined};
		case 'overlay':
			return {...state, overlay: event.overlay, scroll: 0};
		case 'scrolled':
			return {...state, scroll: event.to};
		case 'did':
			return {...state, code: event.code, done: [...state.done, ...(event.line ? [event.line] : [])]};
		case 'waits':
			return {...state, waits: [...state.waits, {id: event.id, line: event.line}]};
		case 'left':
			return {...state, left: event.code};
	}
}

/** What was fetched is here, so that it had to wait is said no longer. */
function heard({said}: KeysState): Pick<KeysState, 'said'> {
	return said?.isPassing ? {said: undefined} : {};
}

function others({keys}: KeysState, key: Key): Key[] {
	return keys.filter((each) => rowId(each) !== rowId(key));
}

function filled(state: KeysState, now: Date): KeysState {
	const list = withChoices(state.list, rowsOf(state.keys, state.unlisted, now));
	return {...state, list};
}

/** Filled; a filter that fits nothing any more is of no use. */
function shown(state: KeysState, now: Date): KeysState {
	const next = filled(state, now);
	return next.list.matches.length > 0 ? next : filled({...state, list: listOf([])}, now);
}

/** Fetched again, the same filter counts. */
function emptied({filter}: ListEdit): Partial<ListEdit> {
	const {choices, matches, index, top} = listOf([]);
	return {choices, matches, index, top, filter};
}
