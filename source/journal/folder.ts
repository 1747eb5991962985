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
