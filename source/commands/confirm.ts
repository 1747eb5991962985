import {createInterface} from 'node:readline/promises';
import type {World} from '../world.js';

/** Asks for a typed yes on the terminal; everything else is a no, and Ctrl-C is `interrupted`. */
export async function confirmed(
	{stdin, stderr}: Pick<World, 'stdin' | 'stderr'>,
	question: string,
): Promise<boolean | 'interrupted'> {
	const asking = createInterface({input: stdin, output: stderr, terminal: true});
	const interrupted = new Promise<'interrupted'>((resolve) => {
		asking.once('SIGINT', () => resolve('interrupted'));
		asking.once('close', () => resolve('interrupted'));
	});
	try {
		const answer = await Promise.race([asking.question(question), interrupted]);
		if (answer !== 'interrupted') return answer.trim().toLowerCase() === 'yes';
		stderr.write('\n');
		return answer;
	} finally {
		asking.close();
	}
}
