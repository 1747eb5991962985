import type {Goal} from '../../keys/session/session.js';
import {entries} from '../../providers/index.js';
import type {World} from '../../world.js';
import {hasFlag} from '../questions/given-flags.js';
import {whyAlone, whyLines} from '../terminal/terminal.js';
import type {KeysFlags} from './flags.js';

/**
 * Shows what is wanted of existing keys, drawn or line by line, and gives the exit code; undefined where nothing is to be
 * asked: standard output goes elsewhere, a document or lines are wanted, or flags have said it all.
 */
export async function onScreen(world: World, flags: KeysFlags, goal?: Goal): Promise<number | undefined> {
	const {stale, clientsMoved, withWhatStays, save, saveTo} = flags;
	if (stale || clientsMoved || withWhatStays || save !== undefined || saveTo !== undefined) return undefined;
	if (!world.stdout.isTTY || whyAlone(world, flags) !== undefined) return undefined;
	// What is only looked at is printed, for those who hear it.
	const isTold = goal === undefined || goal.does === 'show';
	if (isTold && whyLines(world, flags) !== undefined) return undefined;
	if (goal?.does === 'edit' && (await namesChange(flags))) return undefined;
	// Before anything else is loaded: keys typed before Ink is ready would be echoed.
	world.stdin.setRawMode(true);
	const {showKeys} = await import('./show-keys.js');
	return showKeys(world, flags, goal);
}

/** Whether a flag says how the key should be. */
async function namesChange(flags: KeysFlags): Promise<boolean> {
	const provider = await entries.find(({id}) => id === flags.provider)?.load();
	const ids = (provider?.kinds ?? []).flatMap(({life}) => Object.keys(life?.edit?.fields ?? {}));
	return ids.some((id) => hasFlag(flags, id));
}
