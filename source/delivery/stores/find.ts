import {constants} from 'node:fs';
import {access, stat} from 'node:fs/promises';
import {delimiter, isAbsolute, join} from 'node:path';
import {stores} from './index.js';
import type {Surroundings} from './run.js';
import type {Store} from './store.js';

/** The stores whose command is there and can be used on this system. Nothing is run. */
export async function findStores(surroundings: Surroundings): Promise<readonly Store[]> {
	const paths = await Promise.all(stores.map((store) => commandPath(store, surroundings)));
	return stores.filter((_, index) => paths[index] !== undefined);
}

/**
 * Where the store's command is: on PATH, in folders that are named whole. On Windows programs only, because scripts there
 * are read by a shell.
 */
export async function commandPath(
	{command, readsDevice}: Pick<Store, 'command' | 'readsDevice'>,
	{env, platform}: Pick<Surroundings, 'env' | 'platform'>,
): Promise<string | undefined> {
	const isWindows = platform === 'win32';
	if (isWindows && readsDevice) return undefined;
	const name = isWindows ? `${command}.exe` : command;
	const listed = env['PATH'] ?? (isWindows ? env['Path'] : undefined) ?? '';
	for (const folder of listed.split(delimiter).filter(isAbsolute)) {
		const path = join(folder, name);
		if (await isProgram(path)) return path;
	}
	return undefined;
}

async function isProgram(path: string): Promise<boolean> {
	try {
		await access(path, constants.X_OK);
		return (await stat(path)).isFile();
	} catch {
		return false;
	}
}
