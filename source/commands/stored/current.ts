import {existsSync} from 'node:fs';
import {planEnvFile} from '../../delivery/env-plan.js';
import {readFromKeychain} from '../../delivery/keychain.js';
import {shortPath} from '../../delivery/path-rules.js';
import {accessesIn, type FileAccesses, readAccesses} from '../../delivery/read-accesses.js';
import {Problem} from '../../errors.js';
import {safeText} from '../../network/safe-text.js';
import type {AccessForm} from '../../providers/access.js';
import {shellWord} from '../../shell-word.js';
import {currentKey, readStoredKeys, type StoredKey} from '../../stored-keys.js';
import type {World} from '../../world.js';
import {surroundingsOf} from './keeping.js';

/** The stored key that is meant: the named one, or the current one where none is named. Throws a Problem. */
export function storedFor(world: World, id: string | undefined): StoredKey | undefined {
	if (id === undefined) return currentKey(world);
	return readStoredKeys(world).keys.find((key) => key.id === id);
}

/** Where a stored key lies, in words. */
export function placeWords({place}: StoredKey, cwd?: string): string {
	return place.in === 'file' ? shortPath(place.path, cwd) : 'the keychain';
}

/** What the place of a stored key holds, other keys among it where it is a file. Throws a Problem. */
export async function storedAccesses<F extends AccessForm>(
	world: World,
	key: StoredKey,
	forms: readonly F[],
): Promise<FileAccesses<F>> {
	const {id, place} = key;
	if (place.in === 'file') {
		requireFile(key, world.cwd);
		return readAccesses(place.path, forms);
	}
	const secret = await readFromKeychain(id, surroundingsOf(world));
	const shown = Object.entries(place.variables).map(([name, value]) => ({name, value}));
	const {bytes} = planEnvFile(undefined, [...shown, ...place.secrets.map((name) => ({name, value: secret}))]);
	return accessesIn('.env', bytes.toString('utf8'), forms);
}

/** Throws a Problem where the file of a stored key is gone. */
export function requireFile(key: StoredKey, cwd: string): void {
	if (key.place.in !== 'file' || existsSync(key.place.path)) return;
	throw new Problem({
		what: `The key ${safeText(key.id)} is stored in ${placeWords(key, cwd)}, and there is no such file.`,
		why: 'It was moved or deleted since.',
		next: `Put it back, or store the key again: kafkey store ${shellWord(key.id)}. kafkey use --none lets no key be the current one.`,
	});
}

/** The file of a stored key is there, and the key is not in it. */
export function notInFile(key: StoredKey, cwd: string): Problem {
	return new Problem({
		what: `The key ${safeText(key.id)} is not in ${placeWords(key, cwd)} any more.`,
		why: 'The file was changed since the key was stored there.',
		next: `Store it again: kafkey store ${shellWord(key.id)}`,
	});
}
