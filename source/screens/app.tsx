import {useWindowSize} from 'ink';
import {useSyncExternalStore} from 'react';
import type {Key, KeyName} from '../wizard/editing/keys.js';
import {kindOf, providerOf} from '../wizard/questions.js';
import {railOf} from '../wizard/rail.js';
import {screenOf} from '../wizard/screen.js';
import type {Session} from '../wizard/session.js';
import type {State} from '../wizard/state.js';
import {askScene} from './ask.js';
import {recoveringScene, unfinishedScene} from './recovery.js';
import {reviewScene} from './review.js';
import {quitScene, runningScene, troubleScene} from './running.js';
import {ctrl, type Scene} from './scene.js';
import {scrolling} from './scrolling.js';
import {secretScene} from './secret.js';
import {Frame, roomOf, type Size, type Surround} from './ui/frame.js';
import {helpLines} from './ui/help.js';
import type {Hint} from './ui/hints.js';
import {useLook} from './ui/look-context.js';
import type {Look} from './ui/theme.js';
import {useKeys} from './ui/use-keys.js';
import {connectingScene, signInFailedScene} from './waiting.js';

/** The whole wizard on the terminal: draws what the state says, hands keys to the scene that it says. */
export function App(props: {readonly session: Session; readonly badge?: string; readonly size?: Size}) {
	const {session} = props;
	const state = useSyncExternalStore(session.store.subscribe, session.store.get);
	const windowSize = useWindowSize();
	const size = props.size ?? windowSize;
	const look = useLook();
	const badgeOf = (current: State) => props.badge ?? (current.sandbox === 'on' ? 'sandbox' : '');

	useKeys((key) => {
		const handle = () => {
			// Always the newest state: keys can arrive faster than frames.
			const current = session.state;
			const scene = sceneOf(current, session, look);
			press(scene, key, roomOf(size, surroundOf(current, scene, badgeOf(current)), look));
		};
		if (ctrl('c')(key)) handle();
		else session.loading.after(handle);
	});

	const scene = sceneOf(state, session, look);
	return (
		<Frame size={size} surround={surroundOf(state, scene, badgeOf(state))}>
			{scene.body}
		</Frame>
	);
}

function press(scene: Scene, key: Key, room: {width: number; height: number}): void {
	const control = scene.controls.find(({matches}) => matches(key));
	if (control) control.run();
	else scene.otherwise?.(key, room);
}

function sceneOf(state: State, session: Session, look: Look): Scene {
	if (state.overlay === 'quit') return quitScene(state, session);
	const scene = plainScene(state, session, look);
	return state.overlay === 'help' ? helpScene(scene, state, session, look) : scene;
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

/** `?`: the question explained and every key of the screen under it, made from the same controls. */
function helpScene(under: Scene, state: State, session: Session, look: Look): Scene {
	const {title = 'Keys', paragraphs = [], link} = under.help ?? {};
	const keys = [...(under.also ?? []), ...under.controls].map(({keys: name, label}) => ({keys: name, label}));
	const close = () => session.dispatch({type: 'overlay', overlay: undefined});
	const closes: readonly KeyName[] = ['escape', 'enter', 'text', 'space'];
	return {
		controls: [
			{keys: 'esc', label: 'close the help', matches: ({name}) => closes.includes(name), run: close},
		],
		...scrolling(state, session, (width) => helpLines({title, paragraphs, keys, link}, width, look)),
		also: [{keys: '↑↓', label: 'scroll'}],
	};
}

function surroundOf(state: State, scene: Scene, badge: string): Surround {
	const provider = providerOf(state);
	const kind = kindOf(state);
	const hints: Hint[] = [
		...(scene.also ?? []),
		...scene.controls.filter(({quiet}) => !quiet).map(({keys, label}) => ({keys, label})),
	];
	return {
		title: [provider?.name, kind?.name].filter(Boolean).join(' · '),
		badge,
		steps: railOf(state),
		message: scene.message,
		hints,
	};
}
