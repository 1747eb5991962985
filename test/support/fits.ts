import stringWidth from 'string-width';
import {expect} from 'vitest';
import type {Size} from '../../source/screens/ui/frame.js';

/** The frame is no larger than its terminal, whose last row stays free. */
export function expectFits(frame: string, {columns, rows}: Size): void {
	const lines = frame.split('\n');
	expect(lines.length).toBeLessThan(rows);
	expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(columns);
}
