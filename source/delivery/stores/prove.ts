import {Problem} from '../../errors.js';
import type {ChosenStore} from './answering.js';
import {complaintOf, sentence} from './complaint.js';
import {commandLines} from './contents.js';
import {commandPath} from './find.js';
import {isThere, type SignedIn, type StoreProof, unready} from './proof.js';
import {runCommand, type Surroundings} from './run.js';
import type {Store} from './store.js';

type Limits = {
	readonly signal: AbortSignal;
	/** Milliseconds that each command has. */
	readonly patience: number;
};

/** Asks the store's command whether somebody is signed in. */
export async function askSignedIn(
	store: Store,
	surroundings: Surroundings,
	limits: Limits,
): Promise<SignedIn> {
	return (await asked(store, surroundings, limits)).state;
}

/** With what the command complained of, fit to be shown. */
async function asked(
	store: Store,
	surroundings: Surroundings,
	{signal, patience}: Limits,
): Promise<{readonly state: SignedIn; readonly complaint: string}> {
	const path = await commandPath(store, surroundings);
	if (path === undefined) return {state: 'absent', complaint: ''};
	const limit = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
	const ran = await runCommand(path, store.signedIn, surroundings, {signal: limit});
	if (ran.how === 'aborted') return {state: 'silent', complaint: ''};
	if (ran.how === 'ended' && ran.code === 0) return {state: 'ready', complaint: ''};
	return {state: 'signed-out', complaint: ran.how === 'ended' ? complaintOf(ran.complaint, []) : ''};
}

/**
 * Looks whether somebody is signed in, and what is there of the names already. Nothing is written. Throws a Problem
 * where the store cannot be used now.
 */
export async function proveStore(
	{store, answers}: ChosenStore,
	variables: readonly string[],
	surroundings: Surroundings,
	limits: Limits,
): Promise<StoreProof> {
	const {state, complaint} = await asked(store, surroundings, limits);
	const told = unready(store, state);
	if (told) throw new Problem({...told, ...(complaint && {why: `It said: ${sentence(complaint)}`})});
	const there = await lookAt({store, answers}, variables, surroundings, limits);
	return {lines: commandLines(store, answers, variables, isThere(there)), there};
}

/** Which of these names are there; undefined where that could not be seen. */
export async function lookAt(
	{store, answers}: ChosenStore,
	variables: readonly string[],
	surroundings: Surroundings,
	{signal, patience}: Limits,
): Promise<StoreProof['there']> {
	const {look, save} = store;
	if (!look) return [];
	const path = await commandPath(store, surroundings);
	if (path === undefined) return undefined;
	const limit = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
	const ran = await runCommand(path, look.argv(answers), surroundings, {signal: limit});
	const names = ran.how === 'ended' ? look.names(ran, answers) : undefined;
	return 'each' in save ? names?.filter((name) => variables.includes(name)) : names;
}
