import {type Told, told} from '../../errors.js';
import type {RecoverOutput} from './schema.js';

/** The document of `kafkey recover`: what was found, nothing where it ended before, and how it ended. */
export function recoverDocument(
	{code, problem}: {readonly code: number; readonly problem?: Told},
	found: Pick<RecoverOutput, 'unfinished' | 'removals' | 'rotations'> = {
		unfinished: [],
		removals: [],
		rotations: [],
	},
): RecoverOutput {
	return {
		schemaVersion: 1,
		ok: code === 0,
		...found,
		...(problem && {problem: told(problem)}),
		exitCode: code,
	};
}
