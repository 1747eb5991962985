import {connect, type Socket} from 'node:net';
import {afterAll, afterEach, beforeAll, expect, test, vi} from 'vitest';
import type {Kafka, KafkaAcl, KafkaAddress} from '../../../source/network/kafka/kafka.js';
import {KafkaProblem} from '../../../source/network/kafka/kafka-problem.js';
import {openKafka} from '../../../source/network/kafka/open.js';
import {startSandbox} from '../../../source/sandbox/index.js';
import {Secret} from '../../../source/secret.js';
import {serveRaw} from '../servers.js';

type Sandbox = Awaited<ReturnType<typeof startSandbox>>;

const signal = new AbortController().signal;
const user = {name: 'once', mechanism: 'SCRAM-SHA-256', password: new Secret('a-long-password')} as const;
const acl: KafkaAcl = {
	...{resource: 'topic', pattern: 'literal', name: 'once', principal: 'User:once', host: '*'},
	...{operation: 'READ', permission: 'ALLOW'},
};

let sandbox: Sandbox;
let kafka: Kafka;
let brokers: string;
let admin: () => KafkaAddress;

beforeAll(async () => {
	sandbox = await startSandbox();
	const cluster = sandbox.systems.find(({id}) => id === 'apache-kafka');
	const {user: username = '', password = ''} = cluster?.signIn ?? {};
	brokers = cluster?.brokers ?? '';
	admin = () => ({
		...{bootstrapServers: brokers, securityProtocol: 'SASL_SSL', mechanism: 'SCRAM-SHA-512'},
		...{username, password: new Secret(password), authorities: sandbox.authorities},
	});
	kafka = openKafka(admin());
});
afterEach(() => sandbox.faults.clear());
afterAll(async () => {
	await kafka.close();
	await sandbox.close();
});

const fault = (kind: 'drop' | 'drop-after', path: string) =>
	sandbox.faults.order({host: 'apache-kafka', method: 'KAFKA', path: `^${path}$`, kind});

async function outcomeOf(call: Promise<unknown>): Promise<string> {
	try {
		await call;
		return 'done';
	} catch (error) {
		return error instanceof KafkaProblem ? error.outcome : String(error);
	}
}

// Each fault is for one request: a second one would succeed.
test.each(['drop', 'drop-after'] as const)('a user is set once, and unclear after a %s', async (kind) => {
	fault(kind, 'AlterUserScramCredentials');
	expect(await outcomeOf(kafka.setScramUser(user, signal))).toBe('unclear');
	const found = await kafka.scramUsers([user.name], signal);
	expect(found.length).toBe(kind === 'drop' ? 0 : 1);
});

test('an ACL is created once', async () => {
	fault('drop', 'CreateAcls');
	expect(await outcomeOf(kafka.createAcls([acl], signal))).toBe('unclear');
	expect(await kafka.acls({principal: 'User:once'}, signal)).toEqual([]);
});

test('a change that is cancelled before it is sent was not sent', async () => {
	expect(await outcomeOf(kafka.createAcls([acl], AbortSignal.abort()))).toBe('not-sent');
	expect(await kafka.acls({principal: 'User:once'}, signal)).toEqual([]);
});

test('ACLs are deleted by their every field, and what is gone is gone', async () => {
	const prefixed: KafkaAcl = {...acl, pattern: 'prefixed'};
	await kafka.createAcls([acl, prefixed], signal);
	await kafka.deleteAcls([acl], signal);
	expect(await kafka.acls({principal: 'User:once'}, signal)).toEqual([prefixed]);
	await kafka.deleteAcls([acl, prefixed], signal);
	expect(await kafka.acls({principal: 'User:once'}, signal)).toEqual([]);
});

test('a user that is gone counts as removed', async () => {
	await kafka.setScramUser(user, signal);
	expect(await kafka.scramUsers([user.name], signal)).toEqual([
		{name: 'once', mechanisms: [{mechanism: 'SCRAM-SHA-256', iterations: 8192}]},
	]);
	await kafka.removeScramUser(user.name, user.mechanism, signal);
	await kafka.removeScramUser(user.name, user.mechanism, signal);
	expect(await kafka.scramUsers([user.name], signal)).toEqual([]);
});

test('what is asked at the same time leaves no connection behind', async () => {
	const open = new Set<Socket>();
	const port = Number(brokers.split(':').at(-1));
	const relay = await serveRaw((client, first) => {
		const broker = connect(port, '127.0.0.1').on('error', () => client.destroy());
		open.add(client.on('close', () => open.delete(client)));
		broker.write(first);
		client.pipe(broker).pipe(client);
	});
	const both = openKafka({...admin(), bootstrapServers: `127.0.0.1:${relay.port}`});
	const [users, acls] = await Promise.all([both.scramUsers('all', signal), both.acls({}, signal)]);
	expect([users.length, acls.length].every((count) => count > 0)).toBe(true);
	expect(relay.connections()).toBe(2);
	await both.close();
	await vi.waitFor(() => expect(open.size).toBe(0));
});

test('a lost connection is made anew for the next read', async () => {
	fault('drop', 'CreateAcls');
	await outcomeOf(kafka.createAcls([acl], signal));
	expect((await kafka.cluster([], signal)).brokers).toHaveLength(1);
});
