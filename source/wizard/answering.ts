import type {Answer} from '../providers/field.js';
import {Secret} from '../secret.js';
import {put, without} from './changes.js';
import {type Asked, allQuestions, kindQuestions, providerKey, signInQuestions} from './questions.js';
import type {ConnectionState, State} from './state.js';

/** The question counts as answered; what depended on another answer is dropped. A remark says that it answered itself. */
export function answered(state: State, key: string, answer: Answer, remark: string | undefined): State {
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
export function toldOf(state: State): State {
	const {recovering: _, ...rest} = state;
	const began = state.recovering !== undefined;
	return {...rest, unfinished: state.unfinished.slice(1), ...(began && {history: []})};
}

/** Takes the last answer that is still asked away; the draft stays, so nothing typed is lost. */
export function wentBack(state: State): State {
	const cleared = without(without(without(state, 'complaint'), 'remark'), 'setback');
	const signIn = signInQuestions(state);
	// A refused sign-in that the environment gave whole is asked for instead.
	if (state.connection.status === 'failed' && !signIn.some(({key}) => state.history.includes(key)))
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
export function withoutSignIns(state: State): Pick<State, 'answers' | 'automatic'> {
	const kept = <Value>(record: Readonly<Record<string, Value>>) =>
		Object.fromEntries(Object.entries(record).filter(([key]) => !key.includes('/sign-in/')));
	return {answers: kept(state.answers), automatic: kept(state.automatic)};
}

/** A question that the server complained about is asked again, with its answer as the draft and the sentence under it. */
export function reopened(state: State, key: string, sentence: string): State {
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
