import {describe, expect, test} from 'vitest';
import {testSandbox} from '../support/sandbox.js';
import {signInToConfluent} from './confluent-story.js';
import {chooseReader, signInToUpstash} from './upstash-story.js';
import {type Run, runs} from './vocabulary.js';

/** How long the check has waited, as the screen says. */
const seconds = (screen: string) => Number(/waiting (\d+) s/.exec(screen)?.[1] ?? Number.NaN);

/** A Cloud key of one's own, on the screen with its secret. */
async function makeCloudKey(run: Run): Promise<void> {
	await signInToConfluent(run, 'Cloud key');
	await run.choose('Who should own the key?', 'Myself');
	await run.answer('What should the key be called?', 'checked');
	await run.accept('What is it for?');
	await run.review();
	await run.confirm();
	await run.made();
}

describe('a key that takes three seconds to spread', () => {
	const start = runs(testSandbox({topicCount: 30, propagationSeconds: 3}));

	test('is waited for, with the time, and then proved', async () => {
		const run = start();
		await makeCloudKey(run);
		const first = seconds(await run.sees('check waiting', 's skip check'));
		await run.terminal.waitFor((screen) => seconds(screen) > first);
		await run.checked('signed in to 127.0.0.1', 'may list the environments');
		const {exit, scrollback} = await run.finish();
		expect(exit).toBe(0);
		expect(scrollback).toMatch(/proved: signed in to 127\.0\.0\.1:\d+, may list the environments/);
	});

	test('can be left while it spreads; the receipt claims nothing', async () => {
		const run = start();
		await makeCloudKey(run);
		await run.sees('check waiting');
		const {exit, scrollback} = await run.finish();
		expect(exit).toBe(0);
		expect(scrollback).toMatch(/not proved: skipped after \d s; run kafkey check --file \.env\.sandbox/);
	});

	test('is checked again after the check was skipped', async () => {
		const run = start({rows: 40});
		await makeCloudKey(run);
		await run.sees('check waiting');
		run.type('s');
		await run.checked('skipped after', 'later: kafkey check --file .env.sandbox');
		run.type('v');
		await run.checked('signed in to 127.0.0.1');
		run.type('i');
		await run.sees('Check of Cloud API', '✓ signed in');
	});
});

describe('a broker', () => {
	const start = {
		refuses: runs(testSandbox({topicCount: 30, modes: ['kafka-refuse']})),
		denies: runs(testSandbox({topicCount: 30, modes: ['kafka-denied']})),
		hides: runs(testSandbox({topicCount: 30, modes: ['kafka-unreachable']})),
	};

	/** Half a minute of waiting for rights that never come is over in three seconds. */
	const quickly = {env: {NODE_OPTIONS: `--import=${new URL('fast-clock.mjs', import.meta.url)}`}};

	/** A credential that may read one topic, on the screen with its secret. */
	async function makeReader(run: Run): Promise<void> {
		await signInToUpstash(run);
		await chooseReader(run, 'reader', {topic: 'orders.stock.created'});
		await run.review();
		await run.confirm();
		await run.made();
	}

	test('that cannot be reached is not reachable from here, and names the command for elsewhere', async () => {
		const run = start.hides();
		await makeReader(run);
		await run.checked('Kafka: not reachable from here', 'inside the network: kafkey check');
		expect((await run.finish()).exit).toBe(0);
	});

	test('that goes on refusing leaves the key alone: still spreading, and the command for later', async () => {
		const run = start.refuses(quickly);
		await makeReader(run);
		await run.sees('Kafka: waiting');
		const screen = await run.checked('Kafka: still spreading', 'later: kafkey check --file .env.sandbox');
		expect(screen).toMatch(/still spreading after (2[5-9]|3\d) s/);
		const {exit, scrollback} = await run.finish();
		expect(exit).toBe(0);
		expect(scrollback).toContain('Kafka: not proved: still spreading; run kafkey check --file .env.sandbox');
		expect(run.saved()).toHaveProperty('KAFKA_SASL_PASSWORD');
	});

	test('that allows less than was asked for is told as such, with what is missing', async () => {
		const run = start.denies(quickly);
		await makeReader(run);
		await run.checked('Kafka: not as asked: The user may not read orders.stock.created');
		expect((await run.finish()).scrollback).toContain('Kafka: not as asked: The user may not read');
	});
});
