import type {Kafka, KafkaAddress} from './kafka.js';

/**
 * Opens the door to a cluster; see `Kafka`. Nothing is connected, and the client library is not even loaded, before
 * the first call.
 */
export function openKafka(address: KafkaAddress): Kafka {
	let loading: Promise<Kafka> | undefined;
	const door = () => {
		loading ??= import('./door.js').then(({createDoor}) => createDoor(address));
		return loading;
	};
	return {
		cluster: async (...asked) => (await door()).cluster(...asked),
		creations: async (...asked) => (await door()).creations(...asked),
		groupOperations: async (...asked) => (await door()).groupOperations(...asked),
		groups: async (...asked) => (await door()).groups(...asked),
		scramUsers: async (...asked) => (await door()).scramUsers(...asked),
		setScramUser: async (...asked) => (await door()).setScramUser(...asked),
		removeScramUser: async (...asked) => (await door()).removeScramUser(...asked),
		acls: async (...asked) => (await door()).acls(...asked),
		createAcls: async (...asked) => (await door()).createAcls(...asked),
		deleteAcls: async (...asked) => (await door()).deleteAcls(...asked),
		reach: async (...asked) => (await door()).reach(...asked),
		close: async () => (await loading)?.close(),
	};
}
