import type {EventEmitter} from 'node:events';
import {flushCompileCache} from 'node:module';
import type {WriteStream} from 'node:tty';
import type {Session} from '../wizard/session.js';
import type {State} from '../wizard/state.js';
import {signalCodes, type World} from '../world.js';
import type {WizardFlags} from './flags.js';

/** A session that is shown on a terminal. */
export type Showing = {
	readonly world: World;
	readonly terminal: WriteStream;
	readonly session: Session;
	readonly flags: Pick<WizardFlags, 'baseUrl' | 'screenReader'>;
	readonly inSandbox: boolean;
	/** Leaves by itself once the state is so. */
	readonly isOver?: (state: State) => boolean;
};

/** What can be shown on a terminal and left. */
export type Hosted<Shown extends {readonly left?: number}> = {
	readonly world: World;
	readonly terminal: WriteStream;
	readonly session: {
		readonly store: {readonly subscribe: (listener: () => void) => () => void};
		readonly state: Shown;
		open(): void;
		leave(code: number): void;
		/** Leaves from outside: what was sent may finish. */
		end(code: number): Promise<void>;
		startSandbox?(failed: (error: unknown) => void): void;
	};
	readonly inSandbox: boolean;
	readonly isOver?: (state: Shown) => boolean;
};

/** What a session is shown by. `close` takes it off the terminal; `closed` settles when it is gone. */
export type View = {readonly close: () => void; readonly closed: Promise<unknown>};

/** Runs the session with a view until it is left, whatever ends it; returns the exit code. */
export async function host<Shown extends {readonly left?: number}>(
	{world, terminal, session, inSandbox, isOver = () => false}: Hosted<Shown>,
	open: () => View,
): Promise<number> {
	let crash: unknown;
	const crashed = (error: unknown) => {
		crash ??= error;
		void session.end(1);
	};
	// Before anything is shown: who asked for the stand-ins must not find the real systems in their place.
	if (inSandbox) session.startSandbox?.(crashed);
	session.open();
	const view = open();
	// Node writes its compile cache at a clean end only, and a killed program never would.
	setImmediate(flushCompileCache);
	const endings = [
		session.store.subscribe(() => {
			if (session.state.left !== undefined) view.close();
			else if (isOver(session.state)) session.leave(0);
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

/** Where another address than the provider's own is asked: its host, to be seen all the time. */
export function badgeOf({baseUrl}: Showing['flags']): string | undefined {
	return baseUrl === undefined ? undefined : new URL(baseUrl).host;
}

function onGone(stream: EventEmitter, event: 'end' | 'error', listener: () => void): () => void {
	stream.on(event, listener);
	return () => stream.off(event, listener);
}
