import {mkdtempSync, realpathSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach} from 'vitest';

/** Gives a function that makes a new empty folder; all are removed after each test. */
export function temporaryFolders(): () => string {
	const made: string[] = [];
	afterEach(() => {
		for (const folder of made.splice(0)) rmSync(folder, {recursive: true, force: true});
	});
	return () => {
		const folder = realpathSync(mkdtempSync(join(tmpdir(), 'kafkey-test-')));
		made.push(folder);
		return folder;
	};
}
