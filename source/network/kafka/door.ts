import {createAcls, deleteAcls, readAcls} from './acls.js';
import {Brokers} from './brokers.js';
import {readCreations} from './creations.js';
import {readGroupOperations, readGroups} from './groups.js';
import type {Kafka, KafkaAddress} from './kafka.js';
import {KafkaProblem} from './kafka-problem.js';
import {readCluster} from './metadata.js';
import {readUsers, removeUser, setUser} from './users.js';

/** The door itself; see `openKafka`. */
export function createDoor(address: KafkaAddress): Kafka {
	const brokers = new Brokers(address);
	return {
		cluster: (topics, signal) => told(signal, () => readCluster(brokers, topics, signal)),
		creations: (topics, signal) => told(signal, () => readCreations(brokers, topics, signal)),
		groupOperations: (group, signal) => told(signal, () => readGroupOperations(brokers, group, signal)),
		groups: (signal) => told(signal, () => readGroups(brokers, signal)),
		scramUsers: (names, signal) => told(signal, () => readUsers(brokers, names, signal)),
		setScramUser: (user, signal) => told(signal, () => setUser(brokers, user, signal)),
		removeScramUser: (name, mechanism, signal) =>
			told(signal, () => removeUser(brokers, name, mechanism, signal)),
		acls: (filter, signal) => told(signal, () => readAcls(brokers, filter, signal)),
		createAcls: (acls, signal) => told(signal, () => createAcls(brokers, acls, signal)),
		deleteAcls: (acls, signal) => told(signal, () => deleteAcls(brokers, acls, signal)),
		reach: (broker, signal) => told(signal, () => brokers.reach(broker, signal)),
		close: async () => brokers.close(),
	};
}

/** A signal that ends a call before its request is sent gives its own reason; that is told too. */
async function told<Value>(signal: AbortSignal, call: () => Promise<Value>): Promise<Value> {
	try {
		return await call();
	} catch (error) {
		if (!signal.aborted || error instanceof KafkaProblem) throw error;
		throw new KafkaProblem(
			{what: 'It was cancelled.'},
			{outcome: 'not-sent', stage: 'cluster', failure: 'cancelled'},
		);
	}
}
