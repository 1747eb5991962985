import {describe, expect, test} from 'vitest';
import type {RowsField} from '../../source/providers/field.js';
import {applyDraftKey, type RowsDraft} from '../../source/wizard/editing/draft.js';
import {keyOf} from '../../source/wizard/editing/keys.js';
import {addRow, backInRow, enterColumn, removeRow, withFetched} from '../../source/wizard/editing/rows.js';
import {choice, depot, FakeApi} from '../support/fake-provider.js';

const field = depot(new FakeApi()).kinds[0]?.fields['rules'] as unknown as RowsField;
const shelves = [choice('s-1'), choice('s-2')];
const empty: RowsDraft = {kind: 'rows', rows: [], index: 0};

/** What a person does with a table, step by step; `problem` is the last sentence that said no. */
class Table {
	draft: RowsDraft;
	problem: string | undefined;
	readonly fetched: typeof shelves | undefined;

	constructor(draft: RowsDraft = empty, isFetched = true) {
		this.fetched = isFetched ? shelves : undefined;
		this.draft = addRow(field, draft, this.fetched);
	}

	type(text: string): this {
		const keys = Array.from(text, (character) => keyOf('text', character));
		for (const key of keys) this.draft = applyDraftKey(this.draft, key, 5).draft as RowsDraft;
		return this;
	}

	press(...keys: Parameters<typeof keyOf>[0][]): this {
		for (const key of keys) this.draft = applyDraftKey(this.draft, keyOf(key), 5).draft as RowsDraft;
		return this;
	}

	enter(typed = false): this {
		const entered = enterColumn(field, this.draft, this.fetched, typed);
		this.problem = 'complaint' in entered ? entered.complaint : undefined;
		if ('draft' in entered) this.draft = entered.draft;
		return this;
	}

	back(): this {
		this.draft = backInRow(field, this.draft, this.fetched);
		return this;
	}

	get column() {
		return this.draft.adding?.column;
	}

	get offered() {
		const inner = this.draft.adding?.draft;
		return inner?.kind === 'list' ? inner.list.matches.map(({value}) => value) : inner?.line.text;
	}
}

describe('a row', () => {
	test('is built column by column', () => {
		const table = new Table().enter().press('down').enter().type('why').enter();
		expect(table.draft).toEqual({...empty, rows: [{target: 'shelf', name: 's-2', note: 'why'}]});
	});

	test('has columns that depend on those before', () => {
		expect(new Table().enter().offered).toEqual(['s-1', 's-2']);
		expect(new Table().press('down').enter().offered).toEqual([]);
	});

	test('takes what is typed where its list lacks it', () => {
		const table = new Table().press('down').enter().type('main').enter().enter();
		expect(table.draft.rows).toEqual([{target: 'door', name: 'main', note: ''}]);
	});

	test('takes what is typed where its list is on its way', () => {
		const table = new Table(empty, false).enter().type('s-9').enter().enter();
		expect(table.draft.rows).toEqual([{target: 'shelf', name: 's-9', note: ''}]);
	});

	test('takes what is typed although an entry fits, on demand', () => {
		const table = new Table().enter().type('s').enter(true).enter();
		expect(table.draft.rows).toEqual([{target: 'shelf', name: 's', note: ''}]);
	});

	test('gets the sentence of the column’s own rule', () => {
		expect(new Table().press('down').enter().type('no?').enter().problem).toMatch(/^A name holds letters/);
		expect(new Table().enter().enter().type('far too long').enter().problem).toBe('A note is short.');
		expect(new Table().type('zzz').enter().problem).toBe('Nothing in the list fits.');
	});

	test('that is there already is not added twice', () => {
		const rows = [{target: 'shelf', name: 's-1', note: ''}];
		expect(new Table({...empty, rows}).enter().enter().enter().draft).toEqual({...empty, rows});
	});

	test('open on a list shows the pages that arrive', () => {
		const {draft} = new Table(empty, false).enter();
		const inner = withFetched(field, draft, shelves).adding?.draft;
		expect(inner?.kind === 'list' && inner.list.matches).toEqual(shelves);
		expect(withFetched(field, empty, shelves)).toBe(empty);
	});
});

describe('back in a row', () => {
	test('goes column by column, each as it was answered, and then out', () => {
		const table = new Table().enter().press('down').enter().type('why');
		expect(table.back().column).toBe('name');
		expect(table.enter().draft.adding?.row).toEqual({target: 'shelf', name: 's-2'});
		table.back().back();
		expect(table.column).toBe('target');
		expect(table.back().draft).toEqual(empty);
	});

	test('finds what was typed because the list lacks it', () => {
		const table = new Table().press('down').enter().type('main').enter().back();
		expect(table.enter().problem).toBeUndefined();
		expect(table.draft.adding?.row).toEqual({target: 'door', name: 'main'});
	});
});

test('the last row is taken away', () => {
	const rows = [
		{target: 'door', name: 'a', note: ''},
		{target: 'door', name: 'b', note: ''},
	];
	expect(removeRow({...empty, rows}).rows).toEqual(rows.slice(0, 1));
	expect(removeRow(empty)).toEqual(empty);
});
