import {describe, inject, test} from 'vitest';
import type {Cluster} from './broker.js';

/** Declares tests on the shared broker. Where none can run, one skipped test says what is missing. */
export function withBroker(name: string, declare: (cluster: Cluster) => void): void {
	const kafka = inject('kafka');
	if ('missing' in kafka) test.skip(`${name}: needs ${kafka.missing}`, () => undefined);
	else describe(name, () => declare(kafka));
}
