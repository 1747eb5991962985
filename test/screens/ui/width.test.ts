import {expect, test} from 'vitest';
import {widthOf, wrapped} from '../../../source/screens/ui/width.js';

test('a tick stays with its sentence, and a dot behind what it ends', () => {
	const said = 'may write topics that begin with orders. ✓ · may not read topics that begin with orders. ✓';
	for (let width = 16; width < said.length; width++) {
		const lines = wrapped(said, width);
		expect(lines.filter((line) => /^[✓·]/.test(line) || widthOf(line) > width)).toEqual([]);
		expect(lines.join(' ')).toBe(said);
	}
});

test('what stands between two dots is whole where a line has room for it', () => {
	const said = 'may read orders ✓ · may use group billing ✓ · as asked';
	expect(wrapped(said, 32)).toEqual(['may read orders ✓ ·', 'may use group billing ✓ ·', 'as asked']);
	expect(wrapped(said, 20)).toEqual(['may read orders ✓ ·', 'may use group', 'billing ✓ · as asked']);
});
