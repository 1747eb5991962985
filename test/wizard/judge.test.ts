import {describe, expect, test} from 'vitest';
import * as z from 'zod';
import {judge, judgeSecret, pending} from '../../source/providers/judge.js';

const id = z
	.string()
	.trim()
	.min(3, 'An id has 3 characters or more.')
	.max(6, 'An id has 6 characters at most.')
	.refine((text) => !/[^a-z-]/.test(text), 'An id holds small letters.')
	.refine((text) => text.includes('-'), pending('An id has a dash.'));

describe('while typing', () => {
	test.each([
		['', 'An id has 3 characters or more.', false],
		['ab', 'An id has 3 characters or more.', false],
		['abc', 'An id has a dash.', false],
		// Longer typing cannot make these right, whatever else is still missing.
		['a?', 'An id holds small letters.', true],
		['abcdefg', 'An id has 6 characters at most.', true],
	])('%j: %s', (typed, sentence, final) => {
		expect(judge(id, typed)).toEqual({ok: false, sentence, final});
	});

	test('a good value comes as the schema reads it', () => {
		expect(judge(id, ' ab-c ')).toEqual({ok: true, value: 'ab-c'});
	});
});

test('a good secret is wrapped at once', () => {
	const verdict = judgeSecret(z.string().min(1, 'Empty.'), 'hunter2');
	expect(JSON.stringify(verdict)).not.toContain('hunter2');
	expect(judgeSecret(z.string().min(1, 'Empty.'), '')).toEqual({ok: false, sentence: 'Empty.', final: false});
});
