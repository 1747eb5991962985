import {once} from 'node:events';
import {checkServerIdentity, connect, type PeerCertificate} from 'node:tls';
import {
	Reader,
	ResponseError,
	saslAuthenticateV2,
	saslHandshakeV1,
	saslScramSha,
	type Writer,
} from '@platformatic/kafka';

/** Where a broker listens, whom to trust, and its super user. */
export type Target = {
	/** `host:port` */
	readonly address: string;
	readonly authority: string;
	readonly admin: {readonly user: string; readonly password: string};
};

export type Mechanism = 'PLAIN' | 'SCRAM-SHA-256' | 'SCRAM-SHA-512';

/** A request and how its answer is read, as the client library exports them for each version. */
type Spoken<Arguments extends unknown[], Answer> = {
	readonly createRequest: (...values: Arguments) => Writer;
	readonly parseResponse: (correlation: number, key: number, version: number, reader: Reader) => Answer;
	readonly api: {readonly key: number; readonly version: number};
};

/** A connection on which every byte is ours, so that the order of things can be wrong. */
export type Dialled = {
	/** The answer, errors and all; `closed` when the broker hung up instead. */
	readonly ask: <Arguments extends unknown[], Answer>(
		spoken: Spoken<Arguments, Answer>,
		...values: Arguments
	) => Promise<Answer | 'closed'>;
	/** A frame as it is; the answer without its length. */
	readonly send: (frame: Buffer) => Promise<Buffer | 'closed'>;
	/** `signed in`, the broker's refusal, or `closed`. */
	readonly signIn: (mechanism: Mechanism, user: string, password: string) => Promise<string>;
	/** Ends when the broker hangs up. */
	readonly closed: Promise<unknown>;
	readonly hangUp: () => void;
};

/** Connects over TLS and verifies the certificate, which has to be for `name`: for the host unless given. */
export async function dial(
	{address, authority}: Pick<Target, 'address' | 'authority'>,
	name?: string,
): Promise<Dialled> {
	const [host = '', port] = address.split(':');
	const verify = (_: string, certificate: PeerCertificate) => checkServerIdentity(name ?? host, certificate);
	const socket = connect({host, port: Number(port), ca: authority, checkServerIdentity: verify});
	await once(socket, 'secureConnect');
	const closed = once(socket, 'close');
	socket.on('error', () => socket.destroy());
	let received = Buffer.alloc(0);
	let arrived = () => {};
	socket.on('data', (chunk) => {
		received = Buffer.concat([received, chunk]);
		arrived();
	});
	const send = async (frame: Buffer): Promise<Buffer | 'closed'> => {
		const length = Buffer.alloc(4);
		length.writeInt32BE(frame.length);
		socket.write(Buffer.concat([length, frame]));
		while (received.length < 4 || received.length < 4 + received.readInt32BE()) {
			const more = new Promise<void>((resolve) => {
				arrived = resolve;
			});
			if ((await Promise.race([more, closed.then(() => 'closed')])) === 'closed') return 'closed';
		}
		const end = 4 + received.readInt32BE();
		const answer = received.subarray(4, end);
		received = received.subarray(end);
		return answer;
	};
	const ask: Dialled['ask'] = async ({createRequest, parseResponse, api: {key, version}}, ...values) => {
		const answer = await send(Buffer.concat([header(key, version), createRequest(...values).buffer]));
		if (answer === 'closed') return answer;
		const reader = Reader.from(answer);
		reader.readInt32();
		if (isFlexible(key, version) && key !== apiVersions) reader.readTaggedFields();
		try {
			return parseResponse(1, key, version, reader);
		} catch (error) {
			if (error instanceof ResponseError) return error['response'] as never;
			throw error;
		}
	};
	const signIn: Dialled['signIn'] = async (mechanism, user, password) => {
		const shaken = await ask(saslHandshakeV1, mechanism);
		if (shaken === 'closed') return shaken;
		if (shaken.errorCode !== 0) return `${shaken.errorCode}: ${shaken.mechanisms?.toSorted().join(' ')}`;
		if (mechanism === 'PLAIN') return outcome(await ask(saslAuthenticateV2, plain(user, password)));
		let refusal: string | undefined;
		const authenticate = ((_, bytes, callback) => {
			void ask(saslAuthenticateV2, bytes).then((answer) => {
				const said = outcome(answer);
				if (said !== 'signed in') refusal = said;
				if (answer === 'closed' || refusal !== undefined) callback?.(new Error(said));
				else callback?.(null, answer);
			});
		}) as Parameters<typeof saslScramSha.authenticate>[0];
		try {
			const algorithm = mechanism === 'SCRAM-SHA-256' ? 'SHA-256' : 'SHA-512';
			await saslScramSha.authenticate(authenticate, undefined as never, algorithm, user, password);
			return 'signed in';
		} catch (error) {
			return refusal ?? String(error);
		}
	};
	return {ask, send, signIn, closed, hangUp: () => socket.destroy()};
}

const apiVersions = 18;
const handshake = 17;
const metadata = 3;

/** A request's header, with tagged fields where the version has them. */
export function header(key: number, version: number, flexible = isFlexible(key, version)): Buffer {
	const bytes = Buffer.alloc(8);
	bytes.writeInt16BE(key, 0);
	bytes.writeInt16BE(version, 2);
	bytes.writeInt32BE(1, 4);
	const client = Buffer.from('\0\x04test', 'latin1');
	return Buffer.concat([bytes, client, Buffer.alloc(flexible ? 1 : 0)]);
}

/** All requests that are sent here are of flexible versions, but two. */
function isFlexible(key: number, version: number): boolean {
	return key !== handshake && !(key === metadata && version < 9);
}

export function plain(user: string, password: string): Buffer {
	return Buffer.from(`\0${user}\0${password}`);
}

function outcome(answer: {errorCode: number; errorMessage?: string | null | undefined} | 'closed'): string {
	if (answer === 'closed') return answer;
	return answer.errorCode === 0 ? 'signed in' : `${answer.errorCode}: ${answer.errorMessage}`;
}
