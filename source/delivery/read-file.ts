import {constants, open} from 'node:fs/promises';
import {resolve} from 'node:path';
import {Problem, told} from '../errors.js';
import {decode, largestEnvFile, tooLarge} from './env-text.js';
import {codeOf} from './owner.js';
import {shortPath} from './path-rules.js';

const reasons: Readonly<Record<string, string>> = {
	ENOENT: 'There is no such file.',
	ENOTDIR: 'A part of the path is a file, not a folder.',
	EACCES: 'You may not read it.',
	EPERM: 'You may not read it.',
	EISDIR: 'It is a folder.',
	ELOOP: 'Symbolic links lead in a circle.',
	// What opening a socket gives.
	ENXIO: 'It is not a plain file.',
};

/**
 * The text of a file that the person named, links followed, a pipe never waited for. Throws a Problem for what is no
 * plain file, is larger than 1 MiB or is not UTF-8 text.
 */
export async function readTextFile(path: string): Promise<string> {
	try {
		const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
		try {
			const stats = await handle.stat();
			if (stats.isDirectory()) throw unreadable(path, reasons['EISDIR']);
			if (!stats.isFile()) throw unreadable(path, 'It is a pipe, a socket or a device, not a plain file.');
			if (stats.size > largestEnvFile) throw tooLarge();
			return decode(await handle.readFile());
		} finally {
			await handle.close();
		}
	} catch (error) {
		if (error instanceof Problem) throw unreadable(path, told(error).why);
		const code = codeOf(error);
		throw unreadable(path, reasons[code ?? ''] ?? `The system's code is ${code ?? 'not known'}.`);
	}
}

/** Whom to trust for TLS: a PEM file, named from `folder` where its path is relative. Throws a Problem. */
export async function readAuthority(
	named: string,
	folder: string,
): Promise<{readonly path: string; readonly pem: string}> {
	const path = resolve(folder, named);
	const pem = await readTextFile(path);
	if (isCertificate(pem)) return {path, pem};
	throw unreadable(path, 'It holds no certificate in PEM.');
}

/** Whether a text holds a certificate in PEM. */
export function isCertificate(text: string): boolean {
	return text.includes('-----BEGIN CERTIFICATE-----');
}

function unreadable(path: string, why = 'The reason is not known.'): Problem {
	return new Problem({what: `${shortPath(path)} cannot be read.`, why, next: 'Name another file.'});
}
