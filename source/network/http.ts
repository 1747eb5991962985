import {readValue} from './answer.js';
import {parseBaseUrl} from './base-url.js';
import {type Answer, anything, type Call, type Explained} from './call.js';
import type {Environment} from './dispatcher.js';
import {createExchange} from './exchange.js';
import {type Failure, failures} from './failure.js';
import {HttpProblem, type Outcome} from './problem.js';
import {withoutSecrets} from './redact.js';
import {refusal} from './refusal.js';
import {wireRequest} from './request.js';
import {pause, waitFor} from './retry.js';
import {safeText} from './safe-text.js';
import {type Subject, tellFailure, tellUnusable} from './sentences.js';
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

/** A wait before a call is tried again; `reason` is a short clause such as `the server asks to wait`. */
export type Wait = {readonly seconds: number; readonly reason: string};

/** One API: where it is, and how it says what is wrong. */
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
	/** Variables that name proxies; those of the process where it has none. */
	readonly env?: Environment;
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

const readBytes = 8 * 1024 * 1024;
const sendBytes = 1024 * 1024;

/** Either an answer, or the problem and whether a read may be tried again. */
type Attempt<T> = {readonly answer: Answer<T>} | {readonly problem: HttpProblem; readonly again: boolean};

/** Opens the door. Throws a Problem for a base URL that may not be used; connects with the first call only. */
export function createHttp(options: HttpOptions): Http {
	const {system, explain, readTimeout = 30_000, sendTimeout = 60_000} = options;
	const baseUrl = parseBaseUrl(options.baseUrl);
	const exchange = createExchange(baseUrl, options.dispatcher, options.env);
	const subjectOf = (call: Call<unknown>, sends: boolean): Subject => {
		return {system, host: baseUrl.host, purpose: call.purpose, sends};
	};

	async function attempt<T>(call: Call<T>, sends: boolean, milliseconds: number): Promise<Attempt<T>> {
		const subject = subjectOf(call, sends);
		const wire = wireRequest(baseUrl, call);
		const bytes = sends ? sendBytes : readBytes;
		const result = await exchange(wire, {milliseconds, bytes, ...(call.signal && {signal: call.signal})});
		if (!result.answered) return failed(subject, result.started ? 'unclear' : 'not-sent', result.failure);
		const {status, headers, body, spoiled} = result;
		const requestId = requestIdOf(headers, wire.secrets, options.requestIdHeaders);
		if (status < 200 || status > 299) {
			const problem = refusal(subject, result, explain, wire.secrets, requestId);
			return {problem, again: [429, 502, 503, 504].includes(status)};
		}
		const facts = {status, ...(requestId !== undefined && {requestId})};
		if (spoiled !== undefined && call.schema !== anything) return failed(subject, 'unclear', spoiled, facts);
		const read = readValue(result, call.schema);
		if ('unusable' in read) {
			const told = tellUnusable(subject, 'unclear', read.unusable, requestId);
			return {problem: new HttpProblem(told, {...facts, outcome: 'unclear'}), again: false};
		}
		const answer = {value: read.value, headers, ...facts};
		return {answer: Object.defineProperty(answer, 'bytes', {value: body}) as Answer<T>};
	}

	async function read<T>(call: Call<T>): Promise<Answer<T>> {
		let left = readTimeout;
		for (let next = 2; ; next++) {
			const begun = performance.now();
			const result = await attempt(call, false, left);
			if ('answer' in result) return result.answer;
			left -= performance.now() - begun;
			const {problem} = result;
			const seconds = result.again && left > 0 ? pause(next, problem.retryAfter) : undefined;
			if (seconds === undefined) throw problem;
			const {status = 0} = problem;
			// A good status whose body broke off is no answer.
			const said = status < 300 ? 'the connection failed' : `${system} answered ${status}`;
			options.onWait?.({seconds, reason: problem.retryAfter ? `${system} asks to wait` : said});
			if (!(await waitFor(seconds, call.signal)))
				throw failed(subjectOf(call, false), 'not-sent', 'cancelled').problem;
		}
	}

	async function send<T>(call: Call<T>): Promise<Answer<T>> {
		const result = await attempt(call, true, sendTimeout);
		if ('answer' in result) return result.answer;
		throw result.problem;
	}

	return {read, send, baseUrl};
}

function failed(subject: Subject, outcome: Outcome, failure: Failure, facts: {status?: number} = {}) {
	const problem = new HttpProblem(tellFailure(subject, outcome, failure), {...facts, failure, outcome});
	return {problem, again: failures[failure].again};
}

function requestIdOf(
	headers: Readonly<Record<string, string>>,
	secrets: readonly string[],
	names: readonly string[] = ['x-request-id'],
): string | undefined {
	const found = names.map((name) => headers[name.toLowerCase()]).find((value) => value !== undefined);
	return found === undefined ? undefined : safeText(withoutSecrets(found, secrets));
}
