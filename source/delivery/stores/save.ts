import {Problem} from '../../errors.js';
import {type Access, secretOf} from '../../providers/access.js';
import {type Renaming, variablesOf} from '../variables.js';
import type {ChosenStore} from './answering.js';
import {complaintOf, sentence} from './complaint.js';
import {invocationsFor} from './contents.js';
import {commandPath} from './find.js';
import {lookAt} from './prove.js';
import {type Ran, runCommand, type Surroundings} from './run.js';
import type {Store} from './store.js';

/** Milliseconds that each command may take. */
const patience = 30_000;

/** How to save. */
export type StoreSaving = {
	/** Ends the commands. */
	readonly signal: AbortSignal;
	/** Something of that name was seen there. */
	readonly isThere: boolean;
	readonly renaming?: Renaming | undefined;
	/** Milliseconds in place of the usual 30 s. */
	readonly limit?: number;
};

/**
 * Saves accesses in a store, each command within the limit. Throws a Problem that says what the command did, and
 * how many variables were there before it failed. Nothing that the command printed is in it but a complaint made safe.
 */
export async function saveInStore(
	{store, answers}: ChosenStore,
	accesses: readonly Access[],
	surroundings: Surroundings,
	{signal, limit = patience, ...how}: StoreSaving,
): Promise<void> {
	const invocations = invocationsFor(store, answers, accesses, how);
	const path = await commandPath(store, surroundings);
	if (path === undefined) {
		throw new Problem({
			what: `It was not saved in ${store.name}.`,
			why: `There is no command ${store.command} on PATH.`,
		});
	}
	for (const [done, {argv, stdin}] of invocations.entries()) {
		const ending = AbortSignal.any([signal, AbortSignal.timeout(limit)]);
		const ran = await runCommand(path, argv, surroundings, {signal: ending, stdin});
		if (ran.how === 'ended' && ran.code === 0) continue;
		throw new Problem({
			what: whatNot(ran, store, {done, of: invocations.length}),
			why: whyNot(ran, store, accesses, signal.aborted ? undefined : limit),
		});
	}
	if (!store.looksAfterwards) return;
	const names = variablesOf(accesses, how.renaming).map(({name}) => name);
	const {there} = await lookAt({store, answers}, names, surroundings, {signal, patience: limit});
	const missing = there ? names.filter((name) => !there.includes(name)) : [];
	if (missing.length > 0) {
		throw new Problem({
			what: `Not all of it was saved in ${store.name}.`,
			why: `${store.command} ended without an error, but it does not list ${missing.join(', ')}.`,
		});
	}
}

function whatNot(
	{how}: Ran,
	{name}: Store,
	{done, of}: {readonly done: number; readonly of: number},
): string {
	if (how !== 'aborted') {
		return done === 0
			? `It was not saved in ${name}.`
			: `Only ${done} of ${of} variables were saved in ${name}.`;
	}
	return done === 0
		? `It is not known whether it was saved in ${name}.`
		: `Only ${done} of ${of} variables were saved in ${name}; of one more it is not known.`;
}

function whyNot(ran: Ran, {command}: Store, accesses: readonly Access[], limit?: number): string {
	if (ran.how === 'unstartable') return `${command} could not be started (${ran.reason}).`;
	if (ran.how === 'aborted') {
		const because =
			limit === undefined ? 'before it was done' : `because it took longer than ${limit / 1000} s`;
		return `${command} was ended ${because}.`;
	}
	const complaint = complaintOf(ran.complaint, accesses.map(secretOf));
	return sentence(`${command} ended with code ${ran.code}${complaint && `: ${complaint}`}`);
}
