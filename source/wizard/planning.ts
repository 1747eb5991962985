import {type Told, tell, told} from '../errors.js';
import type {Entry} from '../journal/journal.js';
import {NetworkProblem} from '../network/problem.js';
import type {Plan} from '../providers/provider.js';
import type {Context} from './context.js';
import type {Delivering} from './delivering.js';
import {beginRecord, noteStep} from './journaling.js';
import type {Placing} from './placing.js';
import {planOf, readable} from './plan.js';
import {kindOf, kindQuestions, providerOf} from './questions.js';
import {type Outcome, runPlan} from './run-plan.js';
import type {Run, StepState} from './run-state.js';
import {screenOf} from './screen.js';
import {storePlace} from './store-words.js';
import {type Leftover, type Running, takeAllBack} from './take-back.js';

/** From the review to the credential: makes the plan, runs it once per confirmation, and tells what became of it. */
export class Planning {
	readonly #context: Context;
	readonly #placing: Placing;
	readonly #delivering: Delivering;
	/** What this run made and can take back, oldest first. */
	#leftovers: readonly Leftover[] = [];
	#running: Running | undefined;
	#work: Promise<void> = Promise.resolve();
	readonly #stop = new AbortController();
	#entry: Entry | undefined;
	/** A note after a create could not be written. */
	#unnoted = false;

	constructor(context: Context, placing: Placing, delivering: Delivering) {
		this.#context = context;
		this.#placing = placing;
		this.#delivering = delivering;
		// Saved is safe: only a secret that is in no file yet has to be told of after a crash.
		delivering.onSaved = () => this.#entry?.close();
	}

	/** Proves the destination as soon as the review is on the screen. */
	settle(): void {
		const state = this.#context.state();
		if (screenOf(state).is !== 'review') return;
		const plan = planOf(state);
		if (plan) this.#placing.prove(plan.variables);
	}

	/** The one call that may create something. It does nothing while a run is under way or the review is not ready. */
	confirm(): void {
		const state = this.#context.state();
		const plan = planOf(state);
		if (!plan || screenOf(state).is !== 'review' || !this.#placing.isReady()) return;
		const provider = providerOf(state);
		if (!provider || state.connection.status !== 'open') return;
		const run: Run = {
			plan,
			status: 'running',
			since: this.#context.doors.now(),
			steps: plan.steps.map(({id, will, did}) => ({id, will, did, status: 'waiting'})),
		};
		const {patience} = this.#context.doors;
		let entry: Entry;
		try {
			entry = beginRecord(this.#context.doors.journal, state, plan, this.#place());
		} catch (error) {
			this.#context.dispatch({type: 'run', run: undefined, setback: tell(error)});
			return;
		}
		this.#entry = entry;
		this.#context.dispatch({type: 'run', run});
		this.#running = {
			things: provider.things,
			api: state.connection.account.api,
			signal: this.#stop.signal,
			...(patience && {patience}),
			onStep: (step, status, news = {}) => {
				if (!noteStep(entry, step, status, news)) this.#unnoted = true;
				const {made: _, before: __, ...change} = news;
				const {label} = change;
				const safe = label === undefined ? {} : {label: this.#context.doors.safe(label)};
				this.#step(step.id, {status, ...change, ...safe});
			},
		};
		this.#work = this.#run(plan, this.#running);
	}

	/**
	 * A secret that the person chose is in the file before the server knows it, so that it cannot be lost; it is taken
	 * out again when nothing was made.
	 */
	async #run(plan: Plan, running: Running): Promise<void> {
		try {
			await this.#delivering.saveKnown(plan.known ?? []);
		} catch (error) {
			await this.#refused(tell(error), error);
			return;
		}
		try {
			await this.#ended(await runPlan(plan, running));
		} catch (error) {
			await this.#ended({status: 'left', problem: tell(error), exists: []});
		}
	}

	#place() {
		const destination = this.#placing.path;
		const {store} = this.#context.state().destination;
		const {baseUrl} = this.#context.doors;
		return {
			...(destination !== undefined && {destination}),
			...(store && {store: storePlace(store)}),
			...(baseUrl !== undefined && {baseUrl}),
		};
	}

	/** Sends nothing more; what earlier steps made is taken back. */
	stop(): void {
		this.#stop.abort();
	}

	/** Settles when nothing is being created, saved or taken back. */
	async idle(): Promise<void> {
		await this.#work;
	}

	/** Takes back what the run made, newest first. */
	takeBack(): Promise<void> {
		this.#work = this.#takeBack();
		return this.#work;
	}

	async #takeBack(): Promise<void> {
		const running = this.#running;
		const {run} = this.#context.state();
		if (!running || !run || run.status === 'running') return;
		this.#change({status: 'running'});
		this.#leftovers = await takeAllBack(this.#leftovers, running);
		if (this.#leftovers.length > 0) this.#change({status: 'left'});
		// What no look-up saw was not taken back either: whether it exists is as unknown as before.
		else if (run.status === 'unclear' && !run.found?.length) this.#change({status: 'unclear'});
		else {
			this.#entry?.close();
			const kept = await this.#delivering.takeKnownOut();
			this.#context.dispatch({
				type: 'run',
				run: undefined,
				setback: {what: 'Everything was taken back.', ...kept},
			});
		}
	}

	/** The person has the secret: the run is finished and its record goes. */
	acknowledge(): void {
		this.#entry?.close();
	}

	/** What exists and is not wanted, in words: `API key K7TQ2ZXN4WJ5LMRA`. */
	exists(): readonly string[] {
		return this.#leftovers.map(({step, existing}) => {
			const name = this.#running?.things[step.thing]?.name ?? step.thing;
			return `${name} ${this.#context.doors.safe(existing.label)}`;
		});
	}

	/** Where the person can look themselves when a look-up could not tell. */
	get lookAt(): string | undefined {
		const provider = providerOf(this.#context.state());
		const {run} = this.#context.state();
		const step = run?.plan.steps.find(({id}) =>
			run.steps.some((each) => each.id === id && each.status === 'unclear'),
		);
		return step && provider?.things[step.thing]?.lookAt;
	}

	async #ended(outcome: Outcome): Promise<void> {
		if (outcome.status === 'made') {
			this.#leftovers = outcome.made;
			// Delivered first, shown then: the screen never asks for a tick while the file is still being written.
			await this.#delivering.deliver(outcome.credential);
			this.#change({status: 'made', credential: readable(outcome.credential, this.#context.doors.safe)});
			if (this.#unnoted)
				this.#delivering.warn('The journal could not be written; a crash now would go unnoticed.');
			return;
		}
		if (outcome.status === 'refused') {
			await this.#refused(outcome.problem, outcome.cause);
			return;
		}
		const found = outcome.status === 'unclear' ? outcome.found : undefined;
		this.#leftovers = [...outcome.exists, ...(found ?? [])];
		this.#change({
			status: outcome.status,
			problem: outcome.problem,
			...(outcome.status === 'unclear' && {lookedUp: outcome.found !== undefined}),
			...(found && {found: found.map(({existing}) => existing)}),
		});
	}

	/** Nothing is left. A complaint about one field reopens its question; anything else stands over the review. */
	async #refused(problem: Told, cause: unknown): Promise<void> {
		this.#entry?.close();
		const kept = await this.#delivering.takeKnownOut();
		const {dispatch, state} = this.#context;
		const kind = kindOf(state());
		const complaint = cause instanceof NetworkProblem ? cause.fields[0] : undefined;
		const id = complaint && kind?.fieldFor?.(complaint.path);
		const asked = kindQuestions(state()).find((each) => each.id === id);
		if (asked && complaint) dispatch({type: 'reopened', key: asked.key, sentence: complaint.message});
		else dispatch({type: 'run', run: undefined, setback: {...told(problem), ...kept}});
	}

	#step(id: string, change: Partial<StepState>): void {
		const {run} = this.#context.state();
		if (run) this.#change({steps: run.steps.map((step) => (step.id === id ? {...step, ...change} : step))});
	}

	#change(change: Partial<Run>): void {
		const {run} = this.#context.state();
		if (run) this.#context.dispatch({type: 'run', run: {...run, ...change}});
	}
}
