import {inspect} from 'node:util';
import {expect} from 'vitest';
import * as z from 'zod';
import {type Call, createHttp, type HttpOptions, HttpProblem} from '../../source/network/http.js';
import {Secret} from '../../source/secret.js';

/** A secret in every place of a request that may hold one. */
export const canary = 'S3CRET-canary-"7%/q';

/** A call that creates something, with the canary as sign-in and in its body. */
export const create: Call<{secret: string}> = {
	method: 'POST',
	path: '/keys',
	authorization: {basic: {user: 'dana', password: new Secret(canary)}},
	json: {name: 'orders', password: new Secret(canary)},
	schema: z.object({secret: z.string().min(1)}),
	purpose: 'create the key',
};

export const list: Call<{names: string[]}> = {
	method: 'GET',
	path: '/keys',
	schema: z.object({names: z.array(z.string())}),
	purpose: 'list the keys',
};

/** A door to a server of the test. */
export function door(port: number, options: Partial<HttpOptions> = {}) {
	return createHttp({system: 'Example', baseUrl: `http://127.0.0.1:${port}`, ...options});
}

/** The problem a call ends in, once nothing that can be seen of it holds the canary. */
export async function problemOf(call: Promise<unknown>): Promise<HttpProblem> {
	const problem = await call.then(
		() => undefined,
		(error: unknown) => error,
	);
	if (!(problem instanceof HttpProblem)) throw new Error(`not a problem of the network: ${inspect(problem)}`);
	const seen = inspect(problem, {depth: null, showHidden: true}) + JSON.stringify(problem) + problem.message;
	for (const form of [canary, JSON.stringify(canary).slice(1, -1), encodeURIComponent(canary)])
		expect(seen).not.toContain(form);
	expect(seen).not.toContain(Buffer.from(canary).toString('base64'));
	expect(problem.what).toMatch(/\.$/);
	return problem;
}
