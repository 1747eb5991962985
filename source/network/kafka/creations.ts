import type {Brokers} from './brokers.js';
import {codes} from './codes.js';
import {createTopicsV7} from './library.js';

/** Milliseconds that the broker may take to look. */
const patience = 5000;

/** As many partitions and replicas as the cluster gives a topic by itself (KIP-464). */
const byDefault = {numPartitions: -1, replicationFactor: -1, assignments: [], configs: []};

/**
 * Which of the topics the user may make; one is left out where the broker does not say. The request only validates
 * (`validate_only`), so that nothing is made. A broker looks at the rights first, whether or not the topic is there.
 */
export async function readCreations(
	brokers: Brokers,
	topics: readonly string[],
	signal: AbortSignal,
): Promise<ReadonlyMap<string, boolean>> {
	return brokers.read('ask whether topics may be made', signal, async ({wire}) => {
		if (!wire.knows(createTopicsV7.api)) return new Map();
		const asked = topics.map((name) => ({...byDefault, name}));
		const answer = await wire.call(createTopicsV7.api, [asked, patience, true], signal);
		return new Map(
			answer.topics.flatMap(({name, errorCode}): [string, boolean][] => {
				if (errorCode === codes.topicDenied) return [[name, false]];
				return errorCode === codes.none || errorCode === codes.topicExists ? [[name, true]] : [];
			}),
		);
	});
}
