import type {Behind} from '../../providers/life.js';
import {type ListEdit, listOf} from '../../wizard/editing/list-edit.js';
import {isSameRef, type Key} from '../key.js';
import {behindOf, isOffered} from '../revoking.js';
import type {Page, Stayed, Stays} from './state.js';

/** What more answers would show of what stayed behind, such as `ACLs`; undefined where everything is seen. */
export function insightOf({key, stayed}: Page & {is: 'deleted'}): string | undefined {
	const {insight} = key.source.kind.life ?? {};
	return stayed.some(({behind}) => behind.unseen) ? insight?.shows : undefined;
}

/** What stays as it is seen now; what became of a thing before is kept. */
export function seenNow(before: readonly Stayed[], now: readonly Behind[]): Stayed[] {
	const tried = before.filter(({removal}) => removal);
	const others = now.filter((each) => !tried.some(({behind}) => isSame(behind, each)));
	return [...tried, ...others.map((behind) => ({behind}))];
}

export function isSame(one: Behind, other: Behind): boolean {
	return one.thing === other.thing && isSameRef(one.ref, other.ref);
}

/** What stays; a person who types fast is ahead of the look-up. */
export async function behindNow(key: Key, stays: Stays): Promise<readonly Behind[]> {
	if (stays.status === 'looking')
		return behindOf(key, AbortSignal.timeout(30_000)).catch((): readonly Behind[] => []);
	return stays.status === 'seen' ? stays.behind : [];
}

/** What can still be removed of what stayed behind, to be marked. */
export function offered(stayed: readonly Stayed[]): ListEdit {
	const choices = stayed.flatMap(({behind: {label, kept}, removal}, index) =>
		kept !== undefined || removal?.status === 'removed' ? [] : [{value: `${index}`, label}],
	);
	return listOf(choices, {marked: []});
}

/** What nobody has decided about so far, or could not be deleted. */
export function openIn(stayed: readonly Stayed[]): readonly Stayed[] {
	return stayed.filter(({behind, removal}) => isOffered(behind) && removal?.status !== 'removed');
}
