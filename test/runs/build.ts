import {execFileSync} from 'node:child_process';
import {globSync, statSync} from 'node:fs';

const root = new URL('../..', import.meta.url).pathname;

/** Makes the bundle that the runs start, unless it is newer than everything it is made of. */
export function setup(): void {
	const sources = globSync(['source/**/*.{ts,tsx}', 'scripts/build.js'], {cwd: root});
	const newest = Math.max(...sources.map(changed));
	if (changed('distribution/cli.js') < newest)
		execFileSync(process.execPath, ['scripts/build.js'], {cwd: root});
}

function changed(path: string): number {
	return statSync(`${root}/${path}`, {throwIfNoEntry: false})?.mtimeMs ?? 0;
}
