import type {CheckNews, End, Stage, Verdict} from '../check/verdict.js';
import type {Access} from '../providers/access.js';

/**
 * How far the proof of one access is.
 * - `waiting`: it is refused so far, which a new credential may be; `said` names what is waited for
 * - `skipped`: the person ended it; `waited` where it was waiting then
 * - `unchecked`: nothing was sent, and why not, as the end of a sentence
 */
export type CheckProgress =
	| {readonly status: 'checking'}
	| {readonly status: 'waiting'; readonly said: string}
	| {readonly status: 'ended'; readonly verdict: Verdict}
	| {readonly status: 'skipped'; readonly waited: boolean}
	| {readonly status: 'unchecked'; readonly why: string; readonly takesYes: boolean};

/** The proof of one access. */
export type CheckState = CheckProgress & {
	readonly access: Access;
	/** Milliseconds of the doors' clock. */
	readonly since: number;
	/** Milliseconds from the beginning to the end, once it is over. */
	readonly took?: number;
	/** What was seen so far. */
	readonly stages: readonly Stage[];
};

/** What news of a proof make of it. */
export function progressIn({stages, waiting}: CheckNews): CheckProgress & Pick<CheckState, 'stages'> {
	return waiting ? {status: 'waiting', said: waiting.said, stages} : {status: 'checking', stages};
}

/** Whether the proof still goes on. */
export function isUnderWay({status}: CheckState): boolean {
	return status === 'checking' || status === 'waiting';
}

/** How the proof ended; undefined where nothing came of it, or not yet. */
export function endOf(check: CheckState): End | undefined {
	return check.status === 'ended' ? check.verdict.end : undefined;
}
