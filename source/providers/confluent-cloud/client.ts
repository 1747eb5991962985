import type * as z from 'zod';
import {type Authorization, anything, type Http, isStatus} from '../../network/http.js';
import {nextPath, pages} from '../../network/paging.js';
import type {Secret} from '../../secret.js';
import {listOf} from './answers.js';

/** Most entries of a page (Confluent's OpenAPI). */
const pageSize = 100;

export type Query = Readonly<Record<string, string | number | undefined>>;

/** Calls to the control plane, signed in with a Cloud key over HTTP Basic, and its way of paging. */
export class Client {
	readonly #http: Http;
	readonly #authorization: Authorization;

	constructor(http: Http, key: string, secret: Secret) {
		this.#http = http;
		this.#authorization = {basic: {user: key, password: secret}};
	}

	async read<T>(
		path: string,
		schema: z.ZodType<T>,
		purpose: string,
		signal: AbortSignal,
		query: Query = {},
	): Promise<T> {
		const authorization = this.#authorization;
		return (await this.#http.read({method: 'GET', path, query, schema, purpose, authorization, signal}))
			.value;
	}

	async create<T>(
		path: string,
		schema: z.ZodType<T>,
		purpose: string,
		signal: AbortSignal,
		json: unknown,
	): Promise<T> {
		const authorization = this.#authorization;
		return (await this.#http.send({method: 'POST', path, json, schema, purpose, authorization, signal}))
			.value;
	}

	async change(path: string, purpose: string, signal: AbortSignal, json: unknown): Promise<void> {
		const authorization = this.#authorization;
		const schema = anything;
		await this.#http.send({method: 'PATCH', path, json, schema, purpose, authorization, signal});
	}

	/** What is answered is ignored: 204, or 200 with the object. */
	async remove(path: string, purpose: string, signal: AbortSignal): Promise<void> {
		const authorization = this.#authorization;
		await this.#http.send({method: 'DELETE', path, schema: anything, purpose, authorization, signal});
	}

	/** Pages of a list. Only the token is taken from `metadata.next`, and only from this same host. */
	async *list<Item>(
		path: string,
		item: z.ZodType<Item>,
		purpose: string,
		signal: AbortSignal,
		query: Query = {},
	): AsyncGenerator<Item[], void, undefined> {
		const schema = listOf(item);
		const get = (token: string | undefined) =>
			this.read(path, schema, purpose, signal, {...query, page_size: pageSize, page_token: token});
		for await (const page of pages(get, ({metadata}) => this.#token(metadata?.next))) yield page.data;
	}

	#token(next: string | null | undefined): string | undefined {
		if (!next) return undefined;
		const at = nextPath(this.#http.baseUrl, next);
		return new URL(at, this.#http.baseUrl).searchParams.get('page_token') ?? undefined;
	}
}

/** A handler that lets an answer of this status pass as nothing. */
export function unless(status: number) {
	return (error: unknown): undefined => {
		if (!isStatus(error, status)) throw error;
	};
}
