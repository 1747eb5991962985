import {journalFolder} from '../../journal/folder.js';
import {openRemovals} from '../../journal/removals.js';
import {safeText} from '../../network/safe-text.js';
import type {World} from '../../world.js';
import {createCommand} from '../create/create.js';
import type {WizardFlags} from '../create/flags.js';
import {addressIn} from '../keys/flags.js';
import {onScreen} from '../keys/on-screen.js';
import {waitingIn} from '../keys/waiting.js';
import {confirmed} from '../terminal/confirm.js';
import {print} from '../terminal/print.js';
import {showable} from '../terminal/showable.js';

/** What runs left, on the wizard's own screens; then what waits of existing keys, and deletions to go on with after a yes. */
export async function recoverOnTerminal(world: World, flags: WizardFlags): Promise<number> {
	const code = await createCommand(world, flags, true);
	const {lines} = waitingIn(world);
	if (lines.length > 0) await print(world.stdout, `${showable(lines.join('\n'), world, flags)}\n`);
	if (code === 0 || code === 5) await decideRemovals(world, flags);
	return code || (waitingIn(world).removals.length > 0 ? 5 : 0);
}

/** Those at this address, of the system that is named where one is. */
async function decideRemovals(world: World, flags: WizardFlags): Promise<void> {
	if (!world.stdout.isTTY) return;
	for (const {record} of openRemovals(journalFolder(world))) {
		const {provider, kind, key, address} = record;
		if (address !== addressIn(flags) || provider !== (flags.provider ?? provider)) continue;
		const question = `Type yes to look what ${safeText(key.id)} left behind, and decide: `;
		const answer = await confirmed(world, question, flags);
		if (answer === 'interrupted') return;
		if (answer) await onScreen(world, {...flags, provider, kind}, {does: 'revoke', id: key.id});
	}
}
