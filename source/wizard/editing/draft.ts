import type {Picked, Row} from '../../providers/field.js';
import type {Key} from './keys.js';
import {applyKey, type LineEdit} from './line-edit.js';
import {applyListKey, type ListEdit} from './list-edit.js';

/** What is being typed or marked for one question. It outlives the answer, so that going back finds it again. */
export type Draft = TextDraft | ListDraft | RowsDraft;

/** One line. `first` is the first typing of a secret that is typed twice; `generated` when kafkey made it up. */
export type TextDraft = {
	readonly kind: 'text';
	readonly line: LineEdit;
	readonly first?: string;
	readonly generated?: boolean;
};

/**
 * A list. Where several may be chosen, `typed` are values that are not in it, and `kept` what was chosen before and counts
 * even where the list lacks it.
 */
export type ListDraft = {
	readonly kind: 'list';
	readonly list: ListEdit;
	readonly typed: readonly string[];
	readonly kept?: readonly Picked[];
};

/** A table; `adding` is the row being built: the columns answered so far and the draft of the next one. */
export type RowsDraft = {
	readonly kind: 'rows';
	readonly rows: readonly Row[];
	readonly index: number;
	readonly adding?: {readonly row: Row; readonly column: string; readonly draft: TextDraft | ListDraft};
};

/** A draft after a key; not `handled` where the key means nothing to it. */
export type DraftChange = {readonly draft: Draft; readonly handled: boolean; readonly problem?: string};

/** The draft after one editing key; `height` is the number of list rows on the screen. */
export function applyDraftKey(draft: Draft, key: Key, height: number): DraftChange {
	if (draft.kind === 'text') return change(draft, applyKey(draft.line, key));
	if (draft.kind === 'list') {
		// With nothing left to delete, Backspace takes back what was typed last.
		if (key.name === 'backspace' && draft.list.filter.text === '' && draft.typed.length > 0)
			return {draft: {...draft, typed: draft.typed.slice(0, -1)}, handled: true};
		const {state, ...rest} = applyListKey(draft.list, key, height);
		return {draft: {...draft, list: state}, ...rest};
	}
	if (!draft.adding) return {draft, handled: false};
	const {draft: inner, ...rest} = applyDraftKey(draft.adding.draft, key, height);
	return {draft: {...draft, adding: {...draft.adding, draft: inner as TextDraft | ListDraft}}, ...rest};
}

function change(draft: TextDraft, {state, ...rest}: ReturnType<typeof applyKey>): DraftChange {
	// A generated password that is edited is the person's own and must be typed twice like any other.
	const {generated: _, first, ...typed} = draft;
	if (state.text === draft.line.text) return {draft: {...draft, line: state}, ...rest};
	// One that was typed twice already and is edited now is another one, typed for the first time.
	const again = first !== undefined && first !== draft.line.text;
	return {draft: {...typed, ...(again && {first}), line: state}, ...rest};
}
