import {type KafkaOperation, type KafkaRight, kafkaOperations} from '../providers/access.js';

/**
 * What a broker says of one topic or group: the operations that it allows, or why it does not say.
 * - `denied`: it does not show it to this user
 * - `unknown`: there is no such topic, and it says no more
 * - `unsaid`: it shows it, and says nothing of operations
 */
export type Reported = {
	readonly resource: KafkaRight['resource'];
	readonly name: string;
	readonly operations: readonly KafkaOperation[] | 'denied' | 'unknown' | 'unsaid';
	/** Whether a topic of this name may be made, where the broker was asked because it does not show the topic. */
	readonly mayBeMade?: boolean;
	/** There is no such topic, whether or not the broker says what would be allowed on it. */
	readonly isAbsent?: boolean;
};

/**
 * The operations that count, by resource. Kafka knows the settings of groups only since 4.0, so that a broker's silence
 * about them means nothing.
 */
export const operationsOf: Readonly<Record<KafkaRight['resource'], readonly KafkaOperation[]>> = {
	topic: kafkaOperations,
	group: ['READ', 'DELETE', 'DESCRIBE'],
};

/** What comes with an operation, by Kafka's documentation of its authorizer. */
const implied: Readonly<Partial<Record<KafkaOperation, KafkaOperation>>> = {
	READ: 'DESCRIBE',
	WRITE: 'DESCRIBE',
	DELETE: 'DESCRIBE',
	ALTER: 'DESCRIBE',
	ALTER_CONFIGS: 'DESCRIBE_CONFIGS',
};

/** Whether the user may do this; undefined where that cannot be seen. */
export function mayDo({operations, mayBeMade}: Reported, operation: KafkaOperation): boolean | undefined {
	if (operation === 'CREATE' && mayBeMade !== undefined) return mayBeMade;
	const needsSight = operation === 'DESCRIBE' || implied[operation] === 'DESCRIBE';
	if (operations === 'denied') return needsSight ? false : undefined;
	if (operations === 'unknown' || operations === 'unsaid') return operation === 'DESCRIBE' ? true : undefined;
	return withImplied(operations).includes(operation);
}

/** Whether the user may do nothing with it, nor see whether it is there. */
export function isShut({operations}: Reported): boolean {
	return operations === 'denied' || operations.length === 0;
}

/** The operations and what comes with them. */
export function withImplied(operations: readonly KafkaOperation[]): readonly KafkaOperation[] {
	return [...operations, ...operations.flatMap((operation) => implied[operation] ?? [])];
}

/** The operations without those that come with another of them. */
export function withoutImplied(operations: readonly KafkaOperation[]): readonly KafkaOperation[] {
	const carried = operations.flatMap((operation) => implied[operation] ?? []);
	return operations.filter((operation) => !carried.includes(operation));
}

/** Whether the right is about this topic or group. */
export function covers({resource, pattern, name}: Omit<KafkaRight, 'operations'>, of: Reported): boolean {
	if (resource !== of.resource) return false;
	return pattern === 'all' || (pattern === 'literal' ? name === of.name : of.name.startsWith(name));
}
