import type {KeysState, Page} from '../../keys/session/state.js';
import {type ListTalk, listCommands, listPart, takeFromList} from '../list-talk.js';
import {menuScene} from '../menu.js';
import {type LineScene, part} from '../scene.js';
import {toldLines} from '../spoken.js';
import {waitingScene} from '../waiting.js';
import {changesScene, movingScene} from './changing.js';
import {deletedScene, deletingScene} from './deleting.js';
import type {KeysDesk} from './desk.js';
import {keyScene} from './key.js';

/** The scene of a page; those of the wizard's own questions are the wizard's. */
export function keysScene(page: Exclude<Page, {is: 'wizard'}>, desk: KeysDesk): LineScene {
	const {session, say} = desk;
	switch (page.is) {
		case 'waiting':
			return givenUpScene(page.label, desk);
		case 'sending':
			return waitingScene(`sending ${page.label}`, page.label, () => say('It was sent, and is waited for.'));
		case 'failed':
			return menuScene(desk, {
				id: 'failed',
				parts: [part(...toldLines(page.problem, 'danger'))],
				items: [{label: 'Leave', run: () => session.leave(page.code)}],
				quit: () => session.leave(page.code),
			});
		case 'table':
			return tableScene(session.state, desk);
		case 'missing':
			return missingScene(page, desk);
		case 'key':
			return keyScene(page, desk);
		case 'deleting':
			return deletingScene(page, desk);
		case 'deleted':
			return deletedScene(page, desk);
		case 'moving':
			return movingScene(page, desk);
		case 'changes':
			return changesScene(page, desk);
	}
}

function givenUpScene(label: string, {session}: KeysDesk): LineScene {
	const scene = waitingScene(`waiting ${label}`, label, () => session.leave(130));
	return {...scene, commands: [{name: 'back', label: 'give up', run: () => session.awaiting.giveUp()}]};
}

/** Every key that can be seen, to choose from. */
function tableScene({list, listing}: KeysState, desk: KeysDesk): LineScene {
	const {session, say} = desk;
	if (listing === 'arriving') return givenUpScene('fetching the keys', desk);
	const talk: ListTalk = {
		list,
		change: (next) => session.table.move(next),
		choose: (chosen) => {
			session.table.move(chosen);
			session.table.open();
		},
		typed: () => undefined,
	};
	return {
		id: 'table',
		parts: [listPart(talk)],
		prompt: 'key, number or name',
		take: (text) => takeFromList(talk, say, text),
		commands: [
			...listCommands(talk),
			{name: 'fetch', label: 'fetch the keys again', run: () => session.table.refresh()},
		],
		quit: () => session.leave(session.state.code),
	};
}

/** Why the keys of a kind are not in the list. */
function missingScene({unlisted}: Page & {is: 'missing'}, desk: KeysDesk): LineScene {
	const {session} = desk;
	const {provider, kind, why, failed} = unlisted;
	const title = [provider.name, kind?.name].filter(Boolean).join(', ');
	const back = () => session.home();
	return menuScene(desk, {
		id: `missing ${title}`,
		parts: [part(`${title}: not listed.`, ...toldLines(why, failed ? 'danger' : 'note'))],
		items: [
			...(session.naming.sourceFor(unlisted)
				? [{label: 'Name one by its id', run: () => void session.naming.start(unlisted)}]
				: []),
			{label: 'Back to the keys', run: back},
		],
		commands: [{name: 'back', label: 'the keys', run: back}],
		quit: () => session.leave(session.state.code),
	});
}
