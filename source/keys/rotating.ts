import {Problem} from '../errors.js';
import type {Answers, Fields} from '../providers/field.js';
import type {Plan} from '../providers/provider.js';
import {Secret} from '../secret.js';
import {atOf, type Key} from './key.js';
import {lockedWords} from './revoking.js';

/**
 * How a key is rotated.
 * - `in-place`: the vendor gives the same key a new secret; `fields` are asked first, `caution` says when the old one ends
 * - `anew`: a new key like the old one is made, and the old one deleted when clients use the new; `like` are the
 *   answers that make it, without what cannot be known of the old one
 */
export type Rotating =
	| {readonly how: 'in-place'; readonly fields: Fields<unknown>; readonly caution: string}
	| {readonly how: 'anew'; readonly fields: Fields<unknown>; readonly like: Answers};

/** How the key is rotated. Throws a Problem where that is not possible, and what the look-up throws. */
export async function beginRotation(key: Key, signal: AbortSignal): Promise<Rotating> {
	const {kind, provider} = key.source;
	const {life, fields} = kind;
	const locked = lockedWords(key);
	if (locked) throw new Problem(locked);
	if (life?.rotate) return {how: 'in-place', fields: life.rotate.fields ?? {}, caution: life.rotate.caution};
	if (life?.again)
		return {how: 'anew', fields, like: await life.again({...atOf(key.source, signal), held: key.held})};
	throw new Problem({
		what: life?.cannot?.rotate ?? `kafkey cannot rotate what ${provider.name} issued: ${kind.name}.`,
	});
}

/** The plan that gives the same key a new secret. */
export async function planInPlace(key: Key, answers: Answers, signal: AbortSignal): Promise<Plan> {
	const plan = await key.source.kind.life?.rotate?.plan({
		...atOf(key.source, signal),
		held: key.held,
		answers,
	});
	if (!plan) throw new Error('This kind has no rotation in place.');
	return {...plan, renews: true};
}

/** Whether one of these values of a file is the key's own: its id, or the user name that it signs in with. */
export function isNamedIn({held: {id, user}}: Key, values: readonly Secret[]): boolean {
	return [id, user].some(
		(name) => name !== undefined && values.some((value) => value.equals(new Secret(name))),
	);
}
