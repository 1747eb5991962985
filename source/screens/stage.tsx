import {useWindowSize} from 'ink';
import {useSyncExternalStore} from 'react';
import type {Key} from '../wizard/editing/keys.js';
import type {Store} from '../wizard/store.js';
import {pressed, type Room, type Scene, type Scrolled} from './scene.js';
import {scrolling} from './scrolling.js';
import {Frame, roomOf, type Size, type Surround} from './ui/frame.js';
import {helpLines} from './ui/help.js';
import type {Hint} from './ui/hints.js';
import {useLook} from './ui/look-context.js';
import type {Look} from './ui/theme.js';
import {useKeys} from './ui/use-keys.js';

/** One screen and what stands around it. */
export type Staged = Pick<Surround, 'title' | 'badge' | 'steps'> & {readonly scene: Scene};

/** Draws the scene that the newest state calls for, and hands the keys to it. */
export function Stage(props: {
	readonly store: Pick<Store<unknown>, 'get' | 'subscribe'>;
	/** What the newest state calls for. */
	readonly staged: (look: Look) => Staged;
	/** Holds keys back that are meant for a screen still to come; never Ctrl-C. */
	readonly after: (handle: () => void) => void;
	readonly size?: Size | undefined;
}) {
	const {store, staged, after} = props;
	useSyncExternalStore(store.subscribe, store.get);
	const windowSize = useWindowSize();
	const size = props.size ?? windowSize;
	const look = useLook();
	useKeys((key) => {
		const handle = () => {
			// Always the newest state: keys can arrive faster than frames.
			const now = staged(look);
			press(now.scene, key, roomOf(size, surroundOf(now), look));
		};
		if (pressed('ctrl-c')(key)) handle();
		else after(handle);
	});
	const now = staged(look);
	return (
		<Frame size={size} surround={surroundOf(now)}>
			{now.scene.body}
		</Frame>
	);
}

function press(scene: Scene, key: Key, room: Room): void {
	const control = scene.controls.find(({keys, matches = pressed(keys)}) => matches(key));
	if (control) control.run(key);
	else scene.otherwise?.(key, room);
}

/** `?`: the screen explained and every key of it under that, made from the same controls. */
export function helpScene(under: Scene, scrolled: Scrolled, close: () => void, look: Look): Scene {
	const {title = 'Keys', paragraphs = [], link} = under.help ?? {};
	const keys = [...(under.also ?? []), ...under.controls].map(({keys: name, label}) => ({keys: name, label}));
	const closes: readonly Key['name'][] = ['escape', 'enter', 'text', 'space'];
	return {
		controls: [
			{keys: 'esc', label: 'close the help', matches: ({name}) => closes.includes(name), run: close},
		],
		...scrolling(scrolled.state, scrolled, (width) =>
			helpLines({title, paragraphs, keys, link}, width, look),
		),
		also: [{keys: '↑↓', label: 'scroll'}],
	};
}

function surroundOf({scene, ...around}: Staged): Surround {
	const hints: Hint[] = [
		...(scene.also ?? []),
		...scene.controls.filter(({quiet}) => !quiet).map(({keys, label}) => ({keys, label})),
	];
	return {...around, message: scene.message, hints};
}
