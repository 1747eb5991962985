import type {Told} from '../errors.js';
import type {Credential, Existing, Plan} from '../providers/provider.js';

/** How far a step is. `unclear`: it was sent, and no answer came. */
export type StepStatus =
	| 'waiting'
	| 'doing'
	| 'done'
	| 'failed'
	| 'unclear'
	| 'undoing'
	| 'undone'
	| 'undo-failed';

/** One step as the screen shows it. */
export type StepState = {
	readonly id: string;
	readonly will: string;
	readonly did: string;
	readonly status: StepStatus;
	/** The id of what it made, once known. */
	readonly label?: string;
	readonly problem?: Told;
};

/**
 * What became of a plan. `refused`: a step was refused and everything before it was taken back; `left`: something
 * exists that could not be taken back; `unclear`: a create was sent and its outcome is not known.
 */
export type RunStatus = 'running' | 'made' | 'refused' | 'left' | 'unclear';

/** A plan that is run, and what came of it. */
export type Run = {
	readonly plan: Plan;
	readonly steps: readonly StepState[];
	readonly status: RunStatus;
	readonly since: number;
	readonly problem?: Told;
	readonly credential?: Credential;
	/** What a look-up after an unclear outcome found. */
	readonly found?: readonly Existing[];
	readonly lookedUp?: boolean;
};
