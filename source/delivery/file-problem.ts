import {Problem} from '../errors.js';
import {codeOf} from './owner.js';
import {shortPath} from './path-rules.js';

const elsewhere = 'Choose another place.';
const reasons: Readonly<Record<string, readonly [why: string, next: string]>> = {
	ENOSPC: ['The disk is full.', 'Free some space, or choose a place on another disk.'],
	EDQUOT: ['Your disk quota is used up.', 'Free some space, or choose a place on another disk.'],
	EROFS: ['The file system is read-only.', elsewhere],
	EACCES: ['You may not write in that folder.', 'Choose a folder that is yours.'],
	EPERM: ['The system does not permit it.', 'Choose a folder that is yours.'],
	EXDEV: ['The folder lies on two file systems at once.', elsewhere],
	EMFILE: ['Too many files are open.', 'Close other programs, then save again.'],
	ENFILE: ['Too many files are open on this machine.', 'Close other programs, then save again.'],
	EIO: ['The disk reported an error.', 'Check the disk, or choose a place on another one.'],
	ENOENT: ['The folder does not exist.', 'Make the folder first, or choose another one.'],
	ENOTDIR: ['A part of the path is a file, not a folder.', elsewhere],
	EISDIR: ['It is a folder.', 'Name a file in it.'],
	ENAMETOOLONG: ['The name is too long for the file system.', 'Choose a shorter name.'],
	ELOOP: ['Symbolic links lead in a circle.', elsewhere],
};

/** A failed file call as sentences. A Problem is passed on; the old file is untouched in every case. */
export function fileProblem(error: unknown, path: string): Problem {
	if (error instanceof Problem) return error;
	const code = codeOf(error);
	const [why, next] = reasons[code ?? ''] ?? [
		code === undefined ? 'The reason is not known.' : `The system's code is ${code}.`,
		elsewhere,
	];
	return new Problem({what: `${shortPath(path)} was not written.`, why, next});
}
