import type {Kafka, KafkaCluster} from '../network/kafka/kafka.js';
import {KafkaProblem} from '../network/kafka/kafka-problem.js';
import type {KafkaAccess, KafkaRight} from '../providers/access.js';
import type {Reported} from './may.js';

/** Topics and groups to ask for: those of the rights, or those that the access itself names. */
export type Asking = {
	readonly topics: readonly string[];
	/** A right on a prefix or on all: every topic that is shown has to be looked at. */
	readonly allTopics: boolean;
	readonly groups: readonly string[];
	/** Topics of which it is asked whether they may be made. */
	readonly creations: readonly string[];
};

/** The topics and groups that a broker is asked about: those that rights name, else those of the access. */
export function askingOf({rights, topic, group}: KafkaAccess): Asking {
	const of = (resource: KafkaRight['resource'], named: string | undefined) =>
		rights?.filter((right) => right.resource === resource) ??
		(named === undefined ? [] : [{pattern: 'literal' as const, name: named}]);
	const topics = of('topic', topic);
	const creations = rights?.filter(
		({resource, pattern, operations}) =>
			resource === 'topic' && pattern === 'literal' && operations.includes('CREATE'),
	);
	return {
		topics: [...new Set(topics.filter(({pattern}) => pattern === 'literal').map(({name}) => name))],
		creations: creations?.map(({name}) => name) ?? [],
		allTopics: topics.some(({pattern}) => pattern !== 'literal'),
		// A broker answers for any name: of a prefix that is the prefix itself, of all groups one that nobody has.
		groups: [...new Set(of('group', group).map(({pattern, name}) => (pattern === 'all' ? 'kafkey' : name)))],
	};
}

/** Reads the cluster and the topics that are asked for. */
export async function readTopics(
	kafka: Kafka,
	{topics, allTopics, creations}: Asking,
	signal: AbortSignal,
): Promise<KafkaCluster & {readonly reported: readonly Reported[]}> {
	const cluster = await kafka.cluster(topics, signal);
	const named = {...cluster, ...answersTo(topics, cluster)};
	const all = allTopics ? await kafka.cluster('all', signal) : undefined;
	const unshown = named.missing.flatMap(({name, operations}) =>
		!operations && creations.includes(name) ? [name] : [],
	);
	const makeable = await readCreations(kafka, unshown, signal);
	const others = all?.topics.filter(({name, internal}) => !internal && !topics.includes(name)) ?? [];
	return {
		...named,
		reported: [
			...[...named.topics, ...others].map(
				({name, operations = 'unsaid' as const}): Reported => ({resource: 'topic', name, operations}),
			),
			...named.missing.map(({name, why, operations = why}): Reported => {
				const mayBeMade = makeable.get(name);
				return {
					...{resource: 'topic', name, operations},
					...(why === 'unknown' && {isAbsent: true}),
					...(mayBeMade !== undefined && {mayBeMade}),
				};
			}),
		],
	};
}

/** Which topics may be made. Where that cannot be asked, nothing is claimed. */
async function readCreations(
	kafka: Kafka,
	topics: readonly string[],
	signal: AbortSignal,
): Promise<ReadonlyMap<string, boolean>> {
	if (topics.length === 0) return new Map();
	try {
		return await kafka.creations(topics, signal);
	} catch (error) {
		if (!(error instanceof KafkaProblem) || signal.aborted) throw error;
		return new Map();
	}
}

/** What a broker says unasked is nobody's answer, and a topic that it leaves out is one that it does not show. */
function answersTo(
	asked: readonly string[],
	{topics, missing}: KafkaCluster,
): Pick<KafkaCluster, 'topics' | 'missing'> {
	const answered = new Set([...topics, ...missing].map(({name}) => name));
	const wanted = ({name}: {readonly name: string}) => asked.includes(name);
	const leftOut = asked.filter((name) => !answered.has(name));
	return {
		topics: topics.filter(wanted),
		missing: [...missing.filter(wanted), ...leftOut.map((name) => ({name, why: 'denied' as const}))],
	};
}

/** What may be done with the groups. One whose coordinator does not answer stays unsaid. */
export async function readGroupRights(
	kafka: Kafka,
	{groups}: Asking,
	signal: AbortSignal,
): Promise<readonly Reported[]> {
	const reported: Reported[] = [];
	for (const name of groups) {
		try {
			reported.push({resource: 'group', name, operations: await kafka.groupOperations(name, signal)});
		} catch (error) {
			if (!(error instanceof KafkaProblem) || signal.aborted) throw error;
			reported.push({resource: 'group', name, operations: 'unsaid'});
		}
	}
	return reported;
}
