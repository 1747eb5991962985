import {EventEmitter} from 'node:events';
import xterm from '@xterm/headless';
import {Box, render} from 'ink';
import type {ReactNode} from 'react';
import {expect, test, vi} from 'vitest';
import {LineInput} from '../../../source/screens/ui/line-input.js';
import {lineOf} from '../../../source/wizard/editing/line-edit.js';

const size = {columns: 40, rows: 10};

/** The view in a terminal emulator: where the cursor stands is known there only. */
function emulated(view: ReactNode) {
	const terminal = new xterm.Terminal({
		cols: size.columns,
		rows: size.rows,
		allowProposedApi: true,
		convertEol: true,
	});
	const write = (text: string) => {
		terminal.write(text);
		return true;
	};
	const stdout = Object.assign(new EventEmitter(), {...size, isTTY: true, write});
	const app = render(view, {
		stdout: stdout as unknown as NodeJS.WriteStream,
		interactive: true,
		patchConsole: false,
		exitOnCtrlC: false,
	});
	const cursor = () => [terminal.buffer.active.cursorX, terminal.buffer.active.cursorY];
	return {app, cursor};
}

function at(cursor: number, mask = false): ReactNode {
	return (
		<Box flexDirection="column" paddingX={1} paddingTop={2}>
			<LineInput edit={{text: 'a在庫b', cursor}} width={30} mask={mask} focused />
			<LineInput edit={lineOf('another')} width={30} />
		</Box>
	);
}

test('the terminal’s own cursor stands on the character that is edited', async () => {
	const {app, cursor} = emulated(at(4));
	await vi.waitFor(() => expect(cursor()).toEqual([7, 2]));
	app.rerender(at(1));
	await vi.waitFor(() => expect(cursor()).toEqual([2, 2]));
	app.rerender(at(2));
	await vi.waitFor(() => expect(cursor()).toEqual([4, 2]));
	app.rerender(at(4, true));
	await vi.waitFor(() => expect(cursor()).toEqual([9, 2]));
	app.unmount();
});
