import {screenOf} from '../wizard/screen.js';
import type {State} from '../wizard/state.js';
import {askScene} from './ask.js';
import {quitScene} from './quit.js';
import {recoveringScene, unfinishedScene} from './recovery.js';
import {reviewScene} from './review.js';
import {runningScene, troubleScene} from './running.js';
import type {Desk, LineScene} from './scene.js';
import {secretScene} from './secret.js';
import {connectingScene, signInFailedScene, startingScene} from './waiting.js';

/** The scene of the state; `own` is a question of this view's own that stands before it. */
export function sceneOf(state: State, desk: Desk, own: LineScene | undefined): LineScene {
	if (state.overlay === 'quit') return quitScene(state, desk);
	if (own) return own;
	const screen = screenOf(state);
	switch (screen.is) {
		case 'ask':
			return state.sandbox === 'starting' ? startingScene(desk) : askScene(state, desk, screen);
		case 'connecting':
			return connectingScene(state, desk);
		case 'sign-in-failed':
			return signInFailedScene(state, desk);
		case 'unfinished':
			return unfinishedScene(state, desk);
		case 'recovering':
			return recoveringScene(state, desk);
		case 'review':
			return reviewScene(state, desk);
		case 'running':
			return runningScene(state, desk);
		case 'trouble':
			return troubleScene(state, desk);
		case 'secret':
			return secretScene(state, desk);
	}
}
