import type {EventEmitter} from 'node:events';
import {flushCompileCache} from 'node:module';
import type {WriteStream} from 'node:tty';
import {render} from 'ink';
import {App} from '../screens/app.js';
import {LookContext} from '../screens/ui/look-context.js';
import type {Look} from '../screens/ui/theme.js';
import type {Session} from '../wizard/session.js';
import type {State} from '../wizard/state.js';
import {signalCodes, type World} from '../world.js';
import type {WizardFlags} from './flags.js';
import {hasUnicode} from './terminal.js';

type Showing = {
	readonly world: World;
	readonly terminal: WriteStream;
	readonly session: Session;
	readonly flags: WizardFlags;
	readonly inSandbox: boolean;
	/** Leaves by itself once the state is so. */
	readonly isOver?: (state: State) => boolean;
};

/** Draws the wizard on the alternate screen until it is left; returns the exit code. */
export async function showWizard({
	world,
	terminal,
	session,
	flags,
	inSandbox,
	isOver = () => false,
}: Showing): Promise<number> {
	const badge = flags.baseUrl === undefined ? undefined : new URL(flags.baseUrl).host;
	let crash: unknown;
	const crashed = (error: unknown) => {
		crash ??= error;
		void session.end(1);
	};
	// Before the first frame: who asked for the stand-ins must not find the real systems in their place.
	if (inSandbox) session.startSandbox(crashed);
	session.open();
	const app = render(
		<LookContext value={lookOf(world)}>
			<App session={session} {...(badge !== undefined && {badge})} />
		</LookContext>,
		{
			stdin: world.stdin,
			stdout: terminal,
			stderr: world.stderr,
			alternateScreen: true,
			exitOnCtrlC: false,
			patchConsole: false,
			// Ink would draw nothing in what it takes for CI; whether there is a terminal was decided before.
			interactive: true,
			maxFps: 120,
		},
	);
	// Node writes its compile cache at a clean end only, and a killed program never would.
	setImmediate(flushCompileCache);
	const endings = [
		session.store.subscribe(() => {
			if (session.state.left !== undefined) app.unmount();
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
		await app.waitUntilExit();
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

function lookOf(world: World): Look {
	return {unicode: hasUnicode(world), colour: world.env['FORCE_COLOR'] !== '0', motion: true};
}
