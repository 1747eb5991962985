import {createDispatcher, type Environment, watchStart} from './dispatcher.js';
import {type Failure, failureOf} from './failure.js';
import type {WireRequest} from './request.js';
import type {Dispatcher} from './undici.js';

/** How long, how much, and until when: milliseconds in all and bytes of body. */
export type Limits = {readonly milliseconds: number; readonly bytes: number; readonly signal?: AbortSignal};

/** What one request led to. A `spoiled` body broke off, or was not read because it is too large or compressed. */
export type Exchange =
	| {readonly answered: false; readonly started: boolean; readonly failure: Failure}
	| {
			readonly answered: true;
			readonly status: number;
			readonly headers: Readonly<Record<string, string>>;
			readonly body: Buffer;
			readonly spoiled?: Failure;
	  };

/** Sends requests to one host, each once; never throws for what the network does. */
export function createExchange(baseUrl: URL, given: Dispatcher | undefined, env: Environment | undefined) {
	let dispatcher = given;
	return async (wire: WireRequest, limits: Limits): Promise<Exchange> => {
		if (process.env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0')
			return {answered: false, started: false, failure: 'unverified'};
		let started = false;
		const timeout = AbortSignal.timeout(Math.max(1, Math.ceil(limits.milliseconds)));
		const signal = limits.signal ? AbortSignal.any([limits.signal, timeout]) : timeout;
		const failure = (error: unknown): Failure => {
			if (limits.signal?.aborted) return 'cancelled';
			return timeout.aborted ? 'time-out' : failureOf(error);
		};
		try {
			signal.throwIfAborted();
			const {request} = await import('./undici.js');
			dispatcher ??= await createDispatcher(baseUrl, env);
			const {method, headers, body} = wire;
			const watched = watchStart(dispatcher, () => {
				started = true;
			});
			const response = await Promise.race([
				rejection(signal),
				request(wire.url, {method, headers, body, signal, dispatcher: watched}),
			]);
			return {
				answered: true,
				status: response.statusCode,
				headers: flat(response.headers),
				...(await readBody(response, limits.bytes, failure)),
			};
		} catch (error) {
			return {answered: false, started, failure: failure(error)};
		}
	};
}

/** undici takes no notice of a signal while it connects; nothing is written once the signal is aborted. */
function rejection(signal: AbortSignal): Promise<never> {
	return new Promise((_resolve, reject) => {
		signal.addEventListener('abort', () => reject(signal.reason), {once: true});
	});
}

async function readBody(
	response: Dispatcher.ResponseData,
	most: number,
	failure: (error: unknown) => Failure,
): Promise<{body: Buffer; spoiled?: Failure}> {
	const chunks: Buffer[] = [];
	let size = 0;
	try {
		for await (const chunk of response.body as AsyncIterable<Buffer>) {
			size += chunk.length;
			if (size > most) return {body: Buffer.alloc(0), spoiled: 'too-large'};
			chunks.push(chunk);
		}
	} catch (error) {
		return {body: Buffer.alloc(0), spoiled: failure(error)};
	}
	return {body: Buffer.concat(chunks)};
}

function flat(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
	const entries = Object.entries(headers).map(([name, value]) => [
		name,
		Array.isArray(value) ? value.join(', ') : (value ?? ''),
	]);
	return Object.fromEntries(entries);
}
