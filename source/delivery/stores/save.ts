import {Problem} from '../../errors.js';
import {type Access, secretOf} from '../../providers/access.js';
import {complaintOf} from './complaint.js';
import {invocationsFor} from './contents.js';
import {commandPath} from './find.js';
import {type Ran, runCommand, type Surroundings} from './run.js';
import type {Store, StoreAnswers} from './store.js';

/** Whether the store's command says that somebody is signed in. `silent`: it did not say so in time. */
export type SignedIn = 'ready' | 'signed-out' | 'silent' | 'absent';

/** Milliseconds that saving may take, all commands together. */
const patience = 30_000;

/** Asks the store's command whether somebody is signed in; `patience` in milliseconds. */
export async function askSignedIn(
	store: Store,
	surroundings: Surroundings,
	{signal, patience}: {readonly signal: AbortSignal; readonly patience: number},
): Promise<SignedIn> {
	const path = await commandPath(store, surroundings);
	if (path === undefined) return 'absent';
	const {argv, by} = store.signedIn;
	const limit = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
	const ran = await runCommand(path, argv, surroundings, {signal: limit});
	if (ran.how === 'aborted') return 'silent';
	return ran.how === 'ended' && ran.code === 0 && (by === 'code' || ran.printed) ? 'ready' : 'signed-out';
}

/**
 * Saves accesses in a store; gives how many variables went there. Throws a Problem that says what the command did, and
 * how many variables were there before it failed. Nothing that the command printed is in it but a complaint made safe.
 */
export async function saveInStore(
	store: Store,
	answers: StoreAnswers,
	accesses: readonly Access[],
	surroundings: Surroundings,
	{signal, limit = patience}: {readonly signal: AbortSignal; readonly limit?: number},
): Promise<void> {
	const invocations = invocationsFor(store, answers, accesses);
	const path = await commandPath(store, surroundings);
	if (path === undefined) {
		throw new Problem({
			what: `It was not saved in ${store.name}.`,
			why: `There is no command ${store.command} on PATH.`,
		});
	}
	const ending = AbortSignal.any([signal, AbortSignal.timeout(limit)]);
	for (const [done, {argv, stdin}] of invocations.entries()) {
		const ran = await runCommand(path, argv, surroundings, {signal: ending, stdin});
		if (ran.how === 'ended' && ran.code === 0) continue;
		throw new Problem({
			what:
				done === 0
					? `It was not saved in ${store.name}.`
					: `Only ${done} of ${invocations.length} variables were saved in ${store.name}.`,
			why: whyNot(ran, store, accesses, limit),
		});
	}
}

function whyNot(ran: Ran, {command}: Store, accesses: readonly Access[], limit: number): string {
	if (ran.how === 'unstartable') return `${command} could not be started (${ran.reason}).`;
	if (ran.how === 'aborted') {
		return `${command} was ended because it took longer than ${limit / 1000} s; whether it had saved it by then is not known.`;
	}
	const complaint = complaintOf(ran.complaint, accesses.map(secretOf));
	return `${command} ended with code ${ran.code}${complaint && `: ${complaint}`}${/[.!?…]$/.test(complaint) ? '' : '.'}`;
}
