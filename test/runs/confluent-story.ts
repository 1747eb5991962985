import {expect} from 'vitest';
import * as z from 'zod';
import type {Run} from './vocabulary.js';

/** What exists in an organization of Confluent's, at either of its doors. */
export const organizationState = z.object({
	keys: z.array(
		z.object({
			id: z.string(),
			secret: z.string(),
			name: z.string(),
			owner: z.string().optional(),
			resource: z.object({id: z.string()}),
		}),
	),
	serviceAccounts: z.array(z.object({id: z.string(), name: z.string()})),
	bindings: z.array(z.object({principal: z.string(), role: z.string(), crn: z.string()})),
	clusters: z.array(
		z.object({
			id: z.string(),
			acls: z.array(z.object({principal: z.string(), operation: z.string()})),
		}),
	),
});

/** What a Kafka key of a stand-in's cluster has in `.env`. */
export function clusterVariables(id: string, secret: string) {
	return {
		KAFKA_BOOTSTRAP_SERVERS: expect.stringMatching(/^127\.0\.0\.1:\d+$/),
		KAFKA_SECURITY_PROTOCOL: 'SASL_SSL',
		KAFKA_SASL_MECHANISM: 'PLAIN',
		KAFKA_SASL_USERNAME: id,
		KAFKA_SASL_PASSWORD: secret,
		KAFKA_REST_URL: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
		KAFKA_REST_USERNAME: id,
		KAFKA_REST_PASSWORD: secret,
	};
}

/** Signs in with the demo's Cloud key, and picks the kind. */
export async function signInToConfluent(run: Run, kind: string): Promise<void> {
	await run.choose('come from?', 'Confluent Cloud');
	await run.accept('Which Cloud key');
	await run.accept('What is its secret?');
	await run.choose('What should Confluent Cloud issue?', kind);
}

/** Picks production's Standard cluster and a new service account. */
export async function chooseNewAccount(run: Run, name: string): Promise<void> {
	await run.choose('Which environment', 'production');
	await run.choose('Which Kafka cluster', 'orders-prod');
	await run.choose('Who should own the key?', 'A new service account');
	await run.answer('new service account be called?', name);
}
