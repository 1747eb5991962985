import {isWithheld, Secret} from '../../secret.js';
import type {Access} from '../access.js';
import type {Answers, AnswersTo} from '../field.js';
import type {Credential, Made, Plan, Step} from '../provider.js';
import type {CreatedKey} from './answers.js';
import {type AzureApi, createKeyPath, type Organization, usualVersion} from './api.js';
import {keyDetails} from './key-details.js';
import type {nameFields} from './place-fields.js';
import {environmentIn, organizationIn} from './places.js';

/** The sentence over the secret: reading a key back gives none (Microsoft's REST specification). */
export const shownOnce = 'The secret is shown once. Azure cannot show it again.';

/** What one kind of key is for, and how it is used. */
export type KeyWanted = {
	/** `lkc-…` or `lsrc-…`. */
	readonly resource: string;
	/** `Kafka key`. */
	readonly words: string;
	readonly answers: Answers & AnswersTo<typeof nameFields>;
	/** What the key opens and what not, for the review. */
	readonly note: string;
	readonly variables: readonly string[];
	readonly accesses: (username: string, password: Secret) => readonly Access[];
};

/** One call makes the key; what the person should know before is in the notes. */
export function planKey(api: AzureApi, wanted: KeyWanted): Plan {
	return {
		steps: [createKey(api, wanted)],
		notes: [
			'Azure does not let the owner be chosen. The answer names the owner; the key may do what its owner may.',
			wanted.note,
			'Microsoft’s own sample of the answer has an empty secret. If that happens, kafkey says so and offers to delete the key.',
			...(api.version === usualVersion
				? []
				: [`Requests use API version ${api.version} instead of the usual ${usualVersion}.`]),
		],
		variables: wanted.variables,
	};
}

function createKey(api: AzureApi, wanted: KeyWanted): Step {
	const {answers, resource, words} = wanted;
	const of = organizationIn(answers);
	const at = createKeyPath(of, environmentIn(answers), resource);
	const {name, description} = answers;
	const request = {name, ...(description !== '' && {description})};
	return {
		id: 'key',
		will: `create ${words} ${name} for ${resource} in ${of.name}`,
		did: `created ${words} ${name}`,
		thing: 'apiKey',
		request: () => ({method: 'POST', path: `${at}?api-version=${api.version}`, body: request}),
		send: async (_earlier, signal) => made(await api.createKey(at, request, signal), of, wanted),
	};
}

function made(key: CreatedKey, of: Organization, wanted: KeyWanted): Made {
	const existing = {ref: {...of, id: key.id}, label: key.id};
	const secret = key.properties?.spec?.secret;
	if (!secret || isWithheld(secret)) return {...existing, undelivered: true};
	const credential: Credential = {
		id: key.id,
		name: key.properties?.spec?.name || wanted.answers.name,
		accesses: wanted.accesses(key.id, new Secret(secret)),
		details: keyDetails(key, of),
		differences: differences(key, wanted),
	};
	return {...existing, credential};
}

/** The environment is compared only where it came back: the vendor's sample leaves it out. */
function differences({properties}: CreatedKey, {answers, resource: asked}: KeyWanted): string[] {
	const {name, resource} = properties?.spec ?? {};
	const environment = environmentIn(answers);
	const found: string[] = [];
	if (!resource?.id) found.push(`The answer does not say what it opens; you asked for ${asked}.`);
	else if (resource.id.toLowerCase() !== asked.toLowerCase())
		found.push(`It opens ${resource.id}; you asked for ${asked}.`);
	if (resource?.environment && resource.environment !== environment)
		found.push(`It is in environment ${resource.environment}; you asked for ${environment}.`);
	if (name && name !== answers.name) found.push(`It is called ${name}; you asked for ${answers.name}.`);
	return found;
}

/** The question that a complaint about the request is about, by the path in its body. */
export function fieldFor(path: readonly (string | number)[]): string | undefined {
	return ({name: 'name', description: 'description'} as Record<string, string>)[String(path.at(-1))];
}
