import {type ChildProcess, spawn} from 'node:child_process';
import {closeSync, openSync} from 'node:fs';
import {constants} from 'node:os';
import {codeOf} from '../../delivery/owner.js';
import {Problem} from '../../errors.js';
import {safeText} from '../../network/safe-text.js';
import type {World} from '../../world.js';

/** Signals that a terminal sends to the whole group of processes, and so to the command as well. */
const byTerminal: readonly NodeJS.Signals[] = ['SIGINT', 'SIGQUIT'];

/** Signals that end a program without writing its memory, and so its secrets, to a file. */
const withoutCore: readonly NodeJS.Signals[] = [
	'SIGINT',
	'SIGTERM',
	'SIGHUP',
	'SIGKILL',
	'SIGPIPE',
	'SIGALRM',
];

/**
 * Runs the command on this terminal and returns its exit code. Signals are passed on to it; where one ends it, kafkey
 * ends by the same. Throws a Problem where it cannot be started: `code` is then the shell's own for that.
 */
export function runChild(
	world: World,
	[command = '', ...words]: readonly string[],
	env: World['env'],
): Promise<number> {
	const shared = hasTerminal();
	let child: ChildProcess | undefined;
	// Before there is a child: it may be heard of before this goes on.
	const ignore = world.onEverySignal((signal) => {
		if (!shared || !byTerminal.includes(signal)) child?.kill(signal);
	});
	const running = new Promise<number>((resolve, reject) => {
		const started = spawn(command, words, {stdio: 'inherit', env: {...env}, cwd: world.cwd});
		child = started;
		started.on('error', (error) => {
			if (started.pid === undefined) reject(error);
		});
		started.on('exit', (code, signal) => {
			if (signal === null) return resolve(code ?? 1);
			if (withoutCore.includes(signal)) world.endBy(signal);
			resolve(128 + constants.signals[signal]);
		});
	});
	return running
		.catch((error: unknown) => {
			throw new NotStarted(command, codeOf(error), world.platform);
		})
		.finally(ignore);
}

/** The command could not be started. */
export class NotStarted extends Problem {
	/** 127: there is no such command; 126: it cannot be run. */
	readonly code: number;

	constructor(command: string, reason: string | undefined, platform: NodeJS.Platform) {
		const isMissing = reason === 'ENOENT';
		const onWindows = platform === 'win32' ? ' On Windows a script such as npm is run by cmd /c npm …' : '';
		super({
			what: isMissing
				? `There is no command ${safeText(command)} on PATH.`
				: `The command ${safeText(command)} could not be run.`,
			...(!isMissing && reason !== undefined && {why: `The system's code is ${reason}.`}),
			next: `Check what stands after --.${onWindows}`,
		});
		this.code = isMissing ? 127 : 126;
	}
}

/** Whether there is a terminal that sends its signals to the command as well, even where all streams are redirected. */
function hasTerminal(): boolean {
	try {
		closeSync(openSync('/dev/tty', 'r'));
		return true;
	} catch {
		return false;
	}
}
