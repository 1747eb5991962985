import type {lstat} from 'node:fs/promises';
import {getuid} from 'node:process';
import {Problem} from '../errors.js';
import {fileProblem} from './file-problem.js';
import {codeOf} from './owner.js';
import {shortPath} from './path-rules.js';

/** What stands at the destination now: permission bits such as 0o644, size in bytes. */
export type Target = {readonly mode: number; readonly size: number};

/**
 * Looks at the destination without following it. Undefined when nothing is there.
 * Throws a Problem for whatever is not a plain file of one name that belongs to the person.
 */
export async function inspectTarget(path: string, fs: {lstat: typeof lstat}): Promise<Target | undefined> {
	const stats = await fs.lstat(path).catch((error: unknown) => {
		if (codeOf(error) === 'ENOENT') return undefined;
		throw fileProblem(error, path);
	});
	if (stats === undefined) return undefined;
	const why = stats.isSymbolicLink()
		? 'It is a symbolic link, and secrets are not written through links.'
		: stats.isDirectory()
			? 'It is a folder.'
			: !stats.isFile()
				? 'It is a pipe, a socket or a device, not a plain file.'
				: stats.nlink > 1
					? 'It has a second name (a hard link), which would keep the old content.'
					: getuid !== undefined && stats.uid !== getuid()
						? 'It belongs to another user.'
						: undefined;
	if (why !== undefined) {
		throw new Problem({what: `${shortPath(path)} was not written.`, why, next: 'Choose another place.'});
	}
	return {mode: stats.mode & 0o7777, size: stats.size};
}
