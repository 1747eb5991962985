import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import * as z from 'zod';
import {testSandbox} from '../support/sandbox.js';
import {temporaryFolders} from '../support/temporary.js';
import {commands} from './headless-command.js';
import {type Run, runs} from './vocabulary.js';

const sandbox = testSandbox({topicCount: 250});
const start = runs(sandbox);
const kafkey = commands();
const newFolder = temporaryFolders();

const state = z.object({
	users: z.array(z.object({name: z.string(), mechanisms: z.array(z.string())})),
	acls: z.array(z.record(z.string(), z.string())),
});

/** What is at the stand-in of that user: its mechanisms, and its ACLs in short. */
function of(user: string) {
	const {users, acls} = sandbox.state('apache-kafka', state);
	return {
		mechanisms: users.find(({name}) => name === user)?.mechanisms,
		acls: acls
			.filter(({principal}) => principal === `User:${user}`)
			.map(({operation, resource, pattern, name}) => `${operation} ${resource} ${pattern} ${name}`),
	};
}

/** Signs in with what the stand-in offers, after a first address that is none. */
async function signIn(run: Run): Promise<void> {
	await run.choose('come from?', 'Apache Kafka');
	await run.mistakes('Where is the cluster?', 'broker.example.com', '! A server is host:port');
	await run.answer('Where is the cluster?', sandbox.system('apache-kafka').signIn['bootstrapServers'] ?? '');
	await run.choose('Which security protocol', 'SASL_SSL');
	await run.choose('Which SASL mechanism', 'SCRAM-SHA-512');
	await run.accept('What is the admin user called?');
	await run.accept('What is its password?');
	await run.answer('Which certificate authority', '');
}

test('a consumer, whose topics and group come from the cluster', async () => {
	const password = 'nine-lives-of-a-$cat#';
	const run = start();
	await signIn(run);
	await run.mistakes('user be called?', 'two words', 'letters, digits');
	await run.answer('user be called?', 'stock-reader', {typo: 's'});
	await run.choose('Which mechanism', 'SCRAM-SHA-256');
	await run.answerTwice('Which password', password);
	await run.choose('What may it do?', 'Consume');
	await run.mark('Which topics?', 'orders', 'billing.created');
	await run.choose('Which consumer group?', 'billing-nightly');
	const review = await run.review();
	expect(review).toContain('create SCRAM user stock-reader (SCRAM-SHA-256)');
	expect(review).toContain('allow READ on group billing-nightly');
	await run.confirm();
	await run.made();
	await run.checked('signed in to', 'as asked');

	expect(of('stock-reader')).toEqual({
		mechanisms: ['SCRAM-SHA-256'],
		acls: [
			'READ TOPIC LITERAL billing.created',
			'DESCRIBE TOPIC LITERAL billing.created',
			'READ TOPIC LITERAL orders',
			'DESCRIBE TOPIC LITERAL orders',
			'READ GROUP LITERAL billing-nightly',
		],
	});
	expect(run.saved()).toEqual({
		KAFKA_BOOTSTRAP_SERVERS: sandbox.system('apache-kafka').signIn['bootstrapServers'],
		KAFKA_SECURITY_PROTOCOL: 'SASL_SSL',
		KAFKA_SASL_MECHANISM: 'SCRAM-SHA-256',
		KAFKA_SASL_USERNAME: 'stock-reader',
		KAFKA_SASL_PASSWORD: password,
		KAFKA_GROUP_ID: 'billing-nightly',
	});
	expect((await run.finish()).exit).toBe(0);
	run.neverShowed(password, sandbox.system('apache-kafka').signIn['password'] ?? '');
});

test('a name that is taken is asked for again, and the user of that name stays as it was', async () => {
	const before = of('billing-reader');
	const run = start();
	await signIn(run);
	await run.answer('user be called?', 'billing-reader');
	await run.choose('Which mechanism', 'SCRAM-SHA-512');
	await run.answerTwice('Which password', 'correct-horse-77');
	await run.choose('What may it do?', 'Something else');
	await run.addRow(
		'What exactly may it do?',
		['On what?', 'topic'],
		['Its name', 'begins with'],
		['Which name?', 'billing.', 'typed'],
		['Which operation?', 'WRITE'],
	);
	run.press('enter');
	await run.confirm();
	await run.sees('A SCRAM user billing-reader exists already (SCRAM-SHA-256). Type another name.');
	expect(of('billing-reader')).toEqual(before);
	run.press('ctrl-u');
	await run.answer('user be called?', 'billing-writer');
	await run.confirm();
	await run.made();
	await run.checked('signed in to', 'as asked');
	expect(of('billing-writer')).toEqual({
		mechanisms: ['SCRAM-SHA-512'],
		acls: ['WRITE TOPIC PREFIXED billing.'],
	});
	expect((await run.finish()).exit).toBe(0);
	run.neverShowed('correct-horse-77');
});

describe('a script whose sign-in fails', () => {
	const signIn = () => sandbox.system('apache-kafka').signIn;
	const create = (servers: string, password: string) => {
		const folder = newFolder();
		writeFileSync(join(folder, 'ca.pem'), sandbox.authorities);
		const flags = [
			...['--provider', 'apache-kafka', '--kind', 'scram-user', '--name', 'nobody', '--save', '.env'],
			...[
				'--new-mechanism',
				'SCRAM-SHA-512',
				'--new-password-generate',
				'--access',
				'produce',
				'--topics',
				'a',
			],
			...['--bootstrap-servers', servers, '--security-protocol', 'SASL_SSL', '--mechanism', 'SCRAM-SHA-512'],
			...['--user', 'admin', '--ca-file', 'ca.pem'],
		];
		return kafkey(['create', ...flags], {folder, env: {KAFKA_ADMIN_PASSWORD: password}});
	};

	test('is refused: exit 4', async () => {
		const {code, stderr} = await create(signIn()['bootstrapServers'] ?? '', 'not-the-password');
		expect(code, stderr).toBe(4);
		expect(stderr).not.toContain('not-the-password');
		expect(of('nobody')).toEqual({mechanisms: undefined, acls: []});
	});

	test('could not be tried, because nobody listens there: exit 1', async () => {
		const {code, stderr} = await create('127.0.0.1:1', signIn()['password'] ?? '');
		expect(code, stderr).toBe(1);
		expect(stderr).toContain('127.0.0.1:1');
	});
});
