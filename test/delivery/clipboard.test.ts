import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {kill} from 'node:process';
import {describe, expect, onTestFinished, test} from 'vitest';
import {childProgram} from './support/child.js';
import {freshFolder} from './support/folder.js';

const canary = "canary-47'11 $x";
const run = childProgram('copier');

/** A folder with fake clipboard tools that note what they were given and keep the content in a file. */
function desk(tools: Readonly<Record<string, string>>) {
	const folder = freshFolder();
	for (const [name, line] of Object.entries(tools)) {
		const note = `{ printf '%s ' "$0" "$@"; env; } >> ${folder}/seen`;
		writeFileSync(join(folder, name), `#!/bin/sh\n${note}\n${line}\n`, {mode: 0o700});
	}
	const held = join(folder, 'held');
	writeFileSync(join(folder, 'secret'), canary);
	writeFileSync(held, 'before');
	return {
		held: () => readFileSync(held, 'utf8'),
		seen: () => (existsSync(join(folder, 'seen')) ? readFileSync(join(folder, 'seen'), 'utf8') : ''),
		file: (name: string) => join(folder, name),
		copy: async (platform: string, env: Record<string, string>, ...more: string[]) => {
			const full = {PATH: `${folder}:/usr/bin:/bin`, HELD: held, TERM: 'xterm-256color', ...env};
			const {out} = await run([join(folder, 'secret'), platform, ...more], full);
			return JSON.parse(out);
		},
	};
}

const take = 'cat > "$HELD"';
const give = 'cat "$HELD"';
const either = (flag: string) => `case "$*" in *${flag}*) ${give};; *) ${take};; esac`;
const wayland = {'wl-copy': take, 'wl-paste': give};

const backends: Record<string, readonly [string, Record<string, string>, Record<string, string>]> = {
	'X11: xsel': ['linux', {DISPLAY: ':0'}, {xsel: either('--output')}],
	'X11 through SSH: xsel': [
		'linux',
		{DISPLAY: 'localhost:10.0', SSH_TTY: '/dev/pts/0'},
		{xsel: either('--output')},
	],
	'Wayland: wl-copy': ['linux', {WAYLAND_DISPLAY: 'wayland-0'}, wayland],
	'Wayland without its tools: xsel': [
		'linux',
		{WAYLAND_DISPLAY: 'wayland-0', DISPLAY: ':0'},
		{xsel: either('--output')},
	],
	'macOS: pbcopy': ['darwin', {}, {pbcopy: take, pbpaste: give, sysctl: 'echo 0'}],
	Termux: ['android', {TERMUX_VERSION: '1'}, {'termux-clipboard-set': take, 'termux-clipboard-get': give}],
};

describe.each(Object.entries(backends))('%s', (_name, [platform, env, tools]) => {
	test('takes the secret by standard input alone', async () => {
		const {copy, held, seen} = desk(tools);
		expect(await copy(platform, env)).toMatchObject({how: 'native', note: expect.stringMatching(/^Copied/)});
		expect(held()).toBe(canary);
		expect(seen()).not.toBe('');
		expect(seen()).not.toContain('canary');
	});

	test('is cleared while it holds ours', async () => {
		const {copy, held, seen} = desk(tools);
		expect(await copy(platform, env, 'clear')).toMatchObject({cleared: 'cleared'});
		expect(held()).toBe('');
		expect(seen()).not.toContain('canary');
	});

	test('is left when it holds something else', async () => {
		const {copy, held} = desk(tools);
		expect(await copy(platform, env, 'change')).toMatchObject({cleared: 'changed'});
		expect(held()).toBe('of another program');
	});
});

// is-wsl, inside clipboardy, takes this variable for a machine that is one.
test('Windows beneath Linux: clip.exe takes the secret by standard input alone', async () => {
	const {copy, held, seen} = desk({'clip.exe': take});
	expect(await copy('linux', {WSL_DISTRO_NAME: 'Debian', __IS_WSL_TEST__: '1'})).toMatchObject({
		how: 'native',
	});
	expect(held()).toBe(canary);
	expect(seen()).not.toContain('canary');
});

describe('the terminal', () => {
	const sequence = `\u001B]52;c;${Buffer.from(canary).toString('base64')}\u0007`;
	const sent = {
		how: 'terminal',
		sequence,
		clear: '\u001B]52;c;\u0007',
		note: expect.stringMatching(/^Sent.*cannot be known/),
	};

	test.each([
		['no display, though the tools are there', 'linux', {}],
		['a Mac through SSH, whose own clipboard would be the wrong one', 'darwin', {SSH_CONNECTION: '1'}],
	])('is used with %s', async (_name, platform, env) => {
		const {copy, held, seen} = desk({xsel: take, pbcopy: take, ...wayland});
		expect(await copy(platform, env, 'clear')).toEqual({...sent, cleared: 'unknown'});
		expect(held()).toBe('before');
		expect(seen()).toBe('');
	});

	test('is used when the tool fails', async () => {
		const {copy} = desk({xsel: 'cat >&2; exit 1'});
		expect(await copy('linux', {DISPLAY: ':4711'})).toEqual(sent);
	});

	test('is used when the tool hangs', async () => {
		const {copy, file} = desk({xsel: 'echo $$ > "$HELD.pid"; exec sleep 600'});
		onTestFinished(() => {
			try {
				kill(Number(readFileSync(file('held.pid'), 'utf8')), 'SIGKILL');
			} catch {
				// It went with the program.
			}
		});
		expect(await copy('linux', {DISPLAY: ':0'})).toEqual(sent);
	});

	test('inside tmux is used raw, what tmux does is said, and a blank clears, because tmux drops an empty text', async () => {
		const {copy} = desk({});
		expect(await copy('linux', {TMUX: '/tmp/tmux-0/default,1,0'})).toEqual({
			...sent,
			clear: '\u001B]52;c;IA==\u0007',
			note: expect.stringContaining('tmux may keep it'),
		});
	});

	test.each([
		['that is dumb', {TERM: 'dumb'}, 'terminal'],
		['of the Linux console', {TERM: 'linux'}, 'terminal'],
		['that is not there', {}, 'none'],
	])('%s is not written to: a sentence', async (_name, env, terminal) => {
		const {copy} = desk({});
		expect((await copy('linux', env, '', terminal)).problem).toContain('Nothing was copied.');
	});

	test('is not sent what it would cut off', async () => {
		const {copy, file} = desk({});
		writeFileSync(file('secret'), 'x'.repeat(74_995));
		expect((await copy('linux', {})).problem).toContain('too long');
		writeFileSync(file('secret'), 'x'.repeat(74_994));
		expect(await copy('linux', {})).toMatchObject({how: 'terminal'});
	});
});

test('a clipboard that cannot be read is not cleared, and not called cleared', async () => {
	const {copy, held} = desk({xsel: `case "$*" in *--output*) exit 1;; *) ${take};; esac`});
	expect(await copy('linux', {DISPLAY: ':4711'}, 'clear')).toMatchObject({how: 'native', cleared: 'unknown'});
	expect(held()).toBe(canary);
});
