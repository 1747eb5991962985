import {boundaryAfter, boundaryBefore, boundaryFrom} from './graphemes.js';
import type {Key} from './keys.js';

/** One line of text being typed. `cursor` is in UTF-16 units and always stands between two characters. */
export type LineEdit = {readonly text: string; readonly cursor: number};

/**
 * What a key did. `handled` is false for a key that means nothing to a line, so that the screen can use it;
 * `problem` is the sentence that says why a paste was refused, and the text is then unchanged.
 */
export type LineChange = {readonly state: LineEdit; readonly handled: boolean; readonly problem?: string};

/** A line with the cursor at its end. */
export function lineOf(text = ''): LineEdit {
	return {text, cursor: text.length};
}

/** The line after one key. */
export function applyKey(state: LineEdit, key: Key): LineChange {
	if (key.name === 'paste') return paste(state, key.text);
	const next = edited(state, key);
	return next === undefined ? {state, handled: false} : {state: next, handled: true};
}

function edited(state: LineEdit, key: Key): LineEdit | undefined {
	const {text, cursor} = state;
	const byWord = key.ctrl || key.alt;
	switch (key.name) {
		case 'left':
			return {text, cursor: byWord ? wordBefore(state) : boundaryBefore(text, cursor)};
		case 'right':
			return {text, cursor: byWord ? wordAfter(state) : boundaryAfter(text, cursor)};
		case 'home':
			return {text, cursor: 0};
		case 'end':
			return {text, cursor: text.length};
		case 'backspace':
			return without(state, byWord ? wordBefore(state) : boundaryBefore(text, cursor), cursor);
		case 'delete':
			return without(state, cursor, byWord ? wordAfter(state) : boundaryAfter(text, cursor));
		case 'space':
			return byWord ? undefined : insert(state, ' ');
		case 'text':
			return byWord ? command(state, key) : insert(state, key.text);
		default:
			return undefined;
	}
}

function command(state: LineEdit, key: Key): LineEdit | undefined {
	const {text, cursor} = state;
	switch (`${key.ctrl ? 'ctrl' : 'alt'}-${key.text}`) {
		case 'ctrl-a':
			return {text, cursor: 0};
		case 'ctrl-e':
			return {text, cursor: text.length};
		case 'ctrl-u':
			return without(state, 0, cursor);
		case 'ctrl-k':
			return without(state, cursor, text.length);
		case 'ctrl-w':
			return without(state, wordBefore(state), cursor);
		case 'alt-b':
			return {text, cursor: wordBefore(state)};
		case 'alt-f':
			return {text, cursor: wordAfter(state)};
		default:
			return undefined;
	}
}

function insert({text, cursor}: LineEdit, added: string): LineEdit {
	const next = text.slice(0, cursor) + added + text.slice(cursor);
	// What was added may join with its neighbours: the cursor goes behind the character that came of it.
	return {text: next, cursor: boundaryFrom(next, cursor + added.length)};
}

function without({text}: LineEdit, from: number, to: number): LineEdit {
	const next = text.slice(0, from) + text.slice(to);
	return {text: next, cursor: boundaryFrom(next, from)};
}

/** Why a paste is refused. */
export const pasteProblems = {
	lines: 'That paste has more than one line; this field takes one. Nothing was inserted.',
	control: 'That paste holds a control character. Nothing was inserted.',
};

function paste(state: LineEdit, pasted: string): LineChange {
	const text = pasted.replace(/[\r\n]+$/, '');
	const problem = /[\r\n]/.test(text)
		? pasteProblems.lines
		: /\p{Cc}/u.test(text)
			? pasteProblems.control
			: undefined;
	return problem === undefined
		? {state: insert(state, text), handled: true}
		: {state, handled: true, problem};
}

function wordBefore({text, cursor}: LineEdit): number {
	const found = /[\p{L}\p{M}\p{N}_]*[^\p{L}\p{M}\p{N}_]*$/u.exec(text.slice(0, cursor));
	return boundaryFrom(text, found?.index ?? 0);
}

function wordAfter({text, cursor}: LineEdit): number {
	const found = /^[^\p{L}\p{M}\p{N}_]*[\p{L}\p{M}\p{N}_]*/u.exec(text.slice(cursor));
	return boundaryFrom(text, cursor + (found?.[0].length ?? 0));
}
