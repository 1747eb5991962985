import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import type {KafkaAccess} from '../../source/providers/access.js';
import {Secret} from '../../source/secret.js';
import {commands} from '../runs/headless-command.js';
import {type Clients, startClients} from './support/clients.js';
import {administratorOf} from './support/made-user.js';
import {placeFor, programs, receive} from './support/programs.js';
import {withBroker} from './support/with-broker.js';

const password = 'p4"ss$word#1\\x=y%z';

withBroker('programs send with what kafkey wrote for them', (cluster) => {
	const below = mkdtempSync(join(tmpdir(), 'kafkey-hello-'));
	const kafkey = commands();
	const sent: string[] = [];
	let clients: Clients;
	const access: KafkaAccess = {
		...{type: 'kafka', label: 'Kafka', securityProtocol: 'SASL_SSL', mechanism: 'SCRAM-SHA-512'},
		...{bootstrapServers: cluster.saslSsl, username: 'sender', password: new Secret(password)},
		...{topic: 'hellos', group: 'hello-readers', authority: {path: cluster.caPath, pem: cluster.caPem}},
	};

	beforeAll(async () => {
		clients = startClients(cluster);
		await clients.makeTopics('hellos');
		const made = await kafkey(
			[
				...['create', '--provider', 'apache-kafka', '--kind', 'scram-user', '--name', 'sender'],
				...['--new-mechanism', 'SCRAM-SHA-512', '--new-password-stdin', '--access', 'both'],
				...[
					'--topics',
					'hellos',
					'--group',
					'hello-readers',
					'--save',
					'client.properties',
					'--format',
					'java',
				],
			],
			{env: administratorOf(cluster), input: `${password}\n`},
		);
		if (made.code !== 0) throw new Error(made.stderr);
	});
	afterAll(async () => {
		await clients.stop();
		rmSync(below, {recursive: true, force: true});
	});

	for (const program of programs) {
		const name = program.lacks ? `${program.id}, were there ${program.lacks}` : program.id;
		test.skipIf(program.lacks)(name, {timeout: 300_000}, async () => {
			await program.send(placeFor(program.id, program, below, access, cluster));
			sent.push(program.id);
		});
	}

	test('and a consumer receives all of it, with client.properties', {timeout: 90_000}, async () => {
		const place = placeFor('received', {id: 'java'}, below, access, cluster);
		// The topic came with a record of its own.
		const received = await receive(place, sent.length + 1);
		expect(received.split('\n').filter((line) => line === 'hello, Kafka')).toHaveLength(sent.length);
	});
});
