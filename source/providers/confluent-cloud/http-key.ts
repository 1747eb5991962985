import type {HttpNames} from '../access.js';
import type {Plan} from '../provider.js';
import type {ConfluentApi} from './api.js';
import {createKey, keyNotes} from './key.js';
import {noRights, type OwnerAnswers, ownerIn} from './owner.js';

/** A key that is used as user and password over HTTPS. */
export type HttpKey = {
	readonly resource: string;
	/** `Schema Registry key` */
	readonly words: string;
	/** `Schema Registry` */
	readonly label: string;
	readonly names: HttpNames;
	readonly url?: string | undefined;
	/** What the key opens and what not, for the review. */
	readonly note: string;
};

/** Owner, if new, then the key. */
export function planHttpKey(api: ConfluentApi, answers: OwnerAnswers, key: HttpKey): Plan {
	const {resource, words, label, names, url, note} = key;
	const owner = ownerIn(api, answers);
	const step = createKey(api, {
		resource,
		words,
		owner,
		answers,
		accesses: (username, password) => [
			{type: 'http-basic', label, names, ...(url && {url}), username, password},
		],
	});
	return {
		steps: [...owner.steps, step],
		notes: [note, ...noRights(answers.owner), ...owner.notes, ...keyNotes],
		variables: Object.values(names),
	};
}
