import * as z from 'zod';
import {cut} from '../confluent/paging.js';
import type {Exchange} from '../http.js';
import {ArmError} from './arm-error.js';
import type {Management} from './directory.js';

const sizeSchema = z.coerce.number().int().min(1).max(1000);

/** A list as the Confluent provider pages it: `pageSize` (the vendor names no default; here 10) and `pageToken`. */
export function providerList<T>(
	{modes, urls}: Management,
	exchange: Exchange,
	items: readonly T[],
	view: (item: T) => unknown,
) {
	const size = sizeSchema.safeParse(exchange.query.get('pageSize') ?? 10);
	if (!size.success) {
		throw new ArmError(400, 'InvalidRequestContent', "The 'pageSize' parameter is not valid.");
	}
	const {part, next} = cut(items, size.data, exchange.query.get('pageToken') ?? undefined);
	const value = part.map(view);
	if (next === undefined) return {value, nextLink: null};
	// The vendor's published samples show this form, which is no absolute address.
	if (modes.has('azure-relative-nextlink')) {
		return {value, nextLink: `nextLink?pageToken=${next}&pageSize=${size.data}`};
	}
	return {value, nextLink: nextAddress(urls.management, exchange, 'pageToken', next)};
}

/** A list of Azure's own. Its pages are large at the vendor; here two entries, so that paging is met. */
export function armList<T>(
	{urls}: Management,
	exchange: Exchange,
	items: readonly T[],
	view: (item: T) => unknown,
) {
	const {part, next} = cut(items, 2, exchange.query.get('$skiptoken') ?? undefined);
	const value = part.map(view);
	return next === undefined
		? {value}
		: {value, nextLink: nextAddress(urls.management, exchange, '$skiptoken', next)};
}

function nextAddress(base: string, exchange: Exchange, parameter: string, token: string): string {
	const address = new URL(exchange.path, base);
	for (const [name, value] of exchange.query) address.searchParams.set(name, value);
	address.searchParams.set(parameter, token);
	return address.href;
}
