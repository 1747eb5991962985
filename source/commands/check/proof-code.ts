import type {End} from '../../check/verdict.js';

/** The exit code of proofs: 6 where one was reached and is not as asked, 7 where one was not proved, else 0. */
export function proofCode(ends: readonly (End | 'unchecked')[]): number {
	if (ends.some((end) => end === 'differs' || end === 'refused')) return 6;
	return ends.length > 0 && ends.every((end) => end === 'works') ? 0 : 7;
}
