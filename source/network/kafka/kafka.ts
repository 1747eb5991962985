import type {Secret} from '../../secret.js';
import type {KafkaProblem} from './kafka-problem.js';
import type {KafkaOperation, KafkaStage, SaslMechanism, ScramMechanism} from './terms.js';

/** How one cluster is signed in to. */
export type KafkaAddress = {
	/** Comma-separated `host:port`. */
	readonly bootstrapServers: string;
	readonly securityProtocol: 'SASL_SSL' | 'SASL_PLAINTEXT';
	readonly mechanism: SaslMechanism;
	readonly username: string;
	readonly password: Secret;
	/** Certificate authorities in PEM to trust in place of the system's. */
	readonly authorities?: string;
	/** The person said yes to a password over plain text to another machine. */
	readonly plainTextAllowed?: boolean;
	/** Told of every stage of every broker that is connected to, as it is passed or fails. */
	readonly onSeen?: (seen: Seen) => void;
};

/** One stage of one broker. */
export type Seen = {
	readonly stage: KafkaStage;
	/** `host:port` */
	readonly broker: string;
	/** What was seen, without a full stop, safe to show: `certificate of …, by …, until 2027-01-31`. */
	readonly sentence: string;
	/** Set where the stage failed. */
	readonly problem?: KafkaProblem;
};

/** A topic that the user may see. */
export type KafkaTopic = {
	readonly name: string;
	readonly internal: boolean;
	readonly partitions: number;
	/** What the user may do with it; absent where the broker does not say. */
	readonly operations?: readonly KafkaOperation[];
};

/** What a broker says of its cluster to this user. */
export type KafkaCluster = {
	readonly id?: string;
	readonly brokers: readonly {readonly id: number; readonly host: string; readonly port: number}[];
	readonly topics: readonly KafkaTopic[];
	/** Topics that were asked for by name and are not shown, and why; `unknown` ones with what the user may do all the same. */
	readonly missing: readonly (Pick<KafkaTopic, 'name' | 'operations'> & {
		readonly why: 'unknown' | 'denied';
	})[];
};

/** A user that a broker keeps itself, without its password. */
export type ScramUser = {
	readonly name: string;
	readonly mechanisms: readonly {readonly mechanism: ScramMechanism; readonly iterations: number}[];
};

/** One rule of who may do what, as the broker keeps it. */
export type KafkaAcl = {
	readonly resource: 'topic' | 'group' | 'cluster' | 'transactional-id';
	readonly pattern: 'literal' | 'prefixed';
	readonly name: string;
	/** `User:orders-svc` */
	readonly principal: string;
	/** `*` for every host. */
	readonly host: string;
	readonly operation: KafkaOperation | 'ALL' | 'CLUSTER_ACTION' | 'IDEMPOTENT_WRITE';
	readonly permission: 'ALLOW' | 'DENY';
};

/**
 * The door to one Kafka cluster. Every failure is a `KafkaProblem`. Reads go to the next broker when one fails;
 * what changes something is sent exactly once. It connects with the first call.
 */
export type Kafka = {
	/** Never makes a topic. */
	cluster(topics: readonly string[] | 'all', signal: AbortSignal): Promise<KafkaCluster>;
	/** Which of the topics the user may make, shown or not; one is left out where the broker does not say. Makes none. */
	creations(topics: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, boolean>>;
	/** What the user may do with the consumer group, whether or not it exists. */
	groupOperations(group: string, signal: AbortSignal): Promise<readonly KafkaOperation[] | 'denied'>;
	groups(signal: AbortSignal): Promise<readonly string[]>;
	/** Those users of the list that exist; all of them without a list. */
	scramUsers(names: readonly string[] | 'all', signal: AbortSignal): Promise<readonly ScramUser[]>;
	/** Makes the user, or replaces the password of one that exists. */
	setScramUser(
		user: {
			readonly name: string;
			readonly mechanism: ScramMechanism;
			readonly password: Secret;
		},
		signal: AbortSignal,
	): Promise<void>;
	/** One that is gone already counts as deleted. */
	removeScramUser(name: string, mechanism: ScramMechanism, signal: AbortSignal): Promise<void>;
	acls(filter: Partial<KafkaAcl>, signal: AbortSignal): Promise<readonly KafkaAcl[]>;
	createAcls(acls: readonly KafkaAcl[], signal: AbortSignal): Promise<void>;
	/** Deletes exactly these; those that are gone already count as deleted. */
	deleteAcls(acls: readonly KafkaAcl[], signal: AbortSignal): Promise<void>;
	/** Connects, without a sign-in, to a broker that the cluster names: whether it can be reached from here. */
	reach(broker: {readonly host: string; readonly port: number}, signal: AbortSignal): Promise<void>;
	close(): Promise<void>;
};
