import type {Answer, Call, Explained} from './call.js';
import type {Dispatcher} from './undici.js';

export {
	type Answer,
	type Authorization,
	anything,
	type Call,
	type Explained,
	type FieldMessage,
} from './call.js';
export {path} from './path.js';
export {HttpProblem, isStatus, type Outcome} from './problem.js';

/** A wait before a call is tried again; `reason` is a short clause such as `Upstash asks to wait`. */
export type Wait = {readonly seconds: number; readonly reason: string};

export type HttpOptions = {
	/** The vendor's name, for sentences. */
	readonly system: string;
	/** Where the API lives; checked by `parseBaseUrl`. */
	readonly baseUrl: string;
	/** Reads the vendor's error bodies. */
	readonly explain?: (body: unknown) => Explained | undefined;
	/** Headers that may carry a request id, the first that is there wins; `x-request-id` by default. */
	readonly requestIdHeaders?: readonly string[];
	/** undici's MockAgent in tests. */
	readonly dispatcher?: Dispatcher;
	readonly onWait?: (wait: Wait) => void;
	/** Milliseconds for all tries of a read together, waits apart; 30 000 by default. */
	readonly readTimeout?: number;
	/** Milliseconds for a send; 60 000 by default. */
	readonly sendTimeout?: number;
};

/** The door to one management API. Every failure is an `HttpProblem`. */
export type Http = {
	/** A call that changes nothing: tried again when it is throttled or the network fails. */
	read<T>(call: Call<T>): Promise<Answer<T>>;
	/** A call that changes something: sent exactly once. */
	send<T>(call: Call<T>): Promise<Answer<T>>;
	readonly baseUrl: URL;
};

export function createHttp(_options: HttpOptions): Http {
	throw new Error('not yet');
}
