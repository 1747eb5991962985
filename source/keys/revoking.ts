import {setTimeout as wait} from 'node:timers/promises';
import {capital, type Told, tell, told} from '../errors.js';
import {safeText} from '../network/safe-text.js';
import type {Behind} from '../providers/life.js';
import {isUnclear} from '../wizard/run-plan.js';
import {findAgain} from './finding.js';
import {atOf, isSameRef, type Key, readable} from './key.js';

/**
 * What became of something that was to be removed.
 * - `removed`: it is gone; `isSeen` where the answer was lost and a look-up saw that
 * - `refused`: nothing was done
 * - `unclear`: it was sent and its outcome is not known; `isThere` where a look-up still saw it
 */
export type Removal =
	| {readonly status: 'removed'; readonly isSeen?: boolean}
	| {readonly status: 'refused'; readonly problem: Told}
	| {readonly status: 'unclear'; readonly problem: Told; readonly isThere?: boolean};

/** Milliseconds before each look-up after an unclear outcome; listings can lag behind. */
export const usualPatience: readonly number[] = [0, 2000, 5000, 10_000];

/** Why a key cannot be revoked or changed by itself: a sentence. */
export function lockedWords(key: Key): Told | undefined {
	const {id, locked} = readable(key);
	if (locked === undefined) return undefined;
	return {what: `${id} can be neither changed nor deleted by itself.`, why: `${capital(locked)}.`};
}

/** What a yes to deleting the key says yes to: the key, its owner, what it opens, and what that means. */
export function warningFor(key: Key): readonly string[] {
	const {id, name, owner, opens, inUse} = readable(key);
	const {provider, kind} = key.source;
	const thing = provider.things[kind.life?.thing ?? ''];
	const called = name === '' || name === id ? '' : ` (${name})`;
	return [
		`${capital(thing?.name ?? kind.name)} ${id}${called} at ${provider.name}${owner === undefined ? '' : `, owned by ${owner}`}, opens ${opens}.`,
		...(thing?.caution === undefined ? [] : [`${capital(thing.caution)}.`]),
		...(inUse === undefined ? [] : [`${capital(inUse)}.`]),
		'Applications using it lose access; this cannot be undone.',
	];
}

/** That the key was deleted before, and what it was. */
export function goneWords(key: Key): string {
	const [what = ''] = warningFor(key);
	return `Gone already: ${what}`;
}

/** What stays when the key is revoked, each as the person reads it. Throws what the look-up throws. */
export async function behindOf(key: Key, signal: AbortSignal): Promise<readonly Behind[]> {
	const {life} = key.source.kind;
	const all = (await life?.behind?.({...atOf(key.source, signal), held: key.held})) ?? [];
	return all.map((each) => ({
		...each,
		label: safeText(each.label, 300),
		...(each.kept !== undefined && {kept: safeText(each.kept, 300)}),
	}));
}

/** Deletes the key: one request, sent once. An unclear outcome is looked up. Never throws. */
export async function revoke(key: Key, patience = usualPatience): Promise<Removal> {
	const removal = await remove(key, {thing: key.source.kind.life?.thing ?? '', ref: key.held.ref});
	const isThere = async () => (await findAgain(key, AbortSignal.timeout(30_000))) !== undefined;
	return removal.status === 'unclear' ? lookUp(removal, isThere, patience) : removal;
}

/** What waits for a decision once the key is gone: everything that kafkey could delete, or could look for. */
export function isOffered({kept, unseen}: Behind): boolean {
	return kept === undefined || unseen === true;
}

/** Whether nothing is left to decide: the key stays, or all that was to go with it is gone. `tried`: what became of that. */
export function isSettled({status}: Removal, tried: readonly (Removal | undefined)[]): boolean {
	return status === 'refused' || (status === 'removed' && tried.every((each) => each?.status === 'removed'));
}

/** Removes something that the key left behind, as `revoke` does. Never throws. */
export async function removeBehind(key: Key, stays: Behind, patience = usualPatience): Promise<Removal> {
	const removal = await remove(key, stays);
	const isThere = async () => {
		const now = await behindOf(key, AbortSignal.timeout(30_000));
		return now.some(({thing, ref}) => thing === stays.thing && isSameRef(ref, stays.ref));
	};
	return removal.status === 'unclear' ? lookUp(removal, isThere, patience) : removal;
}

async function remove(
	{source: {provider, account}}: Pick<Key, 'source'>,
	{thing: id, ref}: Pick<Behind, 'thing' | 'ref'>,
): Promise<Removal> {
	try {
		const thing = provider.things[id];
		if (!thing) throw new Error(`Nobody knows how to remove a ${id}.`);
		await thing.remove(account.api, ref, AbortSignal.timeout(30_000));
		return {status: 'removed'};
	} catch (error) {
		const problem = tell(error);
		return isUnclear(error) ? {status: 'unclear', problem} : {status: 'refused', problem};
	}
}

async function lookUp(
	unclear: Removal & {readonly status: 'unclear'},
	look: () => Promise<boolean>,
	patience: readonly number[],
): Promise<Removal> {
	let isThere: boolean | undefined;
	for (const pause of patience) {
		await wait(pause);
		try {
			isThere = await look();
			if (!isThere) return {status: 'removed', isSeen: true};
		} catch {
			// The next look may work; if none does, nothing is claimed.
		}
	}
	return {...unclear, problem: told(unclear.problem), ...(isThere !== undefined && {isThere})};
}
