import {lstat, open, readFile, unlink} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import {Problem} from '../errors.js';
import {fileProblem} from './file-problem.js';
import {codeOf, isAbandoned, newMark} from './owner.js';
import {shortPath} from './path-rules.js';
import {temporaryPrefix} from './safe-file.js';

/** Throws a Problem when the lock was taken over meanwhile, because this process stood still for too long. */
export type ConfirmHeld = () => Promise<void>;

/**
 * Runs `work` while no other kafkey writes the same file, by a lock file beside it that names its holder.
 * A holder that died is passed at once, one that holds on for `patience` milliseconds is passed then; the work calls
 * `confirmHeld` just before its change takes effect. Throws a Problem when the folder takes no lock file.
 */
export async function withLock<Result>(
	path: string,
	work: (confirmHeld: ConfirmHeld) => Promise<Result>,
	{patience = 10_000}: {readonly patience?: number} = {},
): Promise<Result> {
	const lock = lockName(path);
	const mark = await take(lock, patience).catch((error: unknown) => {
		throw fileProblem(error, path);
	});
	try {
		return await work(async () => {
			if ((await holderOf(lock)) === mark) return;
			throw new Problem({
				what: `${shortPath(path)} was not written.`,
				why: 'Another kafkey took over the file while this one stood still.',
				next: 'Save again.',
			});
		});
	} finally {
		// A lock that cannot be removed now is passed once this process has ended; the work's own result counts.
		await release(lock, mark).catch(() => {});
	}
}

/** Removes the lock of a run that was killed. */
export async function removeAbandonedLock(path: string): Promise<void> {
	const lock = lockName(path);
	const holder = await holderOf(lock);
	if (holder !== undefined && isAbandoned(holder)) await pass(lock, holder, 10_000);
}

function lockName(path: string): string {
	return join(dirname(path), `${temporaryPrefix(path)}.kafkey-lock`);
}

async function take(lock: string, patience: number): Promise<string> {
	const mark = newMark();
	let seen: string | undefined;
	let since = 0;
	while (!(await create(lock, mark))) {
		const holder = await holderOf(lock);
		if (holder === undefined) continue;
		// The same holder watched for so long, not the file's date: clocks of network file systems differ.
		if (holder !== seen) since = performance.now();
		seen = holder;
		if (isAbandoned(holder) || performance.now() - since > patience) await pass(lock, holder, patience);
		else await wait(5 + Math.random() * 20);
	}
	return mark;
}

async function create(lock: string, mark: string): Promise<boolean> {
	const handle = await open(lock, 'wx', 0o600).catch((error: unknown) => {
		if (codeOf(error) === 'EEXIST') return undefined;
		throw error;
	});
	if (handle === undefined) return false;
	try {
		await handle.writeFile(mark);
		return true;
	} catch (error) {
		await unlink(lock).catch(() => {});
		throw error;
	} finally {
		await handle.close();
	}
}

/** The mark in the lock; empty while its maker is about to write it; undefined when there is no lock. */
async function holderOf(lock: string): Promise<string | undefined> {
	try {
		if (!(await lstat(lock)).isFile()) {
			throw new Problem({
				what: `${shortPath(lock)} is in the way.`,
				why: 'It stands where kafkey puts its lock, and it is not a plain file.',
				next: 'Remove it, then save again.',
			});
		}
		return await readFile(lock, 'utf8');
	} catch (error) {
		if (codeOf(error) === 'ENOENT') return undefined;
		throw error;
	}
}

/** Removes a lock that no longer counts; one process at a time, or two could each remove the other's fresh lock. */
async function pass(lock: string, holder: string, patience: number): Promise<void> {
	const guard = `${lock}.pass`;
	const mark = await take(guard, patience);
	try {
		await release(lock, holder);
	} finally {
		await release(guard, mark);
	}
}

async function release(lock: string, mark: string): Promise<void> {
	if ((await holderOf(lock)) !== mark) return;
	await unlink(lock).catch((error: unknown) => {
		if (codeOf(error) !== 'ENOENT') throw error;
	});
}
