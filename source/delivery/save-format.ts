import {lstat, unlink} from 'node:fs/promises';
import {Secret} from '../secret.js';
import {proveDestination, spare} from './destination.js';
import {type EnvConflicts, readEnvFile, removeFromEnvFile} from './env-file.js';
import {type Conflict, revealed, type Variable} from './env-plan.js';
import type {Format} from './formats/format.js';
import {formatNamed, formatsForVariables, type Writable, writeFormat} from './formats/index.js';
import {withLock} from './lock.js';
import {resolvePath} from './path-rules.js';
import {readPlainFile, writeAndReadBack} from './read-back.js';
import {proveVariables, type Receipt, saveBytes, saveVariables, type VariablesProof} from './save.js';
import {inspectTarget} from './target.js';
import {variablesOf} from './variables.js';

/**
 * What a save left, and how to take it back as long as nobody has changed it since. `own` is what stands there now: the
 * same run may replace it.
 */
export type FormatReceipt = Receipt & {
	readonly own: readonly Conflict[];
	readonly takeOut: () => Promise<void>;
};

/**
 * Proves that what fills these variables can be written to the typed path in the format: that it fits, and the place.
 * A file that is there is one existing value, under the name `otherContent`. Throws a Problem.
 */
export async function proveFormat(
	typed: string,
	{id, dialect}: Format,
	names: readonly string[],
): Promise<VariablesProof> {
	formatNamed(id, formatsForVariables(names));
	if (dialect) return proveVariables(typed, names);
	const proof = await proveDestination(typed, {bytes: names.length * 512 + spare});
	return {...proof, existing: wholeOf(await readEnvFile(proof.path))};
}

/**
 * Saves a credential in a format: into a `.env` file beside what stands there, or as a whole file. Comes back with the
 * conflicts, and nothing written, when there is other content that `replace` does not cover. Throws a Problem.
 */
export async function saveFormat(
	typed: string,
	format: Format,
	credential: Writable,
	replace: readonly Conflict[],
): Promise<FormatReceipt | EnvConflicts> {
	const {dialect} = format;
	if (dialect) {
		const variables = variablesOf(credential.accesses).map(({name, value}): Variable => {
			return {name, value: new Secret(dialect(revealed(value)))};
		});
		const result = await saveVariables(typed, variables, {replace});
		if (result.kind === 'conflict') return result;
		const takeOut = async () => void (await removeFromEnvFile(result.path, result));
		return {...result, own: [], takeOut};
	}
	const bytes = Buffer.from(revealed(writeFormat(format, credential)));
	const before = await readEnvFile(resolvePath(typed));
	const unseen = wholeOf(before).filter(({old}) => !isSeen(old, bytes, replace));
	if (unseen.length > 0) return {kind: 'conflict', conflicts: unseen};
	const receipt = await saveBytes(typed, bytes, before ? {replace: before} : {});
	return {...receipt, own: wholeOf(bytes), takeOut: () => takeOut(receipt.path, bytes, before)};
}

const otherContent = 'other content';

function wholeOf(content: Buffer | undefined): Conflict[] {
	if (content === undefined || content.length === 0) return [];
	const old = new Secret(content.toString('latin1'));
	return [{name: otherContent, old, line: old}];
}

function isSeen(old: Secret, bytes: Buffer, replace: readonly Conflict[]): boolean {
	return old.equals(new Secret(bytes.toString('latin1'))) || replace.some((seen) => seen.old.equals(old));
}

async function takeOut(path: string, bytes: Buffer, before: Buffer | undefined): Promise<void> {
	await withLock(path, async (confirmHeld) => {
		if ((await inspectTarget(path, {lstat})) === undefined) return;
		if (!(await readPlainFile(path)).equals(bytes)) return;
		if (before) await writeAndReadBack(path, before, confirmHeld);
		else {
			await confirmHeld();
			await unlink(path);
		}
	});
}
