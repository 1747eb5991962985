import type {RowsField} from '../providers/field.js';
import {draftFor} from '../wizard/asking.js';
import type {ListDraft, RowsDraft, TextDraft} from '../wizard/editing/draft.js';
import {lineOf} from '../wizard/editing/line-edit.js';
import {addRow, backInRow, enterColumn, removeRow} from '../wizard/editing/rows.js';
import {fetchCommands, fetching, problemPart} from './ask-list.js';
import {type ListTalk, listCommands, listPart, sayChosen, takeFromList} from './list-talk.js';
import {menuScene} from './menu.js';
import type {Question} from './question.js';
import {type Desk, type LineScene, part} from './scene.js';

/** A table, row by row, and in a row one column after the other. */
export function askRows(question: Question, field: RowsField, desk: Desk): LineScene {
	const {session, say} = desk;
	const {state, asked, heading, back, ...base} = question;
	const listing = state.listings[asked.key];
	if (field.choices && !listing?.complete) return fetching(question);
	const draft = draftFor(state, asked) as RowsDraft;
	if (draft.adding) return columnScene(question, field, draft, draft.adding, desk);
	const put = (next: RowsDraft) => session.draft(asked, next);
	const remove = () => {
		say(`Removed: ${draft.rows.slice(-1).map(field.format).join('')}`);
		put(removeRow(draft));
	};
	const rows = draft.rows.map((row, index) => `${field.row} ${index + 1}: ${field.format(row)}`);
	return menuScene(desk, {
		...base,
		parts: [
			...heading,
			problemPart(listing),
			{lines: rows.length > 0 ? rows : [`No ${field.row} yet.`], byLine: true},
		],
		items: [
			{label: 'Add one', run: () => put(addRow(field, draft, listing?.choices))},
			{label: 'Go on', run: () => session.enter(asked)},
			...(rows.length > 0 ? [{label: 'Remove the last', run: remove}] : []),
		],
		commands: [back, ...fetchCommands(question, session)],
		again: field.label,
	});
}

type Adding = NonNullable<RowsDraft['adding']>;

function columnScene(
	{state, asked, ...base}: Question,
	field: RowsField,
	draft: RowsDraft,
	adding: Adding,
	{session, say}: Desk,
): LineScene {
	const column = field.columns[adding.column];
	const fetched = state.listings[asked.key]?.choices;
	const put = (next: TextDraft | ListDraft) =>
		session.draft(asked, {...draft, adding: {...adding, draft: next}});
	const enter = (next: TextDraft | ListDraft, typed = false) => {
		put(next);
		const entered = enterColumn(field, {...draft, adding: {...adding, draft: next}}, fetched, typed);
		if ('draft' in entered) session.draft(asked, entered.draft);
		else session.complain(asked, entered.complaint);
	};
	const back = () => session.draft(asked, backInRow(field, draft, fetched));
	const soFar = Object.entries(adding.row).map(([id, value]) => wordFor(field, id, value));
	const scene = {
		id: `${base.id} ${draft.rows.length} ${adding.column}`,
		quit: base.quit,
		help: [...(column?.hint ? [column.hint] : []), ...(column?.help ?? [])],
	};
	const heading = part(
		[`New ${field.row}`, ...soFar].join(', '),
		column?.label ?? '',
		...(column?.hint ? [column.hint] : []),
	);
	const backCommand = {name: 'back', label: 'the part of it before this one', run: back};
	const name = column?.name ?? '';
	if (adding.draft.kind === 'text') {
		const suggestion = adding.draft.line.text;
		return {
			...scene,
			parts: [heading, part(...(suggestion === '' ? [] : [`Enter alone takes ${suggestion}`]))],
			prompt: name,
			take: (text) => enter({kind: 'text', line: lineOf(text || suggestion)}),
			commands: [backCommand],
		};
	}
	const inner = adding.draft;
	const talk: ListTalk = {
		list: inner.list,
		...(column?.kind === 'select' && column.other && {other: column.other}),
		change: (list) => put({...inner, list}),
		choose: (list) => {
			sayChosen(say, list);
			enter({...inner, list});
		},
		typed: (text) => enter({...inner, list: {...inner.list, filter: lineOf(text), matches: []}}, true),
	};
	const isTyped = inner.list.choices.length === 0 && talk.other !== undefined;
	return {
		...scene,
		parts: [heading, listPart(talk)],
		prompt: isTyped ? name : `${name}, number or name`,
		take: (text) => (isTyped ? talk.typed(text) : takeFromList(talk, say, text)),
		commands: [backCommand, ...listCommands(talk)],
	};
}

/** What a column's value is called in its list, where the list is always the same. */
function wordFor({columns}: RowsField, id: string, value: string): string {
	const column = columns[id];
	const choices = column?.kind === 'select' && typeof column.choices !== 'function' ? column.choices : [];
	return choices.find((choice) => choice.value === value)?.label ?? value;
}
