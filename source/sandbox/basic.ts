import type {Exchange} from './http.js';

/** User and password of HTTP Basic (RFC 7617), or nothing when the header is missing or of another kind. */
export function basicOf(exchange: Exchange): {user: string; password: string} | undefined {
	const encoded = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(exchange.headers.authorization ?? '')?.[1];
	if (encoded === undefined) return undefined;
	const text = Buffer.from(encoded, 'base64').toString('utf8');
	const colon = text.indexOf(':');
	return colon < 0 ? undefined : {user: text.slice(0, colon), password: text.slice(colon + 1)};
}
