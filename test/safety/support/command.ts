import type {ReadStream, WriteStream} from 'node:tty';
import {run} from '../../../source/commands/index.js';
import {worldIn} from './run.js';

/** Runs a command line without a terminal; what it wrote and how it ended. */
export async function command(
	home: string,
	args: readonly string[],
	env: Readonly<Record<string, string>> = {},
) {
	const written = {out: '', err: ''};
	const to = (stream: 'out' | 'err') =>
		({
			isTTY: false,
			write: (text: string) => {
				written[stream] += text;
				return true;
			},
		}) as unknown as WriteStream;
	const world = worldIn(home);
	const code = await run(args, {
		...world,
		env: {...world.env, ...env},
		stdin: {isTTY: false} as ReadStream,
		stdout: to('out'),
		stderr: to('err'),
	});
	return {code, ...written};
}
