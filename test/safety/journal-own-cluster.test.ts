import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import * as z from 'zod';
import type {Kafka} from '../../source/network/kafka/kafka.js';
import type {Fault} from '../../source/sandbox/faults.js';
import {testSandbox} from '../support/sandbox.js';
import {temporaryFolders} from '../support/temporary.js';
import {command} from './support/command.js';
import {abandon} from './support/records.js';
import {runToReview, textsIn} from './support/run.js';
import {chosenPassword, type Story} from './support/stories.js';

const newFolder = temporaryFolders();
const sandbox = testSandbox({topicCount: 5});
const before = '# mine\nOTHER=1';

const state = z.object({
	users: z.array(z.object({name: z.string(), mechanisms: z.array(z.string())})),
	acls: z.array(z.object({principal: z.string(), operation: z.string(), name: z.string()})),
});

/** Users and ACLs of that name at the stand-in. */
function existing(name: string): string[] {
	const {users, acls} = sandbox.state('apache-kafka', state);
	return [
		...users.filter((user) => user.name === name).map(({mechanisms}) => `user ${mechanisms.join()}`),
		...acls
			.filter(({principal}) => principal === `User:${name}`)
			.map((acl) => `${acl.operation} ${acl.name}`),
	];
}

const whole = ['user SCRAM-SHA-512', 'WRITE orders', 'DESCRIBE orders'];
/** What is lost, the protocol's name for its request, and how many of those go well before. */
type Request = readonly [what: string, path: string, skip: number];

const requests = [
	['the user', 'AlterUserScramCredentials', 0],
	['the first ACL', 'CreateAcls', 0],
	['the second ACL', 'CreateAcls', 1],
] as const satisfies readonly Request[];

let count = 0;

/** A run at the review, that makes a producer of its own; `look` is called before the user is sent. */
async function toReview(look: (home: string, folder: string) => void = () => undefined) {
	count += 1;
	const name = `writer-${count}`;
	const home = newFolder();
	const system = sandbox.system('apache-kafka');
	const caFile = join(home, 'ca.pem');
	writeFileSync(caFile, sandbox.authorities);
	writeFileSync(join(home, '.env'), before);
	const story = {
		provider: 'apache-kafka',
		kind: 'scram-user',
		answers: {
			...{name, 'new-mechanism': 'SCRAM-SHA-512', 'new-password': chosenPassword},
			...{access: 'produce', topics: ['orders']},
		},
		signIn: ({signIn}) => ({
			'bootstrap-servers': signIn['bootstrapServers'] ?? '',
			'security-protocol': 'SASL_SSL',
			mechanism: 'SCRAM-SHA-512',
			user: signIn['user'] ?? '',
			password: signIn['password'] ?? '',
			'ca-file': caFile,
		}),
	} satisfies Partial<Story>;
	const run = await runToReview(story as unknown as Story, system, {
		home,
		doors: (doors) => ({
			...doors,
			connection: async (...asked) => {
				const connection = await doors.connection(...asked);
				return {
					...connection,
					kafka: (address) => looking(connection.kafka(address), () => look(home, run.folder)),
				};
			},
		}),
	});
	const {signIn} = system;
	const recover = (...args: string[]) =>
		command(home, ['recover', ...args], {
			KAFKA_ADMIN_BOOTSTRAP_SERVERS: signIn['bootstrapServers'] ?? '',
			KAFKA_ADMIN_SECURITY_PROTOCOL: 'SASL_SSL',
			KAFKA_ADMIN_SASL_MECHANISM: 'SCRAM-SHA-512',
			KAFKA_ADMIN_USERNAME: signIn['user'] ?? '',
			KAFKA_ADMIN_PASSWORD: signIn['password'] ?? '',
			KAFKA_ADMIN_CA_FILE: caFile,
		});
	const file = () => readFileSync(join(home, '.env'), 'utf8');
	return {run, name, file, recover, password: signIn['password'] ?? ''};
}

function looking(kafka: Kafka, look: () => void): Kafka {
	return {
		...kafka,
		setScramUser: (...asked) => {
			look();
			return kafka.setScramUser(...asked);
		},
	};
}

function order(kind: Fault['kind'], [, path, skip]: Request): void {
	sandbox.order({kind, method: 'KAFKA', path: `^${path}$`, skip});
}

test('the password is in the file before the user is sent, and never in the journal', async () => {
	const seen: string[] = [];
	const {run, name, file, password} = await toReview((home, folder) => {
		seen.push(readFileSync(join(home, '.env'), 'utf8'), ...textsIn(folder));
	});
	await run.confirm();
	expect(run.session.state.run?.status).toBe('made');
	expect(existing(name)).toEqual(whole);
	const [held, record, ...others] = seen;
	expect(held).toContain(chosenPassword);
	expect(record).toContain(name);
	expect(record).not.toContain(chosenPassword);
	expect(record).not.toContain(password);
	expect(others).toEqual([]);
	expect(file()).toContain(chosenPassword);
	expect(textsIn(run.folder)).toEqual([]);
});

describe.each(requests)('the answer about %s is lost', (...request) => {
	const step = requests.findIndex(([what]) => what === request[0]);
	const throughStep = whole.slice(0, step + 1);

	test('after it was done: it is found, and all is taken back', async () => {
		const {run, name, file} = await toReview();
		order('drop-after', request);
		await run.confirm();
		expect(run.session.state.run).toMatchObject({status: 'unclear', lookedUp: true, found: [{}]});
		expect(existing(name)).toEqual(throughStep);
		expect(file()).toContain(chosenPassword);
		await run.session.planning.takeBack();
		expect(run.session.state.setback?.what).toBe('Everything was taken back.');
		expect(existing(name)).toEqual([]);
		expect(file()).toBe(before);
	});

	test('before it was done: “not created” is not claimed, and what came before is taken back', async () => {
		const {run, name} = await toReview();
		order('drop', request);
		await run.confirm();
		expect(run.session.state.run).toMatchObject({status: 'unclear', lookedUp: true, found: []});
		expect(existing(name)).toEqual(whole.slice(0, step));
		await run.session.planning.takeBack();
		expect(existing(name)).toEqual([]);
	});

	test('and kafkey is killed: kafkey recover tells it, and deletes it with a yes', async () => {
		const {run, name, recover} = await toReview();
		order('drop-after', request);
		await run.confirm();
		abandon(run.folder);
		const told = await recover();
		expect([told.code, told.err]).toEqual([5, '']);
		expect(told.out).toContain(`exists: SCRAM user ${name}`);
		expect(existing(name)).toEqual(throughStep);
		expect((await recover('--yes')).code).toBe(0);
		expect(existing(name)).toEqual([]);
		expect((await recover()).out).toBe('Nothing is unfinished.\n');
	});
});
