import type * as z from 'zod';
import type {Exchange} from '../http.js';
import {Refusal} from '../refusal.js';

/** One entry of a 422 body, in the words of Pydantic 2, which the vendor's service is built on. */
type Detail = {type: string; loc: (string | number)[]; msg: string; input?: unknown; ctx?: object};

/** A refusal of the API's other shape, where `detail` is one sentence. The vendor gives no exact texts. */
export function refused(status: number, detail: string): Refusal {
	return new Refusal({status, json: {detail}});
}

/** The JSON body, checked; throws the 422 that names every wrong field and echoes what was sent. */
export function validBody<Schema extends z.ZodType>(schema: Schema, exchange: Exchange): z.output<Schema> {
	return valid(schema, 'body', parsed(exchange));
}

/** The query's parameters, checked as `validBody` does. */
export function validQuery<Schema extends z.ZodType>(schema: Schema, exchange: Exchange): z.output<Schema> {
	return valid(schema, 'query', Object.fromEntries(exchange.query));
}

function valid<Schema extends z.ZodType>(schema: Schema, place: string, given: unknown): z.output<Schema> {
	const result = schema.safeParse(given, {reportInput: true});
	if (result.success) return result.data;
	throw invalid(result.error.issues.map((issue) => detailOf(issue, place, given)));
}

function parsed({body, headers}: Exchange): unknown {
	if (body === '') throw invalid([{type: 'missing', loc: ['body'], msg: 'Field required', input: null}]);
	// A body of another content type reaches the model as plain text.
	if (!/^application\/(?:[\w.-]+\+)?json\b/i.test(headers['content-type'] ?? '')) return body;
	try {
		return JSON.parse(body);
	} catch {
		const ctx = {error: 'Expecting value'};
		throw invalid([{type: 'json_invalid', loc: ['body', 0], msg: 'JSON decode error', input: {}, ctx}]);
	}
}

function invalid(detail: Detail[]): Refusal {
	return new Refusal({status: 422, json: {detail}});
}

function detailOf(issue: z.core.$ZodIssue, place: string, given: unknown): Detail {
	const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
	const input = at(given, path);
	const {type, msg, ctx} = worded(issue, input);
	const echoed = type === 'missing' ? at(given, path.slice(0, -1)) : input;
	return {type, loc: [place, ...path], msg, input: echoed, ...(ctx && {ctx})};
}

function at(value: unknown, path: readonly (string | number)[]): unknown {
	return path.reduce<unknown>(
		(inner, part) => (inner as Record<string | number, unknown> | null)?.[part],
		value,
	);
}

function worded(issue: z.core.$ZodIssue, input: unknown): {type: string; msg: string; ctx?: object} {
	if (issue.code === 'invalid_type')
		return input === undefined ? {type: 'missing', msg: 'Field required'} : wrongType(issue.expected);
	if (issue.code === 'too_small') return tooSmall(issue.origin, Number(issue.minimum), input);
	if (issue.code === 'too_big') return tooBig(issue.origin, Number(issue.maximum));
	if (issue.code === 'invalid_value') {
		if (input === undefined) return {type: 'missing', msg: 'Field required'};
		const expected = alternatives(issue.values.map((value) => `'${String(value)}'`));
		return {type: 'enum', msg: `Input should be ${expected}`, ctx: {expected}};
	}
	if (issue.code === 'invalid_format') {
		const pattern = String(issue.pattern).slice(1, -1);
		return {type: 'string_pattern_mismatch', msg: `String should match pattern '${pattern}'`, ctx: {pattern}};
	}
	return {type: 'value_error', msg: `Value error, ${issue.message}`, ctx: {error: {}}};
}

const wrongTypes: Record<string, {type: string; msg: string}> = {
	string: {type: 'string_type', msg: 'Input should be a valid string'},
	array: {type: 'list_type', msg: 'Input should be a valid list'},
	boolean: {type: 'bool_type', msg: 'Input should be a valid boolean'},
	number: {
		type: 'int_parsing',
		msg: 'Input should be a valid integer, unable to parse string as an integer',
	},
};

function wrongType(expected: string) {
	return (
		wrongTypes[expected === 'int' ? 'number' : expected] ?? {
			type: 'model_attributes_type',
			msg: 'Input should be a valid dictionary or object to extract fields from',
		}
	);
}

function tooSmall(origin: string, least: number, input: unknown) {
	if (origin === 'string')
		return {
			type: 'string_too_short',
			msg: `String should have at least ${counted(least, 'character')}`,
			ctx: {min_length: least},
		};
	if (origin === 'array') {
		const actual = Array.isArray(input) ? input.length : 0;
		return {
			type: 'too_short',
			msg: `List should have at least ${counted(least, 'item')} after validation, not ${actual}`,
			ctx: {field_type: 'List', min_length: least, actual_length: actual},
		};
	}
	return {
		type: 'greater_than_equal',
		msg: `Input should be greater than or equal to ${least}`,
		ctx: {ge: least},
	};
}

function tooBig(origin: string, most: number) {
	if (origin === 'string')
		return {
			type: 'string_too_long',
			msg: `String should have at most ${counted(most, 'character')}`,
			ctx: {max_length: most},
		};
	return {type: 'less_than_equal', msg: `Input should be less than or equal to ${most}`, ctx: {le: most}};
}

function counted(count: number, word: string): string {
	return `${count} ${word}${count === 1 ? '' : 's'}`;
}

function alternatives(words: readonly string[]): string {
	return words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
