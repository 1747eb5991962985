import type * as z from 'zod';
import {type Answer, anything, type Call, type Http, HttpProblem, isStatus} from '../../network/http.js';
import type {Secret} from '../../secret.js';
import type {Tokens} from './tokens.js';

/** A create or a change is not begun with less of the token's life than this. */
const secondsForCreate = 60;

/** Calls with a bearer token. What changes nothing is repeated once after a 401; a create or a change is sent once, whatever comes. */
export class Client {
	readonly #http: Http;
	readonly #tokens: Tokens;

	constructor(http: Http, tokens: Tokens) {
		this.#http = http;
		this.#tokens = tokens;
	}

	async read<T>(
		path: string,
		schema: z.ZodType<T>,
		purpose: string,
		signal: AbortSignal,
		query: Call<T>['query'] = {},
	): Promise<T> {
		const call = {method: 'GET', path, schema, purpose, signal, query} as const;
		const {value} = await this.#again((bearer) => this.#http.read({...call, authorization: {bearer}}));
		return value;
	}

	/** A delete that was answered 401 did nothing, so it may be sent again with another token. */
	async remove(path: string, purpose: string, signal: AbortSignal): Promise<void> {
		const call = {method: 'DELETE', path, schema: anything, purpose, signal} as const;
		await this.#again((bearer) => this.#http.send({...call, authorization: {bearer}}));
	}

	/**
	 * Sends a create once. After a 401 it throws `refused` and has a new token for the next confirmation. A token
	 * that cannot be had throws `not-sent`, because the create itself never left.
	 */
	create<T>(
		path: string,
		json: unknown,
		schema: z.ZodType<T>,
		purpose: string,
		signal: AbortSignal,
	): Promise<Answer<T>> {
		return this.#once({method: 'POST', path, json, schema, purpose, signal}, 'created');
	}

	/** Sends a change once, as a create. */
	async change(
		method: 'PATCH' | 'PUT',
		path: string,
		json: unknown,
		purpose: string,
		signal: AbortSignal,
	): Promise<void> {
		await this.#once({method, path, json, schema: anything, purpose, signal}, 'changed');
	}

	async #once<T>(call: Call<T>, done: string): Promise<Answer<T>> {
		const bearer = await this.#tokens.current(secondsForCreate).catch((error: unknown) => {
			throw notSent(error, call.purpose, done);
		});
		try {
			return await this.#http.send({...call, authorization: {bearer}});
		} catch (error) {
			if (!isStatus(error, 401)) throw error;
			const renewed = await this.#tokens.renewed(bearer).catch(() => undefined);
			throw refused(error, done, renewed !== undefined);
		}
	}

	async #again<T>(send: (bearer: Secret) => Promise<T>): Promise<T> {
		const bearer = await this.#tokens.current();
		return send(bearer).catch(async (error: unknown) => {
			if (!isStatus(error, 401)) throw error;
			return send(await this.#tokens.renewed(bearer));
		});
	}
}

function notSent(error: unknown, purpose: string, done: string): unknown {
	if (!(error instanceof HttpProblem)) return error;
	const {why, next, status} = error;
	return new HttpProblem(
		{
			what: `Could not ${purpose}: nothing was ${done}, because the access token could not be renewed.`,
			...(why !== undefined && {why}),
			...(next !== undefined && {next}),
		},
		{outcome: 'not-sent', ...(status !== undefined && {status})},
	);
}

function refused(problem: HttpProblem, done: string, renewed: boolean): HttpProblem {
	return new HttpProblem(
		{
			what: `Nothing was ${done}: Streamkap no longer accepted the access token.`,
			why: renewed ? 'kafkey has fetched a new one.' : 'A new one could not be had.',
			next: renewed ? 'Confirm again to send it.' : 'Sign in again: the sign-in may be revoked.',
		},
		{
			outcome: 'refused',
			status: 401,
			...(problem.requestId !== undefined && {requestId: problem.requestId}),
		},
	);
}
