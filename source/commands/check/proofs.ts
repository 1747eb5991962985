import {crossesInClear} from '../../check/plain-text.js';
import {Problem} from '../../errors.js';
import {type CheckProgress, type CheckState, progressIn} from '../../wizard/check-state.js';
import type {Prover} from './prover.js';
import type {Target} from './targets.js';

/** An access under check. */
export type Proof = CheckState & {readonly target: Target};

type Proving = {
	readonly prover: Prover;
	/** Ends the proofs; what is known so far counts. */
	readonly signal: AbortSignal;
	readonly fresh: boolean;
	readonly now: () => number;
	readonly onChange: (proofs: readonly Proof[]) => void;
	readonly onNotice: (notice: string) => void;
};

/** Proves the accesses side by side, so that they share a wait. */
export async function proveAll(targets: readonly Target[], proving: Proving): Promise<readonly Proof[]> {
	const {prover, signal, fresh, now, onChange, onNotice} = proving;
	const since = now();
	const proofs = targets.map((target): Proof => {
		const {access} = target;
		return {status: 'checking', access, target, since, stages: []};
	});
	const change = (index: number, part: CheckProgress & Partial<CheckState>) => {
		const before = proofs[index];
		if (before) proofs[index] = {...before, ...part};
		onChange(proofs);
	};
	onChange(proofs);
	await Promise.all(
		targets.map(async (target, index) => {
			if (crossesInClear(target.access)) return change(index, inClear);
			try {
				const verdict = await prover(target, {
					signal,
					fresh,
					onNotice,
					onNews: (news) => change(index, progressIn(news)),
				});
				const {stages, took} = verdict;
				// Cut off, a proof has not reached what it would have reached in time.
				if (signal.aborted && verdict.end === 'unreachable')
					return change(index, {
						status: 'unchecked',
						why: 'its time was over',
						takesYes: false,
						stages,
						took,
					});
				change(index, {status: 'ended', verdict, stages, took});
			} catch (error) {
				const took = now() - since;
				if (!(error instanceof Problem)) throw error;
				change(index, {status: 'unchecked', why: error.what, takesYes: false, took});
			}
		}),
	);
	return proofs;
}

const inClear: CheckProgress & Partial<CheckState> = {
	status: 'unchecked',
	why: 'it would send the password over plain text; --allow-plain-text permits that',
	takesYes: true,
	took: 0,
};
