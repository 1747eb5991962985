import {isStatus} from '../network/http.js';
import type {Asking, Choice, Listing, Picked} from './field.js';

/** The answer that takes `value` from a list, or types it where the list lacks it. */
export function pick<Data>(choices: readonly Choice<Data>[], value: string): Picked<Data> {
	const found = choices.find((each) => each.value === value);
	return found ? {...found, typed: false} : {value, label: value, typed: true};
}

/** As `pick`, of a list that is fetched as far as needed; one that the sign-in may not read lacks everything. */
export async function pickListed<Api, Data>(
	list: Listing<Api, Data>,
	asking: Asking<Api>,
	value: string,
): Promise<Picked<Data>> {
	try {
		for await (const page of list(asking)) {
			const found = pick(page, value);
			if (!found.typed) return found;
		}
	} catch (error) {
		if (!isStatus(error, 403)) throw error;
	}
	return pick([], value);
}
