import type {KafkaUser, Mechanism, Realm} from './cluster.js';
import {type ScramExchange, type ScramMechanism, scramExchange} from './scram.js';

/** What one message of a client led to: the bytes to answer with, who it is once that is proved, or why not. */
export type SaslStep = {readonly bytes: Buffer; readonly user?: KafkaUser} | {readonly refused: string};

/** The server's side of one sign-in. */
export type SaslServer = (message: Buffer) => SaslStep;

/** Who may come in: called once for every right password. */
export type Gate = (user: KafkaUser) => KafkaUser | undefined;

export function saslServer(mechanism: Mechanism, realm: Realm, gate: Gate): SaslServer {
	const known = (name: string) => realm.find(name).filter(({usableFrom}) => usableFrom <= Date.now());
	return mechanism === 'PLAIN' ? plain(known, gate) : scram(mechanism, known, gate);
}

type Known = (name: string) => KafkaUser[];

/** RFC 4616; the sentences are Apache Kafka's. */
function plain(known: Known, gate: Gate): SaslServer {
	const failed = (why: string) => ({refused: `Authentication failed: ${why}`});
	return (message) => {
		const tokens = message.toString('utf8').split('\0');
		const [authorization, name = '', password] = tokens;
		if (tokens.length !== 3)
			return {refused: `Invalid SASL/PLAIN response: expected 3 tokens, got ${tokens.length}`};
		if (!name) return failed('username not specified');
		if (!password) return failed('password not specified');
		const right = known(name).find(({secrets}) => secrets.PLAIN === password);
		const user = right && gate(right);
		if (!user) return failed('Invalid username or password');
		if (authorization !== '' && authorization !== name)
			return failed('Client requested an authorization id that is different from username');
		return {bytes: Buffer.alloc(0), user};
	};
}

function scram(mechanism: ScramMechanism, known: Known, gate: Gate): SaslServer {
	const why = `Authentication failed during authentication due to invalid credentials with SASL mechanism ${mechanism}`;
	let exchange: ScramExchange | undefined;
	let candidate: KafkaUser | undefined;
	return (message) => {
		if (exchange) {
			const bytes = exchange.conclude(message);
			const user = bytes && candidate && gate(candidate);
			return user ? {bytes, user} : {refused: why};
		}
		exchange = scramExchange(mechanism, message);
		candidate = known(exchange?.username ?? '').find(({secrets}) => secrets[mechanism]);
		const credential = candidate?.secrets[mechanism];
		return exchange && credential ? {bytes: exchange.challenge(credential)} : {refused: why};
	};
}
