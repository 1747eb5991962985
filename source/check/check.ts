import type {Http} from '../network/http.js';
import type {Kafka, KafkaAddress} from '../network/kafka/kafka.js';
import type {CheckNews} from './verdict.js';

/** What a proof needs of the world. */
export type CheckDoors = {
	/** The network door to an address, or to one of the provider's base URLs. */
	readonly http: (where: {readonly url: string} | {readonly base: string}) => Http;
	readonly kafka: (address: KafkaAddress) => Kafka;
	/** Milliseconds of a clock that only goes forward. */
	readonly now: () => number;
	/** Waits; rejects when the signal is aborted. */
	readonly wait: (seconds: number, signal: AbortSignal) => Promise<void>;
};

/** How a proof is watched, and ended. */
export type Watch = {
	/** Ends the proof; what is known so far is the verdict. */
	readonly signal: AbortSignal;
	readonly onNews: (news: CheckNews) => void;
	/** True for a credential that was just made: refusals are waited out as its `spreading` says. */
	readonly fresh: boolean;
};
