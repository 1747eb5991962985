import {type Told, told} from '../../errors.js';
import {proofOutput} from '../create/output.js';
import {addressOf, secondsOf} from './lines.js';
import type {Proof} from './proofs.js';
import type {CheckOutput} from './schema.js';
import {type Targets, userOf} from './targets.js';

/** How a check ended. */
export type CheckEnding = {readonly code: number; readonly problem?: Told};

/** The document of a check, with what is known when it ends. */
export function checkDocument(
	{code, problem}: CheckEnding,
	{proofs, targets}: {readonly proofs: readonly Proof[]; readonly targets: Targets | undefined},
): CheckOutput {
	return {
		schemaVersion: 1,
		ok: code === 0,
		files: [...(targets?.files ?? [])],
		checks: proofs.map((proof) => {
			const {access, target} = proof;
			const address = addressOf(access);
			return {
				...proofOutput(proof, secondsOf(proof)),
				type: access.type,
				file: target.file,
				user: userOf(access),
				...(address !== undefined && {address}),
				notes: [...target.notes],
			};
		}),
		notChecked: (targets?.untried ?? []).map(({sentence}) => sentence),
		...(problem && {problem: told(problem)}),
		exitCode: code,
	};
}
