import {stripVTControlCharacters} from 'node:util';
import {safeText} from '../../network/safe-text.js';
import type {Secret} from '../../secret.js';

/** Characters of a secret that may not stand together in what is shown. */
const piece = 6;
/** Characters of a complaint that are shown. */
const longest = 240;

/**
 * What may be anything in another spelling: long, with no blank or dot, and not all letters, such as base64 in base64; the
 * numbers of bytes, as Go prints them; escapes one after the other.
 */
const opaque = [
	/\b(?:0x)?[\da-f]{1,3}(?:[^\p{L}\p{N}]{1,3}(?:0x)?[\da-f]{1,3}\b){5,}/giu,
	/(?:\\+[ux]?\{?[\da-f]{2,4}\}?){4,}/gi,
	/(?=[\w+/=%-]{0,31}[\d+/=%])[\w+/=%-]{16,}|[\w+/=%-]{40,}/g,
];

/**
 * What a command complained of, in one line fit to be shown: lines that repeat a piece of a secret, as it is or in
 * base64, whatever stands between its characters, are left out, and what could be one in another spelling. Nothing is
 * shown where the lines together hold one.
 */
export function complaintOf(text: string, secrets: readonly Secret[]): string {
	const spellings = secrets.map((secret) => secret.reveal()).flatMap((plain) => [plain, base64(plain)]);
	const pieces = spellings.flatMap(piecesOf);
	const bare = spellings.map(squeezed).flatMap(piecesOf);
	const repeats = (part: string) =>
		pieces.some((each) => part.includes(each)) || bare.some((each) => squeezed(part).includes(each));
	const lines = stripVTControlCharacters(text)
		.split(/[\r\n]+/)
		.filter((line) => !repeats(line));
	if (repeats(lines.join(''))) return '';
	const shown = lines
		.map((line) => opaque.reduce((left, pattern) => left.replaceAll(pattern, '…'), line).trim())
		.filter((line) => !/^…?$/.test(line));
	return safeText(shown.join(' '), longest);
}

/** Ended as a sentence. */
export function sentence(complaint: string): string {
	return /[.!?…]$/.test(complaint) ? complaint : `${complaint}.`;
}

function base64(plain: string): string {
	return Buffer.from(plain).toString('base64');
}

/** Letters and digits alone. */
function squeezed(text: string): string {
	return text.replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function piecesOf(text: string): string[] {
	const last = Math.max(0, text.length - piece);
	return Array.from({length: last + 1}, (_, at) => text.slice(at, at + piece)).filter((part) => part !== '');
}
