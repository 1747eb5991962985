import {Problem} from '../../errors.js';
import {placeOf} from '../confluent/places.js';
import type {Answers, Listing, Picked} from '../field.js';
import {pick, pickListed} from '../pick.js';
import type {ConfluentApi} from './api.js';
import type {ApiKey} from './holdings.js';
import {regionOf} from './key-sort.js';
import {isServiceAccount, ownAccount} from './owner.js';
import {
	environments,
	flinkRegions,
	type KafkaPlace,
	kafkaClusters,
	ksqlClusters,
	schemaRegistries,
} from './places.js';

/** The answers that name the place of a key, for another one there. */
export type PlaceAgain = (api: ConfluentApi, key: ApiKey, signal: AbortSignal) => Promise<Answers>;

/** The owner of a key, for another one. Throws where it can be no new key's: another person, or an account that is gone. */
export async function ownerAgain(api: ConfluentApi, owner: string, signal: AbortSignal): Promise<Answers> {
	if (owner.startsWith('u-')) {
		if (api.self !== undefined && api.self !== owner) throw anotherPerson();
		return {owner: ownAccount(api.self), ...(api.self === undefined && {'owner-id': owner})};
	}
	const account = await api.holdings.account(owner, signal);
	if (!account) throw withoutOwner();
	return {owner: {value: owner, label: account.display_name || owner, hint: owner, typed: false}};
}

/** A Kafka cluster; the owner has its rights already, so none are given. */
export const kafkaAgain: PlaceAgain = async (api, key, signal) => {
	const {environment, place} = await placeAgain(api, key, kafkaClusters, signal);
	const unknownType = placeOf<KafkaPlace>(place)?.type === undefined;
	const rights = {
		'admin-key': '',
		...(unknownType && {'cluster-type': {value: 'other', label: 'not known', typed: false}}),
		access: {value: 'nothing', label: 'Nothing now', typed: false},
	};
	return {
		...environment,
		cluster: place,
		...(isServiceAccount(key.spec.owner?.id) && rights),
	};
};

export const registryAgain: PlaceAgain = async (api, key, signal) => {
	const {environment, place} = await placeAgain(api, key, schemaRegistries, signal);
	return {...environment, 'schema-registry': place};
};

export const ksqlAgain: PlaceAgain = async (api, key, signal) => {
	const {environment, place} = await placeAgain(api, key, ksqlClusters, signal);
	return {...environment, ksqldb: place};
};

export const flinkAgain: PlaceAgain = async (api, {spec: {resource}}, signal) => {
	const region = regionOf(resource?.id ?? '') ?? '';
	const environment = resource?.environment || /^(env-[^.]+)\./.exec(resource?.id ?? '')?.[1];
	return {
		...(environment && {
			environment: await pickListed(environments, {api, answers: {}, signal}, environment),
		}),
		region: await pickListed(flinkRegions, {api, answers: {}, signal}, region),
	};
};

/** The place of the key in its list; where the key does not name its environment, all are looked through for it. */
async function placeAgain<Place>(
	api: ConfluentApi,
	{spec: {resource}}: ApiKey,
	list: Listing<ConfluentApi, Place>,
	signal: AbortSignal,
): Promise<{readonly environment: Answers; readonly place: Picked<Place>}> {
	const id = resource?.id ?? '';
	const within = (environment: Picked) => pickListed(list, {api, answers: {environment}, signal}, id);
	if (resource?.environment) {
		const environment = await pickListed(environments, {api, answers: {}, signal}, resource.environment);
		return {environment: {environment}, place: await within(environment)};
	}
	for await (const page of environments({api, answers: {}, signal})) {
		for (const choice of page) {
			const environment = {...choice, typed: false};
			const place = await within(environment);
			if (!place.typed) return {environment: {environment}, place};
		}
	}
	return {environment: {}, place: pick([], id)};
}

function anotherPerson(): Problem {
	return new Problem({
		what: 'No new key can be made like this one.',
		why: 'It belongs to a user other than the owner of your sign-in, and nobody can make a key for another user.',
		next: 'Make one for a service account, or ask that user to rotate it.',
	});
}

function withoutOwner(): Problem {
	return new Problem({
		what: 'No new key can be made like this one.',
		why: 'Its owner is there no longer.',
		next: 'Make a new key for another owner, then revoke this one.',
	});
}
