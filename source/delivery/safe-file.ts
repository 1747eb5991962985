import * as promises from 'node:fs/promises';
import {basename, dirname, join} from 'node:path';
import {platform} from 'node:process';
import {Problem} from '../errors.js';
import {fileProblem} from './file-problem.js';
import {newMark} from './owner.js';
import {shortPath} from './path-rules.js';
import {inspectTarget} from './target.js';

/** The file calls the writer makes; tests put faults in. */
export type FileSystem = Pick<typeof promises, 'open' | 'lstat' | 'rename' | 'unlink'>;

/** What was written: the permission bits as the file system reports them, the size in bytes, sentences worth saying. */
export type Written = {
	readonly path: string;
	readonly mode: number;
	readonly bytes: number;
	readonly warnings: readonly string[];
};

/** `beforeRename` may still throw: the old file is then left as it was. `mode` is for files without secrets. */
export type WriteOptions = {
	readonly fs?: FileSystem;
	readonly mode?: number;
	readonly beforeRename?: () => Promise<void>;
};

/** Three octal digits, as people write modes. */
export function modeText(mode: number): string {
	return (mode & 0o777).toString(8).padStart(3, '0');
}

/** What the names of a destination's temporary files start with: hidden, and matched by an ignore rule like `.env.*`. */
export function temporaryPrefix(path: string): string {
	const base = basename(path);
	return base.startsWith('.') ? base : `.${base}`;
}

/**
 * Writes and syncs a temporary file beside the destination and closes it; removes it again when a step fails.
 * Throws a Problem.
 */
export async function writeTemporary(
	path: string,
	bytes: Uint8Array,
	{fs = promises, mode = 0o600}: WriteOptions = {},
): Promise<{readonly temporary: string; readonly mode: number}> {
	const temporary = join(dirname(path), `${temporaryPrefix(path)}.${newMark()}.tmp`);
	const handle = await fs.open(temporary, 'wx', 0o600).catch((error: unknown) => {
		throw fileProblem(error, path);
	});
	try {
		// Only the umask makes this needed, and some file systems know no modes: what came out is read below.
		await handle.chmod(mode).catch(() => {});
		await handle.writeFile(bytes);
		await handle.sync();
		const stats = await handle.stat();
		if (stats.size !== bytes.length) {
			throw new Problem({
				what: `${shortPath(path)} was not written.`,
				why: `The disk took ${stats.size} of ${bytes.length} bytes.`,
				next: 'Choose another place.',
			});
		}
		await handle.close();
		return {temporary, mode: stats.mode & 0o777};
	} catch (error) {
		await handle.close().catch(() => {});
		throw await discard(temporary, fileProblem(error, path), fs);
	}
}

/**
 * Replaces or makes a file, whole or not at all: temporary file in the same folder, sync, rename, sync of the folder.
 * Mode 0600 whatever the umask and the old mode. Throws a Problem, and the old file is then as it was.
 */
export async function writeSafely(
	path: string,
	bytes: Uint8Array,
	options: WriteOptions = {},
): Promise<Written> {
	const {fs = promises, mode = 0o600} = options;
	const old = await inspectTarget(path, fs);
	const written = await writeTemporary(path, bytes, options);
	try {
		await options.beforeRename?.();
		await fs.rename(written.temporary, path);
	} catch (error) {
		throw await discard(written.temporary, fileProblem(error, path), fs);
	}
	const warnings = [];
	if (platform !== 'win32' && old !== undefined && old.mode !== mode) {
		warnings.push(`Its mode was ${modeText(old.mode)} and is ${modeText(written.mode)} now.`);
	}
	if (!(await syncFolder(dirname(path), fs))) {
		warnings.push('The folder could not be synced: after a power cut the old file could be back.');
	}
	return {path, mode: written.mode, bytes: bytes.length, warnings};
}

async function discard(temporary: string, problem: Problem, fs: FileSystem): Promise<Problem> {
	try {
		await fs.unlink(temporary);
		return problem;
	} catch {
		const next = `Delete ${shortPath(temporary)}: it could not be removed and may hold the secret.`;
		return new Problem({...problem, next});
	}
}

async function syncFolder(folder: string, fs: FileSystem): Promise<boolean> {
	if (platform === 'win32') return true;
	try {
		const handle = await fs.open(folder, 'r');
		await handle.sync().finally(() => handle.close());
		return true;
	} catch {
		return false;
	}
}
