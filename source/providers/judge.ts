import type * as z from 'zod';
import {Secret} from '../secret.js';

/**
 * What a schema says of a typed value. `final` is false while more typing can still make it right: too short so
 * far, or a rule that marks itself with `pending`.
 */
export type Verdict =
	| {readonly ok: true; readonly value: string}
	| {readonly ok: false; readonly sentence: string; readonly final: boolean};

/** Marks a zod refinement as one that further typing can still satisfy: `refine(test, pending('…'))`. */
export function pending(error: string): {error: string; params: {pending: true}} {
	return {error, params: {pending: true}};
}

/** The schema's verdict; its own message is the sentence. A rule that can no longer be met is named first. */
export function judge(schema: z.ZodType<string>, typed: string): Verdict {
	const parsed = schema.safeParse(typed);
	if (parsed.success) return {ok: true, value: parsed.data};
	const {issues} = parsed.error;
	const final = issues.find((issue) => !isPending(issue));
	const told = final ?? issues[0];
	return {ok: false, sentence: told?.message ?? 'This is not valid.', final: final !== undefined};
}

/** A secret is judged by its own characters and wrapped at the moment it is valid. */
export function judgeSecret(schema: z.ZodType<string>, typed: string): Verdict | {ok: true; secret: Secret} {
	const verdict = judge(schema, typed);
	return verdict.ok ? {ok: true, secret: new Secret(verdict.value)} : verdict;
}

function isPending(issue: z.core.$ZodIssue): boolean {
	if (issue.code === 'too_small') return true;
	return issue.code === 'custom' && issue.params?.['pending'] === true;
}
