import {cleanup, render} from 'ink-testing-library';
import type {ReactNode} from 'react';
import {afterEach, expect, vi} from 'vitest';
import type {Size} from '../../source/screens/ui/frame.js';
import {LookContext} from '../../source/screens/ui/look-context.js';
import {bytesOf, type Key} from './keys.js';

/** Screens on a terminal of this size, without colour and motion. */
export async function drawn(
	screens: (size: Size) => ReactNode,
	{columns = 80, rows = 24, unicode = true}: Partial<Size> & {readonly unicode?: boolean} = {},
) {
	const all = (size: Size) => (
		<LookContext value={{unicode, colour: false, motion: false}}>{screens(size)}</LookContext>
	);
	const {stdin, stdout, lastFrame, rerender} = render(all({columns, rows}));
	const resize = (size: Size) => {
		// Wider than the screen, so that what would not fit is seen.
		Object.defineProperty(stdout, 'columns', {value: size.columns + 80, configurable: true});
		stdout.emit('resize');
		rerender(all(size));
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
