import {type Acl, mayBy} from '../kafka/acl.js';
import type {Realm} from '../kafka/cluster.js';
import type {SandboxSettings} from '../system.js';
import type {KafkaUser, State} from './data.js';
import {partitionsOf, topics} from './topics.js';

type Settings = Pick<SandboxSettings, 'propagationSeconds' | 'topicCount'>;

/** The brokers of all services: Kafka users sign in by PLAIN and may do what their ACLs say. */
export function kafkaRealm(state: State, {propagationSeconds, topicCount}: Settings): Realm {
	const all = () =>
		topics(topicCount).map((topic) => [topic.name, {partitions: partitionsOf(topic)}] as const);
	return {
		mechanisms: ['PLAIN'],
		find: (username) =>
			[...state.kafkaUsers.values()]
				.filter((user) => user.username === username)
				.map((user) => ({
					name: username,
					cluster: {id: user.serviceId, topics: new Map(all())},
					secrets: {PLAIN: user.password},
					usableFrom: user.createdAt + propagationSeconds * 1000,
					may: mayBy(aclsOf(user), username),
				})),
	};
}

function aclsOf({acls, username}: KafkaUser): Acl[] {
	return acls.map(({resource, resource_pattern_type, name, operation}) => ({
		resource,
		pattern: resource_pattern_type,
		name,
		principal: `User:${username}`,
		host: '*',
		operation,
		permission: 'ALLOW',
	}));
}
