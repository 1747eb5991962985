import type {Entry, Spelling} from './read-entries.js';
import type {Names} from './read-names.js';

/** Entries that belong together: those of one way in, with the same prefix and number. */
export type EntrySet = {
	/** `ORDERS` of `ORDERS_KAFKA_TOPIC`, or empty. */
	readonly prefix: string;
	/** 2 of `KAFKA_TOPIC_2`, else 1. */
	readonly number: number;
	readonly names: Names;
	/** It has what the whole file says, too: of a producer, a consumer or an admin client. */
	readonly isPart: boolean;
	/** By the name in the table. */
	readonly entries: ReadonlyMap<string, Entry>;
};

/** Sorts entries into sets; what no table names is left out. Where names end alike, the longest one counts. */
export function setsOf(entries: readonly Entry[], tables: readonly Names[]): EntrySet[] {
	const owners = new Map<string, Names>();
	for (const table of tables)
		for (const name of allNames(table)) if (!owners.has(name)) owners.set(name, table);
	const sets = new Map<Names, Map<string, EntrySet & {readonly entries: Map<string, Entry>}>>();
	for (const entry of entries) {
		const found = placeOf(entry.name, owners);
		if (!found) continue;
		const {names, name, prefix, number} = found;
		const own = sets.get(names) ?? new Map();
		const set = own.get(`${prefix} ${number}`) ?? {prefix, number, names, isPart: false, entries: new Map()};
		sets.set(names, own.set(`${prefix} ${number}`, set));
		set.entries.set(name, entry);
	}
	return tables.flatMap((table) => inherited(sets.get(table) ?? new Map()));
}

/** What a producer, consumer or admin client has of its own stands over what the whole file says. */
function inherited(sets: ReadonlyMap<string, EntrySet>): EntrySet[] {
	return [...sets.values()].map((set) => {
		const [part, start = ''] = /^(?:(.*)_)?(?:PRODUCER|CONSUMER|ADMIN)$/.exec(set.prefix) ?? [];
		const whole = sets.get(`${start} ${set.number}`);
		if (part === undefined || !whole) return set;
		return {...set, isPart: true, entries: new Map([...whole.entries, ...set.entries])};
	});
}

/** A name of the table as it would stand in the file. */
export function spelled(name: string, {prefix, number}: EntrySet, spelling: Spelling): string {
	const whole = [prefix, name, number === 1 ? '' : String(number)].filter((part) => part !== '').join('_');
	if (spelling === 'capitals') return whole;
	return whole
		.replace(/^KAFKA_/, '')
		.toLowerCase()
		.replaceAll('_', '.');
}

function allNames({address, pairs, joined = [], more = {}, weak}: Names): string[] {
	return [
		...address,
		...pairs.flat(),
		...joined,
		...Object.values(more).flat(),
		...(weak?.pairs.flat() ?? []),
	];
}

function placeOf(whole: string, owners: ReadonlyMap<string, Names>) {
	const plain = suffixOf(whole, owners);
	if (plain) return {...plain, number: 1};
	const [, start = '', digits = ''] = /^(.+)_([1-9]\d?)$/.exec(whole) ?? [];
	const numbered = suffixOf(start, owners);
	return numbered && {...numbered, number: Number(digits)};
}

function suffixOf(whole: string, owners: ReadonlyMap<string, Names>) {
	for (let at = 0; ; ) {
		const name = whole.slice(at);
		const names = owners.get(name);
		if (names) return {names, name, prefix: whole.slice(0, Math.max(0, at - 1))};
		const next = whole.indexOf('_', at);
		if (next < 0) return undefined;
		at = next + 1;
	}
}
