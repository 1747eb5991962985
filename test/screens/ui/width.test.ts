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
