import * as z from 'zod';
import type {Refusal} from '../refusal.js';

const text = (name: string) => z.string(`${name} is required`).min(1, `${name} is required`);

/** A literal topic name, a prefix with one `*` at its very end, or `*` (the vendor's page on credentials). */
const topicPattern = /^(?:\*|[\w.-]{1,249}|[\w.-]{1,248}\*)$/;

/** The body of `POST /v2/kafka/credential`; every field is required. The vendor names no limits for the name. */
export const createCredential = z.object(
	{
		credential_name: text('credential_name'),
		cluster_id: text('cluster_id'),
		topic: text('topic').regex(topicPattern, 'topic is malformed'),
		permissions: z.enum(['ALL', 'PRODUCE', 'CONSUME'], 'permissions must be ALL, PRODUCE or CONSUME'),
	},
	'request body must be a JSON object',
);

/** The body of `POST /produce/:topic` of the REST API. */
export const produce = z.object({value: z.string('value must be a string')}, 'body must be a JSON object');

/** The JSON body, checked; `refuse` makes the refusal from the sentence that says what is wrong. */
export function parse<Schema extends z.ZodType>(
	schema: Schema,
	body: string,
	refuse: (why: string) => Refusal,
): z.output<Schema> {
	let json: unknown;
	try {
		json = JSON.parse(body);
	} catch {
		throw refuse('request body is not valid JSON');
	}
	const result = schema.safeParse(json);
	if (!result.success) throw refuse(result.error.issues[0]?.message ?? 'invalid request');
	return result.data;
}
