import type {Choice, ColumnSelect, Row, RowsField, TextField} from '../../providers/field.js';
import {judge} from '../../providers/judge.js';
import type {ListDraft, RowsDraft, TextDraft} from './draft.js';
import {lineOf} from './line-edit.js';
import {filtered, highlightedOf, listOf, withChoices} from './list-edit.js';

/** What was fetched for the table; nothing while it is on its way. */
type Fetched = readonly Choice[] | undefined;

/** Starts a new row at its first column. */
export function addRow(field: RowsField, draft: RowsDraft, fetched: Fetched): RowsDraft {
	return atColumn(field, draft, {}, Object.keys(field.columns)[0] ?? '', fetched);
}

/** Takes the last row away. */
export function removeRow(draft: RowsDraft): RowsDraft {
	return {...draft, rows: draft.rows.slice(0, -1)};
}

/**
 * Enter on a column: the next column, the finished row, or the sentence that says why not. `typed` takes what stands
 * in the filter although an entry of the list fits.
 */
export function enterColumn(
	field: RowsField,
	draft: RowsDraft,
	fetched: Fetched,
	typed = false,
): {readonly draft: RowsDraft} | {readonly complaint: string} {
	const {adding} = draft;
	const column = adding && field.columns[adding.column];
	if (!adding || !column) return {draft};
	const value = columnValue(column, adding.draft, typed);
	if ('complaint' in value) return value;
	const row = {...adding.row, [adding.column]: value.value};
	const columns = Object.keys(field.columns);
	const next = columns[columns.indexOf(adding.column) + 1];
	if (next !== undefined) return {draft: atColumn(field, draft, row, next, fetched)};
	const {adding: _, ...rest} = draft;
	const known = draft.rows.some((other) => field.format(other) === field.format(row));
	return {draft: {...rest, rows: known ? draft.rows : [...draft.rows, row]}};
}

/** Esc on a column: the column before it with its value, or out of the row. */
export function backInRow(field: RowsField, draft: RowsDraft, fetched: Fetched): RowsDraft {
	const {adding, ...rest} = draft;
	const columns = Object.keys(field.columns);
	const before = adding && columns[columns.indexOf(adding.column) - 1];
	if (!adding || before === undefined) return rest;
	const {[before]: value = '', ...row} = adding.row;
	return atColumn(field, rest, row, before, fetched, value);
}

/** The draft after a page more has arrived for the table: an open column shows it at once. */
export function withFetched(field: RowsField, draft: RowsDraft, fetched: Fetched): RowsDraft {
	const {adding} = draft;
	const column = adding && field.columns[adding.column];
	if (adding?.draft.kind !== 'list' || column?.kind !== 'select') return draft;
	const list = withChoices(adding.draft.list, choicesFor(column, adding.row, fetched));
	return {...draft, adding: {...adding, draft: {...adding.draft, list}}};
}

function atColumn(
	field: RowsField,
	draft: RowsDraft,
	row: Row,
	name: string,
	fetched: Fetched,
	value = '',
): RowsDraft {
	const column = field.columns[name];
	if (!column) return draft;
	return {...draft, adding: {row, column: name, draft: draftOf(column, row, fetched, value)}};
}

function draftOf(
	column: TextField | ColumnSelect,
	row: Row,
	fetched: Fetched,
	value: string,
): TextDraft | ListDraft {
	if (column.kind === 'text') return {kind: 'text', line: lineOf(value)};
	const choices = choicesFor(column, row, fetched);
	const list = listOf(choices, {highlighted: value});
	// A value that the list lacks was typed: it goes back where it was typed.
	const isTyped = value !== '' && !choices.some((choice) => choice.value === value);
	return {kind: 'list', list: isTyped ? filtered(list, lineOf(value)) : list, typed: []};
}

function choicesFor({choices}: ColumnSelect, row: Row, fetched: Fetched): readonly Choice[] {
	return typeof choices === 'function' ? choices(row, fetched) : choices;
}

type Value = {readonly value: string} | {readonly complaint: string};

function columnValue(column: TextField | ColumnSelect, draft: TextDraft | ListDraft, typed: boolean): Value {
	if (draft.kind === 'text') {
		return column.kind === 'text'
			? checked(column.schema, draft.line.text)
			: {complaint: 'Choose from the list.'};
	}
	const highlighted = highlightedOf(draft.list);
	if (highlighted && !typed) return {value: highlighted.value};
	if (column.kind === 'text' || !column.other) return {complaint: 'Nothing in the list fits.'};
	return checked(column.other.schema, draft.list.filter.text.trim());
}

function checked(schema: TextField['schema'], text: string): Value {
	const verdict = judge(schema, text);
	return verdict.ok ? {value: verdict.value} : {complaint: verdict.sentence};
}
