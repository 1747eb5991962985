import {Session} from '../wizard/session.js';
import type {Errand} from '../wizard/state.js';
import {givenDoor} from './given.js';
import {type Answering, detailsOf, type KeysQuestions, stateFor} from './keys-answering.js';

export type Asking = Answering & {
	/** Where Esc on the first question leads. */
	readonly back: () => void;
	readonly errand: Errand;
	/** The known answers are only suggested: each question is asked. */
	readonly isSuggested?: boolean;
};

/** The wizard's session, signed in already, that asks a person these questions. */
export function askingSession(
	questions: KeysQuestions,
	{doors, said, inSandbox, back, errand, isSuggested = false}: Asking,
): Session {
	const details = detailsOf(questions);
	const state = stateFor(questions, inSandbox);
	const suggested = Object.fromEntries(
		Object.entries(details).map(([key, {answer}]) => [key, answer] as const),
	);
	const answers = isSuggested ? {...state.answers, ...suggested} : state.answers;
	const given = givenDoor({said, environment: {details: isSuggested ? {} : details}, alone: false});
	return new Session({...state, answers, errand}, {...doors, back, given});
}
