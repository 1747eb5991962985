import {createInterface} from 'node:readline/promises';
import {Writable} from 'node:stream';
import type {World} from '../../world.js';
import type {WizardFlags} from '../create/flags.js';
import {whyLines} from './terminal.js';

type Asked = Pick<World, 'stdin' | 'stderr' | 'env' | 'onSignal'>;

/** Shows nothing of what is typed. */
const nowhere = () => new Writable({write: (_chunk, _encoding, done) => done()});

/**
 * Asks for one line on the terminal; with `hidden` nothing of it is shown. Undefined where Ctrl-C was the answer. For
 * screen readers the terminal's own editing of the line is left as it is: nothing moves the cursor.
 */
export async function askLine(
	world: Asked,
	question: string,
	{hidden = false, screenReader}: Pick<WizardFlags, 'screenReader'> & {readonly hidden?: boolean},
): Promise<string | undefined> {
	const {stdin, stderr} = world;
	const asking = createInterface({
		input: stdin,
		output: hidden ? nowhere() : stderr,
		terminal: hidden || whyLines(world, screenReader ? {screenReader} : {}) === undefined,
		historySize: 0,
	});
	const {promise: interrupted, resolve} = Promise.withResolvers<undefined>();
	const interrupt = () => resolve(undefined);
	asking.once('SIGINT', interrupt);
	asking.once('close', interrupt);
	const stop = world.onSignal(interrupt);
	if (hidden) stderr.write(question);
	try {
		const answer = await Promise.race([asking.question(hidden ? '' : question), interrupted]);
		if (hidden || answer === undefined) stderr.write('\n');
		return answer;
	} finally {
		stop();
		asking.close();
	}
}
