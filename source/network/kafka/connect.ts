import {X509Certificate} from 'node:crypto';
import {connect as connectTcp, isIP, type Socket} from 'node:net';
import {connect as connectTls, type PeerCertificate, type TLSSocket} from 'node:tls';
import {certificateInWords} from './certificate.js';
import {brokerName, Fault, type Server, tellWay} from './fault.js';
import {findHost, type Host} from './host.js';
import type {KafkaAddress} from './kafka.js';
import {socketFailure} from './socket-failure.js';
import type {KafkaStage} from './terms.js';
import {Wire} from './wire.js';

/** Milliseconds for a look-up, a connection or a TLS handshake each. */
const patience = 5000;

/** What of the address a connection needs; `plainTextAllowed` is asked for a password's sake. */
export type WayIn = Pick<KafkaAddress, 'securityProtocol' | 'authorities' | 'plainTextAllowed' | 'onSeen'>;

/**
 * Connects to one broker: look-up, TCP, and TLS verified against the authorities and the host's name. Nothing that
 * tells who is asking is sent. Throws a `KafkaProblem`, or the signal's reason when it is aborted.
 */
export async function connect(server: Server, way: WayIn, signal: AbortSignal): Promise<Wire> {
	const {host} = server;
	const broker = brokerName(server);
	let stage: KafkaStage = 'address';
	const passed = (sentence: string, next: KafkaStage) => {
		way.onSeen?.({stage, broker, sentence});
		stage = next;
	};
	let found: Host | undefined;
	let socket: Socket | undefined;
	try {
		found = await bounded(findHost(host), 'no-name-server', signal);
		passed(addressInWords(host, found), 'network');
		if (way.securityProtocol === 'SASL_PLAINTEXT' && !found.isLocal && !way.plainTextAllowed)
			throw new Fault('plain-text');
		socket = openTcp(server, found);
		await bounded(event(socket, 'connect'), 'no-connection', signal);
		passed(`port ${server.port} is open`, way.securityProtocol === 'SASL_SSL' ? 'tls' : 'sign-in');
		if (way.securityProtocol === 'SASL_PLAINTEXT') return new Wire(socket, 'closed-early');
		const secure = openTls(socket, host, way.authorities);
		socket = secure;
		await bounded(event(secure, 'secureConnect'), 'silent-tls', signal);
		passed(`certificate of ${certificateInWords(secure.getPeerCertificate())}`, 'sign-in');
		return new Wire(secure, 'cut-off');
	} catch (error) {
		socket?.on('error', () => {}).destroy();
		const fault = signal.aborted ? undefined : faultOf(error, stage);
		if (!fault) throw error;
		const about = new Fault(fault.failure, {...fault.about, isPrivate: found?.isPrivate ?? false});
		const problem = tellWay(about, server, stage);
		way.onSeen?.({stage: problem.stage, broker, sentence: problem.reason, problem});
		throw problem;
	}
}

function openTcp({host, port}: Server, {addresses}: Host): Socket {
	return connectTcp({
		host,
		port,
		noDelay: true,
		autoSelectFamilyAttemptTimeout: 2000,
		// What was looked up is what is connected to: the judgement of its addresses holds.
		lookup: (_host, {all}, done) => {
			const [first] = addresses;
			if (all || !first) done(null, [...addresses]);
			else done(null, first.address, first.family);
		},
	});
}

function openTls(socket: Socket, host: string, authorities: string | undefined): TLSSocket {
	if (authorities !== undefined && !isCertificate(authorities)) throw new Fault('authorities');
	return connectTls({
		socket,
		host,
		...(isIP(host) === 0 && {servername: host}),
		...(authorities !== undefined && {ca: authorities}),
		rejectUnauthorized: true,
		minVersion: 'TLSv1.2',
	});
}

/** Node takes what it cannot read for no authority at all, and says so only by trusting nobody. */
function isCertificate(pem: string): boolean {
	try {
		return new X509Certificate(pem).subject !== undefined;
	} catch {
		return false;
	}
}

/** Waits for the event; an error, or the end of the connection before it, is thrown. */
function event(socket: Socket, name: 'connect' | 'secureConnect'): Promise<void> {
	return new Promise((resolve, reject) => {
		socket.once(name, resolve).once('error', reject);
		socket.once('close', () => reject(new Fault(name === 'connect' ? 'no-connection' : 'not-tls')));
	});
}

async function bounded<Value>(
	work: Promise<Value>,
	late: 'no-name-server' | 'no-connection' | 'silent-tls',
	signal: AbortSignal,
): Promise<Value> {
	const {promise, reject} = Promise.withResolvers<never>();
	const timer = setTimeout(() => reject(new Fault(late)), patience);
	const stop = () => reject(signal.reason);
	signal.addEventListener('abort', stop, {once: true});
	try {
		signal.throwIfAborted();
		return await Promise.race([work, promise]);
	} finally {
		clearTimeout(timer);
		signal.removeEventListener('abort', stop);
		// Whatever it comes to after that is no longer of interest.
		work.catch(() => {});
	}
}

function faultOf(error: unknown, stage: KafkaStage): Fault | undefined {
	if (error instanceof Fault) return error;
	if (!(error instanceof Error) || !('code' in error)) return undefined;
	const failure = socketFailure(error) ?? ends[stage];
	if (failure === undefined) return undefined;
	// Node gives the certificate that is one for another host, and no other that it refuses.
	const shown = 'cert' in error ? (error.cert as PeerCertificate) : undefined;
	return new Fault(failure, shown && {certificate: certificateInWords(shown)});
}

/** What an error without a known code means at a stage. */
const ends: Partial<Record<KafkaStage, 'unknown-host' | 'no-connection' | 'not-tls'>> = {
	address: 'unknown-host',
	network: 'no-connection',
	tls: 'not-tls',
};

function addressInWords(host: string, {addresses}: Host): string {
	const all = addresses.map(({address}) => address).join(', ');
	return all === host ? host : `${host} is ${all}`;
}
