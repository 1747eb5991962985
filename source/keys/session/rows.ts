import {sentences} from '../../errors.js';
import type {Choice} from '../../providers/field.js';
import {ageOf} from '../age.js';
import {identity, type Key, readable} from '../key.js';
import type {Unlisted} from '../listing.js';

/** One line of the table: a key, or a kind whose keys are not there and why. */
export type Row =
	| {readonly is: 'key'; readonly key: Key; readonly cells: Cells}
	| {readonly is: 'unlisted'; readonly unlisted: Unlisted; readonly what: string; readonly why: string};

/** What stands in the columns of a key, made safe; empty where the vendor does not say. */
export type Cells = {
	readonly name: string;
	readonly id: string;
	readonly kind: string;
	readonly opens: string;
	readonly owner: string;
	readonly age: string;
};

/** A line that can be filtered and stood on. */
export type RowChoice = Choice<Row> & {readonly data: Row};

/** The lines of the table: keys by the order of kinds, then by name, and behind them what is not listed. */
export function rowsOf(keys: readonly Key[], unlisted: readonly Unlisted[], now: Date): RowChoice[] {
	return [...keys.map((key) => rowOf(key, now)), ...unlisted.map(missingRow)];
}

/** With keys of one source more, in the order in which they are shown. */
export function merged(keys: readonly Key[], more: readonly Key[], order: readonly Key['source'][]): Key[] {
	const ranks = new Map(order.map((source, index) => [source, index]));
	return [...keys, ...more].sort((one, other) => {
		const rank = (ranks.get(one.source) ?? 0) - (ranks.get(other.source) ?? 0);
		if (rank !== 0) return rank;
		return nameOf(one) < nameOf(other) ? -1 : 1;
	});
}

/** What tells a line from all others. */
export function rowId({source, held}: Key): string {
	return `${source.provider.id}/${source.kind.id}/${identity(held.ref)}`;
}

function nameOf({held: {name, id}}: Key): string {
	return `${name === '' ? '1' : '0'}${name}\0${id}`;
}

const made = new WeakMap<Key, RowChoice>();

// Ten thousand keys arrive page by page: each is made safe once, not once a page.
function rowOf(key: Key, now: Date): RowChoice {
	const known = made.get(key);
	if (known) return known;
	const {id, name, opens, owner = '', created, state} = readable(key);
	const cells: Cells = {
		name: name || id,
		id: name === id || name === '' ? '' : id,
		kind: key.source.kind.name,
		opens: state === undefined ? opens : `${state}: ${opens}`,
		owner,
		age: created === undefined ? '' : ageOf(created, now),
	};
	const row: RowChoice = {
		value: rowId(key),
		label: cells.name,
		hint: cells.id,
		detail: [cells.kind, cells.opens, cells.owner].join(' '),
		data: {is: 'key', key, cells},
	};
	made.set(key, row);
	return row;
}

function missingRow(unlisted: Unlisted): RowChoice {
	const {provider, kind, why} = unlisted;
	const what = kind?.name ?? provider.name;
	return {
		value: `${provider.id}/${kind?.id ?? ''}`,
		label: what,
		detail: sentences(why),
		data: {is: 'unlisted', unlisted, what, why: sentences(why)},
	};
}
