import {graphemesOf} from '../../wizard/editing/graphemes.js';
import type {LineEdit} from '../../wizard/editing/line-edit.js';
import type {Glyphs} from './theme.js';
import {cut, fitting, widthOf} from './width.js';

/** What is drawn of a line being typed: its visible text, the cursor's column in it, and a note behind it. */
export type LineView = {readonly text: string; readonly column: number; readonly note: string};

const dots = 8;

/**
 * The part of the line round the cursor that fits in `width` columns. A character that takes no column of its own
 * (an invisible one, half of a pair) is drawn as a sign: what will be sent must be seen.
 */
export function scrolledTo(edit: LineEdit, width: number, signs: Glyphs): LineView {
	const characters = graphemesOf(edit.text).map((text) => (widthOf(text) === 0 ? signs.invisible : text));
	const before = graphemesOf(edit.text.slice(0, edit.cursor)).length;
	const room = width - 1;
	if (widthOf(characters.join('')) <= room) {
		return {text: characters.join(''), column: widthOf(characters.slice(0, before).join('')), note: ''};
	}
	const ahead = before === characters.length ? 0 : Math.ceil(room / 4);
	const behind = fitting(characters.slice(0, before).toReversed(), room - 1 - ahead).toReversed();
	const head = (behind.length < before ? signs.ellipsis : '') + behind.join('');
	const left = room - widthOf(head);
	const rest = characters.slice(before).join('');
	return {text: head + cut(rest, left, signs.ellipsis), column: widthOf(head), note: ''};
}

/** Dots whose number says nothing, the count of characters, and where the cursor stands among them. */
export function masked(edit: LineEdit, width: number, signs: Glyphs): LineView {
	const total = graphemesOf(edit.text).length;
	if (total === 0) return {text: '', column: 0, note: ''};
	const before = graphemesOf(edit.text.slice(0, edit.cursor)).length;
	const shown = Math.min(dots, width - 1);
	const within = Math.min(shown - 1, Math.max(1, Math.round((shown * before) / total)));
	const column = before === 0 ? 0 : before === total ? shown : within;
	const count = total === 1 ? '1 character' : `${total} characters`;
	const note = before === total ? `  ${count}` : `  ${before} of ${count}`;
	return {text: signs.mask.repeat(shown), column, note};
}
