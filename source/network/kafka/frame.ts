import {Reader} from './library.js';

/**
 * Reads a frame from its start. The library's reader believes a negative length and goes back by it, so that a list of
 * such texts is read for as long as the list claims to be: this one throws.
 */
export function readerOf(frame: Buffer): Reader {
	let at = 0;
	return Object.defineProperty(Reader.from(frame), 'position', {
		get: () => at,
		set: (next: number) => {
			if (next < at) throw new RangeError('A length is negative.');
			at = next;
		},
	});
}
