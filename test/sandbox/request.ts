import {FaultBoard} from '../../source/sandbox/faults.js';
import {createAuthority} from '../../source/sandbox/kafka/authority.js';
import type {SandboxSettings, StartSystem} from '../../source/sandbox/system.js';

/** Starts one stand-in and closes it when the test's scope ends (`await using`). */
export async function started(start: StartSystem, settings: Partial<SandboxSettings> = {}) {
	const authority = createAuthority();
	const system = await start({
		faults: new FaultBoard(),
		authority,
		propagationSeconds: 0,
		modes: new Set(),
		topicCount: 25,
		...settings,
	});
	return {...system, authority: authority.certificate, [Symbol.asyncDispose]: () => system.close()};
}

/** One request over real HTTP; the body is the answer's JSON, or its text when it is none. */
export async function request<Body = unknown>(
	method: string,
	url: string,
	options: {authorization?: string; json?: unknown; text?: string; type?: string} = {},
) {
	const sent = options.json === undefined ? options.text : JSON.stringify(options.json);
	const headers = new Headers();
	if (options.authorization !== undefined) headers.set('authorization', options.authorization);
	if (sent !== undefined) headers.set('content-type', options.type ?? 'application/json');
	const response = await fetch(url, {method, headers, ...(sent !== undefined && {body: sent})});
	const text = await response.text();
	return {status: response.status, headers: response.headers, body: jsonOr(text) as Body};
}

export function basic(user: string, password: string): string {
	return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

function jsonOr(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}
