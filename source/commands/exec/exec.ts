import {Problem, sentences} from '../../errors.js';
import type {World} from '../../world.js';
import {Misuse} from '../check/flags.js';
import {NotStarted, runChild} from './run-child.js';
import {environmentFor} from './variables.js';

/** What stands before and after `--` on the command line. */
export type ExecWords = {readonly keys: readonly string[]; readonly command: readonly string[]};

/** `kafkey exec`: runs one command with the variables of a key. Returns the command's exit code. */
export async function execCommand(
	world: World,
	flags: {readonly envFile?: string},
	{keys, command}: ExecWords,
): Promise<number> {
	try {
		if (command.length === 0 || keys.length > 1) throw unclear;
		const env = await environmentFor(world, {...flags, key: keys[0]});
		return await runChild(world, command, env);
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		world.stderr.write(`kafkey: ${sentences(error)}\n`);
		if (error instanceof NotStarted) return error.code;
		return error instanceof Misuse ? 2 : 1;
	}
}

const unclear = new Misuse({
	what: 'It is not clear which command to run.',
	why: 'What is run stands after --, and before it one key at most.',
	next: 'For example: kafkey exec -- npm start',
});
