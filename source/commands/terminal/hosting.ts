import type {EventEmitter} from 'node:events';
import {flushCompileCache} from 'node:module';
import type {WriteStream} from 'node:tty';
import {setFlagsFromString} from 'node:v8';
import {signalCodes, type World} from '../../world.js';

/** What is shown on a terminal until it is left. */
export type Hosted = {
	readonly store: {readonly subscribe: (listener: () => void) => () => void};
	readonly state: {readonly left?: number};
	/** Leaves from outside, with this exit code. */
	end(code: number): Promise<void>;
};

/** What it is shown by. `close` takes that off the terminal; `closed` settles when it is gone. */
export type View = {readonly close: () => void; readonly closed: Promise<unknown>};

/** A session, and the terminal that it is shown on. */
export type Hosting = {
	readonly world: World;
	readonly terminal: WriteStream;
	readonly session: Hosted;
	/** Begins before anything is shown. What cannot go on is handed to `crashed`. */
	readonly begin: (crashed: (error: unknown) => void) => void;
};

/** Shows the session until it is left, whatever ends it; returns the exit code. */
export async function host({world, terminal, session, begin}: Hosting, open: () => View): Promise<number> {
	let crash: unknown;
	const crashed = (error: unknown) => {
		crash ??= error;
		void session.end(1);
	};
	begin(crashed);
	// V8 would keep more and more room for new values, of which each frame makes many that soon go.
	setFlagsFromString('--semi-space-growth-factor=1');
	const view = open();
	// Node writes its compile cache at a clean end only, and a killed program never would.
	setImmediate(flushCompileCache);
	const endings = [
		session.store.subscribe(() => {
			if (session.state.left !== undefined) view.close();
		}),
		world.onSignal((signal) => void session.end(signalCodes[signal])),
		// A terminal that goes away says so by an error or by the end of input, and by SIGHUP if at all.
		onGone(terminal, 'error', () => void session.end(signalCodes.SIGHUP)),
		onGone(world.stdin, 'end', () => void session.end(signalCodes.SIGHUP)),
		onGone(world.stdin, 'error', () => void session.end(signalCodes.SIGHUP)),
		world.onCrash(crashed),
	];
	try {
		await view.closed;
	} finally {
		for (const end of endings) end();
	}
	if (crash !== undefined) throw crash;
	return session.state.left ?? 0;
}

function onGone(stream: EventEmitter, event: 'end' | 'error', listener: () => void): () => void {
	stream.on(event, listener);
	return () => stream.off(event, listener);
}
