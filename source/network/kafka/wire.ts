import type {Socket} from 'node:net';
import type {KafkaFailure} from './failures.js';
import {Fault} from './fault.js';
import {readerOf} from './frame.js';
import {type API, type Connection, type Reader, ResponseError, Writer} from './library.js';
import {socketFailure} from './socket-failure.js';

type Waiting = {
	/** Throws what the library's parser throws. */
	readonly settle: (frame: Buffer) => void;
	readonly fail: (error: unknown) => void;
};

const clientName = 'kafkey';

/** Milliseconds for one answer. */
const patience = 10_000;

/** Bytes of the largest answer that is accepted before the sign-in, and after it: a large cluster's metadata. */
const smallest = 64 * 1024;
const largest = 64 * 1024 * 1024;

/** How a TLS record begins that says no: what was spoken to in plain text wants TLS. */
const tlsAlert = 0x1503;

/**
 * Frames requests and answers on one connected socket. It takes the place of the library's own connection, which has
 * no bound on the size of an answer, throws in a listener on a frame that is too short, and may hang when closed.
 * It keeps the process alive only while an answer is awaited.
 */
export class Wire {
	readonly #socket: Socket;
	readonly #waiting = new Map<number, Waiting>();
	#chunks: Buffer[] = [];
	#length = 0;
	#count = 0;
	#calls = 0;
	#ended: Fault | undefined;
	#most = smallest;
	#newest: ReadonlyMap<number, number> | undefined;

	/** `closed` is what it means that the other side closes the connection before the sign-in. */
	constructor(socket: Socket, closed: KafkaFailure) {
		this.#socket = socket;
		const ended = () => (this.#most === smallest ? closed : 'cut-off');
		socket.on('data', (chunk) => this.#take(chunk));
		socket.on('error', (error) => this.#end(socketFailure(error) ?? ended()));
		socket.on('close', () => this.#end(ended()));
		socket.unref();
	}

	get alive(): boolean {
		return this.#ended === undefined;
	}

	/** Takes large answers from now on, and sends nothing but what the broker knows: its newest version by request. */
	signedIn(newest: ReadonlyMap<number, number>): void {
		this.#most = largest;
		this.#newest = newest;
	}

	knows({key, version}: {readonly key: number; readonly version: number}): boolean {
		return !this.#newest || (this.#newest.get(key) ?? -1) >= version;
	}

	/**
	 * Sends one request and reads its answer. What the broker refuses is in the answer's own error codes; no usable
	 * answer is a `Fault`. `onSent` is called as the first byte is handed to the network.
	 */
	async call<Arguments extends unknown[], Answer>(
		api: API<Arguments, Answer>,
		asked: Arguments,
		signal: AbortSignal,
		onSent?: () => void,
	): Promise<Answer> {
		signal.throwIfAborted();
		if (!this.knows(api)) throw new Fault('not-supported');
		const stopped = Promise.withResolvers<never>();
		const stop = () => stopped.reject(signal.reason);
		const timer = setTimeout(() => stopped.reject(new Fault('time-out')), patience);
		signal.addEventListener('abort', stop, {once: true});
		this.#calls++;
		this.#socket.ref();
		try {
			return await Promise.race([this.#request(api, asked, onSent), stopped.promise]);
		} catch (error) {
			if (error instanceof ResponseError && 'response' in error) return error['response'] as Answer;
			if (error instanceof Fault || signal.aborted) throw error;
			throw this.#end('not-kafka');
		} finally {
			clearTimeout(timer);
			signal.removeEventListener('abort', stop);
			if (--this.#calls === 0) this.#socket.unref();
		}
	}

	close(): void {
		this.#end('cut-off');
	}

	#request<Arguments extends unknown[], Answer>(
		api: API<Arguments, Answer>,
		asked: Arguments,
		onSent: (() => void) | undefined,
	): Promise<Answer> {
		return new Promise((resolve, reject) => {
			// The library's requests use of a connection nothing but this.
			const send: Connection['send'] = (key, version, payload, parse, requestTags, answerTags, callback) => {
				const id = ++this.#count;
				const writer = Writer.create();
				writer.appendInt16(key).appendInt16(version).appendInt32(id).appendString(clientName, false);
				if (requestTags) writer.appendTaggedFields();
				writer.appendFrom(payload()).prependLength();
				if (this.#ended) return reject(this.#ended);
				this.#waiting.set(id, {
					settle: (frame) => {
						const reader = readerOf(frame);
						reader.skip(4);
						if (answerTags) skipTags(reader);
						callback(null, parse(id, key, version, reader) as never);
					},
					fail: reject,
				});
				onSent?.();
				this.#socket.write(writer.buffer);
			};
			const connection = {send} as unknown as Connection;
			api(connection, ...asked, (error, answer) => (error ? reject(error) : resolve(answer as Answer)));
		});
	}

	#take(chunk: Buffer): void {
		this.#chunks.push(chunk);
		this.#length += chunk.length;
		while (this.#ended === undefined && this.#length >= 4) {
			const size = this.#start().readInt32BE(0);
			if (size >>> 16 === tlsAlert) return void this.#end('is-tls');
			if (size < 4 || size > this.#most) return void this.#end('not-kafka');
			if (this.#length < size + 4) return;
			const whole = Buffer.concat(this.#chunks);
			this.#chunks = [whole.subarray(size + 4)];
			this.#length = whole.length - size - 4;
			this.#answer(whole.subarray(4, size + 4));
		}
	}

	/** The first chunk, made at least four bytes long. */
	#start(): Buffer {
		const [first] = this.#chunks;
		if (first && first.length >= 4) return first;
		const all = Buffer.concat(this.#chunks);
		this.#chunks = [all];
		return all;
	}

	#answer(frame: Buffer): void {
		const id = frame.readInt32BE(0);
		const waiting = this.#waiting.get(id);
		if (!waiting) return void this.#end('not-kafka');
		this.#waiting.delete(id);
		try {
			waiting.settle(frame);
		} catch (error) {
			waiting.fail(error);
		}
	}

	#end(failure: KafkaFailure): Fault {
		this.#ended ??= new Fault(failure);
		this.#socket.destroy();
		for (const {fail} of this.#waiting.values()) fail(this.#ended);
		this.#waiting.clear();
		return this.#ended;
	}
}

/** A header's tagged fields: how many, then each with its number and its size. */
function skipTags(reader: Reader): void {
	for (let left = reader.readUnsignedVarInt(); left > 0; left--) {
		reader.readUnsignedVarInt();
		reader.skip(reader.readUnsignedVarInt());
	}
}
