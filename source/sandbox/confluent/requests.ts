import * as z from 'zod';
import type {Exchange} from '../http.js';
import {ApiError} from './api-error.js';

const reference = z.object({id: z.string().min(1), environment: z.string().optional()});

/** Everything but the owner may be left out; without a resource it is a Cloud key. */
export const createKeySchema = z.object({
	spec: z.object({
		display_name: z.string().optional(),
		description: z.string().optional(),
		owner: reference,
		resource: reference.nullish(),
	}),
});

export const updateKeySchema = z.object({
	spec: z.object({display_name: z.string().optional(), description: z.string().optional()}),
});

/** Lengths as Confluent's own clients limit them. */
const accountDescription = z.string().max(128);

export const createAccountSchema = z.object({
	display_name: z.string().min(1).max(64),
	description: accountDescription.optional(),
});

export const updateAccountSchema = z.object({description: accountDescription.optional()});

export const createBindingSchema = z.object({
	principal: z.string().min(1),
	role_name: z.string().min(1),
	crn_pattern: z.string().min(1),
});

/** The body read by its schema: 400 when it is no JSON, else 422 that points at the first wrong member. */
export function readBody<T>(schema: z.ZodType<T>, exchange: Exchange): T {
	const parsed = schema.safeParse(readJson(exchange));
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues;
	const pointer = `/${(issue?.path ?? []).join('/')}`;
	throw new ApiError(422, 'invalid_configuration', `${pointer}: ${issue?.message}`, {source: {pointer}});
}

/** The body as JSON, or a 400. */
export function readJson(exchange: Exchange): unknown {
	try {
		return JSON.parse(exchange.body);
	} catch {
		throw new ApiError(400, 'invalid_request_body', 'The request body is not valid JSON');
	}
}
