import type {ReactNode} from 'react';
import type {Told} from '../errors.js';
import type {Key, KeyName} from '../wizard/editing/keys.js';
import type {HelpText} from './ui/help.js';
import type {Line} from './ui/lines.js';
import type {Level} from './ui/message.js';

/** One key of a screen: what it is called, what it does, and the deed. Hints and help are made from this. */
export type Control = {
	readonly keys: string;
	readonly label: string;
	/** The key presses that it is for, where that is not the one that it is called by. */
	readonly matches?: (key: Key) => boolean;
	readonly run: (key: Key) => void;
	/** Works, but is not worth a place in the hints. */
	readonly quiet?: boolean;
};

/** What a body may take, in columns and lines. */
export type Room = {readonly width: number; readonly height: number};

/** What one screen is: its keys, its body, and what is said at its foot. */
export type Scene = {
	readonly controls: readonly Control[];
	readonly body: (room: Room) => ReactNode;
	readonly message?: {readonly told: Told; readonly level: Level} | undefined;
	/** What a key does that is no control: typing and moving. */
	readonly otherwise?: (key: Key, room: Room) => void;
	/** Keys to show that `otherwise` handles. */
	readonly also?: readonly {readonly keys: string; readonly label: string}[];
	readonly help?: Omit<HelpText, 'keys'> | undefined;
};

/** What holds how far a page is scrolled, and moves it. */
export type Scrolled = {
	readonly state: {readonly scroll: number};
	dispatch(event: {readonly type: 'scrolled'; readonly to: number}): void;
};

/** What stands over the answer: the question, its hint, and for a sign-in where it is made; less in less room. */
export type Heading = (room: Room) => Line[];

const names: Readonly<Record<string, KeyName>> = {
	'⏎': 'enter',
	'⇥': 'tab',
	'⌫': 'backspace',
	'↑': 'up',
	'↓': 'down',
	esc: 'escape',
	space: 'space',
};

/** The key press that a control is called by. A letter counts when it is typed alone: never out of a paste. */
export function pressed(keys: string): (key: Key) => boolean {
	const name = names[keys];
	if (name !== undefined) return (key) => key.name === name && !key.ctrl && !key.alt;
	if (keys.startsWith('ctrl-'))
		return (key) => key.name === 'text' && key.text === keys.slice('ctrl-'.length) && key.ctrl;
	return (key) => key.name === 'text' && key.text === keys && !key.ctrl && !key.alt;
}

/** `?`, on every screen that has help and takes no text. */
export function helpControl(session: {
	dispatch(event: {readonly type: 'overlay'; readonly overlay: 'help'}): void;
}): Control {
	const run = () => session.dispatch({type: 'overlay', overlay: 'help'});
	return {keys: '?', label: 'help', run};
}

/** Ctrl-C once something was created: asks whether to leave. */
export function quitControl(session: {
	dispatch(event: {readonly type: 'overlay'; readonly overlay: 'quit'}): void;
}): Control {
	const run = () => session.dispatch({type: 'overlay', overlay: 'quit'});
	return {keys: 'ctrl-c', label: 'quit', run, quiet: true};
}

/** Esc, on every screen that can be left backwards. */
export function backControl(session: {back(): void}): Control {
	return {keys: 'esc', label: 'back', run: () => session.back()};
}
