import type {World} from '../../world.js';
import type {WizardFlags} from '../create/flags.js';
import {askLine} from './ask-line.js';

/** Asks for a typed yes on the terminal; everything else is a no, and Ctrl-C is `interrupted`. */
export async function confirmed(
	world: Pick<World, 'stdin' | 'stderr' | 'env' | 'onSignal'>,
	question: string,
	flags: Pick<WizardFlags, 'screenReader'>,
): Promise<boolean | 'interrupted'> {
	const answer = await askLine(world, question, flags);
	return answer === undefined ? 'interrupted' : answer.trim().toLowerCase() === 'yes';
}
