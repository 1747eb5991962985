import * as z from 'zod';
import type {Http} from '../../network/http.js';
import {Secret} from '../../secret.js';

/** The answer of the exchange: camelCase, unlike the rest of the API; `expires` has no documented form. */
const exchanged = z.object({
	accessToken: z.string().min(1),
	expiresIn: z.number().positive().optional().catch(undefined),
});

/** The body of `POST /auth/access-token`: one of the two (Streamkap's API reference). */
export type SignIn = {readonly client_id: string; readonly secret: Secret} | {readonly project_key: Secret};

/** `until` is on the monotonic clock, in milliseconds; infinite where the answer did not say. */
type Token = {readonly secret: Secret; readonly until: number};

export const tokenPath = '/auth/access-token';

/** Keeps one access token and renews it by repeating the exchange, at most one at a time. */
export class Tokens {
	readonly #http: Http;
	readonly #signIn: SignIn;
	#token: Token | undefined;
	#renewal: Promise<Secret> | undefined;

	constructor(http: Http, signIn: SignIn) {
		this.#http = http;
		this.#signIn = signIn;
	}

	/** A token that has at least `seconds` left. Throws HttpProblem when the exchange fails. */
	async current(seconds = 0): Promise<Secret> {
		const token = this.#token;
		if (token && token.until - performance.now() >= seconds * 1000) return token.secret;
		return this.renewed(token?.secret);
	}

	/** A token other than `spent`; one that another call has fetched meanwhile will do. */
	async renewed(spent: Secret | undefined): Promise<Secret> {
		if (this.#token && !(spent && this.#token.secret.equals(spent))) return this.#token.secret;
		this.#renewal ??= this.#exchange().finally(() => {
			this.#renewal = undefined;
		});
		return this.#renewal;
	}

	/** Without any caller's signal, because others may be waiting for the same token. */
	async #exchange(): Promise<Secret> {
		const from = performance.now();
		const {value} = await this.#http.read({
			method: 'POST',
			path: tokenPath,
			json: this.#signIn,
			schema: exchanged,
			purpose: 'sign in',
		});
		const secret = new Secret(value.accessToken);
		this.#token = {secret, until: from + (value.expiresIn ?? Number.POSITIVE_INFINITY) * 1000};
		return secret;
	}
}
