import {Secret} from '../secret.js';
import type {Authorization, Call} from './call.js';
import {HttpProblem} from './problem.js';
import {userAgent} from './user-agent.js';

/** A call as it goes on the wire. `secrets` are the values in it that no sentence may repeat. */
export type WireRequest = {
	readonly url: URL;
	readonly method: Call<unknown>['method'];
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string | null;
	readonly secrets: readonly string[];
};

type Reveal = (secret: Secret) => string;

/** Builds the request; secrets are revealed here and nowhere else in `network/`. Throws HttpProblem. */
export function wireRequest(baseUrl: URL, call: Call<unknown>): WireRequest {
	const secrets: string[] = [];
	const reveal: Reveal = (secret) => {
		secrets.push(secret.reveal());
		return secret.reveal();
	};
	const body = encodeBody(call, reveal);
	const authorization = call.authorization && authorize(call.authorization, reveal, call.purpose);
	if (authorization !== undefined) secrets.push(authorization.slice(authorization.indexOf(' ') + 1));
	return {
		url: address(baseUrl, call),
		method: call.method,
		headers: {
			accept: 'application/json',
			...call.headers,
			'accept-encoding': 'identity',
			'user-agent': userAgent(),
			...(body && {'content-type': body.type}),
			...(authorization !== undefined && {authorization}),
		},
		body: body?.text ?? null,
		secrets,
	};
}

function address(baseUrl: URL, call: Call<unknown>): URL {
	const base = baseUrl.pathname.replace(/\/+$/, '');
	const url = new URL(baseUrl.origin + base + call.path);
	const [path = ''] = call.path.split('?', 1);
	if (!path.startsWith('/') || url.pathname !== base + path || url.origin !== baseUrl.origin)
		throw new Error('a path is not made with the path template');
	for (const [name, value] of Object.entries(call.query ?? {}))
		if (value !== undefined) url.searchParams.append(name, String(value));
	return url;
}

function encodeBody(call: Call<unknown>, reveal: Reveal): {type: string; text: string} | undefined {
	if (call.form !== undefined) {
		const pairs = Object.entries(call.form).map(([name, value]): [string, string] => [
			name,
			value instanceof Secret ? reveal(value) : value,
		]);
		return {type: 'application/x-www-form-urlencoded', text: new URLSearchParams(pairs).toString()};
	}
	if (call.json === undefined) return undefined;
	return {type: 'application/json', text: JSON.stringify(call.json, revealing(reveal))};
}

/** A replacer that sees Secrets before their `toJSON` masks them. */
function revealing(reveal: Reveal) {
	return function (this: Readonly<Record<string, unknown>>, key: string, value: unknown): unknown {
		const original = this[key];
		return original instanceof Secret ? reveal(original) : value;
	};
}

function authorize(authorization: Authorization, reveal: Reveal, purpose: string): string {
	if ('bearer' in authorization) {
		const token = reveal(authorization.bearer);
		if (!/^[\x21-\x7e]+$/.test(token)) throw unsendable(purpose, 'The access token');
		return `Bearer ${token}`;
	}
	const {user} = authorization.basic;
	const password = reveal(authorization.basic.password);
	if (user === '' || /[:\p{Cc}]/u.test(user)) throw unsendable(purpose, 'The user name of the sign-in');
	if (password === '' || /\p{Cc}/u.test(password)) throw unsendable(purpose, 'The secret of the sign-in');
	return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

function unsendable(purpose: string, subject: string): HttpProblem {
	return new HttpProblem(
		{
			what: `Could not ${purpose}; nothing was sent.`,
			why: `${subject} is empty or has a character, such as a line break, that cannot be sent.`,
			next: 'Enter it again.',
		},
		{outcome: 'not-sent'},
	);
}
