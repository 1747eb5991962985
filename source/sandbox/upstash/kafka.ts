import type {KafkaUser, Realm} from '../kafka/cluster.js';
import type {May, Operation} from '../kafka/rights.js';
import {scramCredential, scramMechanisms} from '../kafka/scram.js';
import type {Cluster, Credential, State} from './data.js';
import {covers, topicsOf} from './topics.js';

/**
 * What a permission lets a credential do to its topics. Consumer groups are not limited by the vendor's form; here
 * whoever may consume may use every group.
 */
const permitted: Record<Credential['permissions'], readonly Operation[]> = {
	ALL: ['READ', 'WRITE', 'CREATE', 'DELETE', 'ALTER', 'DESCRIBE', 'DESCRIBE_CONFIGS', 'ALTER_CONFIGS'],
	PRODUCE: ['WRITE', 'DESCRIBE'],
	CONSUME: ['READ', 'DESCRIBE'],
};

/** The brokers of all clusters: credentials and the clusters' own default ones sign in by SCRAM. */
export function kafkaRealm(state: State, propagationSeconds: number): Realm {
	return {
		mechanisms: [...scramMechanisms],
		find: (username) => {
			const credential = [...state.credentials.values()].find((one) => one.username === username);
			const owner = state.clusters.find((one) => one.username === username);
			const cluster = owner ?? state.clusters.find(({id}) => id === credential?.clusterId);
			if (owner) return [user(owner, owner, 0, {topic: '*', permissions: 'ALL'})];
			if (!cluster || !credential) return [];
			const usableFrom = credential.createdAt + propagationSeconds * 1000;
			return [user(cluster, credential, usableFrom, credential)];
		},
	};
}

function user(
	cluster: Cluster,
	{username, password}: Pick<Credential, 'username' | 'password'>,
	usableFrom: number,
	grant: Pick<Credential, 'topic' | 'permissions'>,
): KafkaUser {
	return {
		name: username,
		cluster: {id: cluster.id, topics: new Map(topicsOf(cluster).map((topic) => [topic.name, topic]))},
		secrets: Object.fromEntries(scramMechanisms.map((name) => [name, scramCredential(name, password)])),
		usableFrom,
		may: mayBy(grant),
	};
}

function mayBy({topic, permissions}: Pick<Credential, 'topic' | 'permissions'>): May {
	return (operation, resource, name) => {
		if (resource === 'GROUP') return permissions !== 'PRODUCE';
		return resource === 'TOPIC' && covers(topic, name) && permitted[permissions].includes(operation);
	};
}
