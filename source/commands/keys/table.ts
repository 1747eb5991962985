import {ageOf} from '../../keys/age.js';
import {type Key, readable} from '../../keys/key.js';
import type {Unlisted} from '../../keys/listing.js';
import {safeText} from '../../network/safe-text.js';
import {cut, padded, widthOf} from '../../screens/ui/width.js';
import {notListed} from './spoken.js';

/** The room that a table of keys has. */
export type Table = {
	/** Columns of the terminal; undefined where nothing has to fit. */
	readonly width: number | undefined;
	/** One column wide. */
	readonly ellipsis: string;
	readonly now: Date;
	/** Lines under a key. */
	readonly notes?: (key: Key) => readonly string[];
};

type Column = 'kind' | 'id' | 'name' | 'opens' | 'owner' | 'age';
type Row = Readonly<Record<Column, string>>;

const all: readonly Column[] = ['kind', 'id', 'name', 'opens', 'owner', 'age'];
/** Cut first, and as short as this at least. */
const shortest: Readonly<Partial<Record<Column, number>>> = {opens: 8, name: 8, owner: 8, kind: 8};
/** Left out one after the other where the rest does not fit. */
const spare: readonly Column[] = ['owner', 'kind', 'age', 'opens', 'name'];
const gap = 2;

/** The keys as a table for each system, and what could not be listed and why. */
export function tableOf(keys: readonly Key[], unlisted: readonly Unlisted[], table: Table): string[] {
	const places = [...new Set(keys.map(({source}) => source.account))];
	const blocks = places.map((account) => {
		const own = keys.filter(({source}) => source.account === account);
		const name = own[0]?.source.provider.name ?? '';
		const title = `${name} · ${safeText(account.who)}`;
		return [cut(title, table.width ?? Number.POSITIVE_INFINITY, table.ellipsis), ...rowsOf(own, table)];
	});
	const rest = notListed(unlisted);
	return [...blocks, ...(rest.length > 0 ? [rest] : [])].flatMap((lines, index) =>
		index === 0 ? lines : ['', ...lines],
	);
}

function rowsOf(keys: readonly Key[], table: Table): string[] {
	const rows = keys.map((key) => rowOf(key, table.now));
	const used = all.filter((column) => rows.some((row) => row[column] !== ''));
	const {columns, widths} = fitted(used, rows, table);
	const line = (row: Row) =>
		columns
			.map((column) => padded(cut(row[column], widths[column] ?? 0, table.ellipsis), widths[column] ?? 0))
			.join(' '.repeat(gap))
			.trimEnd();
	return [
		line(head),
		...keys.flatMap((key, index) => [
			...rows.slice(index, index + 1).map(line),
			...(table.notes?.(key) ?? []).map((note) => `  ${note}`),
		]),
	];
}

const head: Row = {kind: 'KIND', id: 'ID', name: 'NAME', opens: 'OPENS', owner: 'OWNER', age: 'AGE'};

function rowOf(key: Key, now: Date): Row {
	const {id, name, opens, owner = '', created, state} = readable(key);
	return {
		kind: key.source.kind.name,
		id,
		name: name === id ? '' : name,
		opens: state === undefined ? opens : `${opens} (${state})`,
		owner,
		age: created === undefined ? '' : ageOf(created, now),
	};
}

/** The columns that fit, and how wide each is; ids are never cut, for they are what commands take. */
function fitted(columns: readonly Column[], rows: readonly Row[], {width}: Table) {
	const widths: Partial<Record<Column, number>> = {};
	for (const column of columns)
		widths[column] = Math.max(...[head, ...rows].map((row) => widthOf(row[column])));
	const kept = [...columns];
	const excess = () => {
		const used = kept.reduce((sum, column) => sum + (widths[column] ?? 0) + gap, -gap);
		return width === undefined ? 0 : used - width;
	};
	const widest = () =>
		kept
			.filter((column) => (widths[column] ?? 0) > (shortest[column] ?? Number.POSITIVE_INFINITY))
			.sort((one, other) => (widths[other] ?? 0) - (widths[one] ?? 0))[0];
	for (let column = widest(); column && excess() > 0; column = widest())
		widths[column] = (widths[column] ?? 0) - 1;
	for (const column of spare) {
		if (excess() <= 0) break;
		const index = kept.indexOf(column);
		if (index !== -1) kept.splice(index, 1);
	}
	return {columns: kept, widths};
}
