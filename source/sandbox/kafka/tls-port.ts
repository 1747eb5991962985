import {createServer, type Server, type Socket} from 'node:net';
import type {Server as TlsServer} from 'node:tls';

/** The first byte of TLS: a handshake record. */
const handshake = 22;
/** What Apache Kafka's broker answers to anything else before it hangs up: a fatal alert, “internal error”. */
const alert = Buffer.from([21, 3, 3, 0, 2, 2, 80]);

/** A port for TLS only, which says so to who speaks plain text there. */
export function tlsPort(secure: TlsServer): Server {
	return createServer((socket: Socket) => {
		socket.on('error', () => socket.destroy());
		socket.once('data', (first) => {
			if (first[0] !== handshake) return socket.end(alert);
			socket.pause().unshift(first);
			return secure.emit('connection', socket);
		});
	});
}
