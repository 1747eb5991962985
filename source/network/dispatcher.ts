import {isLoopback} from './base-url.js';
import type {Dispatcher} from './undici.js';

const connectTimeout = 10_000;

/**
 * The connections to one host: certificates always verified, whatever the environment says; through the proxy
 * of `HTTPS_PROXY` unless `NO_PROXY` names the host; never through it to this machine. HTTP/1.1 only, because
 * over HTTP/2 undici repeats requests that the server gave back.
 */
export async function createDispatcher(baseUrl: URL, env: Environment = {}): Promise<Dispatcher> {
	const {Agent, EnvHttpProxyAgent} = await import('./undici.js');
	const verified = {rejectUnauthorized: true};
	const options = {connectTimeout, connect: verified, allowH2: false};
	if (isLoopback(baseUrl.hostname)) return new Agent(options);
	return new EnvHttpProxyAgent({...options, ...proxiesIn(env), requestTls: verified, proxyTls: verified});
}

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

function proxiesIn(env: Environment): {httpProxy?: string; httpsProxy?: string; noProxy?: string} {
	const [httpProxy, httpsProxy, noProxy] = ['http_proxy', 'https_proxy', 'no_proxy'].map(
		(name) => env[name] ?? env[name.toUpperCase()],
	);
	return {
		...(httpProxy !== undefined && {httpProxy}),
		...(httpsProxy !== undefined && {httpsProxy}),
		...(noProxy !== undefined && {noProxy}),
	};
}

/** The dispatcher, with a call to `started` just before a request's first byte is written. */
export function watchStart(dispatcher: Dispatcher, started: () => void): Dispatcher {
	return dispatcher.compose((dispatch) => (options, handler) => {
		return dispatch(options, {
			onRequestStart(controller, context) {
				started();
				handler.onRequestStart?.(controller, context);
			},
			onResponseStart: (...details) => handler.onResponseStart?.(...details),
			onResponseData: (...details) => handler.onResponseData?.(...details),
			onResponseEnd: (...details) => handler.onResponseEnd?.(...details),
			onResponseError: (...details) => handler.onResponseError?.(...details),
		});
	});
}
