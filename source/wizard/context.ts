import type {Doors} from './doors.js';
import type {Event} from './reduce.js';
import type {State} from './state.js';

/** What the parts of a session share: the state as it is now, the way to change it, the world outside. */
export type Context = {
	readonly state: () => State;
	readonly dispatch: (event: Event) => void;
	readonly doors: Doors;
};
