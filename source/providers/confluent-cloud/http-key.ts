import type {Secret} from '../../secret.js';
import type {AccessForm, HttpBasicAccess, Spreading} from '../access.js';
import type {Plan} from '../provider.js';
import type {ConfluentApi} from './api.js';
import {createKey, keyNotes} from './key.js';
import {noRights, type OwnerAnswers, ownerIn} from './owner.js';
import type {KeyResource} from './resource.js';

/** How and where a key is used as user and password over HTTPS. */
export type HttpWay = {
	readonly form: Omit<Extract<AccessForm, {type: 'http-basic'}>, 'probe' | 'fits'> &
		Pick<HttpBasicAccess, 'probe' | 'unproved'>;
	readonly url?: string | undefined;
	readonly spreading: Spreading;
};

/** A key that is used that way. */
export type HttpKey = {
	readonly resource: KeyResource;
	/** `Schema Registry key` */
	readonly words: string;
	readonly way: HttpWay;
	/** What the key opens and what not, for the review. */
	readonly note: string;
};

/** The one way in. */
export function overHttp({form, url, spreading}: HttpWay) {
	return (username: string, password: Secret): readonly HttpBasicAccess[] => [
		{...form, ...(url && {url}), username, password, spreading},
	];
}

/** Owner, if new, then the key. */
export function planHttpKey(api: ConfluentApi, answers: OwnerAnswers, key: HttpKey): Plan {
	const {resource, words, way, note} = key;
	const owner = ownerIn(api, answers);
	const step = createKey(api, {
		resource,
		words,
		owner,
		answers,
		accesses: overHttp(way),
	});
	return {
		steps: [...owner.steps, step],
		notes: [note, ...noRights(answers.owner), ...owner.notes, ...keyNotes],
		variables: Object.values(way.form.names),
	};
}
