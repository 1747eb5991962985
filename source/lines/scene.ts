import type {Session} from '../wizard/session.js';
import type {Words} from './spoken.js';

/**
 * Some lines of a scene that belong together. When they change they are said again: all of them, or with `byLine` only
 * those that are new.
 */
export type Part = {
	readonly lines: readonly Words[];
	readonly byLine?: boolean;
	/** Not said again where the scene before had the same. */
	readonly isShared?: boolean;
};

/** Something that is typed with a colon before it, such as `:back`. `rest` is what stands behind it. */
export type Command = {
	readonly name: string;
	readonly label: string;
	/** What stands behind the name, as the help calls it. */
	readonly takes?: string;
	readonly run: (rest: string) => void;
};

/** What is asked now, in lines. */
export type LineScene = {
	/** Two scenes with one id are the same screen: of the second only what changed is said. */
	readonly id: string;
	readonly parts: readonly Part[];
	/** What stands before the answer, without its colon. Empty while there is nothing to answer: then only commands count. */
	readonly prompt: string;
	/** The answer is not echoed, and taken as it is typed. */
	readonly isHidden?: boolean;
	/** Enter. */
	readonly take: (text: string) => void;
	readonly commands?: readonly Command[];
	/** The deed of ctrl-g, where a secret can be made up. */
	readonly generate?: (() => void) | undefined;
	readonly help?: readonly string[];
	/** Said when it is come back to, in place of all that was said of it before and is still so. */
	readonly again?: string;
	/** What is being waited for, to be said again when it takes long. */
	readonly waitingFor?: string | undefined;
	/** Ctrl-C. */
	readonly quit: () => void;
};

/** What a scene can do besides the session's deeds. */
export type Desk = {
	readonly session: Session;
	readonly say: (...lines: readonly Words[]) => void;
	/** Puts a question of this view's own before the scene, or takes it away. */
	readonly ask: (scene: LineScene | undefined) => void;
};

/** Lines that are said together. */
export function part(...lines: readonly Words[]): Part {
	return {lines};
}

/** The command for going back. */
export function backCommand({session}: Desk, label = 'the question before this one'): Command {
	return {name: 'back', label, run: () => session.back()};
}

/** Asks before leaving, as on every screen where something exists. */
export function askToQuit({session}: Desk): () => void {
	return () => session.dispatch({type: 'overlay', overlay: 'quit'});
}
