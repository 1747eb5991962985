import {readdirSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test, vi} from 'vitest';
import {waitingWords} from '../../source/commands/keys/rotations-waiting.js';
import {openJournal} from '../../source/journal/journal.js';
import {noteRotation, openRotations} from '../../source/journal/rotations.js';
import {temporaryFolders} from '../support/temporary.js';

// What reads the notes of runs is not needed at the starts while a rotation waits.
vi.mock('../../source/journal/record.js', () => {
	throw new Error('loaded');
});

const newFolder = temporaryFolders();
const rotation = (id: string) => ({
	startedAt: `2026-06-0${id}T10:00:00.000Z`,
	provider: 'depot',
	kind: 'key',
	where: {zone: {value: 'z-1', label: 'z-1', typed: false}},
	sandbox: false,
	old: {id: `old-${id}`, name: 'orders', ref: {id: `old-${id}`}},
	fresh: {id: `new-${id}`, name: 'orders'},
});

test('a rotation is noted for days, in a file of the person’s own, and closed when it is over', async () => {
	const folder = join(newFolder(), 'state');
	noteRotation(folder, rotation('2'));
	noteRotation(folder, rotation('1'));
	expect(openRotations(folder).map(({record}) => record)).toEqual([
		{version: 1, ...rotation('1')},
		{version: 1, ...rotation('2')},
	]);
	for (const name of readdirSync(folder)) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
	// What looks for unfinished runs leaves it alone.
	expect(await openJournal(folder).unfinished()).toEqual([]);
	openRotations(folder)[0]?.close();
	expect(openRotations(folder).map(({record}) => record.old.id)).toEqual(['old-2']);
});

test('a file that is no rotation is not taken for one', () => {
	const folder = newFolder();
	writeFileSync(join(folder, 'rotation-half.json'), '{"version":1,"old":');
	writeFileSync(join(folder, 'rotation-other.json'), JSON.stringify({...rotation('1'), version: 2}));
	noteRotation(folder, {...rotation('3'), fresh: rotation('3').old});
	expect(openRotations(folder)).toEqual([]);
	expect(openRotations(join(folder, 'nowhere'))).toEqual([]);
});

test('what a note holds is told with nothing unseen in it', () => {
	const unseen = '\u001b[2J\u202e';
	const {old, fresh} = rotation('1');
	const {what, next} = waitingWords({
		version: 1,
		...rotation('1'),
		provider: `depot${unseen}`,
		address: `https://depot.example/${unseen}`,
		savedTo: `/home/dana/${unseen}.env`,
		old: {...old, id: `old${unseen}`},
		fresh: {...fresh, id: `new${unseen}`},
	});
	expect(`${what} ${next}`).not.toMatch(/[\p{Cc}\p{Cf}]/u);
});
