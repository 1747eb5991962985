import {sentences, tell} from '../../errors.js';
import {factsOf} from '../../keys/details.js';
import {type Key, readable} from '../../keys/key.js';
import {behindOf} from '../../keys/revoking.js';
import type {Behind} from '../../providers/life.js';
import type {World} from '../../world.js';
import {isSpoken} from '../terminal/terminal.js';
import {findOne, type Outcome, runKeys} from './command.js';
import {type KeysFlags, Stop} from './flags.js';
import {oneOutput} from './output.js';
import type {KeysRun} from './run.js';
import type {ShowOutput} from './schema.js';

/** `kafkey show ID`: everything the vendor tells of one credential, but its secret. */
export function showCommand(world: World, flags: KeysFlags, id: string | undefined): Promise<number> {
	return runKeys(world, flags, 'show', (run) => showOne(run, id));
}

async function showOne(run: KeysRun, id: string | undefined): Promise<Outcome> {
	if (id === undefined)
		throw new Stop(2, {
			what: 'No key was named, and none is the current one.',
			next: 'kafkey list shows the ids; kafkey use KEY makes a stored key the current one.',
		});
	const {key, found} = await findOne(run, id);
	const {behind, problem} = await staysOf(key, run.signal);
	if (problem) run.say(problem);
	const cannot = cannotOf(key);
	return {
		code: 0,
		lines: linesOf(key, behind, cannot, isSpoken(run.world, run.flags)),
		document: (ending): ShowOutput => ({
			...oneOutput(ending, run.flags, key, found),
			stays: behind.map(({label, kept}) => ({label, ...(kept !== undefined && {kept})})),
			cannot: [...cannot],
		}),
	};
}

/** What would stay behind, or why that could not be found out. */
export async function staysOf(
	key: Key,
	signal: AbortSignal,
): Promise<{readonly behind: readonly Behind[]; readonly problem?: string}> {
	try {
		return {behind: await behindOf(key, signal)};
	} catch (error) {
		signal.throwIfAborted();
		return {behind: [], problem: `What stays behind could not be seen: ${sentences(tell(error))}`};
	}
}

/** What the vendor's API cannot do with the key, each a sentence. */
function cannotOf({source: {kind}}: Key): readonly string[] {
	const {edit, rotate} = kind.life?.cannot ?? {};
	return [edit, rotate].filter((sentence) => sentence !== undefined);
}

/** The key as label and value, one a line; `spoken` as they are said. */
function linesOf(key: Key, behind: readonly Behind[], cannot: readonly string[], spoken: boolean): string[] {
	const facts = factsOf(key, new Date());
	const width = Math.max(...facts.map(({label}) => label.length));
	return [
		readable(key).id,
		...facts.map(({label, value}) => {
			return spoken ? `${label}: ${value}` : `  ${label.padEnd(width)}  ${value}`;
		}),
		...behind.map(({label, kept}) => `  stays if it is deleted: ${label}${kept ? ` (kept: ${kept})` : ''}`),
		...cannot.map((sentence) => `  ${sentence}`),
	];
}
