import {Box} from 'ink';
import type {ReactNode} from 'react';
import type {ManyField, SelectField} from '../providers/field.js';
import {judge} from '../providers/judge.js';
import {draftFor, keptIn} from '../wizard/asking.js';
import {applyDraftKey, type ListDraft} from '../wizard/editing/draft.js';
import {windowOf} from '../wizard/editing/list-edit.js';
import type {Asked} from '../wizard/questions.js';
import type {Session} from '../wizard/session.js';
import type {ListingState, State} from '../wizard/state.js';
import {noteLines, spaced, TypedLine, type Verdict} from './ask-text.js';
import {backControl, type Control, type Heading, type Room, type Scene} from './scene.js';
import {ChoiceList} from './ui/choice-list.js';
import {FilterLine} from './ui/filter-line.js';
import {type Line, Lines, paragraph} from './ui/lines.js';
import {Spinner} from './ui/spinner.js';

/** The rows that a list and what stands under it need before a blank line is worth one. */
const leastOfList = 9;

/** A list that filters as one types; where it is refused or lacks the wanted entry, what is typed counts. */
export function askListScene(state: State, session: Session, asked: Asked, heading: Heading): Scene {
	const field = asked.field as SelectField | ManyField;
	const draft = draftFor(state, asked) as ListDraft;
	const listing = state.listings[asked.key];
	const view = viewOf(state, asked, field, draft, listing);
	const above = (room: Room) => spaced(heading(room), room.height, view.asList ? leastOfList : undefined);
	const rowsOver = (room: Room, lines: readonly Line[]) =>
		Math.max(1, room.height - above(room).length - lines.length - 2);
	const extra = (room: Room) => {
		const lines = view.extra(room.width);
		const unseen = view.asList ? unseenMarks(draft.list, rowsOver(room, [...lines, []])) : '';
		return [...(unseen ? paragraph(`  ${unseen}`, room.width, 'ok', 2) : []), ...lines];
	};
	const listRows = (room: Room) => rowsOver(room, extra(room));
	return {
		controls: [
			{
				keys: '⏎',
				label: field.kind === 'select' ? 'select' : isSkipped(field, draft) ? 'skip' : 'next',
				run: () => session.enter(asked),
			},
			...typedControl(field, draft, session, asked),
			backControl(session),
			...refreshControl(listing, session, asked),
		],
		also: view.asList
			? [{keys: '↑↓', label: 'choose'}, ...(field.kind === 'many' ? [{keys: 'space', label: 'mark'}] : [])]
			: [],
		otherwise: (key, room) => {
			const change = applyDraftKey(draftFor(session.state, asked), key, listRows(room));
			session.draft(asked, change.draft);
			if (change.problem) session.complain(asked, change.problem);
		},
		message: listing?.problem && {told: listing.problem, level: 'warn'},
		body: (room) => (
			<Box flexDirection="column">
				<Lines lines={above(room)} width={room.width} />
				{view.asList ? (
					<ListBody
						draft={draft}
						width={room.width}
						height={listRows(room)}
						isArriving={view.waiting !== undefined}
					/>
				) : (
					<TypedLine
						line={draft.list.filter}
						width={room.width}
						placeholder={view.waiting ? '' : (field.other?.placeholder ?? '')}
					/>
				)}
				{view.waiting ? <Spinner label={view.waiting} width={room.width} patient /> : null}
				<Lines lines={extra(room)} width={room.width} />
			</Box>
		),
	};
}

/** Nothing is chosen where nothing need be. */
function isSkipped({least}: ManyField, {list, typed}: ListDraft): boolean {
	return !least && typed.length === 0 && list.filter.text === '' && (list.marked?.size ?? 0) === 0;
}

function ListBody(props: {
	readonly draft: ListDraft;
	readonly width: number;
	readonly height: number;
	readonly isArriving: boolean;
}): ReactNode {
	const {draft, width, height, isArriving} = props;
	const list = windowOf(draft.list, height);
	return (
		<>
			<FilterLine filter={draft.list.filter} list={list} width={width} isArriving={isArriving} />
			<ChoiceList list={list} width={width} />
		</>
	);
}

function viewOf(
	state: State,
	asked: Asked,
	field: SelectField | ManyField,
	draft: ListDraft,
	listing: ListingState | undefined,
) {
	const fetched = typeof field.choices === 'function';
	const starting = state.sandbox === 'starting' ? 'starting the stand-ins' : undefined;
	const waiting = fetched && !listing?.complete ? 'fetching the list' : starting;
	const asList = draft.list.choices.length > 0;
	const isEmpty = listing?.complete === true && !listing.problem && !asList;
	const complaint = state.complaint?.key === asked.key ? state.complaint.sentence : undefined;
	const verdict = complaint
		? {
				sentence: `${complaint}${marksNone(field, draft, complaint) ? ' The space bar marks one.' : ''}`,
				final: true,
			}
		: verdictOf(field, draft, waiting !== undefined, isEmpty);
	const typed = draft.typed.length > 0 ? `typed: ${draft.typed.join(', ')}` : '';
	const kept = waiting === undefined ? keptIn(draft).map(({label}) => label) : [];
	const stays = kept.length > 0 ? `stays: ${kept.join(', ')}` : '';
	return {
		waiting,
		asList,
		extra: (width: number) => [
			...(stays ? paragraph(`  ${stays}`, width, 'ok', 2) : []),
			...(typed ? paragraph(`  ${typed}`, width, 'ok', 2) : []),
			...noteLines(verdict, width),
		],
	};
}

/** Whether Enter came before anything was marked in a list: whoever chose with it so far may not know of marks. */
function marksNone(field: SelectField | ManyField, {list}: ListDraft, complaint: string): boolean {
	return field.kind === 'many' && complaint === field.least?.sentence && list.choices.length > 0;
}

/** What is marked, by name, where the rows in sight do not show all of it. */
function unseenMarks(list: ListDraft['list'], height: number): string {
	const marked = list.choices.filter(({value}) => list.marked?.has(value));
	const seen = new Set(windowOf(list, height).rows.map(({choice}) => choice.value));
	if (marked.every(({value}) => seen.has(value))) return '';
	const more = marked.length > 3 ? ` and ${marked.length - 3} more` : '';
	const labels = marked.slice(0, 3).map(({label}) => label);
	return `marked: ${labels.join(', ')}${more}`;
}

const nothingThere = 'There is no list to choose from here: type it.';

function verdictOf(
	field: SelectField | ManyField,
	draft: ListDraft,
	waiting: boolean,
	isEmpty: boolean,
): Verdict | undefined {
	const text = draft.list.filter.text.trim();
	if (draft.list.matches.length > 0) {
		const canType = field.other && text !== '' && judge(field.other.schema, text).ok;
		return canType ? {sentence: `Tab uses “${asTyped(text)}” as it is typed`, final: false} : undefined;
	}
	if (!field.other) {
		if (waiting || draft.list.choices.length > 0)
			return text === '' ? undefined : {sentence: 'Nothing fits.', final: false};
		return {sentence: 'There is nothing to choose from.', final: false};
	}
	if (text === '') return isEmpty ? {sentence: nothingThere, final: false} : undefined;
	const last = field.kind === 'many' ? (text.split(',').at(-1)?.trim() ?? '') : text;
	const verdict = judge(field.other.schema, last);
	if (!verdict.ok) return verdict;
	return {sentence: `Enter uses “${asTyped(text)}” as it is typed`, final: false};
}

/** What is typed may hold what cannot be seen; it is shown as it will be sent. */
function asTyped(text: string): string {
	return text.replace(
		/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
		(unseen) => `\\u{${unseen.codePointAt(0)?.toString(16)}}`,
	);
}

function typedControl(
	field: SelectField | ManyField,
	draft: ListDraft,
	session: Session,
	asked: Asked,
): Control[] {
	if (!field.other || draft.list.filter.text.trim() === '') return [];
	// Where one only is chosen and nothing fits, Enter takes what is typed.
	if (field.kind === 'select' && draft.list.matches.length === 0) return [];
	return [{keys: '⇥', label: 'use as typed', run: () => session.takeTyped(asked)}];
}

function refreshControl(listing: ListingState | undefined, session: Session, asked: Asked): Control[] {
	if (!listing?.complete) return [];
	return [
		{
			keys: 'ctrl-r',
			label: 'fetch again',
			run: () => session.refresh(asked),
			quiet: listing.problem === undefined,
		},
	];
}
