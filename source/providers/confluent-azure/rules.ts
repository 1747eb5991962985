import * as z from 'zod';
import {pending} from '../judge.js';

/** Microsoft's page about making a key. */
export const docs =
	'https://learn.microsoft.com/rest/api/confluent/organization/create-api-key?view=rest-confluent-2024-07-01';

/** A UUID, such as a subscription (vendor page) or an application has. */
export function uuid(what: string) {
	return z
		.string()
		.trim()
		.refine((text) => !/[^\da-f-]/i.test(text), `${what} is a UUID: digits, a to f, and dashes.`)
		.max(36, `${what} is a UUID of 36 characters.`)
		.refine((text) => z.guid().safeParse(text).success, pending(`${what} is a UUID of 36 characters.`));
}

/** A directory by its UUID or one of its domains, or `organizations` for that of whoever signs in. */
export const tenant = z
	.string()
	.trim()
	.min(1, 'Type the tenant’s id, or one of its domains.')
	.refine(
		(text) => !/[^\w.-]/.test(text),
		'A tenant is a UUID or a domain: letters, digits, dots and dashes.',
	)
	.refine(
		(text) => text === 'organizations' || z.guid().safeParse(text).success || /\w\.\w/.test(text),
		pending('A UUID, a domain such as example.onmicrosoft.com, or organizations.'),
	);

export const accessToken = z
	.string()
	.trim()
	.min(1, 'The token cannot be empty.')
	.refine(
		(text) => !/[^\x21-\x7e]|["']/.test(text),
		'Only the token itself: no “Bearer”, no quotes, no spaces.',
	);

/** `resource-group/organization`; a group's name has 1 to 90 characters (vendor page). */
export const organizationName = z
	.string()
	.trim()
	.refine((text) => !/\p{C}/u.test(text), 'It cannot hold control or invisible characters.')
	.refine((text) => text.split('/').length <= 2, 'Only resource-group/organization, with one “/”.')
	.refine(
		(text) => (text.split('/')[0] ?? '').length <= 90,
		'A resource group’s name has at most 90 characters.',
	)
	.refine((text) => {
		const parts = text.split('/');
		return parts.length === 2 && parts.every((part) => !['', '.', '..'].includes(part));
	}, pending('The resource group, “/” and the organization, as in rg-data/acme-kafka.'));

/** A date, which previews follow with `-preview`. */
export const apiVersion = z
	.string()
	.trim()
	.refine((text) => !/[^\da-z-]/.test(text), 'An API version is a date, perhaps with -preview behind it.')
	.refine(
		(text) => /^\d{4}-\d\d-\d\d(-preview)?$/.test(text),
		pending('A date, as in 2024-07-01 or 2025-08-18-preview.'),
	);
