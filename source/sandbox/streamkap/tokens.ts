import {randomBytes, randomUUID} from 'node:crypto';
import type {Mode} from '../modes.js';
import {tenantId} from './data.js';

/** Who a token speaks for. It is a copy: as with any JWT, later changes to the credential do not reach it. */
export type Principal = {
	readonly clientId: string;
	readonly serviceId: string;
	readonly projectKeyId: string | null;
	readonly permissions: ReadonlySet<string>;
};

type Issued = {readonly principal: Principal; readonly expiresAt: number; usesLeft: number};

/** Frontegg's guide: up to 100 refresh tokens are active at once, the oldest dies. */
const refreshTokens = 100;

/** Issues and accepts access tokens. The vendor does not say how long they live; here a day. */
export class TokenDesk {
	/** Seconds that an access token lives. */
	readonly lifetime: number;
	readonly #dying: boolean;
	readonly #issued = new Map<string, Issued>();
	readonly #refresh = new Map<string, Principal>();

	/** Modes: `streamkap-short-token` (90 seconds), `streamkap-dying-token` (the first one serves three calls). */
	constructor(modes: ReadonlySet<Mode>) {
		this.lifetime = modes.has('streamkap-short-token') ? 90 : 86_400;
		this.#dying = modes.has('streamkap-dying-token');
	}

	/** The answer of the token endpoints: camelCase, unlike the rest of the API. */
	issue(principal: Principal) {
		const now = Date.now();
		const expiresAt = now + this.lifetime * 1000;
		const accessToken = jwt(principal, now, expiresAt);
		const usesLeft = this.#dying && this.#issued.size === 0 ? 3 : Number.POSITIVE_INFINITY;
		this.#issued.set(accessToken, {principal, expiresAt, usesLeft});
		const refreshToken = randomUUID();
		this.#refresh.set(refreshToken, principal);
		const [oldest] = this.#refresh.keys();
		if (oldest !== undefined && this.#refresh.size > refreshTokens) this.#refresh.delete(oldest);
		const expires = new Date(expiresAt).toUTCString();
		return {accessToken, refreshToken, expiresIn: this.lifetime, expires};
	}

	/** A new pair for a refresh token, which is used up by it; nothing for an unknown one. */
	refresh(refreshToken: string) {
		const principal = this.#refresh.get(refreshToken);
		this.#refresh.delete(refreshToken);
		return principal && this.issue(principal);
	}

	/** Whom the token speaks for, or nothing when it is unknown, expired or used up. */
	accept(accessToken: string): Principal | undefined {
		const issued = this.#issued.get(accessToken);
		if (!issued || issued.expiresAt <= Date.now() || issued.usesLeft === 0) return undefined;
		issued.usesLeft -= 1;
		return issued.principal;
	}
}

function jwt({clientId}: Principal, now: number, expiresAt: number): string {
	const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
	const seconds = (milliseconds: number) => Math.floor(milliseconds / 1000);
	const claims = {sub: clientId, tenantId, jti: randomUUID(), iat: seconds(now), exp: seconds(expiresAt)};
	return `${part({alg: 'RS256', typ: 'JWT'})}.${part(claims)}.${randomBytes(256).toString('base64url')}`;
}
