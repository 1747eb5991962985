import {expect, test} from 'vitest';
import {withoutSecrets} from '../../source/network/redact.js';

test('of two secrets, one inside the other, no part stays', () => {
	expect(withoutSecrets('got hunter2-and-more', ['hunter2', 'hunter2-and-more'])).toBe('got [redacted]');
});

test('a very short value leaves the sentence readable', () => {
	expect(withoutSecrets('a bad name', ['a', ''])).toBe('a bad name');
});
