import {kindOf, providerOf} from '../wizard/questions.js';
import {railOf} from '../wizard/rail.js';
import {screenOf} from '../wizard/screen.js';
import type {Session} from '../wizard/session.js';
import type {State} from '../wizard/state.js';
import {askScene} from './ask.js';
import {recoveringScene, unfinishedScene} from './recovery.js';
import {reviewScene} from './review.js';
import {quitScene, runningScene, troubleScene} from './running.js';
import type {Scene} from './scene.js';
import {secretScene} from './secret.js';
import {helpScene, Stage, type Staged} from './stage.js';
import type {Size} from './ui/frame.js';
import type {Look} from './ui/theme.js';
import {connectingScene, signInFailedScene} from './waiting.js';

/** The whole wizard on the terminal: draws what the state says, hands keys to the scene that it says. */
export function App(props: {readonly session: Session; readonly badge?: string; readonly size?: Size}) {
	const {session, badge, size} = props;
	return (
		<Stage
			store={session.store}
			staged={(look) => wizardStaged(session, look, badge)}
			after={(handle) => session.loading.after(handle)}
			size={size}
		/>
	);
}

/** What the wizard shows now; `badge` says where, unless that is the sandbox. */
export function wizardStaged(session: Session, look: Look, badge?: string): Staged {
	const {state} = session;
	return {
		scene: sceneOf(state, session, look),
		title: [providerOf(state)?.name, kindOf(state)?.name].filter(Boolean).join(' · '),
		badge: badge ?? (state.sandbox === 'on' ? 'sandbox' : ''),
		steps: railOf(state),
	};
}

function sceneOf(state: State, session: Session, look: Look): Scene {
	if (state.overlay === 'quit') return quitScene(state, session);
	const scene = plainScene(state, session, look);
	const close = () => session.dispatch({type: 'overlay', overlay: undefined});
	return state.overlay === 'help' ? helpScene(scene, session, close, look) : scene;
}

function plainScene(state: State, session: Session, look: Look): Scene {
	const screen = screenOf(state);
	switch (screen.is) {
		case 'ask':
			return askScene(state, session, screen.asked, screen.signingIn);
		case 'connecting':
			return connectingScene(state, session);
		case 'sign-in-failed':
			return signInFailedScene(state, session);
		case 'unfinished':
			return unfinishedScene(state, session, look);
		case 'recovering':
			return recoveringScene(state, session, look);
		case 'review':
			return reviewScene(state, session, look);
		case 'running':
			return runningScene(state, session);
		case 'trouble':
			return troubleScene(state, session, look);
		case 'secret':
			return secretScene(state, session, look);
	}
}
