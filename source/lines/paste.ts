import type {Key} from '../wizard/editing/keys.js';
import {pasteProblems} from '../wizard/editing/line-edit.js';

/**
 * Why keys that came together are no hidden answer. Nobody types that fast: they were pasted, and what stands behind a
 * line's end would be echoed as the answer to the next question.
 */
export function refusedPaste(keys: readonly Key[]): string | undefined {
	const last = keys.findLastIndex(({name}) => name !== 'enter');
	if (keys.slice(0, last).some(({name}) => name === 'enter')) return pasteProblems.lines;
	if (keys.length > 1 && keys.some(({name, ctrl}) => name === 'unknown' || name === 'tab' || ctrl))
		return pasteProblems.control;
	return undefined;
}
