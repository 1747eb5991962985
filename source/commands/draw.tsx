import {render} from 'ink';
import type {ReactNode} from 'react';
import {LookContext} from '../screens/ui/look-context.js';
import type {Look} from '../screens/ui/theme.js';
import type {World} from '../world.js';
import {type Hosting, host} from './hosting.js';
import {hasUnicode} from './terminal.js';

/** Draws screens on the alternate screen until they are left; returns the exit code. */
export async function draw({screens, ...hosting}: Hosting & {readonly screens: ReactNode}): Promise<number> {
	const {world, terminal} = hosting;
	return host(hosting, () => {
		const app = render(<LookContext value={lookOf(world)}>{screens}</LookContext>, {
			stdin: world.stdin,
			stdout: terminal,
			stderr: world.stderr,
			alternateScreen: true,
			exitOnCtrlC: false,
			patchConsole: false,
			// Ink would draw nothing in what it takes for CI; whether there is a terminal was decided before.
			interactive: true,
			maxFps: 120,
		});
		return {close: () => app.unmount(), closed: app.waitUntilExit()};
	});
}

function lookOf(world: World): Look {
	return {unicode: hasUnicode(world), colour: world.env['FORCE_COLOR'] !== '0', motion: true};
}
