import {chmodSync, mkdirSync, readFileSync, renameSync, statSync} from 'node:fs';
import {isAbsolute, join} from 'node:path';
import type {World} from './world.js';

/** What one run leaves for the next: the choices made, by question key. Never a secret. */
type Stored = {
	readonly version: 1;
	readonly choices: Readonly<Record<string, string>>;
	readonly sandboxChoices: Readonly<Record<string, string>>;
};

const nothing: Stored = {version: 1, choices: {}, sandboxChoices: {}};

/** What earlier runs chose, offered first. */
export type Settings = {
	readonly choices: Readonly<Record<string, string>>;
	/** Choices made against the stand-ins, kept apart. */
	readonly sandboxChoices: Readonly<Record<string, string>>;
	/** One line for the person when the file could not be used. */
	readonly warning?: string;
	/** Adds to the choices; a failure is told by the returned sentence and loses only the preference. */
	readonly remember: (
		choices: Readonly<Record<string, string>>,
		sandbox: boolean,
	) => Promise<string | undefined>;
};

/**
 * Reads the preferences. conf writes them, but it is loaded only then: reading the file takes no library, and this
 * happens before the first frame. A file that cannot be used is put aside, and the run goes on without it.
 */
export function readSettings(world: Pick<World, 'env' | 'platform' | 'home'>): Settings {
	const folder = settingsFolder(world);
	const file = join(folder, 'config.json');
	const {value, warning} = readStored(file);
	return {
		choices: value.choices,
		sandboxChoices: value.sandboxChoices,
		...(warning && {warning}),
		remember: async (choices, sandbox) => {
			const name = sandbox ? 'sandboxChoices' : 'choices';
			try {
				// conf makes its folder readable by others; ours is not.
				mkdirSync(folder, {recursive: true, mode: 0o700});
				requirePlain(file);
				const {default: Conf} = await import('conf');
				const conf = new Conf<Stored>({cwd: folder, configFileMode: 0o600, defaults: nothing});
				conf.set(name, {...conf.get(name), ...choices});
				chmodSync(file, 0o600);
				return undefined;
			} catch {
				return `The choices could not be kept for next time in ${file}.`;
			}
		},
	};
}

/** No preferences read or kept: `--no-settings`. */
export const noSettings: Settings = {choices: {}, sandboxChoices: {}, remember: async () => undefined};

function readStored(file: string): {value: Stored; warning?: string} {
	let text: string;
	try {
		requirePlain(file);
		text = readFileSync(file, 'utf8');
	} catch (error) {
		if (isMissing(error)) return {value: nothing};
		return {value: nothing, warning: `The settings in ${file} could not be read; going on without them.`};
	}
	const value = storedIn(text);
	if (value) return {value};
	const aside = `${file}.unusable`;
	try {
		renameSync(file, aside);
		return {value: nothing, warning: `The settings were not usable; they are kept in ${aside}.`};
	} catch {
		return {value: nothing, warning: `The settings in ${file} are not usable; going on without them.`};
	}
}

/** Judged by hand: zod would have to be loaded before the first frame. */
function storedIn(text: string): Stored | undefined {
	const value = parseJson(text);
	if (!isRecord(value) || value['version'] !== 1) return undefined;
	const {choices, sandboxChoices} = value;
	if (!isRecordOfTexts(choices) || !isRecordOfTexts(sandboxChoices)) return undefined;
	return {version: 1, choices: drawable(choices), sandboxChoices: drawable(sandboxChoices)};
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isRecordOfTexts(value: unknown): value is Readonly<Record<string, string>> {
	return isRecord(value) && Object.values(value).every((each) => typeof each === 'string');
}

/** Throws for a pipe, which would be read for ever, and for a folder. */
function requirePlain(file: string): void {
	if (statSync(file, {throwIfNoEntry: false})?.isFile() === false) throw new Error('not a file');
}

/** Without values that hold control or invisible characters: a file that anybody may have edited is not to draw them. */
function drawable(choices: Readonly<Record<string, string>>): Record<string, string> {
	return Object.fromEntries(Object.entries(choices).filter(([, value]) => !/\p{C}/u.test(value)));
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function isMissing(error: unknown): boolean {
	return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** Where the settings lie. */
export function settingsFolder({env, platform, home}: Pick<World, 'env' | 'platform' | 'home'>): string {
	if (platform === 'win32') return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'kafkey');
	if (platform === 'darwin') return join(home, 'Library', 'Preferences', 'kafkey');
	const {XDG_CONFIG_HOME: chosen = ''} = env;
	// The XDG specification takes a relative path for invalid.
	return join(isAbsolute(chosen) ? chosen : join(home, '.config'), 'kafkey');
}
