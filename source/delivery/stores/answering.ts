import {Problem} from '../../errors.js';
import {storeNamed} from './index.js';
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

/**
 * What `--save-to` says: `github`, or `github:repository=acme/api,environment=production`. Throws a Problem for a store, a
 * question or an answer that is none, and for a question that has to be answered.
 */
export function chosenStore(said: string): ChosenStore {
	const colon = said.indexOf(':');
	const store = storeNamed(colon === -1 ? said : said.slice(0, colon));
	const given = new Map(
		(colon === -1 ? '' : said.slice(colon + 1))
			.split(',')
			.filter((part) => part !== '')
			.map((part) => [part.split('=')[0] ?? '', part.slice(part.indexOf('=') + 1)]),
	);
	const unknown = [...given.keys()].find((id) => !store.asks.some((asked) => asked.id === id));
	if (unknown !== undefined) throw wrong(store, `It asks for no ${unknown}.`);
	const answers = store.asks.map((asked): [string, string] => {
		const text = given.get(asked.id) ?? asked.usual;
		if (text === undefined)
			throw wrong(store, `It needs ${asked.id}=…, such as ${asked.id}=${asked.example}.`);
		const judged = judgeAnswer(asked, text);
		if ('problem' in judged) throw wrong(store, `${asked.id}: ${judged.problem}`);
		return [asked.id, judged.answer];
	});
	return {store, answers: Object.fromEntries(answers)};
}

function wrong({id, name, asks}: Store, why: string): Problem {
	const form = asks.map((asked) => `${asked.id}=…`).join(',');
	return new Problem({
		what: `--save-to ${id} cannot be used for ${name}.`,
		why,
		next: `It takes --save-to ${id}:${form}.`,
	});
}
