import {statSync} from 'node:fs';
import {join} from 'node:path';
import {expect} from 'vitest';
import {readEnv} from '../support/env-reader.js';
import type {Key} from '../support/keys.js';
import type {TestSandbox} from '../support/sandbox.js';
import {temporaryFolders} from '../support/temporary.js';
import type {Terminal, TerminalOptions} from '../support/terminal.js';
import {terminals} from '../support/terminals.js';

/** The program as users start it; it runs the bundle. */
export const program = new URL('../../bin/kafkey.js', import.meta.url).pathname;

export type RunOptions = Omit<Partial<TerminalOptions>, 'command' | 'cwd'> & {
	/** Where it is started; an empty folder by default. */
	readonly folder?: string;
};

type Column = readonly [question: string, answer: string, how?: 'typed'];

/** A person in front of kafkey: what they do, and what they see. */
export type Run = ReturnType<typeof runOn>;

/** Gives a function that starts kafkey on the sandbox in a terminal of its own. All of it is gone after each test. */
export function runs(sandbox: TestSandbox): (options?: RunOptions) => Run {
	const open = terminals();
	const newFolder = temporaryFolders();
	return ({args = [], folder = newFolder(), ...options} = {}) => {
		const all = ['--sandbox-url', sandbox.url, ...args];
		return runOn(open({command: program, args: all, cwd: folder, ...options}), folder);
	};
}

/** What a person can do at a terminal that kafkey was started on, in that folder. */
export function runOn(terminal: Terminal, folder: string) {
	const until = (wanted: (screen: string) => boolean, told: string) => {
		// Only with this mode does it read keys; before that the terminal would echo them.
		const reads = () => terminal.emulator.modes.bracketedPasteMode;
		// The driver tells a question about the screen by its text.
		const asked = Object.assign((screen: string) => reads() && wanted(screen), {toString: () => told});
		return terminal.waitFor(asked, {timeout: 30_000}).then(words);
	};
	/** Waits until all of it is on the screen, wherever its lines break; gives the whole screen in one line. */
	const sees = (...texts: string[]) =>
		until((screen) => texts.every((text) => words(screen).includes(text)), texts.join(' and '));
	/** Stands on the entry, found by typing into the filter. In a list of several, Space marks and is no letter. */
	const find = async (question: string, label: string, typed = label) => {
		await until((screen) => words(screen).includes(question) && /^ filter /m.test(screen), question);
		terminal.press('ctrl-u');
		terminal.type(typed);
		await until((screen) => `${pointedAt(screen)} `.startsWith(`${label} `), `❯ ${label}`);
	};
	const clear = () => terminal.press('end', 'ctrl-u');

	return {
		terminal,
		folder,
		sees,
		press: terminal.press,
		/** A letter that is a key of the screen, or any text. */
		type: terminal.type,
		/** Picks the entry of a list. */
		choose: async (question: string, label: string) => {
			await find(question, label);
			terminal.press('enter');
		},
		/** Marks entries of a list of several, and goes on. */
		mark: async (question: string, ...labels: string[]) => {
			for (const label of labels) {
				await find(question, label, label.split(' ')[0]);
				terminal.press('space');
				await sees(`❯ [✓] ${label}`);
			}
			terminal.press('ctrl-u', 'enter');
		},
		/** Takes what the screen offers. */
		accept: async (question: string) => {
			await sees(question);
			terminal.press('enter');
		},
		/** Types the answer, `typo` behind it first, which Backspace then takes away. */
		answer: async (question: string, text: string, {typo = ''} = {}) => {
			await sees(question);
			clear();
			terminal.type(`${text}${typo}`);
			terminal.press(...Array.from(typo, (): Key => 'backspace'), 'enter');
		},
		/** Types a new password, twice. */
		answerTwice: async (question: string, password: string) => {
			await sees(question);
			terminal.type(`${password}\r`);
			await sees('Type it a second time');
			terminal.type(`${password}\r`);
		},
		/** Adds a row to a table: for each column its question and the entry, or what is typed where none fits. */
		addRow: async (question: string, ...columns: readonly Column[]) => {
			await sees(question, 'Press a to add');
			terminal.type('a');
			for (const [column, label, how] of columns) {
				if (how === 'typed') await sees(column).then(() => terminal.type(label));
				else await find(column, label);
				terminal.press('enter');
			}
			await sees('Press a to add another');
		},
		/** Gives a wrong answer; the sentence stands under it, and the question stays. */
		mistakes: async (question: string, wrong: string, sentence: string) => {
			await sees(question);
			clear();
			terminal.type(wrong);
			terminal.press('enter');
			await sees(question, sentence);
		},
		/** Esc, to the question before. */
		back: async (question: string) => {
			terminal.press('escape');
			await sees(question);
		},
		/** What will happen, as soon as the destination is proved. */
		review: () => sees('This will happen', '⏎ create'),
		/** Reads the review and creates. */
		confirm: async () => {
			await until((screen) => /⏎ create (?!\()/.test(words(screen)), 'create');
			terminal.press('enter');
		},
		/** The screen with the new secret on it, masked, once it was written to the file. */
		made: (file = '.env.sandbox') => sees(`saved ${file}`, '[ ] I have saved the secret'),
		/** What came of the check of the new credential, once it is over. */
		checked: (...texts: string[]) => sees('v check', ...texts),
		/** The variables in the file, which nobody else may read. */
		saved: (file = '.env.sandbox') => {
			const path = join(folder, file);
			expect(statSync(path).mode & 0o777).toBe(0o600);
			return readEnv(path);
		},
		/** Ticks "I have saved the secret" and leaves. */
		finish: async () => {
			await sees('[ ] I have saved the secret');
			terminal.press('space');
			await sees('[✓] I have saved the secret');
			terminal.press('enter');
			return left();
		},
		/** What stays when the program has ended: the code or signal, and the scrollback. */
		left,
		/** None of it was ever written to the terminal, not even its beginning: a long one would stand on two lines. */
		neverShowed: (...secrets: string[]) => {
			for (const secret of secrets) {
				expect(secret).not.toBe('');
				expect(terminal.rawBytes.includes(secret.slice(0, 16))).toBe(false);
			}
		},
	};

	async function left() {
		const exit = await terminal.exit;
		return {exit: exit.signal ?? exit.code, scrollback: words(terminal.scrollback())};
	}
}

/** The entry that the pointer stands on, without pointer and box. In a table the row being made stands above it. */
function pointedAt(screen: string): string {
	return (
		screen
			.match(/^ ❯ .*$/gm)
			?.at(-1)
			?.replace(/^ ❯ (\[.\] )?/, '') ?? ''
	);
}

function words(screen: string): string {
	return screen.replace(/\s+/g, ' ').trim();
}
