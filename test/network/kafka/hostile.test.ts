import {networkInterfaces} from 'node:os';
import {inspect} from 'node:util';
import {describe, expect, test, vi} from 'vitest';
import type {KafkaAddress, Seen} from '../../../source/network/kafka/kafka.js';
import {KafkaProblem} from '../../../source/network/kafka/kafka-problem.js';
import {openKafka} from '../../../source/network/kafka/open.js';
import {Secret} from '../../../source/secret.js';
import {makeCertificates} from '../certificates.js';
import {closedPort, serve, serveRaw, serveTls} from '../servers.js';

const certificates = makeCertificates();
const password = 'S3CRET-canary-of-a-broker';
const signal = new AbortController().signal;

const plain = (port: number): KafkaAddress => ({
	...{bootstrapServers: `127.0.0.1:${port}`, securityProtocol: 'SASL_PLAINTEXT', mechanism: 'PLAIN'},
	...{username: 'orders-app', password: new Secret(password)},
});

const secure = (port: number): KafkaAddress => ({
	...plain(port),
	...{bootstrapServers: `localhost:${port}`, securityProtocol: 'SASL_SSL'},
	authorities: certificates.authority,
});

/** How asking for the cluster fails; nothing that can be seen of it holds the password. */
async function problemOf(address: KafkaAddress): Promise<KafkaProblem> {
	const seen: Seen[] = [];
	const kafka = openKafka({...address, onSeen: (one) => seen.push(one)});
	const error = await kafka.cluster([], signal).then(
		() => 'it worked',
		(thrown: unknown) => thrown,
	);
	await kafka.close();
	if (!(error instanceof KafkaProblem)) throw new Error(`not a problem of the network: ${inspect(error)}`);
	expect(inspect([error, seen], {depth: null, showHidden: true})).not.toContain(password);
	expect(error.why).toMatch(/\.$/);
	return error;
}

describe('what answers in place of a broker', () => {
	test.each([
		['a frame larger than any answer before the sign-in', Buffer.from('7fffffff00000001', 'hex')],
		['a frame too short for its number', Buffer.from('0000000100000001', 'hex')],
		['a negative size', Buffer.from('ffffffff00000001', 'hex')],
		['an answer to another request', Buffer.from('00000008000000630000ffff', 'hex')],
		['an answer that breaks off', Buffer.from('000000060000000100007f', 'hex').subarray(0, 10)],
		['an answer with an endless list', Buffer.from('0000000b000000010000ffffffff0f', 'hex')],
		['words of another protocol', Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n')],
	])('%s', async (_name, bytes) => {
		const server = await serveRaw((socket) => {
			socket.write(bytes);
			if (bytes.length < 11) socket.end();
		});
		const problem = await problemOf(plain(server.port));
		expect(['not-kafka', 'closed-early']).toContain(problem.failure);
		expect(problem).toMatchObject({stage: 'sign-in', outcome: 'not-sent'});
	});

	test('a list of texts of negative length', async () => {
		const answers = [
			Buffer.from('0000000c000000010000010000000000', 'hex'),
			Buffer.from('0000000c000000020000001ffffffffe', 'hex'),
		];
		const server = await serveRaw((socket) => {
			const answer = () => {
				const next = answers.shift();
				if (next) socket.write(next);
				else socket.end();
			};
			socket.on('data', answer);
			answer();
		});
		expect(await problemOf(plain(server.port))).toMatchObject({failure: 'not-kafka'});
	});

	test('bytes without end are not taken in', async () => {
		let written = 0;
		const server = await serveRaw((socket) => {
			const chunk = Buffer.alloc(64 * 1024, 0x41);
			const pour = () => {
				while (!socket.destroyed && socket.write(chunk)) written += chunk.length;
			};
			socket.on('drain', pour);
			pour();
		});
		expect(await problemOf(plain(server.port))).toMatchObject({failure: 'not-kafka'});
		expect(written).toBeLessThan(16 * 1024 * 1024);
	});

	test('byte by byte it is the same', async () => {
		const server = await serveRaw((socket) => {
			const bytes = [...Buffer.from('HTTP')];
			const next = () => {
				const byte = bytes.shift();
				if (byte !== undefined) socket.write(Buffer.of(byte), () => setImmediate(next));
			};
			next();
		});
		expect(await problemOf(plain(server.port))).toMatchObject({failure: 'not-kafka'});
	});

	test('a TLS alert says that TLS is wanted', async () => {
		const server = await serveRaw((socket) => socket.end(Buffer.from('15030300020246', 'hex')));
		const problem = await problemOf(plain(server.port));
		expect(problem).toMatchObject({failure: 'is-tls', next: 'Use SASL_SSL.'});
	});

	test('a connection that is closed at once may want TLS', async () => {
		const server = await serveRaw((socket) => socket.end());
		expect((await problemOf(plain(server.port))).next).toContain('SASL_SSL');
	});

	test('a web server', async () => {
		const server = await serve((_request, response) => response.end('hello'));
		expect(await problemOf(plain(server.port))).toMatchObject({failure: 'not-kafka'});
		expect(await problemOf(secure(server.port))).toMatchObject({failure: 'not-tls', stage: 'tls'});
	});
});

describe('no password leaves before TLS is verified', () => {
	const bad = [
		['an unknown authority', 'selfSigned', 'certificate-not-trusted', 'signed by an authority'],
		['another host', 'otherHost', 'certificate-of-another-host', 'not one for localhost'],
		['an expired certificate', 'expired', 'certificate-expired', 'has expired'],
		['one that is not valid yet', 'notYetValid', 'certificate-not-yet-valid', 'not valid yet'],
	] as const;

	test.each(bad)('%s', async (_name, pair, failure, why) => {
		// Even where this is set for the whole process.
		vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
		const server = await serveTls(certificates[pair]);
		const problem = await problemOf(secure(server.port));
		expect(problem).toMatchObject({failure, stage: 'tls', outcome: 'not-sent'});
		expect(problem.why).toContain(why);
		expect(server.said()).toBe('');
	});

	test('an authority that is no certificate is no authority', async () => {
		const server = await serveTls(certificates.good);
		const problem = await problemOf({...secure(server.port), authorities: 'certificate'});
		expect(problem).toMatchObject({failure: 'authorities', stage: 'tls'});
	});
});

describe('a password in plain text', () => {
	const outside = Object.values(networkInterfaces())
		.flatMap((all) => all ?? [])
		.find(({family, internal}) => family === 'IPv4' && !internal)?.address;

	test.skipIf(outside === undefined)(
		'does not go to another address than this machine’s loopback',
		async () => {
			const address = {...plain(1), bootstrapServers: `${outside}:${await closedPort()}`};
			const problem = await problemOf(address);
			expect(problem).toMatchObject({failure: 'plain-text', outcome: 'not-sent'});
			expect(problem.why).toContain('would cross the network');
			// After a yes it is tried, and nobody listens.
			expect((await problemOf({...address, plainTextAllowed: true})).failure).toBe('refused-connection');
		},
	);
});

test.each([
	['', 'No broker is named.'],
	[' , ', 'No broker is named.'],
	['broker', 'broker is not of the form host:port.'],
	['broker:0', 'broker:0 is not of the form host:port.'],
	['broker:70000', 'broker:70000 is not of the form host:port.'],
	['bro ker:9092', 'bro ker:9092 is not of the form host:port.'],
])('bootstrap servers “%s” are not tried', async (bootstrapServers, why) => {
	expect(await problemOf({...plain(1), bootstrapServers})).toMatchObject({failure: 'no-servers', why});
});

test('of several brokers that are down, the one that came closest is told', async () => {
	const nobody = await closedPort();
	const web = await serve((_request, response) => response.end());
	const bootstrapServers = `127.0.0.1:${web.port}, SASL_PLAINTEXT://127.0.0.1:${nobody}`;
	const problem = await problemOf({...plain(1), bootstrapServers});
	expect(problem).toMatchObject({failure: 'not-kafka', broker: `127.0.0.1:${web.port}`});
});
