import {execFileSync} from 'node:child_process';
import {
	chmodSync,
	chownSync,
	existsSync,
	lstatSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import {join} from 'node:path';
import process, {getuid} from 'node:process';
import {afterEach, describe, expect, test} from 'vitest';
import {readSettings} from '../../source/settings.js';
import {temporaryFolders} from '../support/temporary.js';

const newFolder = temporaryFolders();
const root = getuid?.() === 0;
const good = {version: 1, choices: {provider: 'upstash'}, sandboxChoices: {}};

/** What stands where the settings belong. `aside` says whether a bad file is kept beside its place. */
type Broken = {
	readonly make: (file: string) => void;
	readonly aside: boolean;
	/** Nothing of the kind stands in root's way: it is tried as somebody else. */
	readonly asPerson?: true;
};

const text = (content: string | Buffer): Broken => ({
	make: (file) => writeFileSync(file, content, {mode: 0o600}),
	aside: true,
});

const broken: Readonly<Record<string, Broken>> = {
	'an empty file': text(''),
	'half a file': text('{"version": 1, "choi'),
	'no JSON': text('settings = yes\n'),
	'binary bytes': text(Buffer.from([0, 255, 254, 1, 2, 3])),
	'a list': text('[]'),
	null: text('null'),
	'a number for the choices': text('{"version":1,"choices":7,"sandboxChoices":{}}'),
	'a choice that is no text': text('{"version":1,"choices":{"provider":{"$gt":""}},"sandboxChoices":{}}'),
	'a newer version': text('{"version":2,"profiles":{"work":{}}}'),
	'an older file without a version': text('{"choices":{}}'),
	'nested a thousand times': text(`${'['.repeat(100_000)}`),
	'a folder in its place': {make: (file) => mkdirSync(file), aside: false},
	'a pipe in its place': {make: (file) => execFileSync('mkfifo', [file]), aside: false},
	'a link to nowhere': {make: (file) => symlinkSync('nowhere', file), aside: false},
	'a link to itself': {make: (file) => symlinkSync('config.json', file), aside: false},
	'a file that cannot be read': {
		make: (file) => {
			writeFileSync(file, JSON.stringify(good));
			chmodSync(file, 0);
		},
		aside: false,
		asPerson: true,
	},
	'a read-only folder': {
		make: (file) => {
			writeFileSync(file, '{');
			chmodSync(join(file, '..'), 0o500);
		},
		aside: false,
		asPerson: true,
	},
};

/** Somebody without rights, as every system has one. */
const nobody = 65_534;

/** A configuration folder with this in it, and the world that has it. */
function worldWith({make, asPerson}: Broken) {
	const config = newFolder();
	const file = join(config, 'kafkey/config.json');
	mkdirSync(join(file, '..'), {mode: 0o700});
	make(file);
	if (asPerson && root) {
		for (const path of [config, join(file, '..'), file]) chownSync(path, nobody, nobody);
		process.seteuid?.(nobody);
	}
	return {file, world: {env: {XDG_CONFIG_HOME: config}, platform: 'linux', home: config} as const};
}

afterEach(() => {
	if (root) process.seteuid?.(0);
});

describe.each(Object.entries(broken))('%s', (_name, each) => {
	const before = (file: string) => (each.aside ? readFileSync(file) : undefined);

	test('start: defaults, one line, nothing thrown away', () => {
		const {file, world} = worldWith(each);
		const bytes = before(file);
		const settings = readSettings(world);
		expect(settings).toMatchObject({choices: {}, sandboxChoices: {}});
		if (bytes) expect(readFileSync(`${file}.unusable`)).toEqual(bytes);
		if (existsSync(file) || each.aside) expect(settings.warning).toMatch(/^The settings .*[.]$/);
		expect(settings.warning ?? '').not.toContain('\n');
		expect(readdirSync(join(file, '..'))).toHaveLength(1);
	});

	test('change: kept for the next start, or one line says not', async () => {
		const {file, world} = worldWith(each);
		const kind = lstatSync(file);
		const settings = readSettings(world);
		const warning = await settings.remember({provider: 'streamkap'}, false);
		if (warning !== undefined) {
			expect(warning).toMatch(/^The choices could not be kept .*[.]$/);
			expect(lstatSync(file).mode).toBe(kind.mode);
			return;
		}
		expect(readSettings(world).choices).toEqual({provider: 'streamkap'});
		expect(statSync(file).mode & 0o777).toBe(0o600);
	});
});

test('a good file stays as it is at the start, and keeps its other choices at a change', async () => {
	const {file, world} = worldWith(text(JSON.stringify(good)));
	const settings = readSettings(world);
	expect(settings.choices).toEqual(good.choices);
	expect(settings.warning).toBeUndefined();
	expect(await settings.remember({'upstash/kind': 'credential'}, false)).toBeUndefined();
	expect(JSON.parse(readFileSync(file, 'utf8')).choices).toEqual({
		...good.choices,
		'upstash/kind': 'credential',
	});
});
