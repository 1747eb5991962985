import {isIPv4} from 'node:net';
import * as z from 'zod';
import {pending} from '../judge.js';

const noControl = (text: string) => !/\p{C}/u.test(text);

/** 1 to 100 characters (vendor page on project keys). */
export const keyName = z
	.string()
	.trim()
	.min(1, 'A project key needs a name.')
	.max(100, 'A name has at most 100 characters.')
	.refine(noControl, 'A name cannot hold control or invisible characters.');

/** Streamkap states no limit. */
export const description = z
	.string()
	.trim()
	.max(255, 'kafkey keeps descriptions to 255 characters.')
	.refine(noControl, 'A description cannot hold control or invisible characters.');

const oneWord = (text: string) => !/[\s,\p{C}]/u.test(text);

/** An id or name that Streamkap gives no form for: one word, because lists are separated by commas. */
export function word(what: string) {
	return z
		.string()
		.trim()
		.min(1, `Type ${what}.`)
		.max(255, 'kafkey takes at most 255 characters here.')
		.refine(oneWord, 'It holds no spaces and no commas.');
}

/** As `word`, and empty when it is left to Streamkap. */
export const optionalId = z
	.string()
	.trim()
	.max(255, 'kafkey takes at most 255 characters here.')
	.refine(oneWord, 'An id holds no spaces and no commas.');

/** The narrower of what the vendor's guide and its Terraform provider accept. */
export const username = z
	.string()
	.max(24, 'A user name has at most 24 characters.')
	.refine((text) => !/[^a-z0-9-]/.test(text), 'A user name holds small letters, digits and dashes only.')
	.refine((text) => !text.startsWith('-'), 'A user name begins with a small letter or a digit.')
	.refine((text) => text.length >= 3, pending('A user name has 3 to 24 characters.'))
	.refine((text) => !text.endsWith('-'), pending('A user name ends with a small letter or a digit.'));

/** 12 to 128 characters (Streamkap's Terraform provider). */
export const password = z
	.string()
	.min(12, 'A password has 12 to 128 characters.')
	.max(128, 'A password has at most 128 characters.')
	.refine(noControl, 'A password cannot hold control or invisible characters.');

const octet = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
/** What the beginning of an address or range can look like. */
const begun = new RegExp(
	`^(?:(?:${octet}\\.){0,3}${octet}?|(?:${octet}\\.){3}${octet}/(?:[1-2]?\\d|3[0-2])?)$`,
);

/** Comma-separated IPv4 addresses and CIDR ranges, at most 1000 characters; empty for no restriction. */
export const allowedIps = z
	.string()
	.transform((text) => split(text).join(','))
	.refine((text) => text.length <= 1000, 'The list has at most 1000 characters.')
	.refine(
		(text) =>
			split(text).every(
				(part, index, all) => begun.test(part) && (index === all.length - 1 || isRange(part)),
			),
		'Only IPv4 addresses and ranges, separated by commas: 203.0.113.0/24,198.51.100.7',
	)
	.refine(
		(text) => text === '' || split(text).every(isRange),
		pending('An address has four numbers, a range also a length: 203.0.113.0/24'),
	);

function split(text: string): string[] {
	return text.split(',').map((part) => part.trim());
}

function isRange(text: string): boolean {
	const [address = '', length] = text.split('/');
	return isIPv4(address) && length !== '' && begun.test(text);
}

/** The name of a topic or consumer group, or what it begins with. */
export const resourceName = z
	.string()
	.min(1, 'Type a name.')
	.max(249, 'A name has at most 249 characters.')
	.refine((text) => !/[\s\p{C}]/u.test(text), 'A name holds no spaces and no control characters.')
	.refine(
		(text) => !/.\*$/.test(text),
		'Leave out the *: choose “begins with” and type the beginning only, such as public.',
	);
