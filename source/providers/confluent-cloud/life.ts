import type {Secret} from '../../secret.js';
import type {Access} from '../access.js';
import {description, name} from '../confluent/rules.js';
import {type Answers, plainOf} from '../field.js';
import {gone} from '../gone.js';
import type {Held, Life} from '../life.js';
import {aclInsight} from './acl-insight.js';
import {ownerAgain, type PlaceAgain} from './again.js';
import type {ConfluentApi} from './api.js';
import {leftBehind} from './behind.js';
import {heldKey} from './held-key.js';
import type {ApiKey} from './holdings.js';
import {isServerFiltered, type KeySort, sortOf} from './key-sort.js';
import {limitsOf} from './limits-used.js';

/** The ways in with user name and password, by the answers that name the place. */
export type WaysIn = (
	place: Answers,
	api: ConfluentApi,
) => (username: string, password: Secret) => readonly Access[];

/** List, one alone, name and description, delete: the same calls for every kind of key (Confluent's OpenAPI). */
export function keyLife(
	sort: KeySort,
	waysIn: WaysIn,
	placeAgain: PlaceAgain = async () => ({}),
): Life<ConfluentApi> {
	return {
		thing: 'apiKey',
		list: async function* ({api, signal}) {
			const filter = isServerFiltered(sort) ? {resource: sort} : {};
			for await (const page of api.holdings.keys(filter, signal))
				yield page.filter((key) => sortOf(key) === sort).map((key) => heldKey(key, sort, api.signInKey));
		},
		show: async ({api, id, signal}) => {
			const key = await api.holdings.key(id, signal);
			return key && sortOf(key) === sort ? heldKey(key, sort, api.signInKey) : undefined;
		},
		behind: ({api, held, signal}) => leftBehind(api, sort, held, signal),
		...(sort === 'kafka' && {insight: aclInsight}),
		edit,
		again: async ({api, held, signal}) => {
			const key = await current(api, held, signal);
			return {
				...(await placeAgain(api, key, signal)),
				...(await ownerAgain(api, key.spec.owner?.id ?? '', signal)),
				...(key.spec.display_name && {name: key.spec.display_name}),
				description: key.spec.description ?? '',
			};
		},
		accesses: async ({api, held, secret, signal}) => {
			const place = await placeAgain(api, await current(api, held, signal), signal);
			return waysIn(place, api)(held.id, secret);
		},
		goneOwners: async ({api, owners, signal}) => {
			const found = await api.holdings.gone(owners, signal);
			return Object.fromEntries(
				found.map((id) => [id, `there is no such ${id.startsWith('u-') ? 'user' : 'service account'}`]),
			);
		},
		limits: ({api, held, signal}) => limitsOf(api, sort, held, signal),
		cannot: {rotate: 'Confluent Cloud’s API has no call that gives a key a new secret.'},
	};
}

const edit: NonNullable<Life<ConfluentApi>['edit']> = {
	fields: {
		name: {kind: 'text', label: 'What should the key be called?', name: 'name', schema: name},
		description: {kind: 'text', label: 'What is it for?', name: 'description', schema: description},
	},
	now: async ({api, held, signal}) => {
		const {spec} = await current(api, held, signal);
		return {name: spec.display_name ?? '', description: spec.description ?? ''};
	},
	send: async ({api, held, changed, signal}) => {
		const [display_name, about] = [plainOf(changed['name']), plainOf(changed['description'])];
		const spec = {
			...(display_name !== undefined && {display_name}),
			...(about !== undefined && {description: about}),
		};
		await api.holdings.changeKey(held.id, spec, signal);
	},
	notes: ['Owner, resource and secret of a key cannot be changed.'],
};

async function current(api: ConfluentApi, {id}: Held, signal: AbortSignal): Promise<ApiKey> {
	const found = await api.holdings.key(id, signal);
	if (!found) throw gone('key');
	return found;
}
