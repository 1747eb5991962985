import {join} from 'node:path';
import type {World} from '../world.js';

/** Where records of runs lie: `$XDG_STATE_HOME/kafkey`, or the platform's place for such state. */
export function journalFolder({env, platform, home}: Pick<World, 'env' | 'platform' | 'home'>): string {
	if (platform === 'win32')
		return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'kafkey', 'State');
	if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'kafkey', 'State');
	return join(env['XDG_STATE_HOME'] || join(home, '.local', 'state'), 'kafkey');
}
