import type {Acl} from './acl.js';
import type {May} from './rights.js';
import type {ScramCredential, ScramMechanism} from './scram.js';

export type Mechanism = 'PLAIN' | ScramMechanism;

/** A cluster as the Kafka protocol shows it. */
export type KafkaCluster = {
	readonly id: string;
	readonly topics: ReadonlyMap<string, {readonly partitions: number; readonly internal?: boolean}>;
	/** Consumer groups that exist. */
	readonly groups?: readonly string[];
	/** There where the protocol changes users and rules, too. */
	readonly admin?: KafkaAdmin;
};

/** What the administrators' requests look at and change. */
export type KafkaAdmin = {
	/** SCRAM credentials by user name. */
	readonly users: Map<string, Map<ScramMechanism, ScramCredential & {readonly usableFrom: number}>>;
	acls: readonly Acl[];
	/** Epoch milliseconds from which a password that is set now is known. */
	readonly usableFrom: () => number;
};

/** A user of a cluster, as a broker finds one when somebody signs in. */
export type KafkaUser = {
	readonly name: string;
	readonly cluster: KafkaCluster;
	/** Under which mechanisms the user is known. */
	readonly secrets: {readonly PLAIN?: string} & Partial<Record<ScramMechanism, ScramCredential>>;
	/** Epoch milliseconds from which the broker knows the user; in the past for one that was there before the run. */
	readonly usableFrom: number;
	readonly may: May;
};

/** The brokers of one vendor: all its clusters behind one address. */
export type Realm = {
	/** The mechanisms that the brokers speak at all. */
	readonly mechanisms: readonly Mechanism[];
	/** Everybody of that name: names may be unique within a cluster only. */
	readonly find: (username: string) => readonly KafkaUser[];
};
