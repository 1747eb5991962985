import type {Credential, Plan} from '../providers/provider.js';
import {answersTo, kindOf, kindQuestions} from './questions.js';
import type {State} from './state.js';

/** The plan for the answers so far; undefined until every question is answered. */
export function planOf(state: State): Plan | undefined {
	const kind = kindOf(state);
	if (!kind || state.connection.status !== 'open') return undefined;
	const answers = answersTo(kindQuestions(state), state.answers);
	return kind.plan({api: state.connection.account.api, answers});
}

/** The credential with everything that is only read made safe; what is used stays as it came. */
export function readable(credential: Credential, safe: (text: string) => string): Credential {
	return {
		...credential,
		details: credential.details.map(({label, value}) => ({label, value: safe(value)})),
		differences: credential.differences.map((sentence) => safe(sentence)),
	};
}
