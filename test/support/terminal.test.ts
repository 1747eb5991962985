import {existsSync} from 'node:fs';
import {expect, test} from 'vitest';
import {bytesOf, type Key} from './keys.js';
import {terminals} from './terminals.js';

const open = terminals();
const root = new URL('../..', import.meta.url).pathname;

function node(
	program: string,
	options: {columns?: number; rows?: number; env?: Record<string, string | undefined>} = {},
) {
	return open({
		command: process.execPath,
		args: ['--input-type=module', '-e', program],
		cwd: root,
		...options,
	});
}

// Shows each read of its input as one line, control characters spelled out.
const echo = `
	process.stdin.setRawMode(true);
	process.stdin.on('data', (data) => process.stdout.write(JSON.stringify(String(data)).replace('\\x7f', 'DEL') + '\\r\\n'));
	process.stdout.write('ready\\r\\n');
`;

test('the screen is what is seen, without trailing spaces', async () => {
	const terminal = node(`process.stdout.write('first   \\r\\n\\x1b[31mred\\x1b[0m\\x1b[5;3H✓ down here')`);
	await terminal.exit;
	expect(terminal.screen().trimEnd()).toBe('first\nred\n\n\n  ✓ down here');
	expect(terminal.screen().split('\n')).toHaveLength(24);
	expect(terminal.rawBytes.toString()).toContain('\x1b[31mred');
});

test('a line wider than the screen is seen as two', async () => {
	const terminal = node(`console.log('abcdefghij'.repeat(3))`, {columns: 20});
	await terminal.exit;
	expect(terminal.screen().trimEnd()).toBe('abcdefghijabcdefghij\nabcdefghij');
});

test('what scrolled away is in the scrollback, a broken line whole again', async () => {
	const long = 'x'.repeat(100);
	const terminal = node(
		`console.log('${long}'); for (let line = 1; line <= 30; line++) console.log('line ' + line)`,
	);
	await terminal.exit;
	expect(terminal.screen()).not.toContain('line 1\n');
	expect(terminal.scrollback()).toContain(`${long}\nline 1\nline 2\n`);
	expect(terminal.scrollback().endsWith('line 30')).toBe(true);
});

test('the alternate buffer and the cursor', async () => {
	const terminal = node(`
		process.stdout.write('before\\r\\n\\x1b[?1049h\\x1b[?25lon the other side');
		process.stdin.once('data', () => { process.stdout.write('\\x1b[?1049l\\x1b[?25hafter\\r\\n'); process.exit(7); });
	`);
	await terminal.waitFor('other side');
	expect(terminal.alternate).toBe(true);
	expect(terminal.cursorVisible).toBe(false);
	terminal.press('enter');
	expect(await terminal.exit).toEqual({code: 7, signal: undefined});
	expect(terminal.alternate).toBe(false);
	expect(terminal.cursorVisible).toBe(true);
	expect(terminal.scrollback()).toContain('before');
	expect(terminal.scrollback()).toContain('after');
	expect(terminal.scrollback()).not.toContain('other side');
});

test('a resize reaches the program', async () => {
	const terminal = node(`
		const tell = () => process.stdout.write(process.stdout.columns + '×' + process.stdout.rows + '\\r\\n');
		process.stdout.on('resize', tell); process.stdin.resume(); tell();
	`);
	await terminal.waitFor('80×24');
	terminal.resize(120, 40);
	const screen = await terminal.waitFor('120×40');
	expect(screen.split('\n')).toHaveLength(40);
});

test('a signal that ends the program is told by its name', async () => {
	const terminal = node(`process.stdin.resume(); console.log('waiting')`);
	await terminal.waitFor('waiting');
	terminal.kill('SIGTERM');
	expect(await terminal.exit).toEqual({code: undefined, signal: 'SIGTERM'});
});

test('keys arrive one by one, together when told so, and pastes marked when asked for', async () => {
	const terminal = node(echo);
	await terminal.waitFor('ready');
	const keys: [Key, string][] = [
		['down', '"\\u001b[B"'],
		['ctrl-c', '"\\u0003"'],
		['escape', '"\\u001b"'],
		['backspace', '"DEL"'],
	];
	for (const [key, bytes] of keys) {
		terminal.press(key);
		await terminal.waitFor(bytes);
	}
	terminal.pressTogether('down', 'down', 'enter');
	await terminal.waitFor('"\\u001b[B\\u001b[B\\r"');
	terminal.paste('one\ntwo');
	await terminal.waitFor('"one\\rtwo"');
	await terminal.typeSlowly('z9');
	await terminal.waitFor('"9"');
});

test('a paste is marked when the program asked for it', async () => {
	const terminal = node(`process.stdout.write('\\x1b[?2004h');${echo}`);
	await terminal.waitFor('ready');
	terminal.paste('one\ntwo');
	await terminal.waitFor('"\\u001b[200~one\\rtwo\\u001b[201~"');
});

test('an escape with a key behind it is refused, as it would be read as another key', () => {
	expect(() => bytesOf(['escape', 'down'])).toThrow('Wait for the screen');
	expect(() => bytesOf(['ctrl-é'])).toThrow('No key is called');
});

test('waiting in vain tells the last screen', async () => {
	const terminal = node(echo);
	await terminal.waitFor('ready');
	await expect(terminal.waitFor('never', {timeout: 50})).rejects.toThrow(
		/"never": not within 50 ms.*\nready/,
	);
	terminal.type('gone?');
	await terminal.waitFor(/gone/);
	await expect(terminal.waitForGone('gone', {timeout: 50})).rejects.toThrow('"gone" to go: not within 50 ms');
});

test('waiting ends with the program, and says how it ended', async () => {
	const terminal = node(`console.error('a stack'); process.exit(3)`);
	await expect(terminal.waitFor('never')).rejects.toThrow(/the program ended \(3\).*\na stack/);
});

test('the environment is clean and the home a folder of its own, gone afterwards', async () => {
	process.env['KAFKEY_LEAK'] = 'leaked';
	const terminal = node(`console.log(JSON.stringify(process.env)); console.log('done')`, {
		env: {EXTRA: 'given', TZ: undefined},
		columns: 2000,
	});
	delete process.env['KAFKEY_LEAK'];
	await terminal.exit;
	const environment = JSON.parse(terminal.screen().split('\n')[0] ?? '');
	expect(environment).toMatchObject({
		HOME: terminal.home,
		TERM: 'xterm-256color',
		LANG: 'C.UTF-8',
		EXTRA: 'given',
	});
	expect(environment.XDG_CONFIG_HOME.startsWith(terminal.home)).toBe(true);
	for (const name of ['CI', 'NO_COLOR', 'FORCE_COLOR', 'KAFKEY_LEAK', 'VITEST', 'TZ']) {
		expect(environment).not.toHaveProperty(name);
	}
	await terminal.close();
	expect(existsSync(terminal.home)).toBe(false);
});

test('an Ink program draws, takes keys and leaves', async () => {
	const terminal = node(`
		import {createElement, useState} from 'react';
		import {render, Text, useApp, useInput} from 'ink';
		function Counter() {
			const [count, setCount] = useState(0);
			const {exit} = useApp();
			useInput((input, key) => (key.downArrow ? setCount((old) => old + 1) : input === 'q' && exit()));
			return createElement(Text, {color: 'green'}, 'count ' + count);
		}
		const app = render(createElement(Counter), {alternateScreen: true, interactive: true});
		await app.waitUntilExit();
		console.log('a receipt');
	`);
	await terminal.waitFor('count 0');
	expect(terminal.alternate).toBe(true);
	terminal.press('down', 'down', 'down');
	await terminal.waitFor('count 3');
	terminal.type('q');
	expect(await terminal.exit).toEqual({code: 0, signal: undefined});
	expect(terminal.scrollback()).toBe('a receipt');
});
