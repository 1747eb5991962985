import type {TestProject} from 'vitest/node';
import {type Cluster, startBroker} from './broker.js';
import {missing} from './java.js';

declare module 'vitest' {
	interface ProvidedContext {
		/** The broker that all tests share, or what this machine lacks for one. */
		kafka: Cluster | {readonly missing: string};
	}
}

/** Starts the broker that all tests share. Without Java or Maven they are skipped, unless they are asked for. */
export async function setup(project: TestProject) {
	const lacks = missing();
	if (lacks === undefined) {
		const {kill, stop, ...cluster} = await startBroker({name: 'shared'});
		project.provide('kafka', cluster);
		return stop;
	}
	if (process.env['KAFKEY_KAFKA'] === 'required') throw new Error(`A real broker needs ${lacks}.`);
	process.stderr.write(`Skipped: the proofs on a real Kafka broker (test/kafka). They need ${lacks}.\n`);
	project.provide('kafka', {missing: lacks});
	return;
}
