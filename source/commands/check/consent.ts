import {crossesInClear} from '../../check/plain-text.js';
import type {World} from '../../world.js';
import {confirmed} from '../terminal/confirm.js';
import {isTerminal} from '../terminal/terminal.js';
import type {CheckFlags} from './flags.js';
import {addressOf} from './lines.js';
import type {Targets} from './targets.js';

/**
 * Whether passwords may leave without TLS: where an access would do that, by the flag, or by a yes typed in a terminal.
 * `interrupted` where Ctrl-C was the answer.
 */
export async function plainTextConsent(
	world: World,
	{targets}: Targets,
	flags: CheckFlags,
): Promise<boolean | 'interrupted'> {
	const {allowPlainText, json} = flags;
	const hosts = targets.flatMap(({access}) => (crossesInClear(access) ? [addressOf(access) ?? ''] : []));
	if (allowPlainText || hosts.length === 0) return allowPlainText === true;
	if (json || !isTerminal(world)) return false;
	const question = `The password would cross the network in clear to ${[...new Set(hosts)].join(', ')}.\nType yes to send it: `;
	return confirmed(world, question, flags);
}
