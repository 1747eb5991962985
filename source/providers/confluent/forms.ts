import {type AccessForm, type HttpBasicAccess, namesFor} from '../access.js';
import {spreading} from './spreading.js';

/** Kafka REST v3 where a file gives no more than its address; a cluster's own topics prove more. */
export const kafkaRestForm = {
	type: 'http-basic',
	label: 'Kafka REST',
	names: namesFor('KAFKA_REST'),
	probe: {path: '/kafka/v3/clusters', purpose: 'list the clusters'},
} as const satisfies AccessForm;

export const registryForm = {
	type: 'http-basic',
	label: 'Schema Registry',
	names: namesFor('SCHEMA_REGISTRY'),
	probe: {path: '/subjects', purpose: 'list the subjects'},
} as const satisfies AccessForm;

/** The Kafka REST API of one cluster, which a Kafka key opens too; a key that may see no topic is answered none. */
export function kafkaRestAccess(
	cluster: string,
	url: string,
	pair: Pick<HttpBasicAccess, 'username' | 'password'>,
): HttpBasicAccess {
	const probe = {path: `/kafka/v3/clusters/${cluster}/topics`, purpose: 'list the topics'};
	return {...kafkaRestForm, probe, url, ...pair, spreading: spreading.kafka};
}
