import {type Told, tell} from '../errors.js';
import type {Existing, Made, Step, Thing} from '../providers/provider.js';
import type {StepStatus} from './run-state.js';

/** Something that a run made, and how to take it back. */
export type Leftover = {readonly step: Step; readonly existing: Existing};

/** What is told of a step beside its status. */
export type StepNews = {
	readonly label?: string;
	readonly problem?: Told;
	readonly made?: Made;
	/** With `doing`: what was there before the create; absent when it cannot be listed. */
	readonly before?: readonly Existing[];
};

/** What running a plan goes by. */
export type Running = {
	readonly things: Readonly<Record<string, Thing<unknown>>>;
	readonly api: unknown;
	/** Aborted when the run is ended from outside: what was sent is waited for, and nothing more is sent. */
	readonly signal: AbortSignal;
	/** Told before and after every step; the journal and the screen listen. */
	readonly onStep: (step: Step, status: StepStatus, more?: StepNews) => void;
	/** Milliseconds before each look-up after an unclear outcome; listings can lag behind creates. */
	readonly patience?: readonly number[];
};

/** Takes things back, newest first; what could not be taken back stays in the order in which it was made. */
export async function takeAllBack(made: readonly Leftover[], running: Running): Promise<Leftover[]> {
	const left: Leftover[] = [];
	for (const leftover of made.toReversed()) {
		if (await takeBack(leftover, running)) left.unshift(leftover);
	}
	return left;
}

/** Takes one thing back; the problem where it could not. */
export async function takeBack({step, existing}: Leftover, running: Running): Promise<Told | undefined> {
	running.onStep(step, 'undoing', {label: existing.label});
	try {
		const thing = running.things[step.thing];
		if (!thing) throw new Error(`Nobody knows how to remove a ${step.thing}.`);
		await thing.remove(running.api, existing.ref, AbortSignal.timeout(30_000));
		running.onStep(step, 'undone', {label: existing.label});
		return undefined;
	} catch (error) {
		const problem = tell(error);
		running.onStep(step, 'undo-failed', {label: existing.label, problem});
		return problem;
	}
}
