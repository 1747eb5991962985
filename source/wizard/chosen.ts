import {kindQuestions, providerKey, providerOf} from './questions.js';
import type {State} from './state.js';

/** What was chosen, for the next run: lists that ask to be remembered, never a secret. */
export function chosenIn(state: State): Record<string, string> {
	const asked = kindQuestions(state).filter(({field}) => 'remember' in field && field.remember);
	const keys = [providerKey, `${providerOf(state)?.id}/kind`, ...asked.map(({key}) => key)];
	const {path} = state.destination;
	// “Screen only” was for that one secret; the next is saved again unless told otherwise.
	const chosen: Record<string, string> = path === '' || state.sandbox === 'on' ? {} : {path};
	for (const key of keys) {
		const answer = state.answers[key];
		if (answer !== undefined && typeof answer === 'object' && 'value' in answer) chosen[key] = answer.value;
	}
	return chosen;
}
