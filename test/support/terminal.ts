import {mkdtempSync, rmSync} from 'node:fs';
import {constants, tmpdir} from 'node:os';
import {join} from 'node:path';
import {spawn} from '@lydell/node-pty';
import xterm from '@xterm/headless';
import {environmentWith} from './environment.js';
import {bytesOf, type Key} from './keys.js';
import {linesOf} from './lines.js';

/** A text on the screen, a pattern of it, or a question about it. */
export type Wanted = string | RegExp | ((screen: string) => boolean);

/** `command` is a program, or a `.js` file, which then runs on the Node that runs this. */
export type TerminalOptions = {
	readonly command: string;
	readonly args?: readonly string[];
	readonly cwd?: string;
	/** Added to a clean environment: HOME and XDG folders of its own, no CI, no NO_COLOR. `undefined` removes. */
	readonly env?: Readonly<Record<string, string | undefined>>;
	readonly columns?: number;
	readonly rows?: number;
};

/** How the program ended: a code, or the name of the signal that ended it. */
export type Exit = {readonly code: number | undefined; readonly signal: NodeJS.Signals | undefined};

/** Milliseconds to wait at most; 15000 by default. */
export type Patience = {readonly timeout?: number};

export type Terminal = ReturnType<typeof openTerminal>;

/** Starts a program on a pseudo-terminal and keeps what a person would see of it. */
export function openTerminal(options: TerminalOptions) {
	const {command, args = [], columns = 80, rows = 24} = options;
	const home = mkdtempSync(join(tmpdir(), 'kafkey-home-'));
	const script = command.endsWith('.js');
	const pty = spawn(script ? process.execPath : command, script ? [command, ...args] : [...args], {
		name: 'xterm-256color',
		cols: columns,
		rows,
		cwd: options.cwd ?? home,
		env: environmentWith(home, options.env),
		encoding: null,
	});
	const emulator = new xterm.Terminal({cols: columns, rows, scrollback: 100_000, allowProposedApi: true});
	const chunks: Buffer[] = [];
	const waiters = new Set<() => void>();
	let cursorVisible = true;
	let ended: Exit | undefined;

	const cursor = (visible: boolean) => (parameters: (number | number[])[]) => {
		if (parameters.includes(25)) cursorVisible = visible;
		return false;
	};
	emulator.parser.registerCsiHandler({prefix: '?', final: 'h'}, cursor(true));
	emulator.parser.registerCsiHandler({prefix: '?', final: 'l'}, cursor(false));
	// The answers of a terminal to questions about it, such as where its cursor is.
	emulator.onData((answer) => pty.write(answer));

	const wake = () => {
		for (const waiter of [...waiters]) waiter();
	};
	// Typed as a string, but without an encoding the library hands over bytes.
	pty.onData((data: unknown) => {
		chunks.push(data as Buffer);
		emulator.write(data as Buffer, wake);
	});
	const exit = new Promise<Exit>((resolve) => {
		pty.onExit(({exitCode, signal}) => {
			emulator.write('', () => {
				ended = signal ? {code: undefined, signal: signalName(signal)} : {code: exitCode, signal: undefined};
				wake();
				resolve(ended);
			});
		});
	});

	const screen = () => linesOf(emulator.buffer.active, emulator.buffer.active.baseY).slice(0, emulator.rows);

	function until(matches: (screen: string) => boolean, told: string, patience: Patience): Promise<string> {
		return new Promise((resolve, reject) => {
			const finish = (settle: () => void) => {
				clearTimeout(timer);
				waiters.delete(look);
				settle();
			};
			const fail = (why: string) =>
				finish(() => reject(new Error(`${told}: ${why}. The last screen:\n${screen().join('\n')}`)));
			const look = () => {
				// Between these two marks the program is in the middle of a frame.
				if (emulator.modes.synchronizedOutputMode && !ended) return;
				const seen = screen().join('\n');
				if (matches(seen)) finish(() => resolve(seen));
				else if (ended) fail(`the program ended (${ended.signal ?? ended.code})`);
			};
			const timeout = patience.timeout ?? 15_000;
			const timer = setTimeout(() => fail(`not within ${timeout} ms`), timeout);
			waiters.add(look);
			look();
		});
	}

	function reaction(): Promise<void> {
		return new Promise((resolve) => {
			const done = () => {
				clearTimeout(timer);
				waiters.delete(done);
				resolve();
			};
			const timer = setTimeout(done, 200);
			waiters.add(done);
		});
	}

	return {
		pid: pty.pid,
		/** The folder that is the program's HOME. */
		home,
		/** The emulator itself, for pictures. */
		emulator,
		exit,
		/** One write a key. */
		press: (...keys: Key[]) => {
			for (const bytes of bytesOf(keys)) pty.write(bytes);
		},
		/** All keys in one write, as a slow line delivers them. */
		pressTogether: (...keys: Key[]) => pty.write(bytesOf(keys).join('')),
		/** The text, or any bytes, in one write. */
		type: (text: string) => pty.write(text),
		/** One write a character, each when the program has answered the one before, or after 200 ms without. */
		typeSlowly: async (text: string) => {
			for (const character of text) {
				const answered = reaction();
				pty.write(character);
				await answered;
			}
		},
		/** Between paste marks when the program asked for them; otherwise as a terminal does it without. */
		paste: (text: string) => {
			const keyed = text.replace(/\r?\n/g, '\r');
			pty.write(emulator.modes.bracketedPasteMode ? `\x1b[200~${keyed}\x1b[201~` : keyed);
		},
		/** The visible lines, trailing spaces cut. */
		screen: () => screen().join('\n'),
		/** The primary buffer with what scrolled away; lines that only the width broke are whole again. */
		scrollback: () => linesOf(emulator.buffer.normal, 0, true).join('\n').trimEnd(),
		/** The screen as soon as it holds what is wanted. Fails with the last screen when it does not come. */
		waitFor: (wanted: Wanted, patience: Patience = {}) =>
			until((seen) => holds(seen, wanted), `Waited for ${describe(wanted)}`, patience),
		/** The screen as soon as it does not hold it any more. */
		waitForGone: (wanted: Wanted, patience: Patience = {}) =>
			until((seen) => !holds(seen, wanted), `Waited for ${describe(wanted)} to go`, patience),
		get alternate() {
			return emulator.buffer.active.type === 'alternate';
		},
		get cursorVisible() {
			return cursorVisible;
		},
		/** Every byte the program wrote. */
		get rawBytes() {
			return Buffer.concat(chunks);
		},
		resize: (newColumns: number, newRows: number) => {
			emulator.resize(newColumns, newRows);
			pty.resize(newColumns, newRows);
		},
		kill: (signal: NodeJS.Signals) => pty.kill(signal),
		/** Closes the terminal under the program, as a window that is closed does. */
		hangUp: () => (pty as typeof pty & {destroy(): void}).destroy(),
		/** Ends the program if it still runs and removes its HOME. */
		close: async () => {
			if (!ended) pty.kill('SIGKILL');
			await exit;
			emulator.dispose();
			rmSync(home, {recursive: true, force: true});
		},
	};
}

function holds(screen: string, wanted: Wanted): boolean {
	if (typeof wanted === 'string') return screen.includes(wanted);
	return wanted instanceof RegExp ? wanted.test(screen) : wanted(screen);
}

function describe(wanted: Wanted): string {
	return typeof wanted === 'string' ? JSON.stringify(wanted) : wanted.toString();
}

function signalName(wanted: number): NodeJS.Signals | undefined {
	const found = Object.entries(constants.signals).find(([, number]) => number === wanted);
	return found?.[0] as NodeJS.Signals | undefined;
}
