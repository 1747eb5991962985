import {Problem} from '../errors.js';

/** The largest `.env` file that is edited, in bytes. */
export const largestEnvFile = 1024 * 1024;

const mark = '\uFEFF';

/** The text of a `.env` file without its byte order mark. Throws a Problem unless it is UTF-8 text of at most 1 MiB. */
export function decode(bytes: Buffer): string {
	if (bytes.length > largestEnvFile) throw tooLarge();
	const [first, second] = bytes;
	if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff))
		throw notText('It is UTF-16.');
	if (bytes.includes(0)) throw notText('It is a binary file.');
	try {
		const text = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes);
		return text.startsWith(mark) ? text.slice(1) : text;
	} catch {
		throw notText('It is not valid UTF-8.');
	}
}

/** The bytes of an edited text, with the byte order mark that the file had before. */
export function encode(text: string, before: Buffer | undefined): Buffer {
	const marked = before?.subarray(0, 3).equals(Buffer.from(mark)) ?? false;
	return Buffer.from((marked ? mark : '') + text);
}

/** The file is larger than `largestEnvFile`. */
export function tooLarge(): Problem {
	return notText('It is larger than 1 MiB.');
}

function notText(why: string): Problem {
	return new Problem({what: 'The file cannot be edited.', why, next: 'Choose another file.'});
}
