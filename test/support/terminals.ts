import {afterEach} from 'vitest';
import {openTerminal, type Terminal, type TerminalOptions} from './terminal.js';

/** Gives an `openTerminal` whose terminals are closed after each test. Call it in a test file or a `describe`. */
export function terminals(): (options: TerminalOptions) => Terminal {
	const open: Terminal[] = [];
	afterEach(async () => {
		await Promise.all(open.splice(0).map((terminal) => terminal.close()));
	});
	return (options) => {
		const terminal = openTerminal(options);
		open.push(terminal);
		return terminal;
	};
}
