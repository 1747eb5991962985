import {
	closeSync,
	fsyncSync,
	openSync,
	readFileSync,
	renameSync,
	statSync,
	unlinkSync,
	writeSync,
} from 'node:fs';
import {dirname} from 'node:path';

/**
 * Writes a small file whole and on disk before it returns. Synchronous on purpose: what follows it is a call that
 * cannot be taken back, and nothing may come between.
 */
export function writeSynced(path: string, text: string): void {
	const temporary = `${path}.tmp`;
	const bytes = Buffer.from(text);
	const file = openSync(temporary, 'w', 0o600);
	try {
		for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
		fsyncSync(file);
	} catch (error) {
		closeSync(file);
		unlinkSync(temporary);
		throw error;
	}
	closeSync(file);
	renameSync(temporary, path);
	syncFolder(dirname(path));
}

/** Makes a rename or a removal last. Systems that cannot open a folder sync it by themselves. */
export function syncFolder(folder: string): void {
	try {
		const handle = openSync(folder, 'r');
		fsyncSync(handle);
		closeSync(handle);
	} catch {
		// Windows.
	}
}

/** The text of a plain file. Throws for anything else, such as a pipe, which would be waited for without end. */
export function readPlain(path: string): string {
	if (!statSync(path).isFile()) throw new Error('not a file');
	return readFileSync(path, 'utf8');
}
