import type {Spreading} from '../providers/access.js';
import type {CheckDoors, Watch} from './check.js';
import {duration} from './duration.js';
import type {Verdict} from './verdict.js';

/** One try: how the proof would end with it, and whether this may be just a new credential that is still spreading. */
export type Try = Omit<Verdict, 'took'> & {
	readonly mayPass: boolean;
	/** What is waited for, where that is not what the access's `spreading` says. */
	readonly waitsFor?: string;
};

/** Seconds until a credential that was accepted is tried again, where once is not enough. */
const soon = 2;

/**
 * Tries once, and of a fresh credential again and again, until it is settled or its time to spread is over: the wait
 * ends, nothing else does. A refusal that may still pass then ends in `spreading`. When the watch is aborted, the
 * last whole try counts. A throw of `attempt` is the caller's.
 */
export async function untilSettled(
	attempt: () => Promise<Try>,
	spreading: Spreading | undefined,
	watch: Watch,
	doors: Pick<CheckDoors, 'now' | 'wait'>,
): Promise<Verdict> {
	const begun = doors.now();
	const seconds = () => (doors.now() - begun) / 1000;
	const verdict = (last: Try) => verdictOf(last, spreading, seconds());
	let inARow = 0;
	for (let tries = 1, last: Try | undefined; ; tries++) {
		const now = await attempt();
		if (watch.signal.aborted) return verdict(last ?? now);
		last = now;
		if (!spreading || !watch.fresh) return verdict({...now, mayPass: false});
		const accepted = now.end === 'works';
		inARow = accepted ? inARow + 1 : 0;
		const settled = accepted ? inARow >= (spreading.inARow ?? 1) : !now.mayPass;
		const pause = accepted ? Math.min(soon, spreading.every) : spreading.every;
		if (settled || seconds() + pause > spreading.atMost) return verdict(now);
		const said = accepted ? 'accepted; kafkey signs in once more' : (now.waitsFor ?? spreading.said);
		watch.onNews({stages: now.stages, waiting: {said, tries}});
		try {
			await doors.wait(pause, watch.signal);
		} catch (error) {
			if (!watch.signal.aborted) throw error;
			return verdict(now);
		}
	}
}

function verdictOf(
	{mayPass, waitsFor: _, ...last}: Try,
	spreading: Spreading | undefined,
	seconds: number,
): Verdict {
	const took = seconds * 1000;
	if (!spreading || !mayPass || last.end !== 'refused') return {...last, took};
	return {
		...last,
		end: 'spreading',
		took,
		problem: {
			what: `It is still refused after ${duration(Math.round(seconds))}, which a new credential may be.`,
			why: `${spreading.said}.`,
			next: 'It is kept. Check it again later.',
		},
	};
}
