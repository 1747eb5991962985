import {readFile} from 'node:fs/promises';
import {resolvePath} from '../../delivery/path-rules.js';
import {Problem} from '../../errors.js';
import {safeText} from '../../network/safe-text.js';

/** Reads a text file that the person named; throws a Problem. */
export async function readText(path: string): Promise<string> {
	try {
		return await readFile(resolvePath(path.trim()), 'utf8');
	} catch (error) {
		if (error instanceof Problem) throw error;
		throw new Problem({
			what: `The file ${safeText(path)} could not be read.`,
			why: 'It does not exist, is a folder, or belongs to somebody else.',
			next: 'Check the path.',
		});
	}
}
