import {factsOf} from '../../keys/details.js';
import {readable} from '../../keys/key.js';
import type {KeysSession} from '../../keys/view/session.js';
import type {KeysState, Page} from '../../keys/view/state.js';
import {ctrl, helpControl, letter, named, type Scene} from '../scene.js';
import {scrolling} from '../scrolling.js';
import {type Line, paragraph} from '../ui/lines.js';
import {messageLines} from '../ui/message.js';
import {tableLines} from '../ui/table-of.js';
import type {Look} from '../ui/theme.js';

/** Both keys of a rotation work: the old one goes when the person says that clients have moved, now or days later. */
export function movingScene(
	state: KeysState,
	page: Page & {is: 'moving'},
	session: KeysSession,
	look: Look,
): Scene {
	const {rotating} = session;
	return {
		controls: [
			{
				keys: 'd',
				label: 'clients have moved: delete the old key',
				matches: letter('d'),
				run: () => rotating.finish(session.deleting),
			},
			{keys: 'l', label: 'later', matches: letter('l'), run: () => rotating.later()},
			{keys: 'esc', label: 'later', matches: named('escape'), run: () => rotating.later(), quiet: true},
			helpControl(session),
			{keys: 'ctrl-c', label: 'quit', matches: ctrl('c'), run: () => session.leave(state.code), quiet: true},
		],
		message: state.said,
		...scrolling(state, session, (width) => movingLines(page, session.now(), width, look)),
		help: {
			title: 'Have all clients moved?',
			paragraphs: [
				'A client that still uses the old key loses access when it is deleted. Restart or redeploy what reads the file, and look whether the old key is still used.',
				'Later is fine: kafkey has noted both keys. kafkey recover lists the rotation, and rotating either key goes on with it.',
			],
		},
	};
}

function movingLines(
	{old, fresh, savedTo, warning}: Page & {is: 'moving'},
	now: Date,
	width: number,
	look: Look,
): Line[] {
	const {id} = readable(old);
	const what = `The new key ${fresh} ${savedTo === undefined ? 'was made' : `was saved to ${savedTo}`}. The old key ${id} still works.`;
	return [
		...messageLines(
			{what, next: 'Move every client to the new key, then delete the old one.'},
			'ok',
			width,
			look,
		),
		...(warning === undefined ? [] : messageLines({what: warning}, 'warn', width, look)),
		[],
		...paragraph('Have all clients moved?', width, 'strong'),
		[],
		...paragraph(`The old key ${id}:`, width, 'dim'),
		...tableLines(factsOf(old, now), width, look),
	];
}
