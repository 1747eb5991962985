import {cleanup, render} from 'ink-testing-library';
import {afterEach, expect, vi} from 'vitest';
import {App} from '../../source/screens/app.js';
import type {Size} from '../../source/screens/ui/frame.js';
import {LookContext} from '../../source/screens/ui/look-context.js';
import type {FakeRun} from './fake-session.js';
import {bytesOf, type Key} from './keys.js';

/** The wizard of a run on a terminal of this size, without colour and motion. */
export async function screenOf(run: FakeRun, {columns = 80, rows = 24, unicode = true} = {}) {
	const wizard = (size: Size) => (
		<LookContext value={{unicode, colour: false, motion: false}}>
			<App session={run.session} size={size} />
		</LookContext>
	);
	const {stdin, stdout, lastFrame, rerender} = render(wizard({columns, rows}));
	const resize = (size: Size) => {
		// Wider than the screen, so that what would not fit is seen.
		Object.defineProperty(stdout, 'columns', {value: size.columns + 80, configurable: true});
		stdout.emit('resize');
		rerender(wizard(size));
	};
	resize({columns, rows});
	await vi.waitFor(() => expect(stdin.listenerCount('readable')).toBeGreaterThan(0), {
		interval: 1,
		timeout: 5000,
	});
	const frame = () => lastFrame()?.trimEnd() ?? '';
	return {
		frame,
		resize,
		/** The frame once it shows this. */
		shows: (text: string | RegExp) =>
			vi.waitFor(
				() => {
					expect(frame()).toMatch(text);
					return frame();
				},
				{interval: 5, timeout: 5000},
			),
		/** Keys by name, and text, one after the other. */
		press: (...keys: readonly (Key | {readonly text: string})[]) => {
			for (const key of keys) stdin.write(typeof key === 'object' ? key.text : (bytesOf([key])[0] ?? ''));
		},
	};
}

/** Ends every screen of the file's tests. */
export function closingScreens(): void {
	afterEach(cleanup);
}
