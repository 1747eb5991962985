import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import * as z from 'zod';
import {testSandbox} from '../support/sandbox.js';
import {chooseReader, signInToUpstash} from './upstash-story.js';
import {type Run, runs} from './vocabulary.js';

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
	await run.checked('Kafka: signed in to', 'Kafka REST: signed in to', 'Schema Registry: signed in to');

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
	expect(scrollback).toMatch(/Kafka: proved: signed in to .*may write orders\.stock\.created.*, as asked/);
	expect(scrollback).toContain('.env.sandbox');
	run.neverShowed(password, 'demo-upstash-api-key');
});

/** Everything for a credential that may read all of a cluster, up to the review. */
async function reachReview(run: Run, name: string): Promise<void> {
	await signInToUpstash(run);
	await chooseReader(run, name, {cluster: 'billing'});
	await run.review();
}

test('a secret that was revealed goes with the screen', async () => {
	const run = start();
	await reachReview(run, 'revealed');
	await run.confirm();
	await run.made();
	const beginning = (named('revealed')[0]?.password ?? '').slice(0, 16);
	run.neverShowed(beginning);
	run.type('r');
	await run.sees(beginning, 'r hide');
	run.type('r');
	await run.sees('r reveal');
	expect(run.terminal.screen()).not.toContain(beginning);
	run.type('r');
	await run.sees(beginning);
	const {exit, scrollback} = await run.finish();
	expect(exit).toBe(0);
	expect(scrollback).not.toContain(beginning);
});

test('an old value is replaced only after a yes, and all other lines stay', async () => {
	const run = start();
	const path = join(run.folder, '.env.sandbox');
	writeFileSync(path, "# ours\nOTHER='kept'  # too\nKAFKA_SASL_PASSWORD=old-password-of-before\n", {
		mode: 0o600,
	});
	await reachReview(run, 'replacing');
	await run.sees('has KAFKA_SASL_PASSWORD already', 'create (not yet)');
	run.press('enter');
	run.type('o');
	expect(named('replacing')).toEqual([]);
	await run.confirm();
	await run.made();
	expect(run.saved()).toMatchObject({OTHER: 'kept', KAFKA_SASL_PASSWORD: named('replacing')[0]?.password});
	expect(readFileSync(path, 'utf8')).toMatch(/^# ours\nOTHER='kept' {2}# too\nKAFKA_SASL_PASSWORD=/);
	expect((await run.finish()).exit).toBe(0);
	run.neverShowed('old-password-of-before');
});
