import type {AccessForm, HttpBasicAccess, Spreading} from '../access.js';
import type {Plan} from '../provider.js';
import type {ConfluentApi} from './api.js';
import {createKey, keyNotes} from './key.js';
import {noRights, type OwnerAnswers, ownerIn} from './owner.js';
import type {KeyResource} from './resource.js';

/** A key that is used as user and password over HTTPS. */
export type HttpKey = {
	readonly resource: KeyResource;
	/** `Schema Registry key` */
	readonly words: string;
	readonly form: Omit<Extract<AccessForm, {type: 'http-basic'}>, 'probe' | 'fits'> &
		Pick<HttpBasicAccess, 'probe' | 'unproved'>;
	readonly url?: string | undefined;
	readonly spreading: Spreading;
	/** What the key opens and what not, for the review. */
	readonly note: string;
};

/** Owner, if new, then the key. */
export function planHttpKey(api: ConfluentApi, answers: OwnerAnswers, key: HttpKey): Plan {
	const {resource, words, form, url, spreading, note} = key;
	const owner = ownerIn(api, answers);
	const step = createKey(api, {
		resource,
		words,
		owner,
		answers,
		accesses: (username, password) => [{...form, ...(url && {url}), username, password, spreading}],
	});
	return {
		steps: [...owner.steps, step],
		notes: [note, ...noRights(answers.owner), ...owner.notes, ...keyNotes],
		variables: Object.values(form.names),
	};
}
