import {once} from 'node:events';
import {type AddressInfo, connect, createServer, type Socket} from 'node:net';

/** The protocol's numbers of requests. */
export const requests = {metadata: 3, saslAuthenticate: 36} as const;

/**
 * Stands before a listener of a broker that speaks plain text. When the first request of that number comes, `then`
 * happens before it is passed on.
 */
export async function relayTo(port: number, number: number, then: () => Promise<void>) {
	const sockets = new Set<Socket>();
	const server = createServer((client) => {
		const broker = connect(port, 'localhost');
		for (const [socket, other] of [
			[client, broker],
			[broker, client],
		] as const) {
			sockets.add(socket);
			socket.on('error', () => socket.destroy()).on('close', () => other.destroy());
		}
		broker.pipe(client);
		void pass(client, broker, number, then);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		port: (server.address() as AddressInfo).port,
		close: () => {
			for (const socket of sockets) socket.destroy();
			server.close();
		},
	};
}

/** One request after the other, each a length and then its bytes, which begin with its number. */
async function pass(
	client: Socket,
	broker: Socket,
	number: number,
	then: () => Promise<void>,
): Promise<void> {
	let bytes = Buffer.alloc(0);
	try {
		for await (const more of client) {
			bytes = Buffer.concat([bytes, more]);
			while (bytes.length >= 6 && bytes.length >= 4 + bytes.readInt32BE(0)) {
				const request = bytes.subarray(0, 4 + bytes.readInt32BE(0));
				bytes = bytes.subarray(request.length);
				if (request.readInt16BE(4) === number) await then();
				broker.write(request);
			}
		}
	} catch {
		broker.destroy();
	}
}
