import {once} from 'node:events';
import type {AddressInfo, Socket} from 'node:net';
import {setTimeout as wait} from 'node:timers/promises';
import {createServer, type TLSSocket} from 'node:tls';
import type {FaultBoard} from '../faults.js';
import type {SandboxSettings} from '../system.js';
import type {Realm} from './cluster.js';
import {Conversation, type Request, requestIn} from './conversation.js';
import {framed, framesOf} from './frames.js';
import {gateFor} from './gate.js';
import type {Gate} from './sasl.js';
import {tlsPort} from './tls-port.js';

/** The brokers of one vendor. `address` is `127.0.0.1:PORT`. */
export type KafkaListening = {readonly address: string; readonly close: () => Promise<void>};

type Listener = {
	readonly name: string;
	readonly realm: Realm;
	readonly gate: Gate;
	readonly faults: FaultBoard;
};

/**
 * Starts the brokers of one vendor on a free port of 127.0.0.1, over TLS. `name` is the host of the faults that they
 * obey. The modes `kafka-flap`, `kafka-refuse` and `kafka-denied` concern users that were made during the run.
 */
export async function listenKafka(
	name: string,
	realm: Realm,
	{authority, faults, modes}: Pick<SandboxSettings, 'authority' | 'faults' | 'modes'>,
): Promise<KafkaListening> {
	const sockets = new Set<Socket>();
	const listener = {name, realm, gate: gateFor(modes), faults};
	const secure = createServer(authority.server, (socket) => {
		serve(socket, listener).catch(() => socket.destroy());
	});
	// Whoever does not trust the certificate is gone already.
	secure.on('tlsClientError', () => {});
	const server = tlsPort(secure).on('connection', (socket) => {
		sockets.add(socket);
		socket.on('close', () => sockets.delete(socket));
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const {port} = server.address() as AddressInfo;
	const close = () => {
		for (const socket of sockets) socket.destroy();
		return new Promise<void>((resolve) => server.close(() => resolve()));
	};
	if (modes.has('kafka-unreachable')) await close();
	return {address: `127.0.0.1:${port}`, close};
}

async function serve(socket: TLSSocket, {name, realm, gate, faults}: Listener): Promise<void> {
	socket.on('error', () => socket.destroy());
	const broker = {id: 1, host: '127.0.0.1', port: socket.localPort ?? 0};
	const conversation = new Conversation(realm, gate, broker);
	for await (const frame of framesOf(socket)) {
		const request = requestIn(frame);
		if (!request || (await answer(socket, conversation, request, faultFor(faults, name, request)))) break;
	}
	socket.end();
}

function faultFor(faults: FaultBoard, name: string, {api}: Request) {
	return faults.take(name, 'KAFKA', api.name);
}

/** Answers one request, spoiled as the fault says; true when it was the connection's last. */
async function answer(
	socket: TLSSocket,
	conversation: Conversation,
	request: Request,
	fault: ReturnType<FaultBoard['take']>,
): Promise<boolean> {
	if (fault?.kind === 'drop') return true;
	if (fault?.kind === 'delay') await wait(fault.milliseconds ?? 0);
	const {bytes, last = false} = conversation.answer(request);
	if (fault?.kind === 'drop-after') return true;
	if (fault?.kind === 'delay-after') await wait(fault.milliseconds ?? 0);
	if (bytes && !socket.destroyed) socket.write(framed(bytes));
	return last;
}
