import {expect, test} from 'vitest';
import {KeyReader} from '../../source/lines/keys.js';
import {refusedPaste} from '../../source/lines/paste.js';

/** The keys in short: letters as they are, others by name. */
function read(...chunks: string[]): string[] {
	const reader = new KeyReader();
	return chunks
		.flatMap((chunk) => reader.read(chunk))
		.map(({name, text, ctrl}) => (name === 'text' ? `${ctrl ? '^' : ''}${text}` : name));
}

test.each([
	['letters, signs and pairs', ['aß東👍'], ['a', 'ß', '東', '👍']],
	[
		'Enter in each form is one',
		['a\rb\nc\r\nd', '\r', '\n'],
		['a', 'enter', 'b', 'enter', 'c', 'enter', 'd', 'enter'],
	],
	['two empty lines are two', ['\n\n\r\r'], ['enter', 'enter', 'enter', 'enter']],
	['arrows, Home, F5 and Delete mean nothing', ['a\u001B[A\u001B[H\u001BOP\u001B[15~\u001B[3~b'], ['a', 'b']],
	['with modifiers too', ['\u001B[1;5Cx'], ['x']],
	['a sequence in pieces', ['a\u001B', '[', '1;', '5Db'], ['a', 'b']],
	['Escape alone, then a letter', ['\u001B', 'x'], ['x']],
	['Alt and a letter', ['\u001Bxy'], ['y']],
	['what is deleted', ['\u007F\b\u0015\u0017'], ['backspace', 'backspace', '^u', '^w']],
	['Ctrl-C, Ctrl-D and Ctrl-G', ['\u0003\u0004\u0007'], ['^c', '^d', '^g']],
	['what is no key', ['\u0000\u009B'], ['unknown', 'unknown']],
])('%s', (_name, chunks, keys) => {
	expect(read(...chunks)).toEqual(keys);
});

test.each([
	['a line', 'secret\r', undefined],
	['with empty lines behind it', 'secret\r\n\r\n', undefined],
	['two lines', 'one\rtwo', 'That paste has more than one line'],
	['an empty line first', '\rtwo', 'That paste has more than one line'],
	['a tab in it', 'one\ttwo', 'control character'],
	['Ctrl-C alone', '\u0003', undefined],
])('a paste of %s', (_name, text, problem) => {
	const refused = refusedPaste(new KeyReader().read(text));
	if (problem === undefined) expect(refused).toBeUndefined();
	else expect(refused).toContain(problem);
});
