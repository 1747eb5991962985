import {describe, expect, test} from 'vitest';
import {keyOf} from '../../../source/wizard/editing/keys.js';
import {applyKey, type LineEdit, lineOf} from '../../../source/wizard/editing/line-edit.js';

/** A line written with its cursor as `|`. */
function written(text: string): LineEdit {
	const cursor = text.indexOf('|');
	return cursor === -1 ? lineOf(text) : {text: text.replace('|', ''), cursor};
}

function shown({text, cursor}: LineEdit): string {
	return `${text.slice(0, cursor)}|${text.slice(cursor)}`;
}

const backspace = keyOf('backspace');
const remove = keyOf('delete');
const left = keyOf('left');
const right = keyOf('right');
const ctrl = (text: string) => keyOf('text', text, {ctrl: true});
const alt = (text: string) => keyOf('text', text, {alt: true});

describe('what a reader sees as one character is edited as one', () => {
	test.each([
		['a👩‍👩‍👧|b', backspace, 'a|b'],
		['a|👩‍👩‍👧b', remove, 'a|b'],
		['a👩‍👩‍👧|b', left, 'a|👩‍👩‍👧b'],
		['a|👩‍👩‍👧b', right, 'a👩‍👩‍👧|b'],
		['e\u0301|', backspace, '|'],
		['🇩🇪🇫🇷|', left, '🇩🇪|🇫🇷'],
		['👍🏽|', backspace, '|'],
		['在庫|管理', backspace, '在|管理'],
		['a\ud83d|b', backspace, 'a|b'],
		['a|\ude00b', remove, 'a|b'],
		['e|', keyOf('text', '\u0301'), 'e\u0301|'],
		['👩‍|👧', keyOf('text', 'x'), '👩‍x|👧'],
		['|\u0301', keyOf('text', 'e'), 'e\u0301|'],
	])('%s', (before, key, after) => {
		expect(shown(applyKey(written(before), key).state)).toBe(after);
	});
});

describe('moving and removing', () => {
	test.each([
		['|abc', left, '|abc'],
		['abc|', right, 'abc|'],
		['|abc', backspace, '|abc'],
		['abc|', remove, 'abc|'],
		['ab|c', ctrl('a'), '|abc'],
		['ab|c', ctrl('e'), 'abc|'],
		['ab|c', ctrl('u'), '|c'],
		['ab|c', ctrl('k'), 'ab|'],
		['https://pkc-1.example|', ctrl('w'), 'https://pkc-1.|'],
		['one two  |three', ctrl('w'), 'one |three'],
		['größe-在庫|', alt('b'), 'größe-|在庫'],
		['größe|-在庫', alt('b'), '|größe-在庫'],
		['|größe-在庫', alt('f'), 'größe|-在庫'],
		['größe|-在庫', keyOf('right', '', {ctrl: true}), 'größe-在庫|'],
		['one two|', keyOf('left', '', {alt: true}), 'one |two'],
		['one| two', keyOf('delete', '', {ctrl: true}), 'one|'],
		['ab|c', keyOf('home'), '|abc'],
		['ab|c', keyOf('end'), 'abc|'],
		['a|b', keyOf('space', ' '), 'a |b'],
	])('%s', (before, key, after) => {
		const change = applyKey(written(before), key);
		expect(shown(change.state)).toBe(after);
		expect(change.handled).toBe(true);
	});

	test.each(['up', 'down', 'enter', 'escape', 'tab', 'back-tab', 'page-up', 'page-down', 'unknown'] as const)(
		'%s is left to the screen',
		(name) => {
			const line = lineOf('abc');
			expect(applyKey(line, keyOf(name))).toEqual({state: line, handled: false});
		},
	);
});

test('a refused paste leaves the line as it was', () => {
	const line = written('a|b');
	const change = applyKey(line, keyOf('paste', 'x\u009b31m'));
	expect(change.state).toBe(line);
	expect(change.problem).toMatch(/control character/);
});

test('a long secret typed in one go stays whole', () => {
	const secret = 'aB3/'.repeat(1000);
	const typed = [...secret].reduce((line, text) => applyKey(line, keyOf('text', text)).state, lineOf());
	expect(typed).toEqual(lineOf(secret));
});
