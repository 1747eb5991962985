import {spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {currentManPage} from '../../scripts/man/current.js';
import {root} from './pages.js';

const page = join(root, 'man/kafkey.1');

test('the man page says what --help says (npm run man writes it)', async () => {
	expect(readFileSync(page, 'utf8')).toBe(await currentManPage());
});

const groff = spawnSync('groff', ['--version']).status === 0;

test.skipIf(!groff)('groff sets the man page without a warning, and shows flags and exit codes', () => {
	const set = spawnSync('groff', ['-man', '-ww', '-Tutf8', '-P-cbou', page], {encoding: 'utf8'});
	expect(set).toMatchObject({status: 0, stderr: ''});
	const lines = set.stdout.split('\n').map((line) => line.trim().replace(/\s+/g, ' '));
	expect(lines).toContain('--clients-moved');
	expect(lines).toContain('4 sign-in refused');
	expect(lines).toContain('kafkey exec [key] [options] -- COMMAND [argument...]');
});
