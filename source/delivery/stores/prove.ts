import {Problem, type Told} from '../../errors.js';
import type {ChosenStore} from './answering.js';
import {commandLines} from './contents.js';
import {commandPath} from './find.js';
import {runCommand, type Surroundings} from './run.js';
import type {Store} from './store.js';

/** Whether the store's command says that somebody is signed in. `silent`: it did not say so in time. */
export type SignedIn = 'ready' | 'signed-out' | 'silent' | 'absent';

type Limits = {
	readonly signal: AbortSignal;
	/** Milliseconds that each command has. */
	readonly patience: number;
};

/** Asks the store's command whether somebody is signed in. */
export async function askSignedIn(
	store: Store,
	surroundings: Surroundings,
	{signal, patience}: Limits,
): Promise<SignedIn> {
	const path = await commandPath(store, surroundings);
	if (path === undefined) return 'absent';
	const {argv, by} = store.signedIn;
	const limit = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
	const ran = await runCommand(path, argv, surroundings, {signal: limit});
	if (ran.how === 'aborted') return 'silent';
	const isSaid = ran.how === 'ended' && ran.code === 0 && (by === 'code' || ran.output.trim() !== '');
	return isSaid ? 'ready' : 'signed-out';
}

/** Why nothing can be saved there now, and what to do; undefined where it can. */
export function unready({command, signIn}: Store, state: SignedIn): Told | undefined {
	switch (state) {
		case 'ready':
			return undefined;
		case 'signed-out':
			return {what: `${command} says that nobody is signed in.`, next: `Sign in with ${signIn}.`};
		case 'silent':
			return {what: `${command} did not say in time whether you are signed in.`, next: 'Try again.'};
		case 'absent':
			return {what: `There is no command ${command} on PATH.`, next: 'Install it, or save elsewhere.'};
	}
}

/** What was found out about a store before anything is created. */
export type StoreProof = {
	/** The commands that will run, as they would be typed; values are none of them. */
	readonly lines: readonly string[];
	/** Which of the names are there already; undefined where that could not be seen. Empty where nothing is replaced. */
	readonly there: readonly string[] | undefined;
};

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
	const why = unready(store, await askSignedIn(store, surroundings, limits));
	if (why) throw new Problem(why);
	const there = await lookAt({store, answers}, variables, surroundings, limits);
	return {lines: commandLines(store, answers, variables, isThere(there)), there};
}

/** Whether saving is for something that is there. Where that is not known, it is not: a new one replaces nothing. */
export function isThere(there: StoreProof['there']): boolean {
	return there !== undefined && there.length > 0;
}

async function lookAt(
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
