import {App} from '../screens/app.js';
import {draw} from './draw.js';
import {badgeOf, host, type Showing} from './hosting.js';

/** Draws the wizard on the alternate screen until it is left; returns the exit code. */
export function showWizard(showing: Showing): Promise<number> {
	const {world, terminal, session, flags} = showing;
	const badge = badgeOf(flags);
	return host(showing, () =>
		draw(world, terminal, <App session={session} {...(badge !== undefined && {badge})} />),
	);
}
