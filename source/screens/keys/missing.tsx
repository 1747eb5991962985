import type {KeysSession} from '../../keys/session/session.js';
import type {KeysState, Page} from '../../keys/session/state.js';
import type {Scene} from '../scene.js';
import {scrolling} from '../scrolling.js';
import {paragraph} from '../ui/lines.js';
import {messageLines} from '../ui/message.js';
import type {Look} from '../ui/theme.js';
import {quitControl} from './key.js';

/** Why the keys of a kind are not in the table. */
export function missingScene(
	state: KeysState,
	{unlisted}: Page & {is: 'missing'},
	session: KeysSession,
	look: Look,
): Scene {
	const {provider, kind, why, failed} = unlisted;
	const title = [provider.name, kind?.name].filter(Boolean).join(' · ');
	return {
		controls: [
			...(session.naming.sourceFor(unlisted)
				? [
						{
							keys: 'n',
							label: 'name one by its id',
							run: () => void session.naming.start(unlisted),
						},
					]
				: []),
			{keys: 'esc', label: 'back', run: () => session.home()},
			{keys: '⏎', label: 'back', run: () => session.home(), quiet: true},
			quitControl(session),
		],
		message: state.said,
		...scrolling(state, session, (width) => [
			...paragraph(`${title}: not listed`, width, 'strong'),
			...messageLines(why, failed ? 'danger' : 'note', width, look),
		]),
	};
}
