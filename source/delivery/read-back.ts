import {constants, open} from 'node:fs/promises';
import {Problem} from '../errors.js';
import {fileProblem} from './file-problem.js';
import type {ConfirmHeld} from './lock.js';
import {shortPath} from './path-rules.js';
import {type Written, writeSafely} from './safe-file.js';

/** Reads a file, never through a link at the end of the path and never waiting for a pipe. Throws a Problem. */
export async function readPlainFile(path: string): Promise<Buffer> {
	try {
		const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
		return await handle.readFile().finally(() => handle.close());
	} catch (error) {
		throw fileProblem(error, path);
	}
}

/** `writeSafely`, believed only when the file then reads back the same. Throws a Problem. */
export async function writeAndReadBack(
	path: string,
	bytes: Uint8Array,
	beforeRename: ConfirmHeld,
): Promise<Written> {
	const result = await writeSafely(path, bytes, {beforeRename});
	if ((await readPlainFile(path)).equals(bytes)) return result;
	throw new Problem({
		what: `${shortPath(path)} was written but reads back differently.`,
		why: 'Another program changed it at the same moment, or the disk is faulty.',
		next: 'Look into the file before you rely on it, and save again.',
	});
}
