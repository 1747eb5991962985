import {createServer as createTlsServer, type TLSSocket} from 'node:tls';
import {describe, expect, onTestFinished, test, vi} from 'vitest';
import type {KafkaAddress} from '../../../source/network/kafka/kafka.js';
import {KafkaProblem} from '../../../source/network/kafka/kafka-problem.js';
import {openKafka} from '../../../source/network/kafka/open.js';
import {Conversation, requestIn} from '../../../source/sandbox/kafka/conversation.js';
import {framed, framesOf} from '../../../source/sandbox/kafka/frames.js';
import {Secret} from '../../../source/secret.js';
import {type KeyPair, makeCertificates} from '../certificates.js';
import {serveTls} from '../servers.js';

const certificates = makeCertificates();
const password = 'S3CRET-canary-led-astray';
const signal = new AbortController().signal;

/** What a broker says in place of the truth: where clients should go, or how it answers one kind of request. */
type Lie = {
	readonly names?: {readonly host: string; readonly port: number};
	/** By the name of the request; `frame` is what it should have answered, its length before it. */
	readonly spoils?: Readonly<Record<string, (frame: Buffer) => Buffer>>;
};

/** A broker with a good certificate that lets everybody in who has the password. */
async function lyingBroker({names, spoils = {}}: Lie): Promise<KafkaAddress> {
	const cluster = {id: 'liar', topics: new Map([['orders', {partitions: 1}]])};
	const user = {name: 'app', cluster, secrets: {PLAIN: password}, usableFrom: 0, may: () => true};
	const realm = {mechanisms: ['PLAIN'] as const, find: () => [user]};
	const converse = async (socket: TLSSocket) => {
		const itself = {host: 'localhost', port: socket.localPort ?? 0};
		const conversation = new Conversation(realm, (one) => one, {id: 1, ...(names ?? itself)});
		for await (const frame of framesOf(socket)) {
			const request = requestIn(frame);
			const {bytes} = request ? conversation.answer(request) : {};
			if (!request || !bytes || socket.destroyed) break;
			socket.write((spoils[request.api.name] ?? ((answer: Buffer) => answer))(framed(bytes)));
		}
	};
	const server = createTlsServer(certificates.good, (socket) => {
		socket.on('error', () => {});
		// Whoever is lied to hangs up.
		converse(socket).catch(() => socket.destroy());
	});
	const port = await new Promise<number>((resolve) => {
		server.listen(0, () => {
			const address = server.address();
			resolve(address && typeof address !== 'string' ? address.port : 0);
		});
	});
	onTestFinished(() => void server.close());
	return {
		...{bootstrapServers: `localhost:${port}`, securityProtocol: 'SASL_SSL', mechanism: 'PLAIN'},
		...{username: 'app', password: new Secret(password), authorities: certificates.authority},
	};
}

/** Opens the door at such a broker for one call, and gives what it came to. */
async function asked<Value>(
	address: KafkaAddress,
	call: (kafka: ReturnType<typeof openKafka>) => Promise<Value>,
): Promise<Value | KafkaProblem> {
	const kafka = openKafka(address);
	try {
		return await call(kafka);
	} catch (error) {
		if (!(error instanceof KafkaProblem)) throw error;
		return error;
	} finally {
		await kafka.close();
	}
}

test('a broker that tells the truth is asked for the rights on a group', async () => {
	const address = await lyingBroker({});
	expect(await asked(address, (kafka) => kafka.groupOperations('app', signal))).toContain('READ');
});

describe('a broker that sends its clients elsewhere', () => {
	const elsewhere: readonly (readonly [string, KeyPair, string])[] = [
		['nobody vouches for', certificates.selfSigned, 'certificate-not-trusted'],
		['has the certificate of another host', certificates.otherHost, 'certificate-of-another-host'],
		['has a certificate that has expired', certificates.expired, 'certificate-expired'],
	];

	test.each(elsewhere)('to one that %s: nothing is said there', async (_name, pair, failure) => {
		const other = await serveTls(pair);
		const address = await lyingBroker({names: {host: 'localhost', port: other.port}});
		const problem = await asked(address, (kafka) => kafka.groupOperations('app', signal));
		expect(problem).toMatchObject({failure, stage: 'tls', broker: `localhost:${other.port}`});
		// What changes something goes through the broker that could be verified.
		const user = {name: 'new', mechanism: 'SCRAM-SHA-256', password: new Secret('another')} as const;
		await asked(address, (kafka) => kafka.setScramUser(user, signal));
		await asked(address, (kafka) => kafka.reach({host: 'localhost', port: other.port}, signal));
		expect(other.connections()).toBe(3);
		expect(other.said()).toBe('');
	});
});

describe('a broker that answers nonsense after the sign-in', () => {
	const number = (frame: Buffer) => frame.subarray(4, 8);
	const nonsense: Readonly<Record<string, (frame: Buffer) => Buffer>> = {
		'more than any cluster has to say': (frame) =>
			Buffer.concat([Buffer.from('7fffffff', 'hex'), number(frame), Buffer.alloc(1000)]),
		'half of it': (frame) => framed(frame.subarray(4, frame.length / 2)),
		'a list without end': (frame) =>
			framed(Buffer.concat([number(frame), Buffer.from('0000000000ffffffff0f', 'hex')])),
		noise: (frame) => framed(Buffer.concat([number(frame), Buffer.alloc(4000, 0xa5)])),
		'the answer to nobody’s question': (frame) => framed(Buffer.concat([Buffer.alloc(4, 9), frame])),
	};

	test.each(Object.entries(nonsense))('%s', async (_name, spoil) => {
		const address = await lyingBroker({spoils: {Metadata: spoil}});
		const problem = await asked(address, (kafka) => kafka.cluster(['orders'], signal));
		expect(problem).toMatchObject({failure: 'not-kafka', stage: 'cluster'});
		expect(String(problem)).not.toContain(password);
	});
});

test('a broker that stops within an answer is not waited for longer than ten seconds', async () => {
	vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout']});
	onTestFinished(() => void vi.useRealTimers());
	const stops = (frame: Buffer) => {
		setImmediate(() => vi.advanceTimersByTime(10_000));
		return frame.subarray(0, -1);
	};
	const address = await lyingBroker({spoils: {Metadata: stops}});
	const problem = await asked(address, (kafka) => kafka.cluster(['orders'], signal));
	expect(problem).toMatchObject({failure: 'time-out', stage: 'cluster'});
});
