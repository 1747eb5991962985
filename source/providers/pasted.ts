import * as z from 'zod';
import {capital} from '../errors.js';

/**
 * A key or secret of a vendor's making, as a person pastes it. White space around it is dropped; what was copied along
 * with it, such as its quotes or its name in a `.env` line, is named and never sent. Not for passwords that people
 * make up: those may hold anything.
 */
export function pasted(what: string) {
	return z
		.string()
		.trim()
		.min(1, `${capital(what)} cannot be empty.`)
		.refine(isAlone, `Only ${what} itself: no name and “=” before it, no quotes, no spaces.`);
}

function isAlone(text: string): boolean {
	return !/[\s\p{C}]|^(["'`]).*\1$|^[A-Za-z]\w*_\w+=./u.test(text);
}
