import {quitting} from '../wizard/quit-words.js';
import type {State} from '../wizard/state.js';
import {menuScene} from './menu.js';
import {type Desk, type LineScene, part} from './scene.js';

/** Asks before leaving in the middle of something. */
export function quitScene(state: State, desk: Desk): LineScene {
	const {session} = desk;
	const {is, what, why, code} = quitting(state);
	const stay = () => session.dispatch({type: 'overlay', overlay: undefined});
	const leave = () => session.leave(code);
	const discard = () => {
		stay();
		void session.planning.takeBack();
	};
	return menuScene(desk, {
		id: `quit ${is}`,
		parts: [part(what, why)],
		items: [
			{label: is === 'running' ? 'Wait' : 'Stay', run: stay},
			{label: is === 'harmless' ? 'Leave' : 'Leave all the same', run: leave},
			...(is === 'unsaved' ? [{label: 'Delete what was made', run: discard}] : []),
		],
		commands: [{name: 'back', label: 'stay', run: stay}],
		quit: leave,
	});
}
