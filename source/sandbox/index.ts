import {startApacheKafka} from './apache-kafka/index.js';
import {startAzure} from './azure/index.js';
import {startConfluent} from './confluent/index.js';
import {controlHost} from './control.js';
import {FaultBoard} from './faults.js';
import {listen} from './http.js';
import {createAuthority} from './kafka/authority.js';
import type {Mode} from './modes.js';
import {startStreamkap} from './streamkap/index.js';
import type {SandboxSettings, SandboxSystem, StartSystem} from './system.js';
import {startUpstash} from './upstash/index.js';

/** Every system that has a stand-in; a new one is one line here. */
const stands: readonly StartSystem[] = [
	startUpstash,
	startStreamkap,
	startConfluent,
	startAzure,
	startApacheKafka,
];

export type SandboxOptions = {
	/** Topics in the largest cluster of every vendor; 420 by default. */
	readonly topicCount?: number;
	/** Seconds until a new key is accepted by data planes and brokers; 0 by default. */
	readonly propagationSeconds?: number;
	/** Misbehaviours to switch on; none by default. */
	readonly modes?: readonly Mode[];
	/** Port of the control host; a free one by default. */
	readonly port?: number;
};

/** A running sandbox. `url` is the control host's address. */
export type Sandbox = {
	readonly url: string;
	readonly systems: readonly SandboxSystem[];
	/** The certificate authority that the brokers' certificates are by, in PEM. */
	readonly authorities: string;
	readonly faults: FaultBoard;
	readonly close: () => Promise<void>;
};

/** Starts all stand-ins and the control host, all on 127.0.0.1. Rejects when the wanted port is taken. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const systems: SandboxSystem[] = [];
	const faults = new FaultBoard();
	const authority = createAuthority();
	const authorities = authority.certificate;
	// A board of its own: an order without a host must not hit the control host.
	const control = await listen(controlHost({systems, authorities, faults}), new FaultBoard(), options.port);
	const settings: SandboxSettings = {
		faults,
		authority,
		propagationSeconds: options.propagationSeconds ?? 0,
		modes: new Set(options.modes),
		topicCount: options.topicCount ?? 420,
	};
	systems.push(...(await Promise.all(stands.map((start) => start(settings)))));
	const close = async () => {
		await Promise.all([control, ...systems].map((part) => part.close()));
	};
	return {url: control.url, systems, authorities, faults, close};
}
