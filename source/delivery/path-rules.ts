import {homedir} from 'node:os';
import {isAbsolute, join, relative, resolve, sep} from 'node:path';
import {cwd as currentFolder, platform} from 'node:process';
import {Problem} from '../errors.js';
import {safeText} from '../network/safe-text.js';

const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
const device = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)[ .:]*(?:\.|$)/i;

/** Why a typed path cannot be a destination, or undefined when it can. Looks at the text only. */
function fault(typed: string): string | undefined {
	if (typed.trim() === '') return 'The path is empty.';
	if (unseen.test(typed)) return 'It holds characters that cannot be seen.';
	if (/^[\\/]{2}/.test(typed)) return 'Network paths are not written to.';
	if (/^~[^\\/]/.test(typed)) return "Another user's home folder is not looked up.";
	const drive = platform === 'win32' && /^[a-z]:[\\/]/i.test(typed);
	if (typed.includes(':', drive ? 2 : 0)) return 'A colon names a stream or a drive, not a file.';
	if (platform !== 'win32' && typed.includes('\\'))
		return 'It holds a backslash; folders are separated by /.';
	const parts = typed.split(/[\\/]/);
	if (parts.some((part) => device.test(part))) return 'It names a device on Windows.';
	if (['', '.', '..', '~'].includes(parts.at(-1) ?? '')) return 'It names a folder, not a file.';
	return undefined;
}

/**
 * A typed path as an absolute one; `~/` is the home folder.
 * Throws a Problem for text that names no plain file: unseen characters, `~user`, UNC, streams, devices, folders.
 */
export function resolvePath(typed: string, cwd = currentFolder()): string {
	const why = fault(typed);
	if (why !== undefined) {
		throw new Problem({what: 'That path cannot be used.', why, next: 'Type another path, such as .env.'});
	}
	return typed.startsWith('~') ? join(homedir(), typed.slice(2)) : resolve(cwd, typed);
}

/** Whether `path` lies in `folder` (or is it). Both absolute. */
export function isInside(path: string, folder: string): boolean {
	const way = relative(folder, path);
	return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** The path as it is shown: relative in the working folder, `~/…` in the home folder, else absolute; nothing unseen. */
export function shortPath(path: string, cwd = currentFolder()): string {
	const home = homedir();
	const short = isInside(path, cwd)
		? relative(cwd, path) || '.'
		: isInside(path, home)
			? join('~', relative(home, path))
			: path;
	return safeText(short, Number.POSITIVE_INFINITY);
}
