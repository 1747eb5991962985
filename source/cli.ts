import {homedir} from 'node:os';
import process from 'node:process';
import {run} from './commands/index.js';
import {toolPath} from './tool-path.js';
import {proxyNames, type Signal, type World} from './world.js';

const signals: readonly Signal[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const everySignal: readonly NodeJS.Signals[] = [...signals, 'SIGQUIT', 'SIGUSR1', 'SIGUSR2'];
let endingSignal: NodeJS.Signals | undefined;

// A crash report holds the whole environment and must not be written because of us.
process.report.excludeEnv = true;
process.report.reportOnFatalError = false;
// SIGUSR1 would open a debugger port on a process that holds secrets.
process.on('SIGUSR1', () => undefined);

const world: World = {
	env: {...process.env},
	forget: (name) => {
		delete process.env[name];
	},
	platform: process.platform,
	cwd: process.cwd(),
	home: homedir(),
	// Opened when it is asked for: what only prints has no use for it.
	get stdin() {
		return process.stdin;
	},
	stdout: process.stdout,
	stderr: process.stderr,
	onSignal: (listener) => listenTo(signals, (signal) => listener(signal as Signal)),
	onEverySignal: (listener) => listenTo(everySignal, listener),
	endBy: (signal) => {
		endingSignal = signal;
	},
	onResize: (listener) => listenTo(['SIGWINCH'], listener),
	onCrash: (listener) => {
		process.on('uncaughtException', listener);
		process.on('unhandledRejection', listener);
		return () => {
			process.off('uncaughtException', listener);
			process.off('unhandledRejection', listener);
		};
	},
};

// A reader that went away, such as head, ends nothing: what was begun is finished and saved. So it is with a full disk
// where something is being made; who only prints has nothing else to do.
process.stderr.on('error', () => undefined);
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
	if (error.code === 'EPIPE' || process.listenerCount('uncaughtException') > 0) return;
	process.stderr.write(`kafkey: Standard output could not be written. ${error.message}\n`);
	process.exit(1);
});

const path = toolPath(process.env['PATH']);
if (path === undefined) delete process.env['PATH'];
else process.env['PATH'] = path;
// Windows looks in the current folder first, unless it is told.
process.env['NoDefaultCurrentDirectoryInExePath'] = '1';
// The clipboard's tool needs no proxy, and is not given the password of one.
for (const name of proxyNames) if (world.env[name]?.includes('@')) world.forget(name);

function listenTo(names: readonly NodeJS.Signals[], listener: (signal: NodeJS.Signals) => void): () => void {
	for (const name of names) process.on(name, listener);
	return () => {
		for (const name of names) process.off(name, listener);
	};
}

process.exitCode = await run(process.argv.slice(2), world);
// Windows would end it with another code in place of a signal.
if (endingSignal !== undefined && process.platform !== 'win32') process.kill(process.pid, endingSignal);
// What was abandoned (a request, a clipboard tool) must not keep the person waiting.
setTimeout(() => process.exit(), 200).unref();
