import {lstat} from 'node:fs/promises';
import {platform} from 'node:process';
import {Problem} from '../errors.js';
import {type Proof, proveDestination, spare} from './destination.js';
import {applyEnvFile, type EnvConflicts, type EnvReceipt, type Replace, readEnvFile} from './env-file.js';
import {type Conflict, planEnvFile, revealed, type Variable} from './env-plan.js';
import type {GitState} from './git.js';
import {withLock} from './lock.js';
import {readPlainFile, writeAndReadBack} from './read-back.js';
import {modeText, type Written} from './safe-file.js';
import {inspectTarget} from './target.js';

/** What can be said of a saved file: `.env`, `5 lines`, `mode 600`, `ignored by git`; warnings are sentences. */
export type Receipt = Written & {
	readonly kind: 'saved';
	readonly shown: string;
	readonly git: GitState;
	readonly parts: readonly string[];
};

/** A proof, and which of the names the file holds already, with their values. */
export type VariablesProof = Proof & {readonly existing: readonly Conflict[]};

/**
 * Proves before anything is created that these variables can be written to the typed path: the place, as
 * `proveDestination` does, and that the file there can be edited. Throws a Problem.
 */
export async function proveVariables(typed: string, names: readonly string[]): Promise<VariablesProof> {
	const proof = await proveDestination(typed, {bytes: names.length * 256 + spare});
	// A value in quotes, for those are what an open quote in the file would confuse.
	const trial = names.map((name) => ({name, value: 'to be written'}));
	const {replaced} = planEnvFile(await readEnvFile(proof.path), trial);
	return {...proof, existing: replaced};
}

/**
 * Saves variables to a `.env` file. Comes back with the conflicts, and nothing written, when it holds other values that
 * `replace` does not cover. Throws a Problem.
 */
export async function saveVariables(
	typed: string,
	variables: readonly Variable[],
	{replace}: {readonly replace?: Replace} = {},
): Promise<(EnvReceipt & Receipt) | EnvConflicts> {
	const size = variables.reduce((sum, {name, value}) => sum + name.length + 4 + revealed(value).length, 0);
	const proof = await proveDestination(typed, {bytes: size});
	const result = await applyEnvFile(proof.path, variables, replace === undefined ? {} : {replace});
	if (result.kind === 'conflict') return result;
	const lines = `${result.variables} ${result.variables === 1 ? 'line' : 'lines'}`;
	return {...result, shown: proof.shown, git: proof.git, parts: parts(proof, result, lines)};
}

/**
 * Saves bytes as a file of their own, such as a vendor's JSON answer. Refuses to overwrite unless `replace`: bytes are
 * the only content that may be overwritten.
 */
export async function saveBytes(
	typed: string,
	bytes: Uint8Array,
	{replace = false}: {readonly replace?: boolean | Buffer} = {},
): Promise<Receipt> {
	const proof = await proveDestination(typed, {bytes: bytes.length});
	return withLock(proof.path, async (confirmHeld) => {
		const existing = await inspectTarget(proof.path, {lstat});
		if (existing && replace !== true) {
			const isSeen = replace && (await readPlainFile(proof.path)).equals(replace);
			if (!isSeen) {
				throw new Problem({
					what: `${proof.shown} was not written.`,
					why: replace ? 'Its content was changed meanwhile.' : 'There is a file of that name already.',
					next: 'Choose another name, or allow it to be overwritten.',
				});
			}
		}
		const result = await writeAndReadBack(proof.path, bytes, confirmHeld);
		const size = `${bytes.length} bytes`;
		return {...result, kind: 'saved', shown: proof.shown, git: proof.git, parts: parts(proof, result, size)};
	});
}

function parts({shown, git}: Proof, {mode}: Written, size: string): string[] {
	const modes = platform === 'win32' ? [] : [`mode ${modeText(mode)}`];
	const known = {
		ignored: ['ignored by git'],
		exposed: ['not ignored by git'],
		tracked: [],
		none: [],
		unknown: [],
	};
	return [shown, size, ...modes, ...known[git]];
}
