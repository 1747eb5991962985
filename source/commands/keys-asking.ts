import type {KeyQuestions} from '../keys/view/doors.js';
import {Session} from '../wizard/session.js';
import type {Errand} from '../wizard/state.js';
import {givenDoor} from './given.js';
import {type Answering, detailsOf, type KeysQuestions, stateFor} from './keys-answering.js';
import type {KeysRun} from './keys-run.js';

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

/** The same for something that exists; where the answers lead to a secret, it takes the place of the old one. */
export function questionsFor(run: KeysRun, questions: KeyQuestions, back: () => void): Session {
	const {source, fields, known, errand, isSuggested = false} = questions;
	const asked = {...source, fields, known};
	return askingSession(asked, {...run.answering, said: {}, back, errand, isSuggested});
}
