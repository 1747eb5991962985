import type {KafkaAddress, Seen} from '../network/kafka/kafka.js';
import {KafkaProblem} from '../network/kafka/kafka-problem.js';
import type {KafkaAccess} from '../providers/access.js';
import type {CheckDoors, Watch} from './check.js';
import {brokersOutOfReach} from './kafka-brokers.js';
import {stagesOf} from './kafka-stages.js';
import {failedTry, signedInTry} from './kafka-tries.js';
import {askingOf, readGroupRights, readTopics} from './reported.js';
import {type Try, untilSettled} from './spreading.js';
import {unproved} from './unproved.js';
import type {Verdict} from './verdict.js';

/** Milliseconds that a new user's rights are waited for once it can sign in. */
const patience = 60_000;

/** Proves a Kafka access by signing in and asking what it may do. Never throws for what the network does. */
export async function proveKafka(access: KafkaAccess, doors: CheckDoors, watch: Watch): Promise<Verdict> {
	const {bootstrapServers, spreading} = access;
	if (bootstrapServers === undefined) return unproved(access);
	let tries = 0;
	let lacksSince: number | undefined;
	const attempt = async () => {
		tries += 1;
		// Later tries are told of as what is waited for.
		const quiet = {...watch, ...(tries > 1 && {onNews: () => {}})};
		const now = await tryOnce(access, bootstrapServers, doors, quiet);
		if (now.end !== 'differs') return now;
		lacksSince ??= doors.now();
		return {...now, mayPass: now.mayPass && doors.now() - lacksSince < patience};
	};
	return untilSettled(attempt, spreading, watch, doors);
}

async function tryOnce(
	access: KafkaAccess,
	bootstrapServers: string,
	doors: CheckDoors,
	{signal, onNews, fresh}: Watch,
): Promise<Try> {
	const seen: Seen[] = [];
	let listening = true;
	const kafka = doors.kafka({
		...addressOf(access, bootstrapServers),
		onSeen: (one) => {
			if (!listening) return;
			seen.push(one);
			onNews({stages: stagesOf(seen)});
		},
	});
	try {
		const asking = askingOf(access);
		const cluster = await readTopics(kafka, asking, signal);
		// What is connected to from here on is another broker.
		listening = false;
		const groups = await readGroupRights(kafka, asking, signal);
		const brokers = await brokersOutOfReach(kafka, cluster.brokers, seen, signal);
		const reported = [...cluster.reported, ...groups];
		return signedInTry(access, {seen, cluster, reported, brokers}, fresh);
	} catch (error) {
		if (!(error instanceof KafkaProblem)) throw error;
		return failedTry(error, seen);
	} finally {
		await kafka.close();
	}
}

function addressOf(access: KafkaAccess, bootstrapServers: string): KafkaAddress {
	const {securityProtocol, mechanism, username, password, authority, plainTextAllowed} = access;
	return {
		bootstrapServers,
		securityProtocol,
		mechanism,
		username,
		password,
		...(authority && {authorities: authority.pem}),
		...(plainTextAllowed && {plainTextAllowed}),
	};
}
