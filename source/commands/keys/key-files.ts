import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {readTextFile} from '../../delivery/read-file.js';
import type {Key} from '../../keys/key.js';
import {envFilesIn} from '../check/env-files.js';

/** The `.env` file in the folder that names the key, the usual one first; undefined where none does. */
export async function fileOf(key: Key, cwd: string, usual: string): Promise<string | undefined> {
	const others = envFilesIn(cwd).filter((name) => name !== usual);
	for (const name of [usual, ...others]) if (isNamed(key, await wordsIn(join(cwd, name)))) return name;
	return undefined;
}

/** Whether a file that a rotation wrote has been changed since, so that it holds the new key no longer: a sentence. */
export async function changedSince(path: string, old: Key, fresh: Key): Promise<string | undefined> {
	if (!existsSync(path)) return `${path}, which the new key was saved to, is not there any more.`;
	const words = await wordsIn(path);
	return isNamed(old, words) && !isNamed(fresh, words)
		? `${path} names the old key again, and not the new one.`
		: undefined;
}

function isNamed({held: {id, user}}: Key, words: ReadonlySet<string>): boolean {
	return words.has(id) || (user !== undefined && words.has(user));
}

/** None for a file that cannot be read. */
async function wordsIn(path: string): Promise<ReadonlySet<string>> {
	const text = await readTextFile(path).catch(() => '');
	return new Set(text.split(/[\s"'=:,;]+/));
}
