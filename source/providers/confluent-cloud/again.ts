import {Problem} from '../../errors.js';
import {type Named, type Places, placeAgain} from '../confluent/place-again.js';
import {placeOf} from '../confluent/places.js';
import type {Answers} from '../field.js';
import {pickListed} from '../pick.js';
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
	const place = await kafkaPlaceOf(api, key.spec.resource ?? {}, signal);
	const unknownType = placeOf<KafkaPlace>(place['cluster'])?.type === undefined;
	const rights = {
		'admin-key': '',
		...(unknownType && {'cluster-type': {value: 'other', label: 'not known', typed: false}}),
		access: {value: 'nothing', label: 'Nothing now', typed: false},
	};
	return {...place, ...(isServiceAccount(key.spec.owner?.id) && rights)};
};

/** A Kafka cluster, and the environment that it is in. */
export function kafkaPlaceOf(api: ConfluentApi, named: Named, signal: AbortSignal): Promise<Answers> {
	const lists = {environments, places: kafkaClusters, field: 'cluster'};
	return placeAgain(lists, named, {api, answers: {}, signal});
}

export const registryAgain = at({environments, places: schemaRegistries, field: 'schema-registry'});
export const ksqlAgain = at({environments, places: ksqlClusters, field: 'ksqldb'});

function at<Place>(lists: Places<ConfluentApi, Place>): PlaceAgain {
	return (api, {spec}, signal) => placeAgain(lists, spec.resource ?? {}, {api, answers: {}, signal});
}

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
