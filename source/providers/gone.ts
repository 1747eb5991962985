import {NetworkProblem} from '../network/problem.js';

/** Told when what was listed a moment ago is there no longer; nothing was sent. */
export function gone(noun: string): NetworkProblem {
	return new NetworkProblem(
		{what: `Nothing was sent: the ${noun} is there no longer.`, next: 'List them again.'},
		{outcome: 'not-sent'},
	);
}

/** Told before a change is sent that the vendor would refuse, or that would do more than was asked. */
export function refusedChange(field: string, message: string): NetworkProblem {
	return new NetworkProblem(
		{what: 'Nothing was sent.', why: message, next: 'Answer it in another way.'},
		{outcome: 'not-sent', fields: [{path: [field], message}]},
	);
}
