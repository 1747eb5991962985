import {request as ask, createServer, type IncomingHttpHeaders, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {afterAll, beforeAll} from 'vitest';

/** A request as it reached the front. */
export type Arrived = {readonly method: string; readonly path: string; readonly body: Buffer};

/** What the stand-in behind the front answered. */
export type Real = {readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Buffer};

/** A request that meets a misbehaviour; `work` has it done by the stand-in, once. */
export type Meeting = {
	readonly request: Arrived;
	readonly work: () => Promise<Real>;
	readonly response: ServerResponse;
};

export type Misbehaviour = (meeting: Meeting) => Promise<void> | void;

/** Whether a request is meant. */
export type Meant = (request: Arrived) => boolean;

/**
 * A server before a stand-in: it passes on what it gets, writes down what came, and misbehaves as ordered. A test can
 * look at the world while a request waits in it.
 */
export type Front = {
	readonly url: string;
	/** Every request, as soon as its last byte is here. */
	readonly arrived: Arrived[];
	/** The next request that is meant is handled so. */
	readonly meet: (meant: Meant, misbehaviour: Misbehaviour) => void;
	readonly close: () => Promise<void>;
};

/** Opens a front before the stand-in at `target`, on 127.0.0.1. */
export async function openFront(target: string): Promise<Front> {
	const arrived: Arrived[] = [];
	const orders: {meant: Meant; misbehaviour: Misbehaviour}[] = [];
	const server = createServer(async (incoming, response) => {
		const chunks: Buffer[] = [];
		incoming.on('error', () => undefined);
		for await (const chunk of incoming) chunks.push(chunk as Buffer);
		const {method = 'GET', url: path = '/', headers} = incoming;
		const request = {method, path, body: Buffer.concat(chunks)};
		arrived.push(request);
		let done: Promise<Real> | undefined;
		const work = () => {
			done ??= passOn(target, request, headers);
			return done;
		};
		const index = orders.findIndex(({meant}) => meant(request));
		const [order] = index === -1 ? [] : orders.splice(index, 1);
		try {
			if (order) await order.misbehaviour({request, work, response});
			else answer(response, await work());
		} catch {
			response.destroy();
		}
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const {port} = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		arrived,
		meet: (meant, misbehaviour) => orders.push({meant, misbehaviour}),
		close: () => {
			server.closeAllConnections();
			return new Promise((resolve) => server.close(() => resolve()));
		},
	};
}

/** A server that must never hear of anything: what redirects and links to other hosts point to. */
export function silentServer(): {readonly url: () => string; readonly heard: () => number} {
	let heard = 0;
	const server = createServer((_request, response) => {
		heard += 1;
		response.end();
	});
	beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
	afterAll(() => new Promise((resolve) => server.close(resolve)));
	return {url: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`, heard: () => heard};
}

/** Sends the real answer, or one like it. */
export function answer(response: ServerResponse, {status, headers, body}: Real): void {
	const {'transfer-encoding': _, connection: __, 'content-length': ___, ...kept} = headers;
	response.writeHead(status, {...kept, 'content-length': body.length});
	response.end(body);
}

function passOn(target: string, {method, path, body}: Arrived, headers: IncomingHttpHeaders): Promise<Real> {
	return new Promise((resolve, reject) => {
		const outgoing = ask(`${target}${path}`, {method, headers, agent: false}, (incoming) => {
			const chunks: Buffer[] = [];
			incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
			incoming.on('end', () =>
				resolve({
					status: incoming.statusCode ?? 0,
					headers: incoming.headers,
					body: Buffer.concat(chunks),
				}),
			);
			incoming.on('error', reject);
		});
		outgoing.on('error', reject);
		outgoing.end(body);
	});
}
