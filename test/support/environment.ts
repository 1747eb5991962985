import {mkdirSync} from 'node:fs';
import {join} from 'node:path';

/**
 * What the program sees of the environment: a HOME and XDG folders of its own, a capable terminal, UTF-8, and
 * `more`, in which `undefined` removes a variable.
 */
export function environmentWith(home: string, more: Readonly<Record<string, string | undefined>> = {}) {
	const folders = {
		XDG_CONFIG_HOME: join(home, '.config'),
		XDG_STATE_HOME: join(home, '.local/state'),
		XDG_DATA_HOME: join(home, '.local/share'),
		XDG_CACHE_HOME: join(home, '.cache'),
	};
	for (const folder of Object.values(folders)) mkdirSync(folder, {recursive: true, mode: 0o700});
	const environment = {
		PATH: process.env['PATH'] ?? '/usr/bin:/bin',
		HOME: home,
		...folders,
		TERM: 'xterm-256color',
		LANG: 'C.UTF-8',
		TZ: 'UTC',
		...more,
	};
	return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined));
}
