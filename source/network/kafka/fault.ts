import type {Told} from '../../errors.js';
import type {Outcome} from '../problem.js';
import {safeText} from '../safe-text.js';
import {type About, failures, type KafkaFailure} from './failures.js';
import {KafkaProblem} from './kafka-problem.js';
import type {KafkaStage} from './terms.js';

/** Where a broker listens. */
export type Server = {readonly host: string; readonly port: number};

/** A failure inside the door, before it is told: what is being done is known further out only. */
export class Fault extends Error {
	readonly failure: KafkaFailure;
	readonly about: Partial<About>;

	constructor(failure: KafkaFailure, about: Partial<About> = {}) {
		super(failure);
		this.name = 'Fault';
		this.failure = failure;
		this.about = about;
	}
}

/** What a call wants: `list the topics`. `sends` tells one that changes something from one that only reads. */
export type Purpose = {readonly purpose: string; readonly sends: boolean};

/** A failed way to a broker, at a stage up to and with the sign-in. Nothing of the call itself was sent. */
export function tellWay({failure, about}: Fault, server: Server, reached: KafkaStage): KafkaProblem {
	const broker = brokerName(server);
	const {stage: own, why, next} = failures[failure];
	const stage = own === 'cluster' ? reached : own;
	const told: Told = {
		what: failure === 'no-servers' ? 'The bootstrap servers cannot be used.' : ways[stage](broker),
		why: why({...about, ...shown(server)}),
		...(next !== undefined && {next}),
	};
	const outcome = failure === 'credentials' ? 'refused' : 'not-sent';
	return new KafkaProblem(told, {outcome, stage, failure, broker});
}

/** A failed call to a broker that was signed in to. */
export function tellCall(
	{failure, about}: Fault,
	{purpose, sends}: Purpose,
	outcome: Outcome,
	server: Server,
): KafkaProblem {
	const {why, next} = failures[failure];
	const unclear = sends && outcome === 'unclear';
	const after = unclear ? 'Look at what exists before you do it again.' : next;
	const told: Told = {
		what: unclear ? `It is not known whether the cluster did this: ${purpose}.` : `Could not ${purpose}.`,
		why: why({...about, ...shown(server)}),
		...(after !== undefined && {next: after}),
	};
	return new KafkaProblem(told, {outcome, stage: 'cluster', failure, broker: brokerName(server)});
}

/** `host:port`, with brackets around an IPv6 address, safe to show. */
export function brokerName(server: Server): string {
	const {host, port} = shown(server);
	return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

/** A cluster names its brokers as it likes. No host's name is longer than this. */
function shown({host, port}: Server): Server {
	return {host: safeText(host, 255), port};
}

const ways: Readonly<Record<KafkaStage, (broker: string) => string>> = {
	address: (broker) => `Could not find ${broker}.`,
	network: (broker) => `Could not connect to ${broker}.`,
	tls: (broker) => `Could not connect securely to ${broker}.`,
	'sign-in': (broker) => `Could not sign in to ${broker}.`,
	cluster: (broker) => `Could not use ${broker}.`,
};
