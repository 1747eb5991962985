import {App} from '../../screens/app.js';
import type {Session} from '../../wizard/session.js';
import {draw} from './draw.js';
import type {Hosting} from './hosting.js';

/** Draws the wizard on the alternate screen until it is left; `badge` is seen all the time. Returns the exit code. */
export function showWizard(
	hosting: Hosting & {readonly session: Session},
	badge: string | undefined,
): Promise<number> {
	return draw({
		...hosting,
		screens: <App session={hosting.session} {...(badge !== undefined && {badge})} />,
	});
}
