import {mkdirSync, statSync} from 'node:fs';
import {join} from 'node:path';
import * as z from 'zod';
import {withLock} from './delivery/lock.js';
import {Problem} from './errors.js';
import {readPlain, writeSynced} from './journal/synced-file.js';
import {settingsFolder} from './settings.js';
import type {World} from './world.js';

type Place = Pick<World, 'env' | 'platform' | 'home'>;

const texts = z.record(z.string(), z.string());

const storedKey = z.object({
	id: z.string(),
	/** The user name that it signs in with. */
	user: z.string(),
	/** What it opens, in words. */
	resource: z.string(),
	provider: z.string().exactOptional(),
	kind: z.string().exactOptional(),
	storedAt: z.iso.datetime(),
	/** Whether somebody signed in with it before it was stored. */
	proved: z.boolean(),
	/** Where the secret lies: in a file, or in the platform's keychain, and then what stands beside the secret is here. */
	place: z.discriminatedUnion('in', [
		z.object({in: z.literal('file'), path: z.string()}),
		z.object({in: z.literal('keychain'), variables: texts, secrets: z.array(z.string())}),
	]),
});

const kept = z.object({version: z.literal(1), current: z.string().exactOptional(), keys: z.array(storedKey)});

/** A key that was stored, without its secret. */
export type StoredKey = z.infer<typeof storedKey>;

/** The keys that were stored, and the id of the current one. */
export type StoredKeys = {readonly current?: string; readonly keys: readonly StoredKey[]};

/** What was stored; nothing where there is no file. Throws a Problem for a file that cannot be used. */
export function readStoredKeys(world: Place): StoredKeys {
	const file = fileOf(world);
	try {
		if (!statSync(file, {throwIfNoEntry: false})) return {keys: []};
		const {current, keys} = kept.parse(JSON.parse(readPlain(file)));
		return {keys, ...(current !== undefined && {current})};
	} catch {
		throw new Problem({
			what: `The list of stored keys in ${file} cannot be read.`,
			why: 'It is not as kafkey writes it, or belongs to somebody else.',
			next: 'Delete it and store the keys again; their secrets stay where they are.',
		});
	}
}

/** The key that stands in where none is named. Throws a Problem. */
export function currentKey(world: Place): StoredKey | undefined {
	const {current, keys} = readStoredKeys(world);
	return keys.find(({id}) => id === current);
}

/**
 * Changes what is stored while no other kafkey does, and gives what is stored then. The file has mode 0600, and is written
 * whole or not at all. Throws a Problem, and what `change` throws.
 */
export async function changeStoredKeys(
	world: Place,
	change: (stored: StoredKeys) => StoredKeys,
): Promise<StoredKeys> {
	const file = fileOf(world);
	try {
		mkdirSync(settingsFolder(world), {recursive: true, mode: 0o700});
		return await withLock(file, async (confirmHeld) => {
			const stored = change(readStoredKeys(world));
			await confirmHeld();
			writeSynced(file, `${JSON.stringify({version: 1, ...stored}, undefined, '\t')}\n`);
			return stored;
		});
	} catch (error) {
		if (error instanceof Problem) throw error;
		throw new Problem({
			what: 'Which keys are stored could not be noted.',
			why: `${file} cannot be written.`,
			next: 'Make room, or set XDG_CONFIG_HOME to a folder of yours.',
		});
	}
}

function fileOf(world: Place): string {
	return join(settingsFolder(world), 'keys.json');
}
