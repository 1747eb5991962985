import {brokerName} from '../network/kafka/fault.js';
import type {Kafka, KafkaCluster, Seen} from '../network/kafka/kafka.js';
import {KafkaProblem} from '../network/kafka/kafka-problem.js';

/** Brokers that are tried at the most: of a large cluster some show whether the names lead anywhere. */
const most = 8;

/** Brokers that the cluster names to its clients and that cannot be reached under that name. */
export type OutOfReach = {
	/** `broker 2 (kafka-2.internal:9092) is out of reach: there is no host named …` */
	readonly sentences: readonly string[];
	/** None that was tried can be reached, so that clients cannot get past the first answer. */
	readonly all: boolean;
	/** `kafka-2.internal:9092` */
	readonly names: readonly string[];
};

/** Connects, without a sign-in, to the brokers that the cluster names besides those that were connected to. */
export async function brokersOutOfReach(
	kafka: Kafka,
	brokers: KafkaCluster['brokers'],
	seen: readonly Seen[],
	signal: AbortSignal,
): Promise<OutOfReach> {
	const connected = new Set(seen.filter(({problem}) => !problem).map(({broker}) => broker));
	const isConnected = (broker: KafkaCluster['brokers'][number]) => connected.has(brokerName(broker));
	const others = brokers.filter((broker) => !isConnected(broker)).slice(0, most);
	const results = await Promise.all(
		others.map(async (broker) => {
			try {
				await kafka.reach(broker, signal);
				return [];
			} catch (error) {
				if (!(error instanceof KafkaProblem) || signal.aborted) throw error;
				return [{name: brokerName(broker), id: broker.id, why: error.reason}];
			}
		}),
	);
	const failed = results.flat();
	return {
		sentences: failed.map(({name, id, why}) => `broker ${id} (${name}) is out of reach: ${lowered(why)}`),
		all: failed.length > 0 && failed.length === others.length && !brokers.some(isConnected),
		names: failed.map(({name}) => name),
	};
}

function lowered(sentence: string): string {
	return sentence.replace(/^(There|The|What|Without)\b/, (word) => word.toLowerCase());
}
