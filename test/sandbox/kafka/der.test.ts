import {expect, test} from 'vitest';
import {integer} from '../../../source/sandbox/kafka/der.js';

test.each([
	['05', '020105'],
	['0005', '020105'],
	['80', '02020080'],
	['000080', '02020080'],
	['00', '020100'],
])('the integer %s has no zero in front but the one that keeps it positive', (bytes, encoded) => {
	expect(integer(Buffer.from(bytes, 'hex')).toString('hex')).toBe(encoded);
});
