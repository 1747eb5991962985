import * as z from 'zod';
import type {Explained, FieldMessage} from '../../network/http.js';

const text = z.string().nullish();

const entry = z.object({
	code: text,
	title: text,
	detail: text,
	resolution: text,
	source: z.object({pointer: text}).nullish(),
});

const body = z.object({
	errors: z.array(entry).nullish(),
	message: text,
	error_code: z.union([z.string(), z.number()]).nullish(),
	error: z.object({code: text, message: text, suggestion: text}).nullish(),
});

/**
 * Reads what a refusal says. Confluent's services word errors in several shapes; they are tried in the order of
 * Confluent's own command line: `errors[0].detail` with its `resolution`, `message` (with `error_code`), then
 * `error.message`, which is also the envelope of the newest general documentation.
 */
export function explain(raw: unknown): Explained | undefined {
	const parsed = body.safeParse(raw);
	if (!parsed.success) return undefined;
	const {errors, message, error_code, error} = parsed.data;
	const [first] = errors ?? [];
	const told = first?.detail || first?.title;
	if (first && told) {
		const fields = (errors ?? []).flatMap(fieldMessage);
		return explained(joined(told, first.resolution), first.code, fields);
	}
	if (message) return explained(message, error_code?.toString());
	return error?.message ? explained(joined(error.message, error.suggestion), error.code) : undefined;
}

function explained(
	said: string,
	code: string | null | undefined,
	fields: readonly FieldMessage[] = [],
): Explained {
	return {text: said, ...(code && {code}), ...(fields.length > 0 && {fields})};
}

function joined(said: string, more: string | null | undefined): string {
	return more ? `${said} ${more}` : said;
}

/** `source.pointer` is a JSON Pointer into the request's body (Confluent's OpenAPI). */
function fieldMessage({source, detail, title}: z.infer<typeof entry>): FieldMessage[] {
	const message = detail || title;
	if (!source?.pointer || !message) return [];
	const parts = source.pointer.replace(/^#?\//, '').split('/');
	return [{path: parts.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~')), message}];
}
