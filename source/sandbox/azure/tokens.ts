import {randomBytes} from 'node:crypto';

/** Who a token speaks for. `owner` is the Confluent account behind the caller, who owns the keys it makes. */
export type Identity = {readonly name: string; readonly owner: string};

export type Token = {
	readonly text: string;
	readonly identity: Identity;
	readonly audience: string;
	/** Epoch milliseconds. */
	readonly expiresAt: number;
};

/** The access tokens that were issued. They look like JWTs; what counts is this table. */
export class Tokens {
	readonly #issued = new Map<string, Token>();

	/** A token of `seconds`; `signature` only for the demo's own, random otherwise. */
	issue(
		identity: Identity,
		audience: string,
		seconds: number,
		signature = randomBytes(48).toString('base64url'),
	): Token {
		const expiresAt = Date.now() + seconds * 1000;
		const head = {typ: 'JWT', alg: 'RS256', kid: 'sandbox'};
		const claims = {
			aud: audience,
			unique_name: identity.name,
			iat: Math.floor(Date.now() / 1000),
			exp: Math.floor(expiresAt / 1000),
		};
		const text = [...[head, claims].map(encode), signature].join('.');
		const token = {text, identity, audience, expiresAt};
		this.#issued.set(text, token);
		return token;
	}

	find(text: string): Token | undefined {
		return this.#issued.get(text);
	}
}

function encode(part: object): string {
	return Buffer.from(JSON.stringify(part)).toString('base64url');
}
