import {safeText} from '../network/safe-text.js';
import type {Credential, Plan} from '../providers/provider.js';
import {answersTo, kindOf, kindQuestions} from './questions.js';
import type {State} from './state.js';

/** The plan for the answers so far; undefined until every question is answered. */
export function planOf(state: State): Plan | undefined {
	const kind = kindOf(state);
	if (!kind || state.connection.status !== 'open') return undefined;
	const answers = answersTo(kindQuestions(state), state.answers);
	return sayable(kind.plan({api: state.connection.account.api, answers}));
}

/** The plan with its sentences made safe: they name things as the server names them. What is sent stays as it is. */
function sayable(plan: Plan): Plan {
	return {
		...plan,
		steps: plan.steps.map((step) => ({
			...step,
			will: safeText(step.will, longest),
			did: safeText(step.did, longest),
		})),
		...(plan.notes && {notes: plan.notes.map((note) => safeText(note, longest))}),
	};
}

/** Characters of a sentence about the plan. */
const longest = 400;

/** The credential with everything that is only read made safe; what is used stays as it came. */
export function readable(credential: Credential, safe: (text: string) => string): Credential {
	return {
		...credential,
		details: credential.details.map(({label, value}) => ({label, value: safe(value)})),
		differences: credential.differences.map((sentence) => safe(sentence)),
	};
}
