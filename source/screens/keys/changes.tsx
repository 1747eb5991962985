import {readable} from '../../keys/key.js';
import type {KeysSession} from '../../keys/session/session.js';
import type {KeysState, Page} from '../../keys/session/state.js';
import {helpControl, type Scene} from '../scene.js';
import {scrolling} from '../scrolling.js';
import {type Line, paragraph} from '../ui/lines.js';
import {messageLines} from '../ui/message.js';
import {tableLines} from '../ui/table.js';
import type {Look} from '../ui/theme.js';
import {quitControl} from './key.js';

/** What a change will do, old → new, before it is sent. */
export function changesScene(
	state: KeysState,
	page: Page & {is: 'changes'},
	session: KeysSession,
	look: Look,
): Scene {
	const isEmpty = page.changes.length === 0;
	const send = {
		keys: '⏎',
		label: 'change it',
		run: () => void session.editing.send(),
	};
	const close = {keys: '⏎', label: 'go on', run: () => session.showKey(page.key)};
	return {
		controls: [
			isEmpty ? close : send,
			{keys: 'esc', label: 'back', run: () => session.editing.again()},
			helpControl(session),
			quitControl(session),
		],
		message: state.said,
		...scrolling(state, session, (width) => changesLines(page, width, look)),
		help: {
			title: 'Review',
			paragraphs: [
				'Nothing was sent yet. Enter sends these changes, once; what is not named stays as it is.',
			],
		},
	};
}

function changesLines({key, changes, editing}: Page & {is: 'changes'}, width: number, look: Look): Line[] {
	const {id} = readable(key);
	const notes = editing.notes.flatMap((what) => messageLines({what}, 'note', width, look));
	if (changes.length === 0)
		return [
			...paragraph(`${id} is like that already; nothing is to be sent.`, width, 'strong'),
			[],
			...notes,
		];
	const rows = changes.map(({name, old, new: fresh}) => ({label: name, value: `${old} → ${fresh}`}));
	return [
		...paragraph(`This changes in ${id} when you press Enter:`, width, 'strong'),
		...tableLines(rows, width, look),
		...(notes.length > 0 ? [[], ...notes] : []),
	];
}
