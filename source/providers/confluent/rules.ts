import * as z from 'zod';
import {pending} from '../judge.js';

/** An id such as `lkc-4n7xz1`. What follows the prefix is opaque (Confluent's OpenAPI). */
export function idOf(what: string, ...prefixes: readonly [string, ...string[]]) {
	const begins = `${what} begins with ${prefixes.join(' or ')}`;
	return z
		.string()
		.max(255, `${what} has at most 255 characters.`)
		.refine((text) => !/[^\w.-]/.test(text), `${what} holds letters, digits, “-”, “.” and “_” only.`)
		.refine(
			(text) => prefixes.some((prefix) => text.startsWith(prefix) || prefix.startsWith(text)),
			`${begins}.`,
		)
		.refine(
			(text) => prefixes.some((prefix) => text.startsWith(prefix) && text.length > prefix.length),
			pending(`${begins}, as in ${prefixes[0]}4n7xz1.`),
		);
}

/** Text without control characters, of at most `most` characters; whether it may be empty is the caller's. */
function line(what: string, most: number) {
	return z
		.string()
		.trim()
		.max(most, `kafkey keeps ${what} to ${most} characters.`)
		.refine((text) => !/\p{C}/u.test(text), 'It cannot hold control or invisible characters.');
}

/** Confluent's own clients limit a service account's name to 64 and its description to 128 characters. */
export const name = line('a name', 64).min(1, 'It needs a name.');
export const description = line('a description', 128);

/** Comma-separated `host:port`, or nothing. */
export const bootstrapServers = z
	.string()
	.trim()
	.refine((text) => !text.includes('/'), 'Only host:port: no SASL_SSL:// and no path.')
	.refine((text) => !/[^\w.:,[\]-]/.test(text), 'Host names and ports only, without spaces.')
	.refine(
		(text) => text === '' || text.split(',').every((one) => /^(\[[\da-f:]+\]|[\w.-]+):\d{1,5}$/i.test(one)),
		pending('Each is a host and a port, as in pkc-8z1rk.eu-central-1.aws.confluent.cloud:9092.'),
	);

/** An https address of Confluent's, or one on this machine, or nothing. */
export const endpoint = z
	.string()
	.trim()
	.refine((text) => !/[\s?#@]/.test(text), 'Only the address: no spaces, no sign-in, no “?”.')
	.refine(
		(text) => ['https://', 'http://127.', 'http://localhost'].some((start) => begins(text, start)),
		'It begins with https://',
	)
	.refine(
		(text) =>
			text === '' ||
			isConfluentHost(text) ||
			/^http:\/\/(127\.\d+\.\d+\.\d+|localhost)(:\d+)?\/?$/.test(text),
		pending('An address of confluent.cloud, as in https://pkc-8z1rk.eu-central-1.aws.confluent.cloud:443.'),
	);

function begins(text: string, start: string): boolean {
	return text.startsWith(start) || start.startsWith(text);
}

/** `https://….confluent.cloud`, with any port. */
export function isConfluentHost(address: string): boolean {
	if (!URL.canParse(address)) return false;
	const {protocol, hostname, username, password} = new URL(address);
	return protocol === 'https:' && hostname.endsWith('.confluent.cloud') && username === '' && password === '';
}
