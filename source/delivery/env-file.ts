import {lstat, unlink} from 'node:fs/promises';
import {Problem} from '../errors.js';
import type {Secret} from '../secret.js';
import {type Conflict, planEnvFile, revealed, type Variable} from './env-plan.js';
import {parseLines} from './env-syntax.js';
import {decode, encode, largestEnvFile, tooLarge} from './env-text.js';
import {fileProblem} from './file-problem.js';
import {withLock} from './lock.js';
import {shortPath} from './path-rules.js';
import {readPlainFile, writeAndReadBack} from './read-back.js';
import type {Written} from './safe-file.js';
import {inspectTarget} from './target.js';

/** What a save changed; `line` is what stood there before. */
export type EnvChange = Variable & {readonly line?: Secret};

/** What was written and read back. `created`: the file did not exist before. */
export type EnvReceipt = Written & {
	readonly kind: 'saved';
	readonly variables: number;
	readonly created: boolean;
	readonly changes: readonly EnvChange[];
};

/** Nothing was written: these variables hold other values. Handed back as `replace`, they may be overwritten. */
export type EnvConflicts = {readonly kind: 'conflict'; readonly conflicts: readonly Conflict[]};

/** `true`: overwrite whatever stands there; conflicts: overwrite just these old values, which the person has seen. */
export type Replace = true | readonly Conflict[];

/**
 * Writes the variables into the `.env` file at the absolute path, under a lock, and reads them back. Other values of
 * the same names are overwritten only as `replace` says; else the conflicts come back and nothing is written.
 * Throws a Problem (file or value refused, disk full, …), and the file is then as it was.
 */
export function applyEnvFile(
	path: string,
	variables: readonly Variable[],
	{replace = []}: {readonly replace?: Replace} = {},
): Promise<EnvReceipt | EnvConflicts> {
	return withLock(path, async (confirmHeld) => {
		const existing = await readEnvFile(path);
		const plan = planEnvFile(existing, variables);
		for (const {name, why} of plan.refused) {
			throw new Problem({
				what: `${name} cannot be written to ${shortPath(path)}.`,
				why,
				next: 'Save it as a JSON file instead.',
			});
		}
		const conflicts = plan.replaced.filter((conflict) => !consented(conflict, replace));
		if (conflicts.length > 0) return {kind: 'conflict', conflicts};
		const result = await writeAndReadBack(path, plan.bytes, confirmHeld);
		return {
			...result,
			warnings: [...plan.warnings, ...result.warnings],
			kind: 'saved',
			variables: variables.length,
			created: existing === undefined,
			changes: variables
				.filter(({name}) => !plan.unchanged.includes(name))
				.map((variable) => {
					const line = plan.replaced.find(({name}) => name === variable.name)?.line;
					return line === undefined ? variable : {...variable, line};
				}),
		};
	});
}

/**
 * Takes a save back: every entry that still holds the saved value is removed, or its old line put back. A file that
 * the save created and that is empty now is removed. Returns the names that were left because they had changed since.
 */
export function removeFromEnvFile(
	path: string,
	{changes, created}: Pick<EnvReceipt, 'changes' | 'created'>,
): Promise<readonly string[]> {
	return withLock(path, async (confirmHeld) => {
		const existing = await readEnvFile(path);
		if (existing === undefined) return [];
		const lines = parseLines(decode(existing));
		const endsOpen = !lines.at(-1)?.raw.endsWith('\n');
		const left: string[] = [];
		for (const {name, value, line} of changes) {
			const place = lines.findLastIndex(({entry}) => entry?.name === name);
			const entry = lines[place]?.entry;
			if (entry === undefined) continue;
			if (entry.value !== revealed(value)) left.push(name);
			else if (line === undefined) lines.splice(place, 1);
			else lines[place] = {raw: line.reveal() + entry.end};
		}
		const joined = lines.map((line) => line.raw).join('');
		const text = endsOpen ? joined.replace(/\r?\n$/, '') : joined;
		if (created && text === '') {
			await confirmHeld();
			await unlink(path).catch((error: unknown) => {
				throw fileProblem(error, path);
			});
		} else {
			await writeAndReadBack(path, encode(text, existing), confirmHeld);
		}
		return left;
	});
}

/** The `.env` file's bytes, undefined when there is none. Throws a Problem for what is no plain file or too large. */
export async function readEnvFile(path: string): Promise<Buffer | undefined> {
	const target = await inspectTarget(path, {lstat});
	if (target === undefined) return undefined;
	if (target.size > largestEnvFile) throw tooLarge();
	return readPlainFile(path);
}

function consented({name, old}: Conflict, replace: Replace): boolean {
	return replace === true || replace.some((seen) => seen.name === name && seen.old.equals(old));
}
