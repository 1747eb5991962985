import type {Session} from '../../wizard/session.js';
import type {State} from '../../wizard/state.js';
import type {WizardFlags} from '../create/flags.js';
import type {Hosting} from './hosting.js';
import {echoesItself, whyLines} from './terminal.js';

type Showing = Omit<Hosting, 'begin'> & {
	readonly session: Session;
	readonly flags: Pick<WizardFlags, 'baseUrl' | 'screenReader'>;
	readonly inSandbox: boolean;
	/** Leaves by itself once the state is so. */
	readonly isOver?: (state: State) => boolean;
};

/** Shows the session the way the person can follow it: drawn, or line by line. What does that is loaded then. */
export async function showSession(showing: Showing): Promise<number> {
	const {world, terminal, session, flags, inSandbox, isOver = () => false} = showing;
	const hosting = {
		world,
		terminal,
		session,
		begin: (crashed: (error: unknown) => void) => {
			// Before anything is shown: who asked for the stand-ins must not find the real systems in their place.
			if (inSandbox) session.startSandbox(crashed);
			session.open();
		},
	};
	const address = badgeOf(flags);
	const because = whyLines(world, flags);
	const stop = session.store.subscribe(() => {
		if (session.state.left !== undefined || !isOver(session.state)) return;
		// Leaving changes the state in more than one step; it is asked for once.
		stop();
		session.leave(0);
	});
	try {
		if (because === undefined) {
			const {showWizard} = await import('./show-wizard.js');
			return await showWizard(hosting, address);
		}
		const [{showLines}, {openingLines}, {wizardTalked}] = await Promise.all([
			import('./show-lines.js'),
			import('../../lines/opening.js'),
			import('../../lines/talked.js'),
		]);
		return await showLines(
			hosting,
			wizardTalked(session),
			openingLines({because, inSandbox, address, echoesItself: echoesItself(world)}),
		);
	} finally {
		stop();
	}
}

/** What is seen all the time where another address than the vendors' own is asked. */
export function badgeOf({baseUrl}: Pick<WizardFlags, 'baseUrl'>): string | undefined {
	return baseUrl === undefined ? undefined : new URL(baseUrl).host;
}
