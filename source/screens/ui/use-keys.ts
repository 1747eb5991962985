import {useInput, usePaste} from 'ink';
import {type Key, keysOf, pasteOf} from '../../wizard/editing/keys.js';

/**
 * The one reader of the keyboard. Keys that arrived together are handed over one by one, each before the next,
 * so `handle` must act on the present state and not on the one of the last frame. Ctrl-C is a key like any other.
 */
export function useKeys(handle: (key: Key) => void): void {
	useInput((input, inkKey) => {
		for (const key of keysOf(input, inkKey)) handle(key);
	});
	usePaste((text) => handle(pasteOf(text)));
}
