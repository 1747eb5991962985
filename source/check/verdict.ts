import type {Told} from '../errors.js';

/** The stages of a proof, in the order in which they are reached. HTTP has `request` in place of `cluster` and `rights`. */
export type StageName = 'address' | 'network' | 'tls' | 'sign-in' | 'cluster' | 'rights' | 'request';

/** What was seen at one stage: `certificate of broker.example.com, by Example CA, until 2027-01-31`. */
export type Stage = {
	readonly name: StageName;
	readonly status: 'ok' | 'failed' | 'unknown';
	/** One short sentence without a full stop; safe to show. */
	readonly sentence: string;
};

/**
 * How a proof ended; nothing here claims more than was seen.
 * - `works`: it signed in, and may do what was asked for and not more, where that can be seen
 * - `differs`: it signed in, but may not do all that was asked for, or more
 * - `refused`: it was reached, and the credential, or the way it was presented, is not accepted
 * - `spreading`: a new credential that is still refused when the wait ended
 * - `unreachable`: not reachable from here
 */
export type End = 'works' | 'differs' | 'refused' | 'spreading' | 'unreachable';

/** How a proof ended, and what was seen on the way. */
export type Verdict = {
	readonly end: End;
	/** One line for the receipt: `signed in to broker:9092`, `may write orders`, `may not read orders`. */
	readonly sentences: readonly string[];
	/** Every stage that was reached. */
	readonly stages: readonly Stage[];
	/** What, why and what next, unless it works. */
	readonly problem?: Told;
	/** Milliseconds from the first try to the end. */
	readonly took: number;
};

/** What is going on while a proof runs. */
export type CheckNews = {
	readonly stages: readonly Stage[];
	/** Set between two tries of a credential that may still be spreading; `said` names what is waited for. */
	readonly waiting?: {readonly said: string; readonly tries: number};
};
