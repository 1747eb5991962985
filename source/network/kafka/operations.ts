import {type KafkaOperation, kafkaOperations} from './terms.js';

/** Number of an operation in the protocol: its code in ACLs, and its bit among the authorized operations. */
export const operationCodes = {
	ALL: 2,
	READ: 3,
	WRITE: 4,
	CREATE: 5,
	DELETE: 6,
	ALTER: 7,
	DESCRIBE: 8,
	CLUSTER_ACTION: 9,
	DESCRIBE_CONFIGS: 10,
	ALTER_CONFIGS: 11,
	IDEMPOTENT_WRITE: 12,
} as const;

/** What a broker answers that does not say: the least 32-bit number. */
const notSaid = -(2 ** 31);

/** The operations of a bit field; undefined where the broker does not say. */
export function operationsIn(bits: number): readonly KafkaOperation[] | undefined {
	if (bits === notSaid) return undefined;
	return kafkaOperations.filter((operation) => (bits & (1 << operationCodes[operation])) !== 0);
}
