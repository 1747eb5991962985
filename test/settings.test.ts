import {
	chmodSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import {join} from 'node:path';
import {beforeEach, describe, expect, test} from 'vitest';
import {noSettings, readSettings} from '../source/settings.js';
import {temporaryFolders} from './support/temporary.js';

const newFolder = temporaryFolders();

let home: string;
const folder = () => join(home, '.config', 'kafkey');
const file = () => join(folder(), 'config.json');
const read = () => readSettings({env: {}, platform: 'linux', home});
const mode = (path: string) => statSync(path).mode & 0o777;
const zone = 'depot/key/zone';

/** Puts this where the settings belong. */
function write(text: string): void {
	mkdirSync(folder(), {recursive: true});
	writeFileSync(file(), text);
}

beforeEach(() => {
	home = newFolder();
});

describe('choices', () => {
	test('of one run are there in the next, beside those of earlier ones', async () => {
		expect(read()).toMatchObject({choices: {}, sandboxChoices: {}});
		expect(read().warning).toBeUndefined();
		expect(await read().remember({[zone]: 'z-north', path: '.env'}, false)).toBeUndefined();
		await read().remember({path: 'other.env'}, false);
		expect(read()).toMatchObject({choices: {[zone]: 'z-north', path: 'other.env'}});
		expect(read().warning).toBeUndefined();
	});

	test('made in the sandbox are kept apart', async () => {
		await read().remember({path: '.env.sandbox'}, true);
		await read().remember({path: '.env'}, false);
		expect(read()).toMatchObject({choices: {path: '.env'}, sandboxChoices: {path: '.env.sandbox'}});
	});

	test('are for the person alone', async () => {
		await read().remember({path: '.env'}, false);
		expect([mode(folder()), mode(file())]).toEqual([0o700, 0o600]);
		chmodSync(file(), 0o644);
		await read().remember({path: '.env'}, false);
		expect(mode(file())).toBe(0o600);
	});

	test('with characters that would reach the terminal are not used', () => {
		const choices = {path: '\u001b]52;c;cm0=\u0007', [zone]: 'z-north', kind: 'a\u202eb'};
		write(JSON.stringify({version: 1, choices, sandboxChoices: {}}));
		expect(read().choices).toEqual({[zone]: 'z-north'});
	});

	test('are neither read nor kept without settings', async () => {
		expect(await noSettings.remember({path: '.env'}, false)).toBeUndefined();
		expect(noSettings.choices).toEqual({});
		expect(existsSync(folder())).toBe(false);
	});
});

describe('a file that cannot be used', () => {
	test.each([
		['corrupt', '{"version": 1, "choi'],
		['empty', ''],
		['of a newer version', '{"version": 2, "choices": {}, "sandboxChoices": {}, "themes": []}'],
		['of another shape', '{"version": 1, "choices": {"path": 7}, "sandboxChoices": {}}'],
		['no object', '[]'],
	])('%s: it is kept aside, said in one line, and the run goes on', async (_, text) => {
		write(text);
		const settings = read();
		expect(settings.choices).toEqual({});
		expect(settings.warning).toBe(`The settings were not usable; they are kept in ${file()}.unusable.`);
		expect(readFileSync(`${file()}.unusable`, 'utf8')).toBe(text);
		expect(await settings.remember({path: '.env'}, false)).toBeUndefined();
		expect(read()).toMatchObject({choices: {path: '.env'}});
	});

	test('a folder in its place stays, and nothing is kept', async () => {
		mkdirSync(file(), {recursive: true});
		const settings = read();
		expect(settings.warning).toBe(`The settings in ${file()} could not be read; going on without them.`);
		expect(await settings.remember({path: '.env'}, false)).toBe(
			`The choices could not be kept for next time in ${file()}.`,
		);
		expect(statSync(file()).isDirectory()).toBe(true);
	});

	test('unreadable: said, and the run goes on', () => {
		mkdirSync(folder(), {recursive: true});
		// A link to itself cannot be read by anybody, root included.
		symlinkSync(file(), file());
		expect(read().warning).toBe(`The settings in ${file()} could not be read; going on without them.`);
	});

	test('in a place where nothing can be written: said after the run, which goes on', async () => {
		writeFileSync(join(home, '.config'), 'a file, not a folder');
		const settings = read();
		expect(settings.choices).toEqual({});
		expect(await settings.remember({path: '.env'}, false)).toBe(
			`The choices could not be kept for next time in ${file()}.`,
		);
	});
});

test('nothing else is written, so that no secret can be', async () => {
	await read().remember({path: '.env'}, false);
	expect(readdirSync(folder())).toEqual(['config.json']);
	expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual({
		version: 1,
		choices: {path: '.env'},
		sandboxChoices: {},
	});
});

test.each([
	['linux', {XDG_CONFIG_HOME: '/elsewhere'}, '/elsewhere/kafkey/config.json'],
	['linux', {XDG_CONFIG_HOME: ''}, '/home/dana/.config/kafkey/config.json'],
	// The specification: a relative path is invalid and to be ignored.
	['linux', {XDG_CONFIG_HOME: 'relative'}, '/home/dana/.config/kafkey/config.json'],
	['darwin', {}, '/home/dana/Library/Preferences/kafkey/config.json'],
] as const)('on %s with %j they are in %s', async (platform, env, path) => {
	const at = newFolder();
	const root = (text: string) => text.replace(/^\//, `${at}/`);
	const variables = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, root(value)]));
	const settings = readSettings({env: variables, platform, home: root('/home/dana')});
	await settings.remember({path: '.env'}, false);
	expect(existsSync(root(path))).toBe(true);
});
