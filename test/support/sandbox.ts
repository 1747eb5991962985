import {afterAll, afterEach, beforeAll} from 'vitest';
import type * as z from 'zod';
import type {Fault} from '../../source/sandbox/faults.js';
import {type Sandbox, type SandboxOptions, startSandbox} from '../../source/sandbox/index.js';
import type {SandboxSystem} from '../../source/sandbox/system.js';

/** The sandbox of a test file, usable inside its tests. */
export type TestSandbox = {
	/** The control address, for a spawned `kafkey --sandbox-url <url>`. */
	readonly url: string;
	/** The certificate authority of the brokers, in PEM. */
	readonly authorities: string;
	/** The stand-in for one vendor: its addresses and its demo sign-in. */
	readonly system: (id: string) => SandboxSystem & {readonly baseUrl: string};
	/** What exists at one vendor, secrets included, as the schema reads it. */
	readonly state: <Shape>(id: string, schema: z.ZodType<Shape>) => Shape;
	/** Orders a misbehaviour; what was not met is taken back after the test. */
	readonly order: (fault: Fault) => void;
};

/** Runs a sandbox for all tests of a file or `describe`. What they create stays until the last one. */
export function testSandbox(options: SandboxOptions = {}): TestSandbox {
	let running: Sandbox | undefined;
	beforeAll(async () => {
		running = await startSandbox(options);
	});
	afterEach(() => running?.faults.clear());
	afterAll(() => running?.close());

	const sandbox = () => {
		if (!running) throw new Error('The sandbox runs inside tests only.');
		return running;
	};
	const system = (id: string) => {
		const found = sandbox().systems.find((candidate) => candidate.id === id);
		if (!found) throw new Error(`The sandbox has no system ${id}.`);
		return {
			...found,
			get baseUrl() {
				if (found.baseUrl === undefined) throw new Error(`${id} has no API over HTTP.`);
				return found.baseUrl;
			},
		};
	};
	return {
		get url() {
			return sandbox().url;
		},
		get authorities() {
			return sandbox().authorities;
		},
		system,
		state: (id, schema) => schema.parse(system(id).state()),
		order: (fault) => sandbox().faults.order(fault),
	};
}
