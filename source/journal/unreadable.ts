import {join} from 'node:path';
import {journalNames} from './folder.js';
import {readPlain} from './synced-file.js';

/** Paths of the notes that say nothing to this version: cut off, or written by a later one. What they noted may exist. */
export function unreadableNotes(folder: string): readonly string[] {
	return journalNames(folder, '')
		.map((name) => join(folder, name))
		.filter((path) => !isNote(path));
}

function isNote(path: string): boolean {
	try {
		const {version} = JSON.parse(readPlain(path)) ?? {};
		return version === 1;
	} catch {
		return false;
	}
}
