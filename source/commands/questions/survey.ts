import type {Answer, Answers, Field, Picked} from '../../providers/field.js';
import {answerFrom, answersItself, emptyAnswer} from './given-answer.js';
import type {Said} from './given-flags.js';
import type {Questions} from './question-flags.js';

/** What was given to a question, by a flag or otherwise. */
export type Given = Said | {readonly answer: Answer};

/** What is known of a question before a server is asked. */
export type Surveyed = {
	readonly id: string;
	readonly field: Field;
	/** `maybe`: that depends on an answer that is missing, or on what a list will tell. */
	readonly applies: 'yes' | 'no' | 'maybe';
	/** The flag that it was given by, with its dashes. */
	readonly flag?: string;
	readonly isMissing: boolean;
	/** What is wrong with what was given. */
	readonly problem?: string;
};

/** The answer as a later question's condition may see it; calls `doubt` where it is not certain. */
type Known = (doubt: () => undefined) => Answer | undefined;

/**
 * Goes through the questions with what was given, so that everything missing can be named at once, before anything is
 * sent. A choice whose list has to be fetched is known by its value only.
 */
export function survey(questions: Questions, given: (id: string) => Given | undefined): Surveyed[] {
	const known: Record<string, Known> = {};
	return Object.entries(questions).map(([id, field]): Surveyed => {
		const applies = appliesTo(field, known);
		const own = given(id);
		const of = {id, field, applies, ...(own && 'flag' in own && {flag: own.flag})};
		known[id] = () => undefined;
		if (applies === 'no') return {...of, isMissing: false};
		const judged = own && ('texts' in own ? answerFrom(field, own.texts) : own);
		if (judged && 'problem' in judged) {
			known[id] = (doubt) => doubt();
			return {...of, isMissing: false, problem: judged.problem};
		}
		const answer = judged?.answer ?? (own ? undefined : emptyAnswer(field));
		const later = own && !judged && 'texts' in own ? own.texts.at(-1) : undefined;
		known[id] = (doubt) => {
			if (later !== undefined) return field.kind === 'select' ? fetchedLater(later, doubt) : doubt();
			if (answer === undefined || applies === 'maybe') doubt();
			return answer;
		};
		return {...of, isMissing: !own && answer === undefined && !answersItself(field)};
	});
}

function appliesTo({when}: Field, known: Readonly<Record<string, Known>>): Surveyed['applies'] {
	if (!when) return 'yes';
	let isSure = true;
	const doubt = () => {
		isSure = false;
		return undefined;
	};
	const answers: Answers = new Proxy({}, {get: (_, id) => known[String(id)]?.(doubt)});
	const applies = when(answers);
	return isSure ? (applies ? 'yes' : 'no') : 'maybe';
}

/** A choice of a list that was not fetched: whether it is in there, and what the list knows of it, is open. */
function fetchedLater(value: string, doubt: () => undefined): Picked {
	return {
		value,
		label: value,
		get typed() {
			doubt();
			return false;
		},
		get data() {
			return doubt();
		},
	};
}
