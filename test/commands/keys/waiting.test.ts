import {execFileSync} from 'node:child_process';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {waitingIn} from '../../../source/commands/keys/waiting.js';
import {journalFolder} from '../../../source/journal/folder.js';
import {markOf, putRecord, putText, recordOf} from '../../safety/support/records.js';
import {temporaryFolders} from '../../support/temporary.js';

const newFolder = temporaryFolders();

function placed() {
	const home = newFolder();
	const world = {env: {XDG_STATE_HOME: join(home, 'state')}, platform: 'linux', home} as const;
	return {world, folder: journalFolder(world)};
}

test('a note that can be read is not told as one that cannot', () => {
	const {world, folder} = placed();
	putRecord(folder);
	expect(waitingIn(world).lines).toEqual([]);
});

const whole = JSON.stringify(recordOf());

test('a pipe in the place of a note is told, and not waited for', () => {
	const {world, folder} = placed();
	putRecord(folder);
	for (const start of ['', 'removal-', 'rotation-'])
		execFileSync('mkfifo', [join(folder, `${start}2026-01-02T03-04-05.000Z-${markOf()}.json`)]);
	expect(waitingIn(world).lines).toHaveLength(6);
});

test.each([
	['empty', ''],
	['cut off', whole.slice(0, whole.length / 2)],
	['null', 'null'],
	['a list', '[]'],
	['of a later version', JSON.stringify({...recordOf(), version: 2})],
])('a note that is %s is told, because what it noted may exist', (_, text) => {
	const {world, folder} = placed();
	const path = putText(folder, text);
	const [first, second] = waitingIn(world).lines;
	expect(first).toBe(`What an earlier run noted cannot be read: ${path}`);
	expect(second).toContain('Look at what exists, then delete the file.');
});
