import {spawnSync} from 'node:child_process';
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {temporaryFolders} from '../support/temporary.js';

const newFolder = temporaryFolders();
const look = join(import.meta.dirname, '../../scripts/pictures/look.ts');

const sample = `
	process.stdin.setRawMode(true);
	process.stdout.write('name? ');
	process.stdin.on('data', (data) => {
		if (String(data) === '\\r') process.stdout.write('\\r\\nthank you, at ' + process.stdout.columns);
		else process.stdout.write(data);
	});
`;

test('a command is run by a key script and its screens are written', () => {
	const folder = newFolder();
	writeFileSync(join(folder, 'sample.js'), sample);
	const keys = 'wait:name?,type:Ada\\, Lady,wait:Ada\\, Lady,shot:typed,enter,wait:thank you';
	const args = ['--size', '50x5', '--keys', keys, '--out', 'seen.svg', '--', 'node', 'sample.js'];
	const run = spawnSync(process.execPath, [look, ...args], {cwd: folder, encoding: 'utf8'});
	expect(run).toMatchObject({status: 0, stderr: ''});
	const written = ['seen-typed.svg', 'seen-typed.txt', 'seen.svg', 'seen.txt'];
	expect(readdirSync(folder).sort()).toEqual(['sample.js', ...written].sort());
	expect(readFileSync(join(folder, 'seen-typed.txt'), 'utf8').trimEnd()).toBe('name? Ada, Lady');
	expect(readFileSync(join(folder, 'seen.txt'), 'utf8').trimEnd()).toBe('name? Ada, Lady\nthank you, at 50');
	expect(readFileSync(join(folder, 'seen.svg'), 'utf8')).toContain('>thank you, at 50</text>');
});

test('a script that cannot be done says why, and the last screen is written all the same', () => {
	const folder = newFolder();
	const args = ['--keys', 'dance:now', '--out', 'seen', '--', 'node', '-e', 'process.stdin.resume()'];
	const run = spawnSync(process.execPath, [look, ...args], {cwd: folder, encoding: 'utf8'});
	expect(run.status).toBe(1);
	expect(run.stderr).toContain('A script cannot dance.');
	expect(readdirSync(folder).sort()).toEqual(['seen.svg', 'seen.txt']);
});
