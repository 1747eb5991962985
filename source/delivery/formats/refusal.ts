import {Problem} from '../../errors.js';

/** The Problem of a value that a format cannot hold. `why` is one sentence without the value. */
export function cannotHold(name: string, why: string): Problem {
	return new Problem({
		what: `${name} cannot be written in this format.`,
		why,
		next: 'Choose another format, such as JSON.',
	});
}

/** What a comment says where the provider told no value. */
export function missing(name: string): string {
	return `${name} is missing: kafkey does not know it. Add it before you use this file.`;
}
