import stringWidth from 'string-width';
import {describe, expect, test} from 'vitest';
import {wizardStaged} from '../../source/screens/app.js';
import {smallest} from '../../source/screens/ui/frame.js';
import {closingScreens} from '../support/drawn.js';
import {screenOf} from '../support/fake-screen.js';
import type {FakeRun} from '../support/fake-session.js';
import {everyScreen} from './support/every-screen.js';

closingScreens();

const usual = {columns: 80, rows: 24};
const sizes = [
	{columns: 40, rows: 10},
	{columns: 60, rows: 16},
	usual,
	{columns: 120, rows: 40},
	{columns: 200, rows: 60},
];

/** The first key of the screen and what it does. */
function firstKey({session}: FakeRun): string {
	const {scene} = wizardStaged(session, {unicode: true, colour: false, motion: false});
	const [first] = scene.controls;
	return first ? `${first.keys} ${first.label}` : 'a key';
}

const squeezed = (text: string) => text.replace(/\s+/g, ' ');

describe.each(Object.entries(everyScreen))('%s', (_, prepare) => {
	test('fits every size, and is the same again after all of them', async () => {
		const run = await prepare();
		const screen = await screenOf(run, usual);
		const [first, state] = [screen.frame(), run.state];
		const hasMark = /^ +❯ /m.test(first);
		for (const size of [...sizes, {columns: 20, rows: 5}, usual]) {
			screen.resize(size);
			const frame = screen.frame();
			const lines = frame.split('\n');
			const at = `${size.columns}x${size.rows}\n${frame}\n`;
			expect(lines.length, at).toBeLessThan(size.rows);
			expect(Math.max(...lines.map((line) => stringWidth(line))), at).toBeLessThanOrEqual(size.columns);
			if (size.columns < smallest.columns) continue;
			expect(lines[0], at).toMatch(/^ kafkey( {2}|$)/);
			expect(lines[1], at).toMatch(/[✓●○]/);
			expect(squeezed(frame), at).toContain(firstKey(run));
			if (hasMark) expect(frame, at).toMatch(/^ +❯ /m);
		}
		expect(screen.frame()).toBe(first);
		expect(run.state).toBe(state);
	});
});
