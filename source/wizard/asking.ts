import {quote} from '../delivery/env-syntax.js';
import type {Answer, Choice, Field, ManyField, Picked, SecretField, SelectField} from '../providers/field.js';
import {judge, judgeSecret} from '../providers/judge.js';
import {Secret} from '../secret.js';
import type {Draft, ListDraft, TextDraft} from './editing/draft.js';
import {lineOf} from './editing/line-edit.js';
import {highlightedOf, listOf, withChoices} from './editing/list-edit.js';
import {type Asked, answersTo, kindQuestions, providerOf} from './questions.js';
import type {State} from './state.js';

/** What Enter makes of a draft: an answer, a complaint, or a draft that needs more (the second typing). */
export type Entered =
	| {readonly answer: Answer}
	| {readonly complaint: string}
	| {readonly draft: Draft; readonly complaint?: string};

/** The draft of a question: what the person left there, or what to start from. */
export function draftFor(state: State, asked: Asked): Draft {
	const draft = state.drafts[asked.key] ?? freshDraft(state, asked);
	if (draft.kind !== 'list') return draft;
	// The list may have arrived, or have become another one, since the draft was last touched.
	const choices = choicesOf(state, asked);
	return choices === draft.list.choices ? draft : {...draft, list: withChoices(draft.list, choices)};
}

/** The value of the list that is offered first: chosen before, of the demo, or of the last run. */
export function suggestedValue(state: State, asked: Asked): string | undefined {
	const before = state.answers[asked.key];
	return isPicked(before) ? before.value : (prefilledFor(state, asked) ?? state.remembered[asked.key]);
}

/** What the stand-ins' demo sign-in answers. */
export function prefilledFor(state: State, {key, id}: Asked): string | undefined {
	const provider = providerOf(state);
	return provider && key.includes('/sign-in/') ? state.prefill[provider.id]?.[id] : undefined;
}

function freshDraft(state: State, asked: Asked): Draft {
	const {field, key} = asked;
	const before = state.answers[key];
	const prefilled = prefilledFor(state, asked);
	switch (field.kind) {
		case 'text': {
			const initial = field.initial?.(answersTo(kindQuestions(state), state.answers));
			return {kind: 'text', line: lineOf(typeof before === 'string' ? before : (prefilled ?? initial ?? ''))};
		}
		case 'secret':
			// What was typed is still in its draft; an answer is never turned back into text.
			return {kind: 'text', line: lineOf(prefilled)};
		case 'rows':
			return {kind: 'rows', rows: isRows(before) ? before : [], index: 0};
		default:
			return listDraft(field, choicesOf(state, asked), before, {
				suggested: suggestedValue(state, asked),
				exists: state.errand !== undefined,
			});
	}
}

function listDraft(
	field: SelectField | ManyField,
	choices: readonly Choice[],
	before: Answer | undefined,
	{suggested, exists}: {readonly suggested: string | undefined; readonly exists: boolean},
): ListDraft {
	const picked = isPickedList(before) ? before : [];
	if (field.kind === 'select')
		return {kind: 'list', list: listOf(choices, {highlighted: suggested}), typed: []};
	const marked = picked.filter(({typed}) => !typed).map(({value}) => value);
	const typed = picked.filter((each) => each.typed).map(({value}) => value);
	// What exists may have what its list lacks or refuses; of a new credential that would be a left-over answer.
	const kept = picked.filter((each) => exists && !each.typed);
	return {kind: 'list', list: listOf(choices, {marked}), typed, kept};
}

/** The choices of a list question that are known by now. */
export function choicesOf(state: State, asked: Asked): readonly Choice[] {
	const {field} = asked;
	if (field.kind !== 'select' && field.kind !== 'many') return [];
	return typeof field.choices === 'function' ? (state.listings[asked.key]?.choices ?? []) : field.choices;
}

/** What Enter makes of the draft. */
export function enter(field: Field, draft: Draft): Entered {
	if (field.kind === 'rows') {
		const rows = draft.kind === 'rows' ? draft.rows : [];
		return tooFew(field.least, rows.length) ?? {answer: rows};
	}
	if (draft.kind === 'text') return enterText(field, draft);
	if (draft.kind === 'list' && field.kind === 'many') return enterMany(field, draft);
	if (draft.kind === 'list' && field.kind === 'select') return enterSelect(field, draft);
	return {complaint: 'This cannot be answered here.'};
}

function enterText(field: Field, draft: TextDraft): Entered {
	const {text} = draft.line;
	if (field.kind === 'secret') {
		if (field.generate && isLeftEmpty(draft)) return {answer: new Secret(field.generate())};
		const verdict = judgeOwnSecret(field, text);
		if (!verdict.ok) return {complaint: verdict.sentence};
		const secret = 'secret' in verdict ? verdict.secret : new Secret(verdict.value);
		if (!field.twice || draft.generated || draft.first === text) return {answer: secret};
		if (draft.first === undefined) return {draft: {kind: 'text', line: lineOf(), first: text}};
		return {
			draft: {kind: 'text', line: lineOf()},
			complaint: 'The two were different. Type it again, twice; or press ctrl-g for a generated one.',
		};
	}
	if (field.kind === 'text') {
		const verdict = judge(field.schema, text);
		return verdict.ok ? {answer: verdict.value} : {complaint: verdict.sentence};
	}
	return {complaint: 'This cannot be typed.'};
}

/** Nothing was typed, and no first typing waits for its second, in which an empty line is only a slip. */
export function isLeftEmpty({line, first}: TextDraft): boolean {
	return line.text === '' && first === undefined;
}

/**
 * The verdict on a typed secret. One that the person makes up must also be writable to a file, so that every reader
 * reads it back.
 */
export function judgeOwnSecret(field: SecretField, text: string): ReturnType<typeof judgeSecret> {
	const verdict = judgeSecret(field.schema, text);
	const quoted = field.twice && text !== '' ? quote(text) : undefined;
	if (!quoted || !('refused' in quoted)) return verdict;
	return {ok: false, sentence: `It could not be saved to .env: ${quoted.refused}`, final: true};
}

function enterSelect(field: SelectField, draft: ListDraft): Entered {
	const highlighted = highlightedOf(draft.list);
	if (highlighted) return {answer: {...highlighted, typed: false}};
	return takeTyped(field, draft);
}

/** The filter's text as the answer itself, where the question allows a value that is not in the list. */
export function takeTyped(field: SelectField | ManyField, draft: ListDraft): Entered {
	const text = draft.list.filter.text.trim();
	if (!field.other)
		return {complaint: text === '' ? 'There is nothing to choose.' : 'Nothing in the list fits.'};
	if (field.kind === 'many') return addTyped(field, draft);
	const verdict = judge(field.other.schema, text);
	if (!verdict.ok) return {complaint: verdict.sentence};
	const {value} = verdict;
	// Typed in full it is still the list's own entry, with what the list knows of it.
	const known = draft.list.choices.find((choice) => choice.value === value);
	return {answer: known ? {...known, typed: false} : {value, label: value, typed: true}};
}

/**
 * Who types a name and presses Enter means the entry that it finds: it is marked, and the next Enter goes on. Where
 * one of what the filter leaves is marked already, the person knows how.
 */
function meantButUnmarked({list, ...draft}: ListDraft): ListDraft | undefined {
	const found = highlightedOf(list);
	const knows = list.matches.some(({value}) => list.marked?.has(value));
	if (list.filter.text.trim() === '' || !found || knows) return undefined;
	return {...draft, list: listOf(list.choices, {marked: [...(list.marked ?? []), found.value]})};
}

function enterMany(field: ManyField, draft: ListDraft): Entered {
	const meant = meantButUnmarked(draft);
	if (meant) return {draft: meant};
	const added = draft.list.filter.text.trim() !== '' && field.other && !highlightedOf(draft.list);
	const full = added ? addTyped(field, draft) : {draft};
	if (!('draft' in full) || full.draft.kind !== 'list') return full;
	const {list, typed} = full.draft;
	const marked = list.choices.filter(({value}) => list.marked?.has(value));
	const picked: Picked[] = [
		...keptIn(full.draft),
		...marked.map((choice) => ({...choice, typed: false})),
		...typed.map((value) => ({value, label: value, typed: true})),
	];
	return tooFew(field.least, picked.length) ?? {answer: picked};
}

/** Adds the comma-separated values in the filter to the typed ones and empties the filter. */
function addTyped(field: ManyField, draft: ListDraft): Entered {
	const schema = field.other?.schema;
	const values = draft.list.filter.text.split(',').map((part) => part.trim());
	const typed: string[] = [...draft.typed];
	const marked = new Set(draft.list.marked);
	for (const value of values.filter((part) => part !== '')) {
		const verdict = schema ? judge(schema, value) : undefined;
		if (!verdict?.ok) return {complaint: verdict?.sentence ?? 'Only entries of the list can be chosen.'};
		if (draft.list.choices.some(({value: known}) => known === verdict.value)) marked.add(verdict.value);
		else if (!typed.includes(verdict.value)) typed.push(verdict.value);
	}
	const list = listOf(draft.list.choices, {marked});
	return {draft: {...draft, list, typed}};
}

/** What was chosen before, and is not in the list, so that nobody sees it there. */
export function keptIn({list, kept = []}: ListDraft): readonly Picked[] {
	return kept.filter(
		({value}) => list.marked?.has(value) && !list.choices.some((choice) => choice.value === value),
	);
}

function tooFew(least: ManyField['least'], count: number): {complaint: string} | undefined {
	return least && count < least.count ? {complaint: least.sentence} : undefined;
}

function isPicked(answer: Answer | undefined): answer is Picked {
	return answer !== undefined && typeof answer === 'object' && 'value' in answer;
}

function isPickedList(answer: Answer | undefined): answer is readonly Picked[] {
	return Array.isArray(answer) && answer.every((each) => 'typed' in each);
}

function isRows(answer: Answer | undefined): answer is readonly Readonly<Record<string, string>>[] {
	return Array.isArray(answer) && !isPickedList(answer);
}
