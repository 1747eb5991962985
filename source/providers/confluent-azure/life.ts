import type {Secret} from '../../secret.js';
import type {Access} from '../access.js';
import {time} from '../confluent/details.js';
import type {Answers, Fields} from '../field.js';
import {gone} from '../gone.js';
import type {Held, Life} from '../life.js';
import type {PlaceAgain} from './again.js';
import type {ApiKey} from './answers.js';
import type {AzureApi, Organization} from './api.js';
import {keyDetails} from './key-details.js';
import {home} from './place-fields.js';
import {organizationIn} from './places.js';

const where: Fields<AzureApi> = {subscription: home.subscription, organization: home.organization};

/** The ways in with user name and password, by the answers that name the place. */
export type WaysIn = (place: Answers) => (username: string, password: Secret) => readonly Access[];

/** One alone and delete, by id: Azure lists no keys and changes none (Microsoft's REST specification). */
export function keyLife(prefix: 'lkc-' | 'lsrc-', waysIn: WaysIn, placeAgain: PlaceAgain): Life<AzureApi> {
	return {
		where,
		thing: 'apiKey',
		show: async ({api, where: at, id, signal}) => {
			const of = organizationIn(at);
			const key = await api.key(of, id, signal);
			return key && isFor(prefix, key) ? heldKey(key, of) : undefined;
		},
		again: async ({api, where: at, held, signal}) => {
			const key = await api.key(organizationIn(at), held.id, signal);
			if (!key) throw gone('key');
			const {name, description} = key.properties?.spec ?? {};
			return {
				...at,
				...(await placeAgain(api, key, at, signal)),
				...(name && {name}),
				description: description ?? '',
			};
		},
		accesses: async ({api, where: at, held, secret, signal}) => {
			const key = await api.key(organizationIn(at), held.id, signal);
			if (!key) throw gone('key');
			return waysIn(await placeAgain(api, key, at, signal))(held.id, secret);
		},
		cannot: {
			list: 'Azure’s API cannot list keys. Name one by its id, or look at the API keys in the Confluent Cloud console.',
			edit: 'Azure’s API cannot change a key.',
			rotate: 'Azure’s API has no call that gives a key a new secret.',
		},
	};
}

/** A key whose answer does not say what it opens is taken for either. */
function isFor(prefix: string, {properties}: ApiKey): boolean {
	const id = properties?.spec?.resource?.id;
	return !id || id.toLowerCase().startsWith(prefix);
}

function heldKey(key: ApiKey, of: Organization): Held {
	const {metadata, spec} = key.properties ?? {};
	const created = time(metadata?.createdTimestamp);
	const opened = spec?.resource?.id;
	return {
		ref: {...of, id: key.id},
		id: key.id,
		name: spec?.name ?? '',
		opens: opened ?? 'what it opens is not said',
		...(spec?.owner?.id && {owner: spec.owner.id}),
		...(spec?.description && {description: spec.description}),
		...(created && {created}),
		...(metadata?.deletedTimestamp && {state: 'deleted'}),
		details: keyDetails(key, of),
		purpose: opened ? [spec?.owner?.id, opened.toLowerCase()].join(' ') : key.id,
	};
}
