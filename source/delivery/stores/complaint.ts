import {stripVTControlCharacters} from 'node:util';
import {safeText} from '../../network/safe-text.js';
import type {Secret} from '../../secret.js';

/** Characters of a secret that may not stand together in what is shown. */
const piece = 6;
/** Characters of a complaint that are shown. */
const longest = 240;

/** What may be anything in another spelling, such as base64 in base64: long, with no blank or dot, and not all letters. */
const opaque = /(?=[\w+/=%-]{0,31}[\d+/=%])[\w+/=%-]{16,}|[\w+/=%-]{40,}/g;

/**
 * What a command complained of, in one line fit to be shown: lines that repeat a piece of a secret, as it is or in
 * base64, are left out, and long words that could be one in another spelling.
 */
export function complaintOf(text: string, secrets: readonly Secret[]): string {
	const pieces = secrets.flatMap((secret) => piecesOf(secret));
	const lines = stripVTControlCharacters(text)
		.split(/[\r\n]+/)
		.filter((line) => !pieces.some((part) => line.includes(part)))
		.map((line) => line.replaceAll(opaque, '…').trim())
		.filter((line) => !/^…?$/.test(line));
	return safeText(lines.join(' '), longest);
}

function piecesOf(secret: Secret): string[] {
	const plain = secret.reveal();
	return [plain, Buffer.from(plain).toString('base64')].flatMap((text) => {
		const last = Math.max(0, text.length - piece);
		return Array.from({length: last + 1}, (_, at) => text.slice(at, at + piece)).filter(
			(part) => part !== '',
		);
	});
}
