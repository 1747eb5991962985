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

/** With what the command complained of. */
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
	return {state: 'signed-out', complaint: ran.how === 'ended' ? saidBy(ran) : ''};
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
	if (told) throw new Problem({...told, ...(complaint && {why: `It said: ${complaint}`})});
	const {there, complaint: unseen} = await lookAt({store, answers}, variables, surroundings, limits);
	return {lines: commandLines(store, answers, variables, isThere(there)), there, ...(unseen && {unseen})};
}

/** Which of these names are there, or, where that could not be seen, what the command complained of. */
export async function lookAt(
	{store, answers}: ChosenStore,
	variables: readonly string[],
	surroundings: Surroundings,
	{signal, patience}: Limits,
): Promise<{readonly there: StoreProof['there']; readonly complaint?: string}> {
	const {look, save} = store;
	if (!look) return {there: []};
	const path = await commandPath(store, surroundings);
	if (path === undefined) return {there: undefined};
	const limit = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
	const ran = await runCommand(path, look.argv(answers), surroundings, {signal: limit});
	if (ran.how !== 'ended') return {there: undefined};
	const names = look.names(ran, answers);
	if (!names) return {there: undefined, complaint: saidBy(ran)};
	return {there: 'each' in save ? names.filter((name) => variables.includes(name)) : names};
}

/** What the command complained of, as a sentence fit to be shown; empty where it said nothing. */
function saidBy({complaint}: {readonly complaint: string}): string {
	const said = complaintOf(complaint, []);
	return said && sentence(said);
}
