import type * as z from 'zod';
import {anything} from './call.js';
import {safeText} from './safe-text.js';

/** What of an answer is needed to read it. */
type Body = {readonly headers: Readonly<Record<string, string>>; readonly body: Buffer};

/** The value of a 2xx answer, or a sentence that says why it has none. The sentence never quotes the body. */
export function readValue<T>(answer: Body, schema: z.ZodType<T>): {value: T} | {unusable: string} {
	if (schema === anything) {
		// A whole page is no yes of an API: the gateway that sent it may never have passed the call on.
		const isPage = isWebPage(answer) && answer.body.toString('utf8', 0, 200).trimStart().startsWith('<');
		return isPage ? {unusable: wrongType(answer)} : {value: schema.parse(undefined)};
	}
	const encoding = answer.headers['content-encoding'];
	if (encoding !== undefined && encoding !== 'identity')
		return {unusable: 'The answer is compressed, although kafkey asked for it plain.'};
	if (answer.body.length > 0 && !isJson(answer)) return {unusable: wrongType(answer)};
	const json = parseJson(answer.body);
	if (json === undefined)
		return {unusable: answer.body.length === 0 ? 'The answer is empty.' : 'The answer is not valid JSON.'};
	return matched(json.value, schema);
}

/** The JSON of an error body, undefined for anything else. */
export function readErrorBody(answer: Body): unknown {
	return isJson(answer) ? parseJson(answer.body)?.value : undefined;
}

/** Whether the answer is a web page, which APIs do not send but proxies and gateways do. */
export function isWebPage(answer: Body): boolean {
	return /^(text\/html|application\/xhtml\+xml)$/.test(mediaType(answer));
}

function matched<T>(json: unknown, schema: z.ZodType<T>): {value: T} | {unusable: string} {
	try {
		const result = schema.safeParse(json);
		if (result.success) return {value: result.data};
		const where = result.error.issues[0]?.path.map(String).join('.') || 'its top level';
		return {unusable: `The answer is not of the form that kafkey knows, at ${safeText(where)}.`};
	} catch {
		return {unusable: 'The answer is not of the form that kafkey knows.'};
	}
}

function wrongType(answer: Body): string {
	if (isWebPage(answer)) return 'The answer is a web page; it looks like that of a proxy or gateway.';
	const type = mediaType(answer);
	return `The answer is ${type === '' ? 'of no stated type' : safeText(type)} where JSON was expected.`;
}

function isJson(answer: Body): boolean {
	return /^(application|text)\/([\w.-]+\+)?json$/.test(mediaType(answer));
}

function mediaType(answer: Body): string {
	return (answer.headers['content-type'] ?? '').split(';', 1).join().trim().toLowerCase();
}

/** JSON.parse without its message, which quotes the text. Undefined when it is not JSON in UTF-8. */
function parseJson(bytes: Buffer): {value: unknown} | undefined {
	try {
		return {value: JSON.parse(new TextDecoder('utf-8', {fatal: true}).decode(bytes))};
	} catch {
		return undefined;
	}
}
