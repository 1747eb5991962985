import {expect, test} from 'vitest';
import * as z from 'zod';
import {testSandbox} from '../support/sandbox.js';
import {runs} from './vocabulary.js';

const sandbox = testSandbox({topicCount: 300});
const start = runs(sandbox);
const state = z.object({
	credentials: z.array(
		z.object({
			name: z.string(),
			topic: z.string(),
			permissions: z.string(),
			username: z.string(),
			password: z.string(),
		}),
	),
});
const named = (name: string) =>
	sandbox.state('upstash', state).credentials.filter((credential) => credential.name === name);

test('a credential for one topic', async () => {
	const run = start();
	await run.choose('come from?', 'Upstash Kafka');
	await run.sees(
		'Retired: ended by Upstash on 11 March 2025',
		'Create API Key',
		'console.upstash.com/account/api',
	);
	await run.mistakes('e-mail address', 'demo example.com', 'holds no spaces');
	await run.answer('e-mail address', 'demo@example.com', {typo: '.'});
	await run.accept('API key?');
	await run.choose('Which cluster', 'analytics');
	await run.sees('Which topic');
	await run.back('Which cluster');
	await run.choose('Which cluster', 'orders');
	await run.choose('Which topic', 'orders.stock.created');
	await run.choose('What may it do', 'Produce only');
	await run.answer('be called', 'stock-writer');
	expect(await run.review()).toContain(
		'create credential stock-writer: PRODUCE on topic orders.stock.created',
	);
	await run.confirm();
	expect(await run.made()).toMatch(/Kafka credential created.* mode 600/);

	const [credential, second] = named('stock-writer');
	expect(second).toBeUndefined();
	expect(credential).toMatchObject({topic: 'orders.stock.created', permissions: 'PRODUCE'});
	const {username = '', password = ''} = credential ?? {};
	expect(run.saved()).toMatchObject({
		KAFKA_SECURITY_PROTOCOL: 'SASL_SSL',
		KAFKA_SASL_MECHANISM: 'SCRAM-SHA-512',
		KAFKA_SASL_USERNAME: username,
		KAFKA_SASL_PASSWORD: password,
		KAFKA_TOPIC: 'orders.stock.created',
		KAFKA_REST_PASSWORD: password,
		SCHEMA_REGISTRY_PASSWORD: password,
	});

	const {exit, scrollback} = await run.finish();
	expect(exit).toBe(0);
	expect(scrollback).toContain('made Kafka credential');
	expect(scrollback).toContain('.env.sandbox');
	run.neverShowed(password, 'demo-upstash-api-key');
});
