import type {Rotation} from '../../journal/rotations.js';
import type {Source} from '../../keys/key.js';
import {Secret} from '../../secret.js';
import {shellWord} from '../../shell-word.js';
import {addressIn} from './flags.js';
import type {KeysRun} from './run.js';

/** What a note says of where its keys are. */
export type Noted = Omit<Rotation, 'old' | 'fresh' | 'savedTo'>;

/** What a note says of where the keys of this source are, for finding them days later. */
export function notedOf(
	{flags, inSandbox}: Pick<KeysRun, 'flags' | 'inSandbox'>,
	{account, provider, kind, where}: Source,
): Noted {
	const address = addressIn(flags);
	return {
		version: 1,
		startedAt: new Date().toISOString(),
		provider: provider.id,
		kind: kind.id,
		where: Object.fromEntries(Object.entries(where).filter(([, answer]) => !(answer instanceof Secret))),
		...(account.place !== undefined && {place: account.place}),
		sandbox: inSandbox,
		...(address !== undefined && {address}),
	};
}

/** Whether it is about the stand-ins of this process, which end with it. */
export function isFleeting({sandbox, address}: Noted): boolean {
	return sandbox && address === undefined;
}

/** The flags that lead to where the note's keys are. */
export function flagsTo({provider, sandbox, address}: Noted): string {
	const flag = sandbox ? '--sandbox-url' : '--base-url';
	return `--provider ${shellWord(provider)}${address === undefined ? '' : ` ${flag} ${shellWord(address)}`}`;
}
