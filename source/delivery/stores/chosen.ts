import {Problem} from '../../errors.js';
import {type ChosenStore, judgeAnswer} from './answering.js';
import {storeNamed} from './index.js';
import type {Store} from './store.js';

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
