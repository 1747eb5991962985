import type {Secret} from '../../secret.js';

/** An access token; `until` is when it ends, in milliseconds since 1970, absent where nobody said. */
export type Token = {readonly secret: Secret; readonly until?: number};

/** Milliseconds before its end from which a token is renewed. */
const early = 5 * 60 * 1000;

/** Keeps one access token and renews it the way it was got, at most once at a time. */
export class Tokens {
	readonly #renew: (() => Promise<Token>) | undefined;
	#token: Token;
	#renewal: Promise<Secret> | undefined;

	/** Without `renew` the token lasts as long as it lasts. */
	constructor(token: Token, renew?: () => Promise<Token>) {
		this.#token = token;
		this.#renew = renew;
	}

	/** The token, renewed shortly before its end; one that could not be renewed is used until then. */
	async current(): Promise<Secret> {
		const {secret, until} = this.#token;
		const left = until === undefined ? Number.POSITIVE_INFINITY : until - Date.now();
		if (left > early) return secret;
		try {
			return (await this.renewed(secret)) ?? secret;
		} catch (error) {
			if (left <= 0) throw error;
			return secret;
		}
	}

	/** A token other than `spent`, undefined where this sign-in cannot give another. Throws what the renewal throws. */
	async renewed(spent: Secret): Promise<Secret | undefined> {
		if (!this.#token.secret.equals(spent)) return this.#token.secret;
		if (!this.#renew) return undefined;
		this.#renewal ??= this.#replace(this.#renew).finally(() => {
			this.#renewal = undefined;
		});
		const fresh = await this.#renewal;
		return fresh.equals(spent) ? undefined : fresh;
	}

	async #replace(renew: () => Promise<Token>): Promise<Secret> {
		this.#token = await renew();
		return this.#token.secret;
	}
}
