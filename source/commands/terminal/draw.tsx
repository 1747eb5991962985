import type {WriteStream} from 'node:tty';
import {render} from 'ink';
import type {ReactNode} from 'react';
import {LookContext} from '../../screens/ui/look-context.js';
import type {Look} from '../../screens/ui/theme.js';
import {type Hosting, host} from './hosting.js';
import {hasUnicode} from './terminal.js';

/** Draws screens on the alternate screen until they are left; returns the exit code. */
export async function draw({screens, ...hosting}: Hosting & {readonly screens: ReactNode}): Promise<number> {
	const {world, terminal} = hosting;
	return host(hosting, () => {
		const shown = <LookContext value={lookOf(hosting)}>{screens}</LookContext>;
		const app = render(shown, {
			stdin: world.stdin,
			stdout: terminal,
			stderr: world.stderr,
			alternateScreen: true,
			exitOnCtrlC: false,
			patchConsole: false,
			// Ink would draw nothing in what it takes for CI; whether there is a terminal was decided before.
			interactive: true,
			maxFps: 250,
			incrementalRendering: true,
		});
		const off = world.onResize(() => {
			// What is drawn below is then made for the new size. A frame of the old one can be too wide: its lines would be
			// broken in two, and stay where no later frame overwrites them.
			app.rerender(shown);
			drawAnew(terminal);
		});
		return {close: () => app.unmount(), closed: app.waitUntilExit().finally(off)};
	});
}

const erased = '\x1b[2J\x1b[H';

/**
 * Draws the whole screen once more. Ink does that where it got narrower, and hears nothing of a size that came back at
 * once; what the terminal has cut off meanwhile would stay cut off.
 */
function drawAnew(terminal: WriteStream): void {
	const {columns} = terminal;
	terminal.write(erased);
	for (const wide of [columns + 1, columns]) {
		terminal.columns = wide;
		terminal.emit('resize');
	}
}

/** The sixteen colours of a terminal are its owner's, and may be pale on any background: they are used when forced only. */
function lookOf({world, terminal}: Pick<Hosting, 'world' | 'terminal'>): Look {
	const {env} = world;
	const depth = terminal.getColorDepth({...env});
	const colour = env['FORCE_COLOR'] === undefined ? depth >= 8 : env['FORCE_COLOR'] !== '0';
	const only = depth < 8 ? 16 : depth === 8 ? 256 : undefined;
	return {unicode: hasUnicode(world), colour, motion: true, ...(only && {only})};
}
