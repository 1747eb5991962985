import {setTimeout as wait} from 'node:timers/promises';
import {capital, Problem, type Told, tell, told} from '../errors.js';
import {HttpProblem, NetworkProblem} from '../network/problem.js';
import {safeText} from '../network/safe-text.js';
import type {Credential, Earlier, Existing, Made, Plan, Step} from '../providers/provider.js';
import {type Leftover, type Running, takeAllBack} from './take-back.js';

/** What became of a plan; see `RunStatus`. Nothing here claims more than was seen. */
export type Outcome =
	| {readonly status: 'made'; readonly credential: Credential; readonly made: readonly Leftover[]}
	| {readonly status: 'refused'; readonly problem: Told; readonly cause: unknown}
	| {readonly status: 'left'; readonly problem: Told; readonly exists: readonly Leftover[]}
	| {
			readonly status: 'unclear';
			readonly problem: Told;
			/** New things that the look-up saw; undefined when the API has no list or the list failed. */
			readonly found: readonly Leftover[] | undefined;
			readonly exists: readonly Leftover[];
	  };

/** Runs the steps once, in order. A definite refusal takes back, in reverse, what earlier steps made. */
export async function runPlan(plan: Plan, running: Running): Promise<Outcome> {
	const done: {step: Step; made: Made}[] = [];
	const earlier: Record<string, Made> = {};
	for (const step of plan.steps) {
		const before = await namesBefore(step, earlier, running);
		if (running.signal.aborted) return unwind(done, step, stoppedBefore(step), running);
		if ('problem' in before) return unwind(done, step, before.problem, running);
		try {
			// If this cannot be noted nothing is sent.
			running.onStep(step, 'doing', before.existing && {before: before.existing});
		} catch (error) {
			return unwind(done, step, error, running);
		}
		try {
			const made = await step.send(earlier, new AbortController().signal);
			earlier[step.id] = made;
			if (made.undelivered) return undelivered(done, step, made, running);
			running.onStep(step, 'done', {label: made.label, made});
			done.push({step, made});
		} catch (error) {
			if (isUnclear(error)) return lookUp(done, step, tell(error), before.existing, earlier, running);
			return unwind(done, step, error, running);
		}
	}
	const credential = done.map(({made}) => made.credential).find((each) => each !== undefined);
	if (!credential) return withoutCredential(done);
	return {status: 'made', credential, made: leftovers(done)};
}

/** A read before the create, so that a look-up afterwards can tell what is new. Its failure stops the step. */
async function namesBefore(step: Step, earlier: Earlier, running: Running) {
	if (!step.list) return {existing: undefined};
	try {
		return {existing: await step.list(earlier, running.signal)};
	} catch (error) {
		// A listing that is merely forbidden must not forbid the create; then a look-up is not possible either.
		if (error instanceof HttpProblem && error.status === 403) return {existing: undefined};
		return {problem: error};
	}
}

function stoppedBefore(step: Step): Problem {
	return new Problem({what: `kafkey was stopped before it did this: ${step.will}.`});
}

type Done = readonly {readonly step: Step; readonly made: Made}[];

async function unwind(done: Done, step: Step, error: unknown, running: Running): Promise<Outcome> {
	const problem = tell(error);
	running.onStep(step, 'failed', {problem});
	const left = await takeAllBack(leftovers(done), running);
	if (left.length === 0)
		return {status: 'refused', problem: {...told(problem), ...undoneWords(done)}, cause: error};
	return {status: 'left', problem, exists: left};
}

/** That nothing is left of the steps before, which the refusal itself does not say. */
function undoneWords(done: Done): Pick<Told, 'next'> {
	const undone = leftovers(done).map(({step}) => step.did);
	return undone.length === 0
		? {}
		: {next: `What the earlier steps did was taken back: ${undone.join('; ')}.`};
}

function undelivered(done: Done, step: Step, made: Made, running: Running): Outcome {
	const problem = new Problem({
		what: `${capital(step.did)} (${safeText(made.label)}), but its secret was not delivered.`,
		why: 'The answer said that it exists and held no secret, or a masked one. It cannot be read later.',
		next: 'Nothing can use it: delete it and make another, or keep it if you know where its secret is.',
	});
	running.onStep(step, 'done', {label: made.label, problem, made});
	return {status: 'left', problem, exists: [...leftovers(done), {step, existing: made}]};
}

function withoutCredential(done: Done): Outcome {
	const problem = new Problem({
		what: 'Every step was done, but no credential came of it.',
		why: 'This is an error of kafkey’s own.',
		next: 'Take back what exists, and report it.',
	});
	return {status: 'left', problem, exists: leftovers(done)};
}

/** An error of kafkey's own while an answer was read says nothing about what the server did. */
export function isUnclear(error: unknown): boolean {
	return error instanceof NetworkProblem ? error.outcome === 'unclear' : !(error instanceof Problem);
}

async function lookUp(
	done: Done,
	step: Step,
	error: unknown,
	before: readonly Existing[] | undefined,
	earlier: Earlier,
	running: Running,
): Promise<Outcome> {
	const problem = tell(error);
	running.onStep(step, 'unclear', {problem});
	const exists = leftovers(done);
	if (!step.list || !before) return {status: 'unclear', problem, found: undefined, exists};
	let found: Existing[] | undefined;
	for (const pause of running.patience ?? [0, 2000, 5000, 10_000]) {
		await wait(pause);
		try {
			const now = await step.list(earlier, AbortSignal.timeout(30_000));
			found = newIn(now, before);
			if (found.length > 0) break;
		} catch {
			// The next look may work; if none does, `found` stays undefined and "not known" is said.
		}
	}
	return {status: 'unclear', problem, found: found?.map((existing) => ({step, existing})), exists};
}

/** What this run made itself, oldest first: what was there before is never taken back. */
function leftovers(done: Done): Leftover[] {
	return done.filter(({made}) => !made.existed).map(({step, made}) => ({step, existing: made}));
}

/** What is there now and was not before. */
export function newIn(now: readonly Existing[], before: readonly Pick<Existing, 'ref'>[]): Existing[] {
	const known = new Set(before.map(identity));
	return now.filter((each) => !known.has(identity(each)));
}

function identity({ref}: Pick<Existing, 'ref'>): string {
	return JSON.stringify(Object.entries(ref).sort());
}
