import {Secret} from '../../secret.js';
import {placeOf} from '../confluent/places.js';
import {type Answers, plainOf} from '../field.js';
import type {ConfluentApi} from './api.js';
import type {RestCluster} from './kafka-rest.js';
import type {KafkaPlace} from './places.js';

/** A Kafka key of the cluster whose owner may list topics and change ACLs, and where it is used. */
export type Admin = {readonly at: RestCluster; readonly key: string; readonly secret: Secret};

/** How rights on topics can be given, with the sentence that explains the choice. */
export type Way =
	| {readonly by: 'roles'; readonly why: string; readonly cluster: string}
	| {readonly by: 'acls'; readonly why: string; readonly admin: Admin}
	| {readonly by: 'none'; readonly why: string};

/** The way for the cluster that was chosen, by its type and by what the person can give. */
export function wayFor({organization}: Pick<ConfluentApi, 'organization'>, answers: Answers): Way {
	if (isBasic(answers)) {
		const admin = adminIn(answers);
		if (admin)
			return {
				by: 'acls',
				admin,
				why: 'Rights are ACLs: role bindings on topics do not work on Basic clusters.',
			};
		const missing = plainOf(answers['admin-key']) ? 'the cluster’s REST address' : 'a Kafka admin key';
		return {
			by: 'none',
			why: `Topic rights cannot be given here: on a Basic cluster they are ACLs, and those need ${missing}.`,
		};
	}
	if (organization === undefined)
		return {
			by: 'none',
			why: 'Topic rights cannot be given here: role bindings name the organization, and this sign-in cannot read its id.',
		};
	const environment = plainOf(answers['environment']) ?? '';
	const id = plainOf(answers['cluster']) ?? '';
	const place = `organization=${organization}/environment=${environment}/cloud-cluster=${id}/kafka=${id}`;
	return {
		by: 'roles',
		cluster: `crn://confluent.cloud/${place}`,
		why: 'Rights are role bindings: they work on every cluster that is not Basic, and need no Kafka key.',
	};
}

/** The Kafka admin key, as soon as it is complete and the cluster's address is known. */
export function adminIn(answers: Answers): Admin | undefined {
	const key = plainOf(answers['admin-key']);
	const secret = answers['admin-secret'];
	const endpoint = placeOf<KafkaPlace>(answers['cluster'])?.endpoint ?? plainOf(answers['rest-endpoint']);
	const cluster = plainOf(answers['cluster']);
	if (!key || !(secret instanceof Secret) || !endpoint || !cluster) return undefined;
	return {at: {cluster, endpoint}, key, secret};
}

function isBasic(answers: Answers): boolean {
	const type = placeOf<KafkaPlace>(answers['cluster'])?.type ?? plainOf(answers['cluster-type']);
	return type?.toLowerCase() === 'basic';
}
