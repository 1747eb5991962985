import {readdirSync} from 'node:fs';
import {isAbsolute, join} from 'node:path';
import type {World} from '../world.js';

/** Where records of runs lie: `$XDG_STATE_HOME/kafkey`, or the platform's place for such state. */
export function journalFolder({env, platform, home}: Pick<World, 'env' | 'platform' | 'home'>): string {
	if (platform === 'win32')
		return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'kafkey', 'State');
	if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'kafkey', 'State');
	// A relative path is to be ignored (XDG Base Directory Specification).
	const named = env['XDG_STATE_HOME'] ?? '';
	return join(isAbsolute(named) ? named : join(home, '.local', 'state'), 'kafkey');
}

/** The names of the notes that begin like this, oldest first; none where there is no folder. */
export function journalNames(folder: string, prefix: string): readonly string[] {
	try {
		return readdirSync(folder)
			.filter((name) => name.startsWith(prefix) && name.endsWith('.json'))
			.sort();
	} catch {
		return [];
	}
}

/** How the names of notes begin that tell of a deleted key's leftovers. */
export const removalPrefix = 'removal-';

/** How those begin that tell of a rotation that waits. */
export const rotationPrefix = 'rotation-';
