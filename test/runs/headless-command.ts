import {type ChildProcess, spawn} from 'node:child_process';
import {afterEach} from 'vitest';
import {environmentWith} from '../support/environment.js';
import {temporaryFolders} from '../support/temporary.js';
import {program} from './vocabulary.js';

export type CommandOptions = {
	/** Where it runs; an empty folder of its own by default. */
	readonly folder?: string;
	/** What is piped into it. */
	readonly input?: string;
	readonly env?: Readonly<Record<string, string>>;
	readonly onStart?: (child: ChildProcess) => void;
	/** Called with all of standard error whenever some of it arrives. */
	readonly onError?: (text: string, child: ChildProcess) => void;
};

export type Ended = {
	readonly code: number | null;
	readonly stdout: string;
	readonly stderr: string;
	readonly folder: string;
};

/** Gives a function that runs kafkey without any terminal, as a pipeline does. */
export function commands(): (args: readonly string[], options?: CommandOptions) => Promise<Ended> {
	const newFolder = temporaryFolders();
	const running = new Set<ChildProcess>();
	afterEach(() => {
		for (const child of running) child.kill('SIGKILL');
	});
	return (args, {folder = newFolder(), input = '', env = {}, onStart, onError} = {}) =>
		new Promise((resolve, reject) => {
			const child = spawn(process.execPath, [program, ...args], {
				cwd: folder,
				env: environmentWith(folder, env),
			});
			running.add(child);
			onStart?.(child);
			let [stdout, stderr] = ['', ''];
			child.stdout.setEncoding('utf8').on('data', (text) => {
				stdout += text;
			});
			child.stderr.setEncoding('utf8').on('data', (text) => {
				stderr += text;
				onError?.(stderr, child);
			});
			// It may have ended before it read what was piped into it.
			child.stdin.on('error', () => undefined).end(input);
			child.on('error', reject).on('close', (code) => {
				running.delete(child);
				resolve({code, stdout, stderr, folder});
			});
		});
}
