import {createInterface} from 'node:readline/promises';
import type {World} from '../world.js';
import type {WizardFlags} from './flags.js';
import {whyLines} from './terminal.js';

/**
 * Asks for a typed yes on the terminal; everything else is a no, and Ctrl-C is `interrupted`. For screen readers the
 * terminal's own editing of the line is left as it is: nothing moves the cursor.
 */
export async function confirmed(
	world: Pick<World, 'stdin' | 'stderr' | 'env' | 'onSignal'>,
	question: string,
	flags: Pick<WizardFlags, 'screenReader'>,
): Promise<boolean | 'interrupted'> {
	const {stdin, stderr} = world;
	const asking = createInterface({
		input: stdin,
		output: stderr,
		terminal: whyLines(world, flags) === undefined,
	});
	const {promise: interrupted, resolve} = Promise.withResolvers<'interrupted'>();
	const interrupt = () => resolve('interrupted');
	asking.once('SIGINT', interrupt);
	asking.once('close', interrupt);
	const stop = world.onSignal(interrupt);
	try {
		const answer = await Promise.race([asking.question(question), interrupted]);
		if (answer !== 'interrupted') return answer.trim().toLowerCase() === 'yes';
		stderr.write('\n');
		return answer;
	} finally {
		stop();
		asking.close();
	}
}
