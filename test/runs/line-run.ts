import {statSync} from 'node:fs';
import {join} from 'node:path';
import {expect} from 'vitest';
import {readEnv} from '../support/env-reader.js';
import type {TestSandbox} from '../support/sandbox.js';
import {temporaryFolders} from '../support/temporary.js';
import type {Terminal} from '../support/terminal.js';
import {terminals} from '../support/terminals.js';
import {program, type RunOptions} from './vocabulary.js';

/** A person who hears kafkey line by line: what they type, and what was said. */
export type LineRun = ReturnType<typeof lineRunOn>;

/** Gives a function that starts kafkey on the sandbox, for a screen reader, in a terminal of its own. */
export function lineRuns(sandbox: TestSandbox): (options?: RunOptions) => LineRun {
	const open = terminals();
	const newFolder = temporaryFolders();
	return ({args = [], folder = newFolder(), ...options} = {}) => {
		const all = ['--sandbox-url', sandbox.url, '--screen-reader', ...args];
		return lineRunOn(open({command: program, args: all, cwd: folder, columns: 200, ...options}), folder);
	};
}

/** What a person can do at a terminal that kafkey was started on, in that folder. */
export function lineRunOn(terminal: Terminal, folder: string) {
	/** How much had been said when the last answer was given. */
	let heard = 0;
	const said = () => terminal.rawBytes.toString();
	const since = () => said().slice(heard).replaceAll('\r\n', '\n');
	const until = (wanted: (text: string) => boolean, told: string) =>
		terminal
			.waitFor(
				Object.assign(() => wanted(since()), {toString: () => told}),
				{timeout: 30_000},
			)
			.then(since);
	/** Waits for the line that begins with `prompt` to stand there, unanswered; gives all that was said since the last answer. */
	const asks = (prompt: string, ...texts: string[]) =>
		until(
			(text) => {
				const last = text.slice(text.lastIndexOf('\n') + 1);
				const isAsked = last.startsWith(prompt) && last.endsWith(': ');
				return isAsked && texts.every((each) => text.includes(each));
			},
			`${[prompt, ...texts].join(' and ')} in lines`,
		);
	const type = (text: string) => {
		heard = said().length;
		terminal.type(text);
	};
	const answer = async (prompt: string, text: string) => {
		const before = await asks(prompt);
		type(`${text}\r`);
		return before;
	};
	/** Chooses from numbered choices by their words. */
	const pick = async (label: string, ...texts: string[]) => {
		const before = await asks('Number', ...texts);
		const number = numberOf(said().replaceAll('\r\n', '\n'), label);
		type(`${number}\r`);
		return before;
	};
	return {
		terminal,
		folder,
		asks,
		answer,
		pick,
		/** Any keys, without Enter. */
		type,
		/** Enter alone. */
		accept: (prompt: string) => answer(prompt, ''),
		/** Waits until all of it was said since the last answer. */
		hears: (...texts: string[]) =>
			until((text) => texts.every((each) => text.includes(each)), `${texts.join(' and ')} in lines`),
		/** Creates, once the review is read and the destination proved. */
		create: (...texts: string[]) => pick('Create it', 'This will happen', ...texts),
		/** The new credential, its secret written and hidden. */
		made: (file = '.env.sandbox') => asks('Number', `Saved: ${file}`, 'secret: hidden', '1. Finish'),
		/** The variables in the file, which nobody else may read. */
		saved: (file = '.env.sandbox') => {
			const path = join(folder, file);
			expect(statSync(path).mode & 0o777).toBe(0o600);
			return readEnv(path);
		},
		/** Says that the secret is saved, and leaves. */
		finish: async () => {
			await pick('Finish');
			await answer('Have you saved the secret?', 'yes');
			return left();
		},
		left,
		/** All that was written, with the line ends of a file. */
		transcript: () => said().replaceAll('\r\n', '\n'),
		/** None of it was ever written, not even its beginning. */
		neverShowed: (...secrets: string[]) => {
			for (const secret of secrets) {
				expect(secret).not.toBe('');
				expect(said()).not.toContain(secret.slice(0, 16));
			}
		},
	};

	/** The exit code or signal, once it has ended; nothing but lines was ever written. */
	async function left() {
		const {code, signal} = await terminal.exit;
		expect(said()).toMatch(/^(?:[^\p{C}]|\r\n)*$/u);
		return signal ?? code;
	}
}

function numberOf(text: string, label: string): string {
	const found = text
		.split('\n')
		.findLast((line) => /^\d+\. /.test(line) && line.replace(/^\d+\. /, '') === label);
	if (found === undefined) throw new Error(`No choice is called ${label}:\n${text}`);
	return found.split('.')[0] ?? '';
}
