import type {Readable} from 'node:stream';

/** A broker's own bound (`sasl.server.max.receive.size`); no request that is spoken here is larger. */
const largest = 512 * 1024;

/** The frames of a connection, each four bytes of length and so many bytes. Ends at a frame that is too large. */
export async function* framesOf(stream: Readable): AsyncGenerator<Buffer> {
	let rest = Buffer.alloc(0);
	// The stream stays open when the reading ends: what was written last must still reach the client.
	for await (const chunk of stream.iterator({destroyOnReturn: false}) as AsyncIterable<Buffer>) {
		rest = Buffer.concat([rest, chunk]);
		while (rest.length >= 4) {
			const size = rest.readInt32BE();
			if (size < 0 || size > largest) return;
			if (rest.length < size + 4) break;
			yield rest.subarray(4, size + 4);
			rest = rest.subarray(size + 4);
		}
	}
}

/** The bytes with their length before them. */
export function framed(bytes: Buffer): Buffer {
	const length = Buffer.alloc(4);
	length.writeInt32BE(bytes.length);
	return Buffer.concat([length, bytes]);
}
