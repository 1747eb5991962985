import {Talk} from '../../lines/talk.js';
import type {Talked} from '../../lines/talked.js';
import {type Hosting, host} from './hosting.js';
import {echoesItself, hasUnicode} from './terminal.js';

/** Asks and tells line by line until the session is left; `opening` is said first. Returns the exit code. */
export function showLines(hosting: Hosting, talked: Talked, opening: readonly string[]): Promise<number> {
	const {world, terminal} = hosting;
	const {stdin} = world;
	return host(hosting, () => {
		const screenless = {
			write: (text: string) => void terminal.write(text),
			unicode: hasUnicode(world),
			echoesItself: echoesItself(world),
		};
		const talk = new Talk(talked, screenless, opening);
		const read = (chunk: string) => talk.read(chunk);
		// Raw, so that nothing is echoed before it is known whether a secret is asked for.
		stdin.setRawMode(true);
		stdin.setEncoding('utf8');
		stdin.on('data', read);
		// A question that was asked before left it paused: nothing would be read, and the program would end.
		stdin.resume();
		const {promise, resolve} = Promise.withResolvers<void>();
		const close = () => {
			stdin.off('data', read);
			talk.close();
			stdin.setRawMode(false);
			stdin.pause();
			resolve();
		};
		return {close, closed: promise};
	});
}
