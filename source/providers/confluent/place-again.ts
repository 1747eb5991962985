import type {Answers, Asking, Listing, Picked} from '../field.js';
import {pick, pickListed} from '../pick.js';

/** The lists that a key's place is found in. */
export type Places<Api, Place> = {
	readonly environments: Listing<Api, unknown>;
	readonly places: Listing<Api, Place>;
	/** The field that the place answers: `cluster`. */
	readonly field: string;
};

/** What a key says of its place; either may be missing (Confluent's OpenAPI, Microsoft's samples). */
export type Named = {
	readonly id?: string | null | undefined;
	readonly environment?: string | null | undefined;
};

/**
 * The answers for the environment and the place of a key, with what the lists know of them. Where the key does not name
 * its environment, all are looked through; what is not found is left out, so that it is asked.
 */
export async function placeAgain<Api, Place>(
	{environments, places, field}: Places<Api, Place>,
	{id, environment: named}: Named,
	asking: Asking<Api>,
): Promise<Answers> {
	if (!id) return {};
	const within = (environment: Picked) =>
		pickListed(places, {...asking, answers: {...asking.answers, environment}}, id);
	if (named) {
		const environment = await pickListed(environments, asking, named);
		return {environment, [field]: await within(environment)};
	}
	for await (const page of environments(asking)) {
		for (const choice of page) {
			const environment = {...choice, typed: false};
			const place = await within(environment);
			if (!place.typed) return {environment, [field]: place};
		}
	}
	return {[field]: pick([], id)};
}
