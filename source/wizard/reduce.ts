import type {Told} from '../errors.js';
import type {Answer} from '../providers/field.js';
import {Secret} from '../secret.js';
import type {Draft} from './editing/draft.js';
import {withChoices} from './editing/list-edit.js';
import {withFetched} from './editing/rows.js';
import {type Asked, allQuestions, kindQuestions, providerKey, signInQuestions} from './questions.js';
import type {
	ConnectionState,
	Destination,
	ListingState,
	Overlay,
	RecoveringState,
	Run,
	SecretView,
	State,
} from './state.js';

/** Everything that can happen. Each event is plain data; what follows from it is decided in `reduce` alone. */
export type Event =
	| {readonly type: 'drafted'; readonly key: string; readonly draft: Draft}
	| {readonly type: 'answered'; readonly key: string; readonly answer: Answer; readonly remark?: string}
	| {readonly type: 'complained'; readonly key: string; readonly sentence: string}
	| {readonly type: 'reopened'; readonly key: string; readonly sentence: string}
	| {readonly type: 'went-back'}
	| ({readonly type: 'sandbox'; readonly status: State['sandbox']} & Partial<
			Pick<State, 'prefill' | 'remembered'>
	  >)
	| {readonly type: 'connection'; readonly connection: ConnectionState}
	| {readonly type: 'listed'; readonly key: string; readonly listing: ListingState | undefined}
	| {readonly type: 'destination'; readonly change: Partial<Destination>}
	| {readonly type: 'moved'; readonly path: string}
	| {readonly type: 'run'; readonly run: Run | undefined; readonly setback?: Told}
	| {readonly type: 'secret'; readonly change: Partial<SecretView>}
	| {readonly type: 'saving'; readonly saving: SecretView['saving']}
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
			return {...state, destination: {...state.destination, ...event.change}};
		case 'moved':
			return {...state, destination: destinationAt(event.path)};
		case 'run': {
			const next = without(without({...state, scroll: 0}, 'run'), 'setback');
			return {...next, ...(event.run && {run: event.run}), ...(event.setback && {setback: event.setback})};
		}
		case 'secret':
			return {...state, secret: {...(state.secret ?? emptyView), ...event.change}};
		case 'saving': {
			const {saving: _, ...view} = state.secret ?? emptyView;
			return {...state, secret: event.saving ? {...view, saving: event.saving} : view};
		}
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

const emptyView: SecretView = {revealed: false, marked: 0, ticked: false, receipts: [], details: false};

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

/** A destination of which nothing is known yet. The empty path is the screen. */
export function destinationAt(path: string): Destination {
	return {path, consents: [], consented: false, offersIgnore: false, checking: false};
}

function answered(state: State, key: string, answer: Answer, remark: string | undefined): State {
	const changed = !same(state.answers[key], answer);
	const before = changed ? forget(state, key) : state;
	const automatic = put(before.automatic, key, remark);
	const history = before.history.filter((other) => other !== key);
	const next: State = {
		...before,
		answers: {...before.answers, [key]: answer},
		automatic,
		history: remark === undefined ? [...history, key] : history,
	};
	const cleared = without(without(without({...next, scroll: 0}, 'complaint'), 'remark'), 'setback');
	// One that follows another that answered itself is said beside it.
	return remark === undefined
		? cleared
		: {...cleared, remark: [state.remark, remark].filter(Boolean).join(' ')};
}

/** Drops what depended on the answer to `key`: the sign-in, and lists that were fetched with it. */
function forget(state: State, key: string): State {
	if (key === providerKey || signInQuestions(state).some((asked) => asked.key === key)) {
		return {
			...state,
			connection: {status: 'none'},
			listings: {},
			...dropAnswers(state, kindQuestions(state)),
		};
	}
	const dependants = dependantsOf(allQuestions(state), key);
	const gone = new Set(dependants.map((asked) => asked.key));
	const listings = Object.fromEntries(Object.entries(state.listings).filter(([other]) => !gone.has(other)));
	return {...state, listings, ...dropAnswers(state, dependants)};
}

function dropAnswers(state: State, asked: readonly Asked[]): Pick<State, 'history' | 'automatic'> {
	const gone = new Set(asked.map(({key}) => key));
	return {
		history: state.history.filter((key) => !gone.has(key)),
		automatic: Object.fromEntries(Object.entries(state.automatic).filter(([key]) => !gone.has(key))),
	};
}

/** The questions whose list needs the answer to `key`, directly or through another. */
function dependantsOf(all: readonly Asked[], key: string): Asked[] {
	const changed = new Set(all.filter((asked) => asked.key === key).map(({id}) => id));
	const dependants: Asked[] = [];
	for (const asked of all) {
		const needs = 'needs' in asked.field ? (asked.field.needs ?? []) : [];
		if (!needs.some((id) => changed.has(id))) continue;
		dependants.push(asked);
		changed.add(asked.id);
	}
	return dependants;
}

/** The first unfinished run was told; the wizard begins, or goes on, with the next. The sign-in stays. */
function toldOf(state: State): State {
	const {recovering: _, ...rest} = state;
	const began = state.recovering !== undefined;
	return {...rest, unfinished: state.unfinished.slice(1), ...(began && {history: []})};
}

/** Takes the last answer that is still asked away; the draft stays, so nothing typed is lost. */
function wentBack(state: State): State {
	const cleared = without(without(without(state, 'complaint'), 'remark'), 'setback');
	const fromEnvironment = signInQuestions(state).filter(({key}) => state.automatic[key] !== undefined);
	// A refused sign-in that the environment gave is asked for instead.
	if (state.connection.status === 'failed' && fromEnvironment.length > 0)
		return {...cleared, ...withoutSignIns(state), connection: {status: 'none'}};
	const shown = new Set(allQuestions(state).map(({key}) => key));
	const history = [...state.history];
	while (history.length > 0) {
		const key = history.pop();
		if (key !== undefined && shown.has(key)) break;
	}
	const connection: ConnectionState =
		state.connection.status === 'open' ? state.connection : {status: 'none'};
	const next = {...cleared, history, connection};
	if (state.recovering === undefined || history.includes(providerKey)) return next;
	// Back out of the sign-in that was only for taking something back.
	const {recovering: _, ...rest} = next;
	return rest;
}

/** The answers and automatic answers but those to sign-in questions. */
function withoutSignIns(state: State): Pick<State, 'answers' | 'automatic'> {
	const kept = <Value>(record: Readonly<Record<string, Value>>) =>
		Object.fromEntries(Object.entries(record).filter(([key]) => !key.includes('/sign-in/')));
	return {answers: kept(state.answers), automatic: kept(state.automatic)};
}

/** A question that the server complained about is asked again, with its answer as the draft and the sentence under it. */
function reopened(state: State, key: string, sentence: string): State {
	const automatic = put(state.automatic, key, undefined);
	const history = state.history.filter((other) => other !== key);
	const next = without(without(state, 'run'), 'setback');
	return {...next, automatic, history, complaint: {key, sentence}};
}

function same(one: Answer | undefined, other: Answer): boolean {
	if (one instanceof Secret && other instanceof Secret) return one.equals(other);
	if (one instanceof Secret || other instanceof Secret || one === undefined) return false;
	return JSON.stringify(one) === JSON.stringify(other);
}

function put<Value>(
	record: Readonly<Record<string, Value>>,
	key: string,
	value: Value | undefined,
): Readonly<Record<string, Value>> {
	const {[key]: _, ...rest} = record;
	return value === undefined ? rest : {...rest, [key]: value};
}

function without<Key extends 'complaint' | 'remark' | 'setback' | 'run' | 'overlay'>(
	state: State,
	key: Key,
): State {
	const {[key]: _, ...rest} = state;
	return rest as State;
}
