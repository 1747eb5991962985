import type * as z from 'zod';
import {tell} from '../../errors.js';
import {type Authorization, anything, type Http, HttpProblem, isStatus} from '../../network/http.js';
import {nextPath, pages} from '../../network/paging.js';
import type {Secret} from '../../secret.js';
import {armList} from './answers.js';
import type {Tokens} from './tokens.js';

/** What every call says of itself; `path` begins with `/` and has no query yet. */
export type Asked = {
	readonly path: string;
	readonly version: string;
	readonly purpose: string;
	readonly signal: AbortSignal;
};

/** Calls to Azure Resource Manager with a bearer token, and its way of paging. */
export class Client {
	readonly #http: Http;
	readonly #tokens: Tokens;

	constructor(http: Http, tokens: Tokens) {
		this.#http = http;
		this.#tokens = tokens;
	}

	/** Pages of a list, each as it arrives. Links to another host are refused. */
	async *list<Item>(asked: Asked, item: z.ZodType<Item>): AsyncGenerator<Item[], void, undefined> {
		const {version, purpose, signal} = asked;
		const first = `${asked.path}?api-version=${encodeURIComponent(version)}`;
		const schema = armList(item);
		const get = (path = first) =>
			this.#again((authorization) =>
				this.#http.read({method: 'GET', path, schema, purpose, signal, authorization}),
			);
		const next = ({value}: Awaited<ReturnType<typeof get>>) =>
			value.nextLink ? this.#follow(first, value.nextLink) : undefined;
		for await (const {value} of pages(get, next)) yield value.value;
	}

	async read<T>({path, version, purpose, signal}: Asked, schema: z.ZodType<T>): Promise<T> {
		const query = {'api-version': version};
		const get = (authorization: Authorization) =>
			this.#http.read({method: 'GET', path, query, schema, purpose, signal, authorization});
		return (await this.#again(get)).value;
	}

	/** Sends a create once. A token that is refused means that nothing was created; it is never sent again from here. */
	async create<T>(asked: Asked, json: unknown, schema: z.ZodType<T>): Promise<T> {
		const {path, version, purpose, signal} = asked;
		const token = await this.#tokens.current().catch((error: unknown) => {
			const {what, why, next} = tell(error);
			throw new HttpProblem(
				{what: unrenewed, why: [what, why].filter(Boolean).join(' '), ...(next !== undefined && {next})},
				{outcome: 'not-sent'},
			);
		});
		const query = {'api-version': version};
		const authorization = {bearer: token};
		try {
			return (
				await this.#http.send({method: 'POST', path, query, json, schema, purpose, signal, authorization})
			).value;
		} catch (error) {
			throw isStatus(error, 401) ? await this.#signedOut(error, token) : permission(error);
		}
	}

	/** What is answered is ignored: 200, with or without a body, or 204 where there was nothing. */
	async remove({path, version, purpose, signal}: Asked): Promise<void> {
		const query = {'api-version': version};
		await this.#again((authorization) =>
			this.#http.send({method: 'DELETE', path, query, schema: anything, purpose, signal, authorization}),
		);
	}

	/** Does what may be done twice with a token, once more with a fresh one when the first is refused. */
	async #again<T>(call: (authorization: Authorization) => Promise<T>): Promise<T> {
		const token = await this.#tokens.current();
		try {
			return await call({bearer: token});
		} catch (error) {
			if (!isStatus(error, 401)) throw permission(error);
			const fresh = await this.#tokens.renewed(token);
			if (!fresh) throw error;
			return await call({bearer: fresh}).catch((second: unknown) => {
				throw permission(second);
			});
		}
	}

	/** A create whose token was refused, and a fresh token for the next confirmation where there is one. */
	async #signedOut(problem: HttpProblem, token: Secret): Promise<HttpProblem> {
		const fresh = await this.#tokens.renewed(token).catch(() => undefined);
		const next = fresh
			? 'kafkey has signed in again: confirm once more.'
			: 'Go back and sign in again, then confirm once more.';
		return new HttpProblem(
			{what: signedOut, ...(problem.why !== undefined && {why: problem.why}), next},
			problem,
		);
	}

	/**
	 * The path of the next page. Real links are whole addresses; the published samples show
	 * `nextLink?pageToken=…&pageSize=10`, whose parameters then belong to the list itself.
	 */
	#follow(first: string, link: string): string {
		if (URL.canParse(link) || link.startsWith('/')) return nextPath(this.#http.baseUrl, link);
		const [path, query] = first.split('?');
		const parameters = new URLSearchParams(query);
		for (const [name, value] of new URLSearchParams(link.split('?')[1])) parameters.set(name, value);
		return `${path}?${parameters}`;
	}
}

const unrenewed = 'The sign-in could not be renewed; nothing was created.';
const signedOut = 'Azure no longer accepts the sign-in; nothing was created.';

/** A 403 with what Microsoft says about rights, which is little. */
function permission(error: unknown): unknown {
	if (!isStatus(error, 403)) return error;
	const next =
		'Ask who manages the subscription. Microsoft names Owner or Contributor for setting the organization up, and no smaller right for this.';
	return new HttpProblem({what: error.what, ...(error.why !== undefined && {why: error.why}), next}, error);
}
