import {spawnSync} from 'node:child_process';
import {existsSync, globSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {environmentWith} from '../support/environment.js';
import {temporaryFolders} from '../support/temporary.js';

const root = join(import.meta.dirname, '../..');
const kafkey = join(root, 'bin/kafkey.js');
const newFolder = temporaryFolders();

/** A folder whose `.env` asks Node to run code, and a function that tells whether it did. */
function trap() {
	const folder = newFolder();
	const [code, mark] = [join(folder, 'code.cjs'), join(folder, 'it-ran')];
	writeFileSync(code, `require('node:fs').writeFileSync(${JSON.stringify(mark)}, '')`);
	writeFileSync(join(folder, '.env'), `NODE_OPTIONS=--require=${code}\nKAFKA_TOPIC=orders\n`);
	return {folder, ran: () => existsSync(mark)};
}

test.each([
	['behind node --', ['--', kafkey, 'check', '--env-file', '.env']],
	['by --file', [kafkey, 'check', '--file', '.env']],
	['found by kafkey itself', [kafkey, 'check']],
])('a file that asks Node to run code is only read: %s', (_, args) => {
	const {folder, ran} = trap();
	const {status, stderr} = spawnSync(process.execPath, args, {
		cwd: folder,
		env: environmentWith(folder),
		encoding: 'utf8',
	});
	expect(stderr).toContain('.env holds nothing that can be checked');
	expect({status, ran: ran()}).toEqual({status: 1, ran: false});
});

test('npm start keeps Node away from what is behind it, and no page starts kafkey otherwise', () => {
	const {scripts} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
	expect(scripts.start).toBe('node -- bin/kafkey.js');
	const pages = ['README.md', 'CONTRIBUTING.md', ...globSync('docs/**/*.md', {cwd: root})];
	expect(pages.length).toBeGreaterThan(10);
	const started = /\bnode (?!-- )\S*kafkey\.js/;
	expect(pages.filter((page) => started.test(readFileSync(join(root, page), 'utf8')))).toEqual([]);
});
