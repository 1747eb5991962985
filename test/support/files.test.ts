import {existsSync, readdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {readEnv} from './env-reader.js';
import {makeGitFolder, runGit} from './git-folder.js';
import {temporaryFolders} from './temporary.js';

const newFolder = temporaryFolders();
let before = '';

test('a temporary folder is empty', () => {
	before = newFolder();
	expect(readdirSync(before)).toEqual([]);
	expect(newFolder()).not.toBe(before);
});

test('and gone after its test', () => expect(existsSync(before)).toBe(false));

test('a .env is read when dotenv and Node agree, else refused', () => {
	const path = join(newFolder(), '.env');
	writeFileSync(path, `# the key\nUSER=abc\nPASSWORD='a$b#c "d"'\n`);
	expect(readEnv(path)).toEqual({USER: 'abc', PASSWORD: 'a$b#c "d"'});
	writeFileSync(path, `COMMON="a\\rb"\n`);
	expect(() => readEnv(path)).toThrow('differently');
});

test('a git folder ignores and tracks what was asked', () => {
	const folder = newFolder();
	makeGitFolder(folder, {ignored: ['.env*'], tracked: {'config/.env.old': 'A=1\n'}});
	writeFileSync(join(folder, '.env'), 'A=1\n');
	writeFileSync(join(folder, 'other'), '');
	expect(runGit(folder, 'status', '--porcelain')).toBe('?? other\n');
	expect(runGit(folder, 'ls-files')).toBe('.gitignore\nconfig/.env.old\n');
});
