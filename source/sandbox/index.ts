import {type AddressInfo, createServer} from 'node:net';
import {startAzure} from './azure/index.js';
import {startConfluent} from './confluent/index.js';
import {controlHost} from './control.js';
import {FaultBoard} from './faults.js';
import {listen} from './http.js';
import {startStreamkap} from './streamkap/index.js';
import type {SandboxSettings, SandboxSystem, StartSystem} from './system.js';
import {startUpstash} from './upstash/index.js';

/** Every vendor that has a stand-in; a new one is one line here. */
const stands: readonly StartSystem[] = [startUpstash, startStreamkap, startConfluent, startAzure];

export type SandboxOptions = {
	/** Topics in the largest cluster of every vendor; 420 by default. */
	readonly topicCount?: number;
	/** Seconds until a new key is accepted by the data planes; 0 by default. */
	readonly propagationSeconds?: number;
	/** Named switches, listed at each vendor's start function; none by default. */
	readonly modes?: readonly string[];
	/** Port of the control host; a free one by default. */
	readonly port?: number;
};

/** A running sandbox. `url` is the control host's address. */
export type Sandbox = {
	readonly url: string;
	readonly systems: readonly SandboxSystem[];
	readonly faults: FaultBoard;
	readonly close: () => Promise<void>;
};

/** Starts all stand-ins and the control host, all on 127.0.0.1. Rejects when the wanted port is taken. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const systems: SandboxSystem[] = [];
	const faults = new FaultBoard();
	// A board of its own: an order without a host must not hit the control host.
	const control = await listen(controlHost(systems, faults), new FaultBoard(), options.port);
	const broker = await startBroker();
	const settings: SandboxSettings = {
		faults,
		bootstrapServers: broker.address,
		propagationSeconds: options.propagationSeconds ?? 0,
		modes: new Set(options.modes),
		topicCount: options.topicCount ?? 420,
	};
	systems.push(...(await Promise.all(stands.map((start) => start(settings)))));
	const close = async () => {
		await Promise.all([control, broker, ...systems].map((part) => part.close()));
	};
	return {url: control.url, systems, faults, close};
}

/** Keeps the brokers' address: it accepts connections and closes them. The Kafka protocol's stand-in goes here. */
async function startBroker(): Promise<{address: string; close: () => Promise<void>}> {
	const server = createServer((socket) => socket.destroy());
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(0, '127.0.0.1', resolve);
	});
	const {port} = server.address() as AddressInfo;
	return {
		address: `127.0.0.1:${port}`,
		close: () => new Promise((resolve) => server.close(() => resolve())),
	};
}
