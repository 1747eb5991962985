import {type KafkaAccess, kafkaExtraNames, kafkaNames} from '../access.js';
import {onlyName, type Rule} from './acl.js';
import type {NewUser} from './api.js';
import type {Way} from './sign-in.js';

/** The way in of a user: known before anything is sent, because nothing of it comes from the broker. */
export function accessFor(
	{name, mechanism, password}: NewUser,
	rules: readonly Rule[],
	way: Way,
): KafkaAccess {
	const [topic, group] = [onlyName(rules, 'topic'), onlyName(rules, 'group')];
	return {
		type: 'kafka',
		label: 'Kafka',
		...way,
		mechanism,
		username: name,
		password,
		...(topic !== undefined && {topic}),
		...(group !== undefined && {group}),
		// Brokers take users and ACLs out of the cluster's metadata log, each at its own time.
		spreading: {
			said: 'Kafka: each broker takes up a new user on its own; kafkey waits 30 seconds at most',
			every: 1,
			atMost: 30,
		},
	};
}

/** The variables that it fills. */
export function variablesOf({topic, group, authority}: KafkaAccess): string[] {
	const {topic: topicName, ...always} = kafkaNames;
	return [
		...Object.values(always),
		...(topic === undefined ? [] : [topicName]),
		...(group === undefined ? [] : [kafkaExtraNames.group]),
		...(authority === undefined ? [] : [kafkaExtraNames.authority]),
	];
}
