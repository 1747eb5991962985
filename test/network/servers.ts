import {createServer as createHttpServer, type IncomingMessage, type ServerResponse} from 'node:http';
import {createServer as createHttpsServer} from 'node:https';
import {type AddressInfo, createServer as createTcpServer, type Server, type Socket} from 'node:net';
import {createServer as createTlsServer} from 'node:tls';
import {onTestFinished} from 'vitest';
import type {KeyPair} from './certificates.js';

/** A server on loopback that lives as long as the test, and what reached it. */
export type Reached = {
	readonly port: number;
	/** `POST /keys` of each request, in order. */
	readonly requests: readonly string[];
	/** Connections made, whether or not a request followed. */
	readonly connections: () => number;
};

type Handle = (request: IncomingMessage, response: ServerResponse) => void;

/** An HTTP server, or HTTPS with a key pair. */
export async function serve(handle: Handle, pair?: KeyPair): Promise<Reached> {
	const requests: string[] = [];
	const listener: Handle = (request, response) => {
		requests.push(`${request.method} ${request.url}`);
		request.resume().on('end', () => handle(request, response));
	};
	return listen(pair ? createHttpsServer(pair, listener) : createHttpServer(listener), requests);
}

/** A TCP server that hands over each connection once its first bytes are there. */
export async function serveRaw(handle: (socket: Socket, first: Buffer) => void): Promise<Reached> {
	const requests: string[] = [];
	const server = createTcpServer((socket) => {
		socket.on('error', () => {});
		socket.once('data', (first) => {
			const bytes = Buffer.from(first);
			requests.push(bytes.toString('latin1').split(' ', 2).join(' '));
			handle(socket, bytes);
		});
	});
	return listen(server, requests);
}

/** A TLS server, and what is said to it once the connection is secure. */
export async function serveTls(pair: KeyPair): Promise<Reached & {readonly said: () => string}> {
	let said = '';
	const server = createTlsServer(pair, (socket) => {
		socket
			.on('error', () => {})
			.on('data', (chunk) => {
				said += chunk.toString('latin1');
			});
	}).on('tlsClientError', () => {});
	return {...(await listen(server, [])), said: () => said};
}

/** A port of loopback on which nothing listens. */
export async function closedPort(): Promise<number> {
	const server = createTcpServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const {port} = server.address() as AddressInfo;
	await new Promise((resolve) => server.close(resolve));
	return port;
}

async function listen(server: Server, requests: readonly string[]): Promise<Reached> {
	const sockets = new Set<Socket>();
	let connections = 0;
	server.on('connection', (socket: Socket) => {
		connections += 1;
		sockets.add(socket);
		socket.on('error', () => {}).on('close', () => sockets.delete(socket));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	onTestFinished(async () => {
		const closed = new Promise((resolve) => server.close(resolve));
		for (const socket of sockets) socket.destroy();
		await closed;
	});
	return {port: (server.address() as AddressInfo).port, requests, connections: () => connections};
}
