import * as z from 'zod';
import type {Exchange} from '../http.js';
import {ApiError} from './api-error.js';

const tokenSchema = z.string().regex(/^\d+:\d+$/);

/** One page of `items` and the opaque token of the next; the size of the first request rules the later ones. */
export function cut<T>(items: readonly T[], size: number, token?: string): {part: T[]; next?: string} {
	const position = token === undefined ? {offset: 0, size} : open(token);
	const end = position.offset + position.size;
	const part = items.slice(position.offset, end);
	if (end >= items.length) return {part};
	return {part, next: Buffer.from(`${end}:${position.size}`).toString('base64url')};
}

function open(token: string): {offset: number; size: number} {
	const plain = tokenSchema.safeParse(Buffer.from(token, 'base64url').toString('utf8'));
	if (!plain.success) throw invalid('page_token');
	const [offset = 0, size = 0] = plain.data.split(':').map(Number);
	return {offset, size};
}

/** A list as Confluent's control plane pages it: 10 entries a page unless told, `next` a full address. */
export function list<T>(
	kind: string,
	items: readonly T[],
	view: (item: T) => unknown,
	request: {readonly exchange: Exchange; readonly base: string; readonly maximum?: number},
) {
	const {exchange, base} = request;
	const size = pageSize(exchange.query.get('page_size'), request.maximum ?? 100);
	const {part, next} = cut(items, size, exchange.query.get('page_token') ?? undefined);
	const address = new URL(exchange.path, base);
	for (const [name, value] of exchange.query) {
		if (name !== 'page_size' && name !== 'page_token') address.searchParams.append(name, value);
	}
	const first = address.href;
	if (next !== undefined) address.searchParams.set('page_token', next);
	const metadata = {first, ...(next === undefined ? {} : {next: address.href}), total_size: items.length};
	return {kind, metadata, data: part.map(view)};
}

function pageSize(asked: string | null, maximum: number): number {
	if (asked === null) return 10;
	const size = z.coerce.number().int().min(1).max(maximum).safeParse(asked);
	if (!size.success) throw invalid('page_size');
	return size.data;
}

function invalid(parameter: string): ApiError {
	return new ApiError(400, 'invalid_filter', `The '${parameter}' parameter is not valid`, {
		source: {parameter},
	});
}
