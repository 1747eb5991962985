import type {Store, StoreAnswers, StoreQuestion} from './store.js';

/** A store with all of its answers. */
export type ChosenStore = {readonly store: Store; readonly answers: StoreAnswers};

/** The first question that nobody answered. */
export function openQuestion({asks}: Store, answers: StoreAnswers): StoreQuestion | undefined {
	return asks.find(({id}) => answers[id] === undefined);
}

/** The answer in a typed text, or the sentence that says why it is none. */
export function judgeAnswer(
	{rule, example, usual, empty}: StoreQuestion,
	typed: string,
): {readonly answer: string} | {readonly problem: string} {
	const text = typed.trim();
	if (text === '' && empty !== undefined) return {answer: ''};
	if (text === '' && usual !== undefined) return {answer: usual};
	return rule.test(text) ? {answer: text} : {problem: `That cannot be used. It looks like this: ${example}`};
}
