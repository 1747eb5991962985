import {readable} from '../../keys/key.js';
import {movingHelp, movingTold} from '../../keys/session/outcome-words.js';
import type {Page} from '../../keys/session/state.js';
import {menuScene} from '../menu.js';
import {type LineScene, part} from '../scene.js';
import {toldLines} from '../spoken.js';
import type {KeysDesk} from './desk.js';

/** What a change will do, old to new, before it is sent. */
export function changesScene({key, changes, editing}: Page & {is: 'changes'}, desk: KeysDesk): LineScene {
	const {session} = desk;
	const {id} = readable(key);
	const again = () => session.editing.again();
	const rows = changes.map(({name, old, new: fresh}) => `${name}: ${old} → ${fresh}`);
	return menuScene(desk, {
		id: 'changes',
		parts: [
			part(
				...(rows.length === 0
					? [`${id} is like that already; nothing is to be sent.`]
					: [`This changes in ${id}, once, when you choose 1:`, ...rows]),
				...editing.notes.map((note) => `Note: ${note}`),
			),
		],
		items: [
			rows.length === 0
				? {label: 'Go on', run: () => session.showKey(key)}
				: {label: 'Change it', run: () => void session.editing.send()},
			{label: 'Go back to the questions', run: again},
		],
		commands: [{name: 'back', label: 'the question before', run: again}],
		help: ['Nothing was sent yet. What is not named stays as it is.'],
		quit: () => session.leave(130),
	});
}

/** Both keys of a rotation work: the old one goes when the person says that clients have moved. */
export function movingScene(page: Page & {is: 'moving'}, desk: KeysDesk): LineScene {
	const {session} = desk;
	const later = () => session.rotating.later();
	return menuScene(desk, {
		id: 'moving',
		parts: [
			part(...toldLines(movingTold(page), 'ok'), ...(page.warning ? [`Warning: ${page.warning}`] : [])),
			part('Have all clients moved?'),
		],
		items: [
			{label: 'Later', run: later},
			{
				label: 'They have moved: delete the old key',
				run: () => session.rotating.finish(session.deleting),
			},
		],
		help: movingHelp,
		commands: [{name: 'back', label: 'later', run: later}],
		quit: () => session.leave(session.state.code),
	});
}
