import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {Exchange, Host, Reply} from './exchange.js';
import {type FaultBoard, spoil} from './faults.js';

export type {Exchange, Host, Reply, Route} from './exchange.js';

export type Listening = {readonly url: string; readonly port: number; readonly close: () => Promise<void>};

const bodyLimit = 1024 * 1024;

/** Starts the host on a free port of 127.0.0.1 (never another address) unless `port` names one. */
export async function listen(host: Host, faults: FaultBoard, port = 0): Promise<Listening> {
	const server = createServer((request, response) => {
		answer(host, faults, request, response).catch(() => response.destroy());
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', resolve);
	});
	const bound = (server.address() as AddressInfo).port;
	return {url: `http://127.0.0.1:${bound}`, port: bound, close: () => close(server)};
}

async function answer(host: Host, faults: FaultBoard, request: IncomingMessage, response: ServerResponse) {
	const url = new URL(request.url ?? '/', 'http://sandbox');
	const exchange: Exchange = {
		method: request.method ?? 'GET',
		path: url.pathname,
		query: url.searchParams,
		headers: request.headers,
		body: await readBody(request),
		params: {},
	};
	const fault = faults.take(host.name, exchange.method, exchange.path);
	await spoil(fault, response, async () => reply(host, exchange));
}

/** The host's own answer, without faults. */
export async function reply(host: Host, exchange: Exchange): Promise<Reply> {
	const early = host.before?.(exchange);
	const found = early ?? (await route(host, exchange));
	return {...found, headers: {...host.headers?.(), ...found.headers}};
}

async function route(host: Host, exchange: Exchange): Promise<Reply> {
	let otherMethod = false;
	for (const candidate of host.routes) {
		const params = match(candidate.path, exchange.path, host.ignoreCase ?? false);
		if (!params) continue;
		if (candidate.method === exchange.method) return candidate.handle({...exchange, params});
		otherMethod = true;
	}
	return otherMethod && host.methodNotAllowed ? host.methodNotAllowed(exchange) : host.notFound(exchange);
}

function match(pattern: string, path: string, ignoreCase: boolean): Record<string, string> | undefined {
	const wanted = pattern.split('/');
	const given = path.split('/');
	if (wanted.length !== given.length) return undefined;
	const params: Record<string, string> = {};
	for (const [index, part] of wanted.entries()) {
		const segment = given[index] ?? '';
		if (part.startsWith(':')) {
			if (segment === '') return undefined;
			params[part.slice(1)] = decode(segment);
		} else if (ignoreCase ? part.toLowerCase() !== segment.toLowerCase() : part !== segment) return undefined;
	}
	return params;
}

function decode(segment: string): string {
	try {
		return decodeURIComponent(segment);
	} catch {
		return segment;
	}
}

async function readBody(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	let size = 0;
	for await (const chunk of request as AsyncIterable<Buffer>) {
		size += chunk.length;
		if (size > bodyLimit) throw new Error('body too large');
		chunks.push(chunk);
	}
	return Buffer.concat(chunks).toString('utf8');
}

function close(server: Server): Promise<void> {
	return new Promise((resolve) => {
		server.close(() => resolve());
		server.closeAllConnections();
	});
}
