import type {Told} from '../../errors.js';
import type {Session} from '../../wizard/session.js';
import type {State as WizardState} from '../../wizard/state.js';
import type {Source} from '../key.js';
import type {Unlisted} from '../listing.js';

/**
 * Shows the screens of a session until its state is so. `back`: the person went back from its first question; `left`:
 * they left it, and with it everything.
 */
export type Ask = (
	make: (back: () => void) => Session,
	isOver: (state: WizardState) => boolean,
) => Promise<'over' | 'back' | 'left'>;

/** Where keys can be looked for, and what cannot be looked through; or why nothing can, with the exit code. */
export type Opened =
	| {readonly sources: readonly Source[]; readonly unlisted: readonly Unlisted[]}
	| {readonly problem: Told; readonly code: number};

/** The world outside the screens about existing keys. */
export type KeysDoors = {
	/** Signs in; what has to be asked is asked by `ask`. Undefined when the person left. Never throws. */
	readonly open: (ask: Ask) => Promise<Opened | undefined>;
	readonly now: () => Date;
	/** Milliseconds before each look-up after an unclear outcome, in place of the engine's own. */
	readonly patience?: readonly number[] | undefined;
};
