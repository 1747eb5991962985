import {capital} from '../errors.js';
import {railOf} from '../wizard/rail.js';
import type {Session} from '../wizard/session.js';
import {newsBetween} from './news.js';
import type {Desk, LineScene} from './scene.js';
import {sceneOf} from './scenes.js';

/** What is talked about, line by line. */
export type Talked = {
	readonly subscribe: (listener: () => void) => () => void;
	/** Calls back when answers can be taken: at once, unless something is being loaded. */
	readonly after: (callback: () => void) => void;
	/** What is asked now; `changed` is called when that is another question without a change of state. */
	readonly scene: (say: Desk['say'], changed: () => void) => LineScene;
	/** What happened since it was asked the last time, and stands on no scene. */
	readonly news: () => readonly string[];
	/** The step of the way; empty where there are none. */
	readonly step: () => string;
	readonly isLeft: () => boolean;
	/** Said at the very end. */
	readonly farewell: () => readonly string[];
};

/** The wizard as it is talked about. */
export function wizardTalked(session: Session): Talked {
	let before = session.state;
	/** A question of this view's own, which stands before the scene. */
	let own: LineScene | undefined;
	return {
		subscribe: session.store.subscribe,
		after: (callback) => session.loading.after(callback),
		scene: (say, changed) => {
			const ask = (scene: LineScene | undefined) => {
				own = scene;
				changed();
			};
			return sceneOf(session.state, {session, say, ask}, own);
		},
		news: () => {
			const news = newsBetween(before, session.state, session).map(capital);
			before = session.state;
			return news;
		},
		step: () => railOf(session.state).find(({state}) => state === 'now')?.label ?? '',
		isLeft: () => session.state.left !== undefined,
		farewell: () => {
			const {left, run, errand} = session.state;
			return left === 130 && !run && !errand ? ['Left. Nothing new exists.'] : [];
		},
	};
}
