import {setTimeout as wait} from 'node:timers/promises';
import type {Brokers} from './brokers.js';
import {codes, refusal} from './codes.js';
import {Fault} from './fault.js';
import {KafkaProblem} from './kafka-problem.js';
import {describeGroupsV5, findCoordinatorV4, listGroupsV4} from './library.js';
import {readMetadata} from './metadata.js';
import {operationsIn} from './operations.js';
import type {KafkaOperation} from './terms.js';

/** Milliseconds before each new try, while a coordinator is being found: the first group of a cluster makes it so. */
const patience = [250, 500, 1000, 2000, 3000];

/** What the user may do with a group, asked of the broker that coordinates it. */
export async function readGroupOperations(
	brokers: Brokers,
	group: string,
	signal: AbortSignal,
): Promise<readonly KafkaOperation[] | 'denied'> {
	for (const pause of [...patience, undefined]) {
		try {
			return await askCoordinator(brokers, group, signal);
		} catch (error) {
			if (pause === undefined || !(error instanceof KafkaProblem) || error.failure !== 'not-ready')
				throw error;
			await wait(pause, undefined, {signal});
		}
	}
	throw new Error('The last try returns or throws.');
}

async function askCoordinator(brokers: Brokers, group: string, signal: AbortSignal) {
	const purpose = 'ask what is allowed on the consumer group';
	const found = await brokers.read(purpose, signal, async ({wire}) => {
		const {coordinators} = await wire.call(findCoordinatorV4.api, [0, [group]], signal);
		const [coordinator] = coordinators;
		if (!coordinator) throw new Fault('not-kafka');
		if (coordinator.errorCode === codes.groupDenied) return 'denied';
		if (coordinator.errorCode !== codes.none) throw refusal(coordinator.errorCode);
		return {host: coordinator.host, port: coordinator.port};
	});
	if (found === 'denied') return found;
	const session = await brokers.at(found, signal);
	return brokers.ask({purpose, sends: false}, session, async ({wire}) => {
		const {groups} = await wire.call(describeGroupsV5.api, [[group], true], signal);
		const [described] = groups;
		if (!described) throw new Fault('not-kafka');
		if (described.errorCode === codes.groupDenied) return 'denied';
		if (described.errorCode !== codes.none) throw refusal(described.errorCode);
		return operationsIn(described.authorizedOperations) ?? [];
	});
}

/** Every broker lists the groups that it coordinates; one that is down leaves its own out. */
export async function readGroups(brokers: Brokers, signal: AbortSignal): Promise<readonly string[]> {
	const purpose = 'list the consumer groups';
	const {brokers: all} = await readMetadata(brokers, [], signal);
	const lists = await Promise.allSettled(
		all.map(async (server) => {
			const session = await brokers.at(server, signal);
			return brokers.ask({purpose, sends: false}, session, async ({wire}) => {
				const {errorCode, groups} = await wire.call(listGroupsV4.api, [[], []], signal);
				if (errorCode !== codes.none) throw refusal(errorCode);
				return groups.flatMap(({groupId}) => groupId ?? []);
			});
		}),
	);
	const read = lists.flatMap((list) => (list.status === 'fulfilled' ? [list.value] : []));
	const [failed] = lists.flatMap((list) => (list.status === 'rejected' ? [list.reason] : []));
	if (read.length === 0 && failed) throw failed;
	return [...new Set(read.flat())].sort();
}
