import type {Made} from '../provider.js';
import {aclDifferences} from './acl.js';
import type {KafkaUser} from './answers.js';
import {userDetails} from './details.js';
import {type KafkaAnswer, type KafkaConfig, kafkaAccesses, kafkaDifferences} from './kafka-access.js';

/** What came of a Kafka user's create, or of a new password; no answer has the password. */
export function madeUser(user: KafkaUser, config: KafkaConfig): Made {
	const answer: KafkaAnswer = {
		username: user.username,
		servers: user.kafka_proxy_endpoint,
		registry: user.schema_proxy_endpoint,
	};
	return {
		ref: {username: user.username},
		label: user.username,
		credential: {
			id: user.username,
			name: user.username,
			accesses: kafkaAccesses(config, answer),
			details: userDetails(user),
			differences: [
				...kafkaDifferences(config, answer),
				...aclDifferences(config.kafka_acls, user.kafka_acls),
				...ipDifferences(config.whitelist_ips, user.whitelist_ips),
			],
		},
	};
}

function ipDifferences(asked: string, answered: string | null | undefined): string[] {
	if (typeof answered !== 'string') return [];
	const sorted = (text: string) => text.replace(/\s/g, '').split(',').sort().join(',');
	if (sorted(asked) === sorted(answered)) return [];
	return [`It can connect from ${answered || 'any address'}; you asked for ${asked || 'any address'}.`];
}
