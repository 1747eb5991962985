import {lstat, readdir, unlink} from 'node:fs/promises';
import {basename, dirname, join} from 'node:path';
import {removeAbandonedLock} from './lock.js';
import {isAbandoned, markPattern} from './owner.js';
import {temporaryPrefix} from './safe-file.js';

const tooOld = 60 * 60 * 1000;

/**
 * Removes what killed runs left beside a destination: their temporary files, which may hold a secret, and their lock.
 * Files of running processes stay; another machine's go after an hour. Returns the removed files; never throws.
 */
export async function sweepTemporary(path: string): Promise<string[]> {
	const folder = dirname(path);
	const start = `${temporaryPrefix(path)}.`;
	const names = await readdir(folder).catch(() => []);
	const removed: string[] = [];
	for (const name of names) {
		const mark = name.startsWith(start) && name.endsWith('.tmp') ? name.slice(start.length, -4) : '';
		if (markPattern.exec(mark)?.[0] !== mark) continue;
		const file = join(folder, basename(name));
		try {
			const stats = await lstat(file);
			if (!stats.isFile() || !(isAbandoned(mark) || Date.now() - stats.mtimeMs > tooOld)) continue;
			await unlink(file);
			removed.push(file);
		} catch {
			// Gone already, or not ours to remove: the next sweep looks again.
		}
	}
	await removeAbandonedLock(path).catch(() => {});
	return removed;
}
