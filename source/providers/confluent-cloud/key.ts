import {isWithheld, Secret} from '../../secret.js';
import type {Access} from '../access.js';
import type {Credential, Made, Step} from '../provider.js';
import type {CreatedKey} from './answers.js';
import type {ConfluentApi} from './api.js';
import {keysPath} from './control-plane.js';
import {keyDetails} from './key-details.js';
import type {Owner, OwnerAnswers} from './owner.js';
import {inWords, isOfAll, isSameResource, type KeyResource} from './resource.js';

/** The sentence over the secret, the same for every kind of key (vendor page). */
export const shownOnce = 'The secret is shown once. Confluent Cloud cannot show it again.';

/** Vendor rules for the review that hold for every key (vendor page). */
export const keyNotes = [
	'The number of keys per account is limited; at the limit Confluent refuses and says which.',
];

/** What one kind of key is for, and how it is used. */
export type KeyWanted = {
	readonly resource: KeyResource;
	/** `Kafka key`. */
	readonly words: string;
	readonly owner: Owner;
	readonly answers: OwnerAnswers;
	readonly accesses: (username: string, password: Secret) => readonly Access[];
};

/** The step that makes the key. */
export function createKey(api: ConfluentApi, wanted: KeyWanted): Step {
	const {resource, words, owner, answers} = wanted;
	const request = (ownerId: string) => ({
		spec: {
			display_name: answers.name,
			...(answers.description !== '' && {description: answers.description}),
			owner: {id: ownerId},
			resource,
		},
	});
	const opens = isOfAll(resource) ? '' : ` for ${inWords(resource)}`;
	return {
		id: 'key',
		will: `create ${words} ${answers.name}${opens}, owned by ${owner.words}`,
		did: `created ${words} ${answers.name}`,
		thing: 'apiKey',
		request: (earlier) => ({method: 'POST', path: keysPath, body: request(owner.idAfter(earlier))}),
		send: async (earlier, signal) => {
			const ownerId = owner.idAfter(earlier);
			return made(await api.control.createKey(request(ownerId), signal), wanted, ownerId);
		},
		list: async (earlier, signal) => {
			const keys = await api.control.keys(owner.idAfter(earlier), resource, signal);
			return keys.map((id) => ({ref: {id}, label: id}));
		},
	};
}

function made(key: CreatedKey, wanted: KeyWanted, ownerId: string): Made {
	const existing = {ref: {id: key.id}, label: key.id};
	const {secret} = key.spec;
	if (!secret || isWithheld(secret)) return {...existing, undelivered: true};
	const credential: Credential = {
		id: key.id,
		name: key.spec.display_name || wanted.answers.name,
		accesses: wanted.accesses(key.id, new Secret(secret)),
		details: keyDetails(key, `${ownerId}, as asked: the answer does not say`),
		differences: differences(key, wanted.resource, ownerId),
	};
	return {...existing, credential};
}

/** Ids of resources are compared without case, because the special ones are written both ways (Confluent's OpenAPI). */
function differences({spec}: CreatedKey, asked: KeyResource, ownerId: string): string[] {
	const {owner, resource} = spec;
	const found: string[] = [];
	const got = resource?.id ?? (asked.id === 'cloud' ? 'cloud' : undefined);
	if (got === undefined)
		found.push(`The answer does not say what it opens; you asked for ${inWords(asked)}.`);
	else if (!isSameResource(got, asked)) found.push(`It opens ${got}; you asked for ${inWords(asked)}.`);
	if (asked.environment && resource?.environment && resource.environment !== asked.environment)
		found.push(`It is in environment ${resource.environment}; you asked for ${asked.environment}.`);
	if (owner && owner.id !== ownerId) found.push(`It belongs to ${owner.id}; you asked for ${ownerId}.`);
	return found;
}

/** The question that a complaint about a request is about, by the path in its body; `resource` names its own. */
export function fieldFor(resource?: string) {
	return (path: readonly (string | number)[]): string | undefined => {
		const [first, second] = path;
		if (first === 'spec') {
			const byName = {display_name: 'name', description: 'description', owner: 'owner', resource};
			return byName[String(second) as keyof typeof byName];
		}
		const byName = {display_name: 'account-name', description: 'description', principal: 'owner'};
		return byName[String(first) as keyof typeof byName];
	};
}
