import type {Brokers, Session} from './brokers.js';
import {codes} from './codes.js';
import type {KafkaCluster, KafkaTopic} from './kafka.js';
import {KafkaProblem} from './kafka-problem.js';
import {metadataV12} from './library.js';
import {metadataV8} from './metadata-v8.js';
import {operationsIn} from './operations.js';

type Metadata = Awaited<ReturnType<typeof metadataV12.api.async>>;
type Topic = Metadata['topics'][number];

/** Reads the cluster's metadata from any broker; `topics` empty for none. Never makes a topic. */
export async function readMetadata(
	brokers: Brokers,
	topics: readonly string[] | 'all',
	signal: AbortSignal,
): Promise<Metadata> {
	const asked = topics === 'all' ? null : [...topics];
	const answer = await brokers.read('read the metadata of the cluster', signal, ({wire}) =>
		wire.knows(metadataV12.api)
			? wire.call(metadataV12.api, [asked, false, true], signal)
			: wire.call(metadataV8.api, [asked], signal),
	);
	brokers.name(answer.brokers);
	return answer;
}

/** The broker that changes to users and ACLs are sent to; where it is down, another passes them on. */
export async function controller(brokers: Brokers, signal: AbortSignal): Promise<Session> {
	const {controllerId, brokers: all} = await readMetadata(brokers, [], signal);
	const found = all.find(({nodeId}) => nodeId === controllerId);
	if (!found) return brokers.any(signal);
	try {
		return await brokers.at(found, signal);
	} catch (error) {
		if (error instanceof KafkaProblem && error.passesOver) return brokers.any(signal);
		throw error;
	}
}

/** What the metadata says, without what is of no use here. */
export async function readCluster(
	brokers: Brokers,
	asked: readonly string[] | 'all',
	signal: AbortSignal,
): Promise<KafkaCluster> {
	const {brokers: all, clusterId, topics} = await readMetadata(brokers, asked, signal);
	return {
		...(clusterId && {id: clusterId}),
		brokers: all.map(({nodeId, host, port}) => ({id: nodeId, host, port})),
		topics: topics.filter((topic) => !reasonOf(topic)).flatMap(topicOf),
		missing: topics.flatMap((topic) => {
			const why = reasonOf(topic);
			if (!why || !topic.name) return [];
			// Only who may describe a topic is told that it is not there.
			const operations = why === 'unknown' ? operationsIn(topic.topicAuthorizedOperations) : undefined;
			return [{name: topic.name, why, ...(operations?.includes('DESCRIBE') && {operations})}];
		}),
	};
}

function reasonOf({errorCode}: Topic): 'unknown' | 'denied' | undefined {
	if (errorCode === codes.topicDenied) return 'denied';
	return errorCode === codes.unknownTopic || errorCode === codes.invalidTopic ? 'unknown' : undefined;
}

function topicOf({name, isInternal, partitions, topicAuthorizedOperations}: Topic): KafkaTopic[] {
	if (!name) return [];
	const operations = operationsIn(topicAuthorizedOperations);
	return [{name, internal: isInternal, partitions: partitions.length, ...(operations && {operations})}];
}
