import {type AccessForm, namesFor, type Spreading} from '../access.js';

/** Kafka over REST at Upstash: the topics with their numbers of partitions (Upstash's REST SDK). */
export const restForm = {
	type: 'http-basic',
	label: 'Kafka REST',
	names: namesFor('KAFKA_REST'),
	probe: {path: '/topics', purpose: 'list the topics'},
	fits: isUpstash,
} as const satisfies AccessForm;

/** Upstash's Schema Registry answers like Confluent's (vendor page). */
export const registryForm = {
	type: 'http-basic',
	label: 'Schema Registry',
	names: namesFor('SCHEMA_REGISTRY'),
	probe: {path: '/subjects', purpose: 'list the subjects'},
	fits: isUpstash,
} as const satisfies AccessForm;

/** The vendor is silent, so both numbers are kafkey's own; a read every five seconds is no burden to anybody. */
export const spreading: Spreading = {
	said: 'Upstash does not say how long a new credential takes; kafkey waits 30 seconds at most',
	every: 5,
	atMost: 30,
};

function isUpstash(url: string): boolean {
	return URL.canParse(url) && new URL(url).hostname.endsWith('.upstash.io');
}
