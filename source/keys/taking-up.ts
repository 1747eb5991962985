import type {Told} from '../errors.js';
import type {RemovalNote} from '../journal/removals.js';
import {safeText} from '../network/safe-text.js';
import {findAgain} from './finding.js';
import type {Key, Source} from './key.js';

/** A key that an earlier run was about to delete, and whether it is gone. */
export type TakenUp = {readonly key: Key; readonly wasGone: boolean};

/** Looks what became of it at the place where it was. Throws what the look-up throws. */
export async function takeUp(
	source: Source,
	{key: noted}: RemovalNote,
	signal: AbortSignal,
): Promise<TakenUp> {
	const key: Key = {source, held: {...noted, details: [], purpose: ''}};
	const found = await findAgain(key, signal);
	return {key: found ?? key, wasGone: !found};
}

/** Whether the sign-in leads somewhere else than the one with which the deletion was begun. */
export function isElsewhere({place}: RemovalNote, {account}: Source): boolean {
	return place !== undefined && place !== account.place;
}

/** What is said then. */
export function elsewhereWords({place = ''}: RemovalNote, {provider}: Source): Told {
	return {
		what: 'Nothing was deleted: the deletion was begun somewhere else.',
		why: `What stays behind is at ${provider.name}, ${safeText(place)}.`,
		next: 'Sign in there.',
	};
}
