import type {IncomingMessage} from 'node:http';

/** One request as a handler sees it. `params` holds the decoded `:name` parts of the route's path. */
export type Exchange = {
	readonly method: string;
	readonly path: string;
	readonly query: URLSearchParams;
	readonly headers: IncomingMessage['headers'];
	readonly body: string;
	readonly params: Readonly<Record<string, string>>;
};

/** What a handler answers: `json` (serialised here) or `text`, never both. A missing body is an empty one. */
export type Reply = {
	readonly status: number;
	readonly json?: unknown;
	readonly text?: string;
	readonly type?: string;
	readonly headers?: Readonly<Record<string, string>>;
};

export type Route = {
	readonly method: string;
	/** `/v2/kafka/credential/:id`; a `:name` matches one URL-encoded segment. */
	readonly path: string;
	readonly handle: (exchange: Exchange) => Reply | Promise<Reply>;
};

/** A stand-in for one host: its routes, and what it does before and instead of them. */
export type Host = {
	readonly name: string;
	readonly routes: readonly Route[];
	/** Runs before routing; a reply ends the exchange (authentication, api-version, maintenance). */
	readonly before?: (exchange: Exchange) => Reply | undefined;
	readonly notFound: (exchange: Exchange) => Reply;
	readonly methodNotAllowed?: (exchange: Exchange) => Reply;
	/** Azure Resource Manager compares path segments without case. */
	readonly ignoreCase?: boolean;
	/** Headers for every answer, such as request ids. */
	readonly headers?: () => Readonly<Record<string, string>>;
};
