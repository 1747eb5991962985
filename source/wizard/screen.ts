import {
	type Asked,
	isAnswered,
	kindQuestion,
	kindQuestions,
	providerOf,
	providerQuestion,
	signInQuestions,
} from './questions.js';
import type {State} from './state.js';

/** What is on the screen. It is derived from the state and never set. */
export type Screen =
	| {readonly is: 'ask'; readonly asked: Asked; readonly signingIn: boolean}
	| {readonly is: 'connecting'}
	| {readonly is: 'sign-in-failed'}
	| {readonly is: 'unfinished'}
	| {readonly is: 'recovering'}
	| {readonly is: 'review'}
	| {readonly is: 'running'}
	| {readonly is: 'trouble'}
	| {readonly is: 'secret'};

/** The one screen that this state shows. */
export function screenOf(state: State): Screen {
	if (state.run) {
		if (state.run.status === 'running') return {is: 'running'};
		return {is: state.run.status === 'made' ? 'secret' : 'trouble'};
	}
	if (state.unfinished.length > 0 && !state.recovering) return {is: 'unfinished'};
	const first = providerQuestion(state);
	if (state.sandbox === 'starting') return {is: 'ask', asked: first, signingIn: false};
	const provider = providerOf(state);
	if (!provider || !isAnswered(state, first)) return {is: 'ask', asked: first, signingIn: false};
	const open = (asked: Asked) => !isAnswered(state, asked);
	const signIn = signInQuestions(state).find(open);
	if (signIn) return {is: 'ask', asked: signIn, signingIn: true};
	if (state.connection.status === 'failed') return {is: 'sign-in-failed'};
	if (state.connection.status !== 'open') return {is: 'connecting'};
	if (state.recovering) return {is: 'recovering'};
	const kind = kindQuestion(provider);
	const next = open(kind) ? kind : kindQuestions(state).find(open);
	return next ? {is: 'ask', asked: next, signingIn: false} : {is: 'review'};
}

/** The question on the screen, if it shows one. */
export function currentQuestion(state: State): Asked | undefined {
	const screen = screenOf(state);
	return screen.is === 'ask' ? screen.asked : undefined;
}
