import {execFile} from 'node:child_process';
import {copyFileSync, symlinkSync} from 'node:fs';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {program, runOn} from '../runs/vocabulary.js';
import {temporaryFolders} from '../support/temporary.js';
import {terminals} from '../support/terminals.js';
import {type Clients, startClients} from './support/clients.js';
import {withBroker} from './support/with-broker.js';

const root = join(import.meta.dirname, '../..');

withBroker('from nothing to a message', (cluster) => {
	const open = terminals();
	const newFolder = temporaryFolders();
	let clients: Clients;
	beforeAll(async () => {
		clients = startClients(cluster);
		await clients.makeTopics('greetings', 'payments');
		await clients.makeGroup('greeters');
		await clients.makeGroup('payers');
	});
	afterAll(() => clients.stop());

	test('the wizard makes a user, and a program that reads only .env sends and receives', async () => {
		const folder = newFolder();
		const terminal = open({command: program, cwd: folder, rows: 40, columns: 100});
		const run = runOn(terminal, folder);
		await run.choose('come from?', 'Apache Kafka');
		await run.answer('Where is the cluster?', cluster.saslSsl);
		await run.choose('Which security protocol', 'SASL_SSL');
		await run.choose('Which SASL mechanism', 'SCRAM-SHA-512');
		await run.answer('admin user called?', cluster.admin.user);
		await run.answer('What is its password?', cluster.admin.password);
		await run.answer('Which certificate authority', cluster.caPath);
		await run.answer('What should the user be called?', 'whole-run');
		await run.choose('Which mechanism should it', 'SCRAM-SHA-256');
		await run.answerTwice('Which password should it have?', 'a-Password-of-my-own');
		await run.choose('What may it do?', 'Produce and consume');
		await run.mark('Which topics?', 'greetings');
		await run.choose('Which consumer group?', 'greeters');
		await run.review();
		await run.confirm();
		await run.made('.env');
		await run.sees('may write greetings ✓');
		const {exit} = await run.finish();
		expect(exit).toBe(0);
		run.neverShowed(cluster.admin.password, 'a-Password-of-my-own');

		copyFileSync(join(root, 'test/kafka/support/send-and-receive.mjs'), join(folder, 'program.mjs'));
		symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
		const {stdout} = await promisify(execFile)(process.execPath, ['program.mjs'], {
			cwd: folder,
			env: {},
			timeout: 60_000,
		});
		expect(stdout).toBe('received: hello from .env\n');
	});
});
