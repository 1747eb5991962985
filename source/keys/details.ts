import {isTime, readableTime} from '../wizard/times.js';
import {ageOf} from './age.js';
import {type Key, readable} from './key.js';

/** One fact about a key, to be read. */
export type Fact = {readonly label: string; readonly value: string};

/** Everything that the vendor tells of the key but its id, each fact once. */
export function factsOf(key: Key, now: Date): readonly Fact[] {
	const {id, name, opens, owner, description, created, expires, lastUsed, state, inUse, locked, details} =
		readable(key);
	const {provider, kind, account} = key.source;
	const time = (iso: string | undefined) => iso && timeOf(iso, now);
	const known: readonly (readonly [label: string, value: string | undefined])[] = [
		['kind', `${kind.name} at ${provider.name}, ${account.who}`],
		['opens', opens],
		['owner', owner],
		['name', name === id ? undefined : name],
		['description', description === name ? undefined : description],
		['state', state],
		['created', time(created)],
		['expires', time(expires)],
		['last used', time(lastUsed)],
		['in use', inUse],
		['locked', locked],
	];
	const facts = known.flatMap(([label, value]): Fact[] => (value ? [{label, value}] : []));
	const labels = new Set(facts.map(({label}) => label));
	const values = new Set([id, ...facts.map(({value}) => value)]);
	const more = details.filter(({label, value}) => !labels.has(label) && !values.has(value));
	return [...facts, ...more.map(({label, value}) => ({label, value: timeOf(value, now)}))];
}

/** `2026-05-04 10:22 UTC, 201 d ago`; a time that cannot be read stays as it is. */
function timeOf(iso: string, now: Date): string {
	if (!isTime(iso)) return iso;
	const shown = readableTime(iso);
	return Date.parse(iso) > now.getTime() ? shown : `${shown}, ${ageOf(iso, now)} ago`;
}
