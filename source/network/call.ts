import * as z from 'zod';
import type {Secret} from '../secret.js';

/** How a call proves who it is. It only ever becomes the `authorization` header. */
export type Authorization =
	| {readonly basic: {readonly user: string; readonly password: Secret}}
	| {readonly bearer: Secret};

/** One request to a management API, and what its answer must look like. */
export type Call<T> = {
	readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	/** Starts with `/`; made with the `path` template, or with `nextPath` for a paged list. */
	readonly path: string;
	/** Parts that are undefined are left out. Never a secret: addresses end up in logs. */
	readonly query?: Readonly<Record<string, string | number | undefined>>;
	readonly authorization?: Authorization;
	readonly headers?: Readonly<Record<string, string>>;
	/** The body as JSON; a Secret anywhere in it is revealed on the wire only. */
	readonly json?: unknown;
	/** The body as `application/x-www-form-urlencoded`. */
	readonly form?: Readonly<Record<string, string | Secret>>;
	/** What the body of a 2xx answer must be; `anything` ignores it. */
	readonly schema: z.ZodType<T>;
	/** A verb phrase for sentences: `list the clusters`, `create the credential`. */
	readonly purpose: string;
	readonly signal?: AbortSignal;
};

/** A 2xx answer whose body matched the schema. */
export type Answer<T> = {
	readonly value: T;
	/** The body as it came. Not enumerable, because it may hold a secret in clear. */
	readonly bytes: Buffer;
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly requestId?: string;
};

/** A complaint about one value of the request, by its place in the body. */
export type FieldMessage = {readonly path: readonly (string | number)[]; readonly message: string};

/** What a vendor's error body says, read by that vendor's provider. Made safe for display by the caller. */
export type Explained = {
	readonly text?: string;
	readonly fields?: readonly FieldMessage[];
	readonly code?: string;
};

/** The schema of an answer whose body does not matter, whatever its type and even when it is empty. */
export const anything: z.ZodType<unknown> = z.unknown();
