import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {parseEnv} from 'node:util';
import {describe, expect, test} from 'vitest';
import {applyEnvFile} from '../../source/delivery/env-file.js';
import {withLock} from '../../source/delivery/lock.js';
import {newMark} from '../../source/delivery/owner.js';
import {sweepTemporary} from '../../source/delivery/sweep.js';
import {childProgram} from './support/child.js';
import {freshFolder} from './support/folder.js';

const lockOf = (path: string) => join(path, '../.env.kafkey-lock');
/** The mark of a process of this machine that has ended: no process id is that high. */
const deadMark = () => newMark().replace(/-\d+-/, '-4194999-');
const otherMachine = () => newMark().replace(/^[^-]+/, '00000000');

describe('eight processes', () => {
	const run = childProgram('env-writer');

	test('that save 25 variables each keep all 200, past a lock that a killed run left', async () => {
		const path = join(freshFolder(), '.env');
		writeFileSync(path, 'A=1\n');
		writeFileSync(lockOf(path), deadMark());
		const names = ['ANT', 'BEE', 'CAT', 'DOG', 'ELK', 'FOX', 'GNU', 'HEN'];
		const ends = await Promise.all(names.map((name) => run([path, name, '25'])));
		expect(ends.map(({code}) => code)).toEqual(names.map(() => 0));
		const wanted = names.flatMap((name) =>
			Array.from({length: 25}, (_, number) => [`${name}_${number}`, `${name}/${number}`]),
		);
		expect({...parseEnv(readFileSync(path, 'utf8'))}).toEqual({A: '1', ...Object.fromEntries(wanted)});
		expect(readdirSync(join(path, '..'))).toEqual(['.env']);
	}, 60_000);
});

describe('a lock', () => {
	test('of a running holder is waited for', async () => {
		const path = join(freshFolder(), '.env');
		const order: string[] = [];
		let second: Promise<number> | undefined;
		await withLock(path, async () => {
			second = withLock(path, async () => order.push('second'));
			await applyEnvFile(join(path, '../other'), [{name: 'A', value: '1'}]);
			order.push('first');
		});
		await second;
		expect(order).toEqual(['first', 'second']);
		expect(readdirSync(join(path, '..'))).toEqual(['other']);
	});

	test.each([
		['another machine', otherMachine],
		['a maker that died before it wrote its name', () => ''],
	])('of %s is passed after a while', async (_name, mark) => {
		const path = join(freshFolder(), '.env');
		writeFileSync(lockOf(path), mark());
		expect(await withLock(path, async () => 'done', {patience: 50})).toBe('done');
		expect(readdirSync(join(path, '..'))).toEqual([]);
	});

	test('of a run that was killed is passed at once', async () => {
		const path = join(freshFolder(), '.env');
		writeFileSync(lockOf(path), deadMark());
		expect(await withLock(path, async () => 'done', {patience: 3_600_000})).toBe('done');
		expect(readdirSync(join(path, '..'))).toEqual([]);
	});

	test('that was taken over stops the late write', async () => {
		const path = join(freshFolder(), '.env');
		const late = withLock(path, async (confirmHeld) => {
			writeFileSync(lockOf(path), otherMachine());
			await confirmHeld();
		});
		await expect(late).rejects.toThrow('took over');
		expect(readdirSync(join(path, '..'))).toEqual(['.env.kafkey-lock']);
	});
});

test('the sweep removes dead runs’ files only', async () => {
	const folder = freshFolder();
	const path = join(folder, '.env');
	const stay = [
		'.env',
		'.env.local',
		'.env.tmp',
		`.env.${newMark()}.tmp`,
		`.env.${otherMachine()}.tmp`,
		`.envrc.${deadMark()}.tmp`,
	];
	for (const name of [...stay, `.env.${deadMark()}.tmp`, '.env.kafkey-lock']) {
		writeFileSync(join(folder, name), name.endsWith('lock') ? deadMark() : 'canary');
	}
	expect(await sweepTemporary(path)).toHaveLength(1);
	expect(readdirSync(folder).toSorted()).toEqual(stay.toSorted());
});
