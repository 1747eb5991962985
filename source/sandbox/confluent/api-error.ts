import {randomUUID} from 'node:crypto';
import type {Reply} from '../http.js';

/** Which part of a request was wrong, as Confluent's errors point at it. */
export type ErrorSource = {readonly pointer?: string; readonly parameter?: string};

/** A request that a stand-in refuses; each host words it in its own error shape. */
export class ApiError extends Error {
	readonly status: number;
	readonly code: string;
	readonly source: ErrorSource;
	readonly headers: Readonly<Record<string, string>>;
	/** The whole body, for the services that do not use their host's common shape. */
	readonly json: unknown;

	constructor(
		status: number,
		code: string,
		detail: string,
		extra: {source?: ErrorSource; headers?: Readonly<Record<string, string>>; json?: unknown} = {},
	) {
		super(detail);
		this.status = status;
		this.code = code;
		this.source = extra.source ?? {};
		this.headers = extra.headers ?? {};
		this.json = extra.json;
	}
}

/** 403, which Confluent also answers for a key or cluster that does not exist. */
export function forbidden(): ApiError {
	return new ApiError(403, 'forbidden_access', 'Forbidden Access');
}

/** Confluent's `errors` array; a 401 carries neither code nor title. */
export function errorList(error: ApiError): Reply {
	const {status, code, message: detail, source, headers} = error;
	const entry = {id: randomUUID().replaceAll('-', ''), status: String(status)};
	const named = status === 401 ? entry : {...entry, code};
	return {status, headers, json: error.json ?? {errors: [{...named, detail, source}]}};
}

/** The envelope that Confluent's newest general documentation describes. */
export function errorEnvelope(refused: ApiError, path: string): Reply {
	const {status, code, message, headers} = refused;
	const error = {code: code.toUpperCase(), message, timestamp: new Date().toISOString(), path};
	return {status, headers, json: {status: String(status), error, requestId: randomUUID()}};
}
