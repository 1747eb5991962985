import type {ReadStream, WriteStream} from 'node:tty';

/** The process as the commands see it; `cli.ts` makes it from the real one, tests from their own. */
export type World = {
	/** The environment as it was at the start. */
	readonly env: Readonly<Record<string, string | undefined>>;
	/** Takes a variable out of the process's environment, so that no child inherits it. */
	readonly forget: (name: string) => void;
	readonly platform: NodeJS.Platform;
	readonly cwd: string;
	readonly home: string;
	readonly stdin: ReadStream;
	readonly stdout: WriteStream;
	readonly stderr: WriteStream;
	/** Calls back on SIGINT, SIGTERM and SIGHUP until the returned function is called. */
	readonly onSignal: (listener: (signal: Signal) => void) => () => void;
	/** Calls back on every signal that can be passed on to a child, until the returned function is called. */
	readonly onEverySignal: (listener: (signal: NodeJS.Signals) => void) => () => void;
	/** Has the process end by this signal once the command is over, so that its parent sees what a child ended by. */
	readonly endBy: (signal: NodeJS.Signals) => void;
	/** Calls back whenever the terminal’s size may have changed, also where it is the same again by then. */
	readonly onResize: (listener: () => void) => () => void;
	/** Calls back on an error that nothing caught. */
	readonly onCrash: (listener: (error: unknown) => void) => () => void;
};

/** Variables that name a proxy, and may hold its password. */
export const proxyNames = [
	'http_proxy',
	'HTTP_PROXY',
	'https_proxy',
	'HTTPS_PROXY',
	'all_proxy',
	'ALL_PROXY',
];

/** The signals that end kafkey. */
export type Signal = 'SIGINT' | 'SIGTERM' | 'SIGHUP';

/** Exit codes by signal, as shells count them. */
export const signalCodes: Readonly<Record<Signal, number>> = {SIGHUP: 129, SIGINT: 130, SIGTERM: 143};
