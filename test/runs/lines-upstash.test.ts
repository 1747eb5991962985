import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import * as z from 'zod';
import {testSandbox} from '../support/sandbox.js';
import {lineRuns} from './line-run.js';
import {expectTranscript} from './transcript.js';

const sandbox = testSandbox({topicCount: 300});
const start = lineRuns(sandbox);
const state = z.object({
	credentials: z.array(
		z.object({
			id: z.string(),
			name: z.string(),
			topic: z.string(),
			permissions: z.string(),
			username: z.string(),
			password: z.string(),
		}),
	),
});

test('a credential for one topic, with mistakes on the way, another file, and a secret revealed on purpose', async () => {
	const run = start();
	await run.answer('provider', 'upstash');
	await run.answer('e-mail', 'demo example.com');
	await run.asks('e-mail', 'Error: ', 'holds no spaces');
	await run.answer('e-mail', ':help');
	await run.answer('e-mail', ':resume');
	await run.asks('e-mail', 'There is no command :resume here.');
	await run.answer('e-mail', 'demo@example.com');
	await run.answer('API key (hidden; Enter ends it)', 'not-the-key-at-all');
	await run.pick('Change the sign-in', 'Error: ');
	await run.answer('API key', 'demo-upstash-api-key');
	await run.answer('cluster', 'analytics');
	await run.answer('topic', ':back');
	await run.answer('cluster', 'ord');
	await run.accept('cluster');
	await run.answer('topic', ':more');
	await run.answer('topic', 'back');
	await run.answer('topic', 'orders.stock');
	await run.answer('topic', 'orders.stock.created');
	await run.answer('permissions', '2');
	await run.answer('name', 'stock-writer');
	await run.create('PRODUCE on topic orders.stock.created');
	await run.made();
	await run.hears(
		'Check of Kafka: proved',
		'Check of Kafka REST: proved',
		'Check of Schema Registry: proved',
		'Check again\n',
	);
	const [credential] = sandbox
		.state('upstash', state)
		.credentials.filter(({name}) => name === 'stock-writer');
	const {id = '', username = '', password = ''} = credential ?? {};
	run.neverShowed(password, 'demo-upstash-api-key', 'not-the-key-at-all');

	await run.pick('Save it to a file');
	await run.answer('path', 'other.env');
	await run.pick('Other formats', 'Saved: other.env');
	await run.answer('format', 'Java client');
	await run.answer('Number', ':back');
	await run.answer('format', ':back');
	await run.pick('Copy the secret');
	await run.asks('Number', 'Nothing was copied.');
	run.neverShowed(password);
	await run.pick('Reveal the secret');
	await run.answer('Print the secret?', 'no');
	run.neverShowed(password);
	await run.pick('Reveal the secret');
	await run.answer('Print the secret?', 'yes');
	await run.asks('Number', password);
	expect(await run.finish()).toBe(0);

	expect(credential).toMatchObject({topic: 'orders.stock.created', permissions: 'PRODUCE'});
	expect(run.saved()).toMatchObject({KAFKA_SASL_USERNAME: username, KAFKA_SASL_PASSWORD: password});
	expect(run.saved('other.env')).toEqual(run.saved());
	expect(existsSync(join(run.folder, 'client.properties'))).toBe(false);
	await expectTranscript(run, 'upstash', {id, username, password});
});
