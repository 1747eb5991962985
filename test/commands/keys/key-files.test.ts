import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {changedSince, fileOf} from '../../../source/commands/keys/key-files.js';
import {Shelf} from '../../keys/support/source.js';
import {heldOf} from '../../support/life.js';
import {temporaryFolders} from '../../support/temporary.js';

const newFolder = temporaryFolders();
const shelf = new Shelf();
const old = shelf.key(heldOf('k-old', {user: 'u-old'}));
const fresh = shelf.key(heldOf('k-new', {user: 'u-new'}));

function folderWith(files: Readonly<Record<string, string>>): string {
	const folder = newFolder();
	for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
	return folder;
}

test.each<[string, Readonly<Record<string, string>>, string | undefined]>([
	['the usual one', {'.env': 'KAFKA_SASL_USERNAME=u-old\n', '.env.a': 'X=u-old\n'}, '.env'],
	[
		'another',
		{'.env': 'KAFKA_SASL_USERNAME=u-older\n', '.env.production': "USER='k-old'\n"},
		'.env.production',
	],
	['none: a name that only begins alike is another', {'.env': 'A=k-old-2\nB=my-u-old\n'}, undefined],
	['none: there is no file', {}, undefined],
])('the file that holds a key: %s', async (_, files, expected) => {
	expect(await fileOf(old, folderWith(files), '.env')).toBe(expected);
});

test('a folder that is called like a file is no place', async () => {
	const folder = newFolder();
	mkdirSync(join(folder, '.env'));
	expect(await fileOf(old, folder, '.env')).toBeUndefined();
});

test.each<[string, string, RegExp | undefined]>([
	['holds the new key', 'KAFKA_SASL_USERNAME=u-new\n', undefined],
	['holds both', 'A=u-old\nB=k-new\n', undefined],
	['holds neither, or in a form that is not read', 'SECRET=dS1uZXc\n', undefined],
	['was restored', 'KAFKA_SASL_USERNAME=u-old\n', /\.env names the old key again, and not the new one\.$/],
])('a file that %s', async (_, text, expected) => {
	const said = await changedSince(join(folderWith({'.env': text}), '.env'), old, fresh);
	if (expected) expect(said).toMatch(expected);
	else expect(said).toBeUndefined();
});

test('a file that is gone', async () => {
	const folder = folderWith({'.env': 'u-new'});
	rmSync(join(folder, '.env'));
	expect(await changedSince(join(folder, '.env'), old, fresh)).toMatch(/is not there any more\.$/);
});
