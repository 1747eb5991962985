import {signalCodes} from '../../world.js';
import {confirmed} from '../terminal/confirm.js';
import {Stop} from './flags.js';
import type {KeysRun} from './run.js';

/** What a yes allows, such as `delete it`, and what is said without one. */
type Deed = {readonly doing: string; readonly undone: string};

/** Waits for the yes to what the sentences say: `--yes`, or one that is typed. Throws a Stop without one. */
export async function agreed(
	{world, flags, canAsk, say}: KeysRun,
	warning: readonly string[],
	{doing, undone}: Deed,
): Promise<void> {
	if (flags.yes) return;
	if (!canAsk) throw new Stop(2, {what: `${undone} ${warning.join(' ')}`, next: `Add --yes to ${doing}.`});
	for (const line of warning) say(line);
	const answer = await confirmed(world, `Type yes to ${doing}: `, flags);
	if (answer === 'interrupted') throw new Stop(signalCodes.SIGINT, {what: undone});
	if (!answer) throw new Stop(1, {what: undone});
}
