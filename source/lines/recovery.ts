import {recoveringWait, recoveringWords, unfinishedWords} from '../wizard/recovery-words.js';
import type {State} from '../wizard/state.js';
import {menuScene} from './menu.js';
import {type Desk, type LineScene, part} from './scene.js';
import {toldLines} from './spoken.js';
import {waitingScene} from './waiting.js';

/** At the start: something of an earlier run exists without its secret. */
export function unfinishedScene(state: State, desk: Desk): LineScene {
	const {told, more} = unfinishedWords(state);
	const {recovering} = desk.session;
	const id = state.unfinished[0]?.record.startedAt ?? '';
	return menuScene(desk, {
		id: `unfinished ${id} ${more}`,
		parts: [part(...toldLines(told, 'warn'), ...(more > 0 ? [`${more} more after this one.`] : []))],
		items: [
			{label: 'Delete it', run: () => recovering.start()},
			{label: 'Keep it', run: () => recovering.keep()},
			{label: 'Decide later', run: () => recovering.later()},
		],
		quit: () => desk.session.leave(130),
	});
}

/** After the sign-in: what is left, a yes, and what became of it. */
export function recoveringScene(state: State, desk: Desk): LineScene {
	const {session} = desk;
	const {recovering: verbs} = session;
	const quit = () => session.leave(130);
	const waitingFor = recoveringWait(state);
	if (waitingFor !== undefined) return waitingScene(`recovering ${waitingFor}`, waitingFor, quit);
	const {messages, left, heading} = recoveringWords(state);
	const {problems = [], unknown = [], status} = state.recovering ?? {};
	const goOn = problems.length > 0 || unknown.length > 0 ? () => verbs.later() : () => verbs.settled();
	return menuScene(desk, {
		id: `recovering ${status}`,
		parts: [
			part(...(left.length > 0 ? [heading, ...left] : [])),
			part(...messages.flatMap(({told, level}) => toldLines(told, level))),
		],
		items: [
			...(left.length > 0
				? [
						{label: 'Delete all of this', run: () => void verbs.remove()},
						{label: 'Decide later', run: () => verbs.later()},
					]
				: [{label: 'Go on', run: goOn}]),
			...(unknown.length > 0 ? [{label: 'I looked; do not tell again', run: () => verbs.settled()}] : []),
		],
		quit,
	});
}
