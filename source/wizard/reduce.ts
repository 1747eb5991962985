import type {ChosenStore} from '../delivery/stores/answering.js';
import type {Told} from '../errors.js';
import type {Answer} from '../providers/field.js';
import {answered, reopened, toldOf, wentBack, withoutSignIns} from './answering.js';
import {put, without} from './changes.js';
import type {CheckState} from './check-state.js';
import type {Loaded} from './doors.js';
import type {Draft} from './editing/draft.js';
import type {LineEdit} from './editing/line-edit.js';
import {withChoices} from './editing/list-edit.js';
import {withFetched} from './editing/rows.js';
import {kindQuestions} from './questions.js';
import type {Run} from './run-state.js';
import type {SecretView} from './secret-state.js';
import type {ConnectionState, Destination, ListingState, Overlay, RecoveringState, State} from './state.js';
import type {StoresView} from './store-state.js';

/** Everything that can happen. Each event is plain data; what follows from it is decided in `reduce` alone. */
export type Event =
	| {readonly type: 'drafted'; readonly key: string; readonly draft: Draft}
	| {readonly type: 'answered'; readonly key: string; readonly answer: Answer; readonly remark?: string}
	| {readonly type: 'complained'; readonly key: string; readonly sentence: string}
	| {readonly type: 'reopened'; readonly key: string; readonly sentence: string}
	| ({readonly type: 'loaded'} & Loaded)
	| {readonly type: 'went-back'}
	| ({readonly type: 'sandbox'; readonly status: State['sandbox']} & Partial<
			Pick<State, 'prefill' | 'remembered'>
	  >)
	| {readonly type: 'connection'; readonly connection: ConnectionState}
	| {readonly type: 'listed'; readonly key: string; readonly listing: ListingState | undefined}
	| {readonly type: 'destination'; readonly change: Partial<Destination>}
	| {readonly type: 'moved'; readonly path: string; readonly store?: ChosenStore | undefined}
	| {readonly type: 'run'; readonly run: Run | undefined; readonly setback?: Told}
	| {readonly type: 'secret'; readonly change: Partial<SecretView>}
	| {readonly type: 'saving'; readonly saving: SecretView['saving']}
	| {readonly type: 'stores'; readonly stores: StoresView | undefined}
	| {readonly type: 'checks'; readonly checks: readonly CheckState[]}
	| {readonly type: 'allowing'; readonly allowing: LineEdit | undefined}
	| {readonly type: 'overlay'; readonly overlay: Overlay | undefined}
	| {readonly type: 'recovering'; readonly recovering: RecoveringState}
	| {readonly type: 'told'}
	| {readonly type: 'scrolled'; readonly to: number}
	| {readonly type: 'noticed'; readonly text: string}
	| {readonly type: 'left'; readonly code: number};

/** The state after the event. Pure: no clock, no network, no files. */
export function reduce(state: State, event: Event): State {
	switch (event.type) {
		case 'drafted':
			return without({...state, drafts: {...state.drafts, [event.key]: event.draft}}, 'complaint');
		case 'answered':
			return answered(state, event.key, event.answer, event.remark);
		case 'complained':
			return {...state, complaint: {key: event.key, sentence: event.sentence}};
		case 'reopened':
			return reopened(state, event.key, event.sentence);
		case 'loaded':
			return loaded(state, event);
		case 'went-back':
			return wentBack(state);
		case 'sandbox':
			return {
				...state,
				sandbox: event.status,
				offersSandbox: state.offersSandbox && event.status !== 'on',
				prefill: event.prefill ?? state.prefill,
				remembered: event.remembered ?? state.remembered,
				// Keys that were pressed while it started must not be lost when it runs.
				...(event.status === 'starting' && {drafts: {}}),
				// Sign-ins from the environment are for the real systems, not for the stand-ins.
				...(event.status === 'on' && withoutSignIns(state)),
			};
		case 'connection':
			return {...state, connection: event.connection};
		case 'listed':
			return listed(state, event.key, event.listing);
		case 'destination':
			return without({...state, destination: {...state.destination, ...event.change}}, 'complaint');
		case 'moved':
			return without({...state, scroll: 0, destination: destinationAt(event.path, event.store)}, 'stores');
		case 'run': {
			const next = without(without({...state, scroll: 0}, 'run'), 'setback');
			return {...next, ...(event.run && {run: event.run}), ...(event.setback && {setback: event.setback})};
		}
		case 'secret':
			return {...state, secret: viewed({...(state.secret ?? emptyView), ...event.change})};
		case 'saving': {
			const {saving: _, ...view} = state.secret ?? emptyView;
			const secret = event.saving ? {...view, saving: event.saving} : view;
			return without({...state, secret}, 'complaint');
		}
		case 'stores':
			return without(event.stores ? {...state, stores: event.stores} : without(state, 'stores'), 'complaint');
		case 'checks':
			return {...state, checks: event.checks};
		case 'allowing':
			return event.allowing ? {...state, allowing: event.allowing} : without(state, 'allowing');
		case 'overlay':
			return event.overlay
				? {...state, scroll: 0, overlay: event.overlay}
				: without({...state, scroll: 0}, 'overlay');
		case 'recovering':
			return {...state, recovering: event.recovering};
		case 'told':
			return toldOf(state);
		case 'scrolled':
			return {...state, scroll: event.to};
		case 'noticed':
			return {...state, remark: event.text};
		case 'left':
			return {...state, left: event.code};
	}
}

const emptyView: SecretView = {
	revealed: false,
	marked: 0,
	ticked: false,
	seen: false,
	receipts: [],
	details: false,
};

/** A secret that was once revealed stays seen when it is hidden again. */
function viewed(view: SecretView): SecretView {
	return view.revealed && !view.seen ? {...view, seen: true} : view;
}

/** Sign-ins from the environment are for the real systems, not for the stand-ins. */
function loaded(state: State, {provider, answers, automatic}: Loaded): State {
	const next = {...state, providers: [...state.providers, provider]};
	if (state.sandbox === 'on') return next;
	return {
		...next,
		answers: {...answers, ...state.answers},
		automatic: {...automatic, ...state.automatic},
	};
}

/** A page more: a list that the person already filters or moves in takes it up where it stands. */
function listed(state: State, key: string, listing: ListingState | undefined): State {
	const next = {...state, listings: put(state.listings, key, listing)};
	const draft = state.drafts[key];
	const choices = listing?.choices ?? [];
	if (draft?.kind === 'list')
		return {...next, drafts: {...state.drafts, [key]: {...draft, list: withChoices(draft.list, choices)}}};
	const field = kindQuestions(state).find((asked) => asked.key === key)?.field;
	if (draft?.kind === 'rows' && field?.kind === 'rows')
		return {...next, drafts: {...state.drafts, [key]: withFetched(field, draft, choices)}};
	return next;
}

/** A destination of which nothing is known yet. The empty path without a store is the screen. */
export function destinationAt(path: string, store?: ChosenStore): Destination {
	return {path, ...(store && {store}), consents: [], consented: false, offersIgnore: false, checking: false};
}
