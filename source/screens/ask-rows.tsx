import {Box} from 'ink';
import type {ReactNode} from 'react';
import type {RowsField} from '../providers/field.js';
import {draftFor} from '../wizard/asking.js';
import {applyDraftKey, type RowsDraft} from '../wizard/editing/draft.js';
import {windowOf} from '../wizard/editing/list-edit.js';
import {addRow, backInRow, enterColumn, removeRow} from '../wizard/editing/rows.js';
import type {Asked} from '../wizard/questions.js';
import type {Session} from '../wizard/session.js';
import type {State} from '../wizard/state.js';
import {noteLines, roomyHeading, TypedLine} from './ask-text.js';
import {backControl, type Control, type Heading, type Room, type Scene} from './scene.js';
import {ChoiceList} from './ui/choice-list.js';
import {FilterLine} from './ui/filter-line.js';
import {type Line, Lines, paragraph} from './ui/lines.js';

/** A table built row by row: the rows so far, and under them either “add one” or the column being asked. */
export function askRowsScene(state: State, session: Session, asked: Asked, heading: Heading): Scene {
	const field = asked.field as RowsField;
	const draft = draftFor(state, asked) as RowsDraft;
	const complaint = state.complaint?.key === asked.key ? state.complaint.sentence : undefined;
	const adding = draft.adding;
	return {
		controls: adding
			? columnControls(field, adding, session, asked)
			: tableControls(field, draft, session, asked),
		also: adding?.draft.kind === 'list' ? [{keys: '↑↓', label: 'choose'}] : [],
		otherwise: (key, room) => {
			const current = draftFor(session.state, asked);
			const change = applyDraftKey(current, key, layoutOf(field, draft, room, heading(room)).listRows);
			if (change.handled) session.draft(asked, change.draft);
			if (change.problem) session.complain(asked, change.problem);
		},
		body: (room) => {
			const {above, title, listRows} = layoutOf(field, draft, room, heading(room));
			return (
				<Box flexDirection="column">
					<Lines lines={above} width={room.width} />
					{adding ? (
						<Column field={field} adding={adding} title={title} width={room.width} height={listRows} />
					) : (
						<Summary field={field} count={draft.rows.length} width={room.width} />
					)}
					<Lines
						lines={noteLines(complaint ? {sentence: complaint, final: true} : undefined, room.width)}
						width={room.width}
					/>
				</Box>
			);
		},
	};
}

/** What stands where. In little room the rows so far give way to the column that is asked, then what explains it. */
function layoutOf(field: RowsField, draft: RowsDraft, {width, height}: Room, heading: Line[]) {
	const left = height - heading.length;
	const title = draft.adding ? columnTitle(field, draft.adding, width, left) : [];
	const answer = draft.adding?.draft.kind === 'list' ? leastList + 2 : 2;
	const table = tableLines(field, draft, width, left - title.length - answer - 1);
	const spare = left - table.length - title.length - answer;
	const above = [...heading, ...(table.length > 0 && spare > 1 ? [[]] : []), ...table];
	if (spare > 0) above.push([]);
	return {above, title, listRows: Math.max(1, height - above.length - title.length - 1)};
}

/** Rows of a list that are worth more than the rows made so far. */
const leastList = 3;

/** The rows so far, in at most so many lines; where they are too many, the newest and how many there are. */
function tableLines(field: RowsField, draft: RowsDraft, width: number, most: number): Line[] {
	const lines = draft.rows.flatMap((row) => paragraph(`  ${field.format(row)}`, width, 'ok', 4));
	if (lines.length <= most) return lines;
	const count: Line = [{text: `  ${draft.rows.length} in all`, tone: 'dim'}];
	if (most < 2) return most < 1 ? [] : [count];
	return [[{text: `  ${draft.rows.length} in all; the newest:`, tone: 'dim'}], ...lines.slice(1 - most)];
}

function columnTitle(
	field: RowsField,
	adding: NonNullable<RowsDraft['adding']>,
	width: number,
	height: number,
): Line[] {
	const {label = '', hint} = field.columns[adding.column] ?? {};
	const before = Object.values(adding.row).join('  ');
	const first: Line[] = [[{text: `new ${field.row}  `, tone: 'accent'}, {text: before}]];
	const asked = paragraph(label, width, 'strong');
	const hints = hint ? paragraph(hint, width, 'dim') : [];
	return roomyHeading([[...first, ...asked, ...hints], [...first, ...asked], asked], height);
}

function Summary(props: {
	readonly field: RowsField;
	readonly count: number;
	readonly width: number;
}): ReactNode {
	const {field, count, width} = props;
	const text =
		count === 0 ? `No ${field.row} yet. Press a to add one.` : `Press a to add another ${field.row}.`;
	return <Lines lines={paragraph(text, width)} width={width} />;
}

function Column(props: {
	readonly field: RowsField;
	readonly adding: NonNullable<RowsDraft['adding']>;
	readonly title: Line[];
	readonly width: number;
	readonly height: number;
}): ReactNode {
	const {field, adding, title, width, height} = props;
	if (adding.draft.kind === 'text') {
		const column = field.columns[adding.column];
		const placeholder = column?.kind === 'text' ? (column.placeholder ?? '') : '';
		return (
			<>
				<Lines lines={title} width={width} />
				<TypedLine line={adding.draft.line} width={width} placeholder={placeholder} />
			</>
		);
	}
	const list = windowOf(adding.draft.list, height);
	return (
		<>
			<Lines lines={title} width={width} />
			<FilterLine filter={adding.draft.list.filter} list={list} width={width} />
			<ChoiceList list={list} width={width} />
		</>
	);
}

function tableControls(field: RowsField, draft: RowsDraft, session: Session, asked: Asked): Control[] {
	const change = (next: RowsDraft) => session.draft(asked, next);
	const remove: Control = {
		keys: '⌫',
		label: 'remove the last',
		run: () => change(removeRow(draft)),
	};
	return [
		{
			keys: 'a',
			label: `add ${article(field.row)}`,
			run: () => change(addRow(field, draft, fetchedFor(session, asked))),
		},
		...(draft.rows.length > 0 ? [remove] : []),
		{keys: '⏎', label: 'next', run: () => session.enter(asked)},
		backControl(session),
	];
}

function columnControls(
	field: RowsField,
	{column, draft}: NonNullable<RowsDraft['adding']>,
	session: Session,
	asked: Asked,
): Control[] {
	const current = () => draftFor(session.state, asked) as RowsDraft;
	const enter = (typed: boolean) => {
		const entered = enterColumn(field, current(), fetchedFor(session, asked), typed);
		if ('draft' in entered) session.draft(asked, entered.draft);
		else session.complain(asked, entered.complaint);
	};
	const asks = field.columns[column];
	const canType = asks?.kind === 'select' && asks.other !== undefined;
	const fits = draft.kind === 'list' && draft.list.filter.text.trim() !== '' && draft.list.matches.length > 0;
	return [
		{keys: '⏎', label: 'next', run: () => enter(false)},
		...(canType && fits ? [{keys: '⇥', label: 'use as typed', run: () => enter(true)}] : []),
		{
			keys: 'esc',
			label: 'back',
			run: () => session.draft(asked, backInRow(field, current(), fetchedFor(session, asked))),
		},
	];
}

/** What has arrived for the table so far. */
function fetchedFor(session: Session, asked: Asked) {
	return session.state.listings[asked.key]?.choices;
}

function article(noun: string): string {
	return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}
