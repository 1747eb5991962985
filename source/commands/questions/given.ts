import {sentences} from '../../errors.js';
import type {Field} from '../../providers/field.js';
import type {Doors, GivenAnswer} from '../../wizard/doors.js';
import {type Asked, isAnswered, kindQuestions, providerOf, signInQuestions} from '../../wizard/questions.js';
import type {State} from '../../wizard/state.js';
import type {FromEnvironment} from './environment.js';
import {answerFrom, answersItself, emptyAnswer} from './given-answer.js';
import type {GivenFlags} from './given-flags.js';
import {flagsFor, inWords} from './question-flags.js';

type Giving = {
	readonly said: GivenFlags['said'];
	readonly environment: Pick<FromEnvironment, 'details'>;
	/** Nobody can be asked: what may be left out is, and what is missing is told. */
	readonly alone: boolean;
};

/**
 * Answers questions by their flags, or by the variables of a kind's questions; each once. Sign-ins are answered
 * before the session starts; only the stand-ins, which come with sign-ins of their own, are signed in to here.
 */
export function givenDoor(giving: Giving): NonNullable<Doors['given']> {
	const answered = new Set<string>();
	return (asked, state) => {
		if (answered.has(asked.key)) return undefined;
		const given = answerTo(asked, state, giving);
		if (given) answered.add(asked.key);
		return given;
	};
}

function answerTo(asked: Asked, state: State, {said, environment, alone}: Giving): GivenAnswer | undefined {
	const {id, key, field} = asked;
	const isSandbox = state.sandbox === 'on';
	const isSignIn = signInQuestions(state).some((each) => each.key === key);
	const own = isSignIn && !isSandbox ? undefined : said[id];
	if (own)
		return 'answer' in own
			? {answer: own.answer, remark: ''}
			: fromTexts(field, own.flag, own.texts, state, key);
	const named = isSandbox ? undefined : environment.details[key];
	if (named) return named;
	if (!alone) return undefined;
	const demo = isSignIn ? state.prefill[providerOf(state)?.id ?? '']?.[id] : undefined;
	if (demo !== undefined) return fromTexts(field, id, [demo], state, key);
	const empty = emptyAnswer(field);
	if (empty !== undefined) return {answer: empty, remark: ''};
	if (answersItself(field)) return undefined;
	return {problem: `Missing: ${missing(state, said, environment)}.${unfetched(state)}`};
}

/** Why a question may have come up that a list would have answered. */
function unfetched({listings}: State): string {
	const problem = Object.values(listings).find((listing) => listing.problem)?.problem;
	return problem ? ` A list could not be fetched: ${sentences(problem)}` : '';
}

/** Every question that came up and has no answer. */
function missing(state: State, said: Giving['said'], {details}: Giving['environment']): string {
	const open = [...signInQuestions(state), ...kindQuestions(state)].filter(
		(asked) =>
			!isAnswered(state, asked) &&
			!said[asked.id] &&
			!details[asked.key] &&
			emptyAnswer(asked.field) === undefined &&
			!answersItself(asked.field),
	);
	return open.map(({id, field}) => `${flagsFor(id, field)} (${inWords(field)})`).join('; ');
}

function fromTexts(
	field: Field,
	flag: string,
	texts: readonly string[],
	{listings}: State,
	key: string,
): GivenAnswer | undefined {
	const judged = answerFrom(field, texts, listings[key]);
	if (!judged) return undefined;
	return 'answer' in judged ? {...judged, remark: ''} : {problem: `${flag}: ${judged.problem}`};
}
