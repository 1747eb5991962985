import {safeText} from '../safe-text.js';
import {connect} from './connect.js';
import {brokerName, Fault, type Purpose, type Server, tellCall, tellWay} from './fault.js';
import type {KafkaAddress} from './kafka.js';
import {KafkaProblem} from './kafka-problem.js';
import {parseServers} from './servers.js';
import {type SignedIn, signIn} from './sign-in.js';
import type {KafkaStage} from './terms.js';
import type {Wire} from './wire.js';

/** A broker that is signed in to. */
export type Session = SignedIn & {readonly server: Server; readonly wire: Wire};

/** The brokers of one cluster: the bootstrap servers, and those that the cluster names. */
export class Brokers {
	readonly #address: KafkaAddress;
	readonly #sessions = new Map<string, {readonly session: Session; readonly until: number}>();
	#named: readonly Server[] = [];
	#last: Server | undefined;

	constructor(address: KafkaAddress) {
		this.#address = address;
	}

	/** Remembers what the cluster's metadata names. */
	name(servers: readonly Server[]): void {
		this.#named = servers.map(({host, port}) => ({host, port}));
	}

	/** Signs in to the first broker that can be reached. Throws the `KafkaProblem` of the one that came closest. */
	async any(signal: AbortSignal): Promise<Session> {
		return this.#each(signal, async (session) => session);
	}

	/** Reads from the first broker that answers. Throws a `KafkaProblem`. */
	async read<Value>(
		purpose: string,
		signal: AbortSignal,
		use: (session: Session) => Promise<Value>,
	): Promise<Value> {
		return this.#each(signal, (session) => this.ask({purpose, sends: false}, session, use));
	}

	/** What `use` throws of the network, told as a `KafkaProblem`. */
	async ask<Value>(
		purpose: Purpose,
		session: Session,
		use: (session: Session) => Promise<Value>,
	): Promise<Value> {
		try {
			return await use(session);
		} catch (error) {
			throw error instanceof Fault ? tellCall(error, purpose, 'refused', session.server) : error;
		}
	}

	/** Signs in to this broker, or uses the session that is open. Throws a `KafkaProblem`. */
	async at(server: Server, signal: AbortSignal): Promise<Session> {
		const name = brokerName(server);
		const open = this.#sessions.get(name);
		if (open?.session.wire.alive && performance.now() < open.until) return open.session;
		open?.session.wire.close();
		const session = await this.#signIn(server, signal);
		const other = this.#sessions.get(name);
		if (other?.session.wire.alive && other !== open) {
			// Somebody else signed in at the same time.
			session.wire.close();
			return other.session;
		}
		const until = session.lifetime > 0 ? performance.now() + session.lifetime * 0.8 : Infinity;
		this.#sessions.set(name, {session, until});
		return session;
	}

	/** Connects without a sign-in, and closes again. Throws a `KafkaProblem`. */
	async reach(server: Server, signal: AbortSignal): Promise<void> {
		const {onSeen: _, ...way} = this.#address;
		(await connect(server, way, signal)).close();
	}

	close(): void {
		for (const {session} of this.#sessions.values()) session.wire.close();
		this.#sessions.clear();
	}

	async #signIn(server: Server, signal: AbortSignal): Promise<Session> {
		const {onSeen, mechanism, username} = this.#address;
		const wire = await connect(server, this.#address, signal);
		const broker = brokerName(server);
		try {
			const signedIn = await signIn(wire, this.#address, signal);
			onSeen?.({stage: 'sign-in', broker, sentence: `signed in as ${safeText(username)} with ${mechanism}`});
			return {...signedIn, server, wire};
		} catch (error) {
			wire.close();
			if (!(error instanceof Fault)) throw error;
			const problem = tellWay(error, server, 'sign-in');
			onSeen?.({stage: problem.stage, broker, sentence: problem.reason, problem});
			throw problem;
		}
	}

	/** Tries one broker after the other, the last that answered first. */
	async #each<Value>(signal: AbortSignal, use: (session: Session) => Promise<Value>): Promise<Value> {
		let furthest: KafkaProblem | undefined;
		const first = [...(this.#last ? [this.#last] : []), ...parseServers(this.#address.bootstrapServers)];
		const tried = new Set<string>();
		// A try may teach it more names.
		const next = () => [...first, ...this.#named].find((server) => !tried.has(brokerName(server)));
		for (let server = next(); server; server = next()) {
			tried.add(brokerName(server));
			try {
				const value = await use(await this.at(server, signal));
				this.#last = server;
				return value;
			} catch (error) {
				if (!(error instanceof KafkaProblem) || !error.passesOver) throw error;
				furthest = !furthest || order(error) > order(furthest) ? error : furthest;
			}
		}
		throw furthest;
	}
}

const stages: readonly KafkaStage[] = ['address', 'network', 'tls', 'sign-in', 'cluster'];

function order({stage}: KafkaProblem): number {
	return stages.indexOf(stage);
}
