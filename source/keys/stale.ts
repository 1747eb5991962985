import {sentences, tell} from '../errors.js';
import {safeText} from '../network/safe-text.js';
import type {Limit} from '../providers/life.js';
import {daysSince} from './age.js';
import {atOf, type Key, readable, type Source} from './key.js';

/** A key that wants attention, each reason a short sentence. */
export type Stale = {readonly key: Key; readonly reasons: readonly string[]};

/** What wants attention. */
export type Hygiene = {
	readonly stale: readonly Stale[];
	/** Limits of the vendors' that are nearly reached. */
	readonly limits: readonly Limit[];
	/** What could not be found out, each a sentence. */
	readonly unknown: readonly string[];
};

/** Days after which a secret is old, or unused. */
const longDays = 90;
/** Days before its end in which that is told. */
const soonDays = 30;
/** The share of a limit from which on it is told. */
const nearly = 0.8;

/** What is wrong with these keys, as far as the vendors tell. Asks them for owners and limits; never throws. */
export async function hygieneOf(keys: readonly Key[], signal: AbortSignal, now: Date): Promise<Hygiene> {
	const sources = [...new Set(keys.map(({source}) => source))];
	const asked = await Promise.all(sources.map((source) => ask(source, keys, signal)));
	const gone = new Map(asked.map(({source, owners}) => [source, owners]));
	const stale = keys.map((key) => ({
		key,
		reasons: [
			...ownReasons(key, now),
			...ownerReason(key, gone.get(key.source) ?? {}),
			...twinReason(key, keys),
		],
	}));
	const limits = asked.flatMap((each) => each.limits.filter(({used, most}) => used >= most * nearly));
	return {
		stale: stale.filter(({reasons}) => reasons.length > 0),
		// Two kinds may tell of the same limit.
		limits: [...new Map(limits.map((limit) => [limit.counts, limit])).values()],
		unknown: [...new Set(asked.flatMap(({unknown}) => unknown))],
	};
}

async function ask(source: Source, all: readonly Key[], signal: AbortSignal) {
	const {life} = source.kind;
	const held = all.filter((key) => key.source === source).map((key) => key.held);
	const owners = [...new Set(held.flatMap(({owner}) => owner ?? []))];
	const unknown: string[] = [];
	const or =
		<Value>(fallback: Value, what: string) =>
		(error: unknown) => {
			unknown.push(`${source.provider.name}: ${what}: ${sentences(tell(error))}`);
			return fallback;
		};
	const at = atOf(source, signal);
	const [gone, limits] = await Promise.all([
		life?.goneOwners?.({...at, owners}).catch(or({}, 'which owners are gone is not known')) ?? {},
		life?.limits?.({...at, held}).catch(or([], 'how close its limits are is not known')) ?? [],
	]);
	const safe = limits.map((limit) => ({...limit, counts: safeText(limit.counts)}));
	return {source, owners: gone as Readonly<Record<string, string>>, limits: safe, unknown};
}

/** What the key tells by itself. */
function ownReasons(key: Key, now: Date): string[] {
	const {created, expires, lastUsed, state} = readable(key);
	const [age, left, idle] = [created, expires, lastUsed].map((time) => daysSince(time, now));
	return [
		...(state === undefined ? [] : [`it is ${state}`]),
		...(left === undefined || left < -soonDays ? [] : [endWords(left)]),
		...(age !== undefined && age >= longDays ? [`it was made ${age} days ago`] : []),
		...(idle !== undefined && idle >= longDays ? [`it was last used ${idle} days ago`] : []),
		...undescribed(key),
	];
}

/** A name alone tells what a key is for only where its kind has no description. */
function undescribed({source: {kind}, held: {name, description = ''}}: Key): string[] {
	if (description.trim() !== '') return [];
	if (name === '') return ['nobody said what it is for'];
	return 'description' in kind.fields ? ['it has no description'] : [];
}

/** `days` since the end; negative before it. */
function endWords(days: number): string {
	if (days >= 0) return 'it has expired';
	return days === -1 ? 'it expires within a day' : `it expires in ${-days} days`;
}

function ownerReason(key: Key, gone: Readonly<Record<string, string>>): string[] {
	const {owner} = key.held;
	const why = owner === undefined ? undefined : gone[owner];
	return why === undefined ? [] : [`its owner ${readable(key).owner} is gone: ${safeText(why)}`];
}

/** Others of the same kind and place that serve the same purpose. */
function twinReason(key: Key, all: readonly Key[]): string[] {
	const twins = all.filter(
		(other) =>
			other !== key &&
			other.source.account === key.source.account &&
			other.source.kind === key.source.kind &&
			other.held.purpose === key.held.purpose,
	);
	if (twins.length === 0) return [];
	return [`it serves the same purpose as ${twins.map((twin) => readable(twin).id).join(', ')}`];
}
