import {factsOf} from '../../keys/details.js';
import {readable} from '../../keys/key.js';
import {movingHelp, movingTold} from '../../keys/session/outcome-words.js';
import type {KeysSession} from '../../keys/session/session.js';
import type {KeysState, Page} from '../../keys/session/state.js';
import {helpControl, type Scene} from '../scene.js';
import {scrolling} from '../scrolling.js';
import {type Line, paragraph} from '../ui/lines.js';
import {messageLines} from '../ui/message.js';
import {tableLines} from '../ui/table.js';
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
				run: () => rotating.finish(session.deleting),
			},
			{keys: 'l', label: 'later', run: () => rotating.later()},
			{keys: 'esc', label: 'later', run: () => rotating.later(), quiet: true},
			helpControl(session),
			{keys: 'ctrl-c', label: 'quit', run: () => session.leave(state.code), quiet: true},
		],
		message: state.said,
		...scrolling(state, session, (width) => movingLines(page, session.now(), width, look)),
		help: {
			title: 'Have all clients moved?',
			paragraphs: movingHelp,
		},
	};
}

function movingLines(page: Page & {is: 'moving'}, now: Date, width: number, look: Look): Line[] {
	const {old, warning} = page;
	return [
		...messageLines(movingTold(page), 'ok', width, look),
		...(warning === undefined ? [] : messageLines({what: warning}, 'warn', width, look)),
		[],
		...paragraph('Have all clients moved?', width, 'strong'),
		[],
		...paragraph(`The old key ${readable(old).id}:`, width, 'dim'),
		...tableLines(factsOf(old, now), width, look),
	];
}
