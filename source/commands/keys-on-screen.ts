import type {Goal} from '../keys/view/session.js';
import type {World} from '../world.js';
import type {KeysFlags} from './keys-flags.js';
import {whyAlone, whyLines} from './terminal.js';

/**
 * Draws what is wanted of existing keys and gives the exit code; undefined where nothing is to be drawn: standard output
 * goes elsewhere, a document or lines are wanted, or flags have said it all.
 */
export async function onScreen(world: World, flags: KeysFlags, goal?: Goal): Promise<number | undefined> {
	const isSaid = flags.stale || flags.clientsMoved || flags.withWhatStays || flags.save !== undefined;
	const isDrawn = world.stdout.isTTY && whyAlone(world, flags) === undefined && !whyLines(world, flags);
	if (isSaid || !isDrawn) return undefined;
	// Before anything else is loaded: keys typed before Ink is ready would be echoed.
	world.stdin.setRawMode(true);
	const {showKeys} = await import('./show-keys.js');
	return showKeys(world, flags, goal);
}
