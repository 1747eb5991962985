import * as z from 'zod';
import {pending} from '../judge.js';
import {isConfluentHost} from './kafka-rest.js';

/** Confluent's page about API keys. */
export const docs =
	'https://docs.confluent.io/cloud/current/security/authenticate/workload-identities/service-accounts/api-keys/manage-api-keys.html';

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

const topicCharacters = 'A topic name holds letters, digits, “.”, “_” and “-” only.';
const starAtTheEnd = 'The * stands only at the very end: orders.*';

/** A topic's name, or a prefix that ends in `*`; `*` alone is every topic. */
export const topic = z
	.string()
	.min(1, 'Type a topic, a prefix that ends in *, or * for every topic.')
	.max(250, 'A topic name has at most 249 characters.')
	.refine((text) => !/[^\w.*-]/.test(text), topicCharacters)
	.refine((text) => !text.slice(0, -1).includes('*'), starAtTheEnd)
	.refine((text) => text !== '.' && text !== '..', pending('“.” and “..” alone are no topic names.'));

/** A consumer group's id, or a prefix. Narrower than Kafka's own rule, so that it fits into a resource name. */
export const group = z
	.string()
	.min(1, 'Type a group, a prefix that ends in *, or * for every group.')
	.max(250, 'kafkey keeps a group id to 249 characters.')
	.refine((text) => !/[^\w.*-]/.test(text), 'kafkey takes letters, digits, “.”, “_” and “-” in a group id.')
	.refine((text) => !text.slice(0, -1).includes('*'), 'The * stands only at the very end: billing-*');

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
