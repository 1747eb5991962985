import type {Answers, Fields} from '../providers/field.js';
import type {Behind} from '../providers/life.js';
import {atOf, type Key} from './key.js';
import {behindOf} from './revoking.js';

/** The questions that show more of what stays of this key; none where there is no more. Throws what the look-up throws. */
export async function insightFields(key: Key, signal: AbortSignal): Promise<Fields<unknown>> {
	const {insight} = key.source.kind.life ?? {};
	const ids = (await insight?.asks({...atOf(key.source, signal), held: key.held})) ?? [];
	return Object.fromEntries(Object.entries(insight?.fields ?? {}).filter(([id]) => ids.includes(id)));
}

/** What stays when the key is revoked, with what these answers show. Throws where they are refused. */
export async function lookDeeper(
	key: Key,
	answers: Answers,
	signal: AbortSignal,
): Promise<readonly Behind[]> {
	await key.source.kind.life?.insight?.open({...atOf(key.source, signal), held: key.held, answers});
	return behindOf(key, signal);
}
