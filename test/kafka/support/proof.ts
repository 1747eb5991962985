import {setTimeout as wait} from 'node:timers/promises';
import {prove} from '../../../source/check/prove.js';
import type {Verdict} from '../../../source/check/verdict.js';
import {openKafka} from '../../../source/network/kafka/open.js';
import type {KafkaAccess} from '../../../source/providers/access.js';

/** Proves a Kafka access from here; of a fresh one, refusals are waited out. */
export function verdictOn(access: KafkaAccess, {fresh = false} = {}): Promise<Verdict> {
	const doors = {
		http: () => {
			throw new Error('A Kafka access needs no HTTP.');
		},
		kafka: openKafka,
		now: () => performance.now(),
		wait: (seconds: number, signal: AbortSignal) => wait(seconds * 1000, undefined, {signal}),
	};
	return prove(access, doors, {signal: AbortSignal.timeout(60_000), onNews: () => undefined, fresh});
}
