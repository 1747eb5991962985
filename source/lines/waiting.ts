import {signInSources} from '../wizard/ask-words.js';
import {providerOf} from '../wizard/questions.js';
import type {State} from '../wizard/state.js';
import {menuScene} from './menu.js';
import {askToQuit, backCommand, type Desk, type LineScene, part} from './scene.js';
import {toldLines} from './spoken.js';

/** A scene in which nothing is answered; what is waited for is said once, and again when it takes long. */
export function waitingScene(id: string, waitingFor: string, quit: () => void): LineScene {
	const said = `${waitingFor.charAt(0).toUpperCase()}${waitingFor.slice(1)}.`;
	return {id, parts: [part(said)], prompt: '', take: () => undefined, waitingFor, quit};
}

/** Says what is under way until it is over; nothing is asked meanwhile. */
export function busy(desk: Desk, label: string, work: Promise<unknown>): void {
	desk.ask(waitingScene(label, label, askToQuit(desk)));
	void work.finally(() => desk.ask(undefined));
}

/** While the stand-ins start. */
export function startingScene({session}: Desk): LineScene {
	return waitingScene('starting', 'starting the stand-ins', () => session.leave(130));
}

/** While the provider is asked who this is. What it says meanwhile, such as a device code, is said as it comes. */
export function connectingScene(state: State, desk: Desk): LineScene {
	const label = `signing in to ${providerOf(state)?.name ?? ''}`;
	const scene = waitingScene('connecting', label, () => desk.session.leave(130));
	return {...scene, commands: [backCommand(desk)]};
}

/** The sign-in was refused, or nobody answered. */
export function signInFailedScene(state: State, desk: Desk): LineScene {
	const {session} = desk;
	const problem = state.connection.status === 'failed' ? state.connection.problem : {what: ''};
	return menuScene(desk, {
		id: 'sign-in-failed',
		parts: [part(...toldLines(problem, 'danger'), ...signInSources(state))],
		items: [
			{label: 'Try again', run: () => session.retrySignIn()},
			{label: 'Change the sign-in', run: () => session.back()},
		],
		commands: [backCommand(desk)],
		quit: () => session.leave(4),
	});
}
