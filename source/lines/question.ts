import type {Asked} from '../wizard/questions.js';
import type {State} from '../wizard/state.js';
import type {Command, LineScene, Part} from './scene.js';

/** What every question has, whatever its kind. */
export type Question = Pick<LineScene, 'id' | 'quit' | 'help'> & {
	readonly state: State;
	readonly asked: Asked;
	/** Where a sign-in is made, and the question with what is to be known to answer it. */
	readonly heading: readonly Part[];
	readonly back: Command;
};
