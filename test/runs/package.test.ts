import {execFileSync} from 'node:child_process';
import {cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs';
import {basename, join} from 'node:path';
import {expect, test} from 'vitest';
import {temporaryFolders} from '../support/temporary.js';

const newFolder = temporaryFolders();
const root = join(import.meta.dirname, '../..');

type Packed = {
	readonly filename: string;
	readonly integrity: string;
	readonly files: readonly {readonly path: string}[];
};

/** Runs npm without a network; gives what it prints. */
function npm(cwd: string, ...args: string[]): string {
	const options = {
		cwd,
		encoding: 'utf8',
		stdio: ['ignore', 'pipe', 'pipe'],
		shell: process.platform === 'win32',
	};
	return execFileSync('npm', [...args, '--offline'], options as {encoding: 'utf8'});
}

function pack(folder: string, ...args: string[]): Packed {
	const [packed] = JSON.parse(npm(folder, 'pack', '--json', '--ignore-scripts', ...args)) as Packed[];
	if (packed === undefined) throw new Error('npm packed nothing.');
	return packed;
}

test('the package holds these files and no other', () => {
	const paths = pack(root, '--dry-run').files.map(({path}) => path);
	const schemas = readdirSync(join(root, 'schemas')).map((name) => `schemas/${name}`);
	const isChunk = (path: string) => /^distribution\/chunks\/[\w-]+-[A-Z0-9]{8}\.js$/.test(path);
	expect(paths.filter((path) => !isChunk(path)).sort()).toEqual(
		[
			'LICENSE',
			'README.md',
			'bin/kafkey.js',
			'distribution/THIRD_PARTY_NOTICES',
			'distribution/cli.js',
			'distribution/fallbacks/linux/xsel',
			'distribution/fallbacks/windows/clipboard_aarch64.exe',
			'distribution/fallbacks/windows/clipboard_i686.exe',
			'distribution/fallbacks/windows/clipboard_x86_64.exe',
			'distribution/help.txt',
			'distribution/sbom.cdx.json',
			'man/kafkey.1',
			'package.json',
			...schemas,
		].sort(),
	);
	expect(paths.filter(isChunk).length).toBeGreaterThan(50);
});

test('installed into an empty folder it runs, and brings no other package', () => {
	const shelf = newFolder();
	const {filename} = pack(root, '--pack-destination', shelf);
	const folder = newFolder();
	writeFileSync(join(folder, 'package.json'), '{}');
	npm(folder, 'install', '--ignore-scripts', '--no-audit', '--no-fund', join(shelf, filename));
	const {packages} = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')) as {
		packages: object;
	};
	expect(Object.keys(packages)).toEqual(['', 'node_modules/kafkey']);
	const bin = join(folder, 'node_modules/kafkey/bin/kafkey.js');
	const kafkey = (...args: string[]) =>
		execFileSync(process.execPath, [bin, ...args], {cwd: folder, encoding: 'utf8', env: {HOME: folder}});
	expect(kafkey('--version')).toMatch(/^\d+\.\d+\.\d+\n$/);
	expect(kafkey('--help')).toContain('Exit codes:');
	const {keys} = JSON.parse(kafkey('list', '--sandbox', '--json')) as {keys: readonly object[]};
	expect(keys.length).toBeGreaterThan(10);
	expect(readFileSync(join(folder, 'node_modules/.bin/kafkey'), 'utf8')).toContain('kafkey needs Node');
});

test('packed in two places it is the same, byte for byte', () => {
	const builds = ['first', 'the second one'].map((name) => {
		// As deep as each other: the packages' own places, which a link leads to, are told from here.
		const folder = join(newFolder(), name);
		mkdirSync(folder);
		const left = ['node_modules', '.git', '.cache', 'distribution'];
		cpSync(root, folder, {
			recursive: true,
			filter: (path) => path === root || !left.includes(basename(path)),
		});
		symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
		execFileSync(process.execPath, ['scripts/build.js'], {cwd: folder});
		return pack(folder, '--dry-run');
	});
	const [first, second] = builds;
	expect(first?.files).toEqual(second?.files);
	expect(first?.integrity).toBe(second?.integrity);
});

/** Licences that code may ship under within a program under the MIT licence. */
const licences = ['Apache-2.0', 'BSD-3-Clause', 'ISC', 'MIT'];

test('every bundled package is in the bill of materials and in the notices, with a licence that allows it', () => {
	const read = (name: string) => readFileSync(join(root, 'distribution', name), 'utf8');
	const {components} = JSON.parse(read('sbom.cdx.json')) as {
		components: {group?: string; name: string; version: string; licenses: {license: {id: string}}[]}[];
	};
	const names = components.map(({group, name}) => (group === undefined ? name : `${group}/${name}`));
	expect(names).toEqual(
		expect.arrayContaining(['ink', 'react', 'yoga-layout', '@platformatic/kafka', 'undici']),
	);
	const notices = read('THIRD_PARTY_NOTICES');
	for (const [index, {version, licenses}] of components.entries()) {
		const [{license} = {license: {id: ''}}] = licenses;
		expect(licences).toContain(license.id);
		expect(notices).toContain(`\n${names[index]} ${version}\n${license.id}\n`);
	}
	expect(notices.match(/^-{80}$/gm)).toHaveLength(components.length);
	expect(notices).toContain('Conrad Parker');
});
