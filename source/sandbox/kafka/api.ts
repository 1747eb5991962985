import type {KafkaUser} from './cluster.js';
import type {Reader, Writer} from './wire.js';

/** Where the one broker of every cluster is reached. */
export type Broker = {readonly id: number; readonly host: string; readonly port: number};

/** What an answer depends on besides the request. */
export type Call = {
	readonly version: number;
	readonly user: KafkaUser;
	readonly broker: Broker;
};

/** One request of the protocol. */
export type Api = {
	readonly key: number;
	/** As the protocol's guide calls it; also the `path` of a fault. */
	readonly name: string;
	/** The oldest and the newest version that is understood. */
	readonly versions: readonly [number, number];
	/** The first version with variable lengths and tagged fields. */
	readonly flexibleFrom: number;
	/** Reads the request's body and writes the answer's. */
	readonly answer: (read: Reader, write: Writer, call: Call) => void;
};

/** The protocol's error codes that are answered here. */
export const codes = {
	none: 0,
	unknownTopic: 3,
	invalidTopic: 17,
	topicDenied: 29,
	groupDenied: 30,
	clusterDenied: 31,
	unsupportedMechanism: 33,
	illegalSaslState: 34,
	unsupportedVersion: 35,
	topicExists: 36,
	invalidRequest: 42,
	policyViolation: 44,
	transactionalIdDenied: 53,
	saslFailed: 58,
	unknownGroup: 69,
	unknownResource: 91,
	duplicateResource: 92,
	unacceptableCredential: 93,
	unknownTopicId: 100,
} as const;
