import {shellWord} from '../../shell-word.js';
import type {State} from '../../wizard/state.js';

/**
 * What to do with a new credential whose variables are in a file, as the receipt's last line; nothing for one that is
 * elsewhere. `keepsRunning`: the stand-ins of a sandbox are another process, and outlive kafkey.
 */
export function nextLine({run, secret, sandbox}: State, keepsRunning: boolean): string | undefined {
	const file = secret?.file;
	if (run?.status !== 'made' || run.plan.renews || file === undefined) return undefined;
	if (sandbox === 'on' && !keepsRunning)
		return `  note: the sandbox ended with kafkey, so nothing answers to ${file} any more`;
	const from = file === '.env' ? '' : ` --file ${shellWord(file)}`;
	return `  to run a program with it: kafkey exec${from} -- npm start`;
}
