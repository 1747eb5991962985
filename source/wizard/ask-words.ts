import type {Guide} from '../providers/provider.js';
import {type Asked, answersTo, providerOf, signInQuestions} from './questions.js';
import type {State} from './state.js';

/** What is told of a question to who asks for help: paragraphs, and the page where more is written. */
export type QuestionHelp = {
	readonly title: string;
	readonly paragraphs: readonly string[];
	readonly link?: string | undefined;
};

/** Where a sign-in is made, as far as the answers so far tell. */
export function guideOf(state: State): Guide | undefined {
	const guide = providerOf(state)?.guide;
	return typeof guide === 'function' ? guide(answersTo(signInQuestions(state), state.answers)) : guide;
}

/** The help of a question. */
export function questionHelp(state: State, {field}: Asked, signingIn: boolean): QuestionHelp {
	const guide = signingIn ? guideOf(state) : undefined;
	const paragraphs = [...(field.hint ? [field.hint] : []), ...(field.help ?? []), ...(guide?.lines ?? [])];
	const env = field.env ? [`The environment variable ${field.env} answers this question.`] : [];
	return {
		title: field.label,
		paragraphs: [...paragraphs, ...env],
		link: guide?.page ?? field.docs ?? providerOf(state)?.docs,
	};
}

/** Which parts of the sign-in came from the environment: the usual cause of a refused one. */
export function signInSources(state: State): string[] {
	return signInQuestions(state).flatMap(({key}) => state.automatic[key] || []);
}
