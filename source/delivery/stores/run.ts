import {kill} from 'node:process';
import type {Secret} from '../../secret.js';
import {codeOf} from '../owner.js';

/** Where commands run: the environment that they may see, and the folder. */
export type Surroundings = {
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly cwd: string;
	readonly platform: NodeJS.Platform;
};

/**
 * How a command ended. `complaint` is the beginning of what it wrote to standard error, not fit to be shown as it is;
 * `output` that of standard output, and empty where a secret was given, which it could repeat.
 */
export type Ran =
	| {readonly how: 'ended'; readonly code: number; readonly complaint: string; readonly output: string}
	| {readonly how: 'aborted'}
	| {readonly how: 'unstartable'; readonly reason: string};

/** Characters of a complaint, and of an output, that are kept. */
const longest = {complaint: 16_000, output: 4_000_000};
/** Milliseconds that what was written before the end may take to arrive after it. */
const lag = 100;

/**
 * Hands standard input on through a pipe as shells make it. What Node gives a child is a socket, which cannot be opened
 * as `/dev/stdin`. Without `cat` nothing is run, so that no command can take an empty text for the secret.
 */
const piping = 'command -v cat >/dev/null || exit 127; cat | exec "$0" "$@"';

/**
 * Runs the command at this path, in a session of its own, so that it can neither ask on the terminal nor leave something
 * behind when it is ended. The secret goes to its standard input and nowhere else.
 */
export async function runCommand(
	path: string,
	argv: readonly string[],
	{env, cwd, platform}: Surroundings,
	{signal, stdin}: {readonly signal: AbortSignal; readonly stdin?: Secret},
): Promise<Ran> {
	const {spawn} = await import('node:child_process');
	if (signal.aborted) return {how: 'aborted'};
	return new Promise((resolve) => {
		let complaint = '';
		let output = '';
		const isPiped = stdin !== undefined && platform !== 'win32';
		const [file, words] = isPiped ? ['/bin/sh', ['-c', piping, path, ...argv]] : [path, argv];
		const child = spawn(file, words, {
			cwd,
			env: {...env},
			detached: platform !== 'win32',
			windowsHide: true,
			stdio: ['pipe', 'pipe', 'pipe'],
		});
		const end = (ran: Ran) => {
			signal.removeEventListener('abort', abort);
			for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy();
			resolve(ran);
		};
		const abort = () => {
			killAll(child.pid, platform);
			end({how: 'aborted'});
		};
		signal.addEventListener('abort', abort);
		child.stdout.setEncoding('utf8').on('data', (text: string) => {
			if (stdin === undefined) output = (output + text).slice(0, longest.output);
		});
		child.stderr.setEncoding('utf8').on('data', (text: string) => {
			complaint = (complaint + text).slice(0, longest.complaint);
		});
		// It may end before it has read everything.
		child.stdin.on('error', () => undefined);
		child.on('error', (error) => end({how: 'unstartable', reason: codeOf(error) ?? 'unknown'}));
		// Not its streams' end: something that it left in the background may hold them for ever.
		child.on('exit', (code) => {
			const ended = () => end({how: 'ended', code: code ?? 128, complaint, output});
			const timer = setTimeout(ended, lag);
			child.on('close', () => {
				clearTimeout(timer);
				ended();
			});
		});
		child.stdin.end(stdin?.reveal() ?? '');
	});
}

/** The command and everything that it started. */
function killAll(pid: number | undefined, platform: NodeJS.Platform): void {
	if (pid === undefined) return;
	try {
		kill(platform === 'win32' ? pid : -pid, 'SIGKILL');
	} catch {
		// It has ended meanwhile.
	}
}
