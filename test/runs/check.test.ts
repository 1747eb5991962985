import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {beforeAll, expect, test} from 'vitest';
import {checkOutput} from '../../source/commands/check/schema.js';
import {testSandbox} from '../support/sandbox.js';
import {temporaryFolders} from '../support/temporary.js';
import {commands, type Ended} from './headless-command.js';

const sandbox = testSandbox({topicCount: 12});
const kafkey = commands();
const newFolder = temporaryFolders();

const topic = 'orders.invoice.created';

/** The file of a key that may write to one topic of the demo cluster, made by the program itself. */
let written = '';
let secret = '';

beforeAll(async () => {
	const folder = newFolder();
	const run = await kafkey(
		[
			...['create', '--sandbox-url', sandbox.url, '--provider', 'upstash', '--kind', 'credential'],
			...['--cluster', '5f0e2c5a-5c3c-4c59-9b8a-0d7f6f3a2b11', '--topic', topic, '--permissions', 'PRODUCE'],
			...['--name', 'checked', '--save', '.env', '--yes'],
		],
		{folder},
	);
	expect(run.code, run.stderr).toBe(0);
	written = readFileSync(join(folder, '.env'), 'utf8');
	secret = /KAFKA_SASL_PASSWORD=(.+)/.exec(written)?.[1] ?? '';
	expect(secret.length).toBeGreaterThan(10);
});

/** Runs `kafkey check` in a folder with this `.env`; whatever comes of it, the secret is in none of its output. */
async function check(text: string, ...words: readonly string[]): Promise<Ended> {
	const folder = newFolder();
	writeFileSync(join(folder, '.env'), text);
	const run = await kafkey(['check', ...words], {folder, env: {LANG: 'C.UTF-8'}});
	for (const each of [secret, ...secretsIn(text)]) expect(run.stdout + run.stderr).not.toContain(each);
	return run;
}

function secretsIn(text: string): string[] {
	return [...text.matchAll(/PASSWORD=(.+)/g)].map(([, value = '']) => value);
}

const inSandbox = () => ['--sandbox-url', sandbox.url];

test('what the program wrote works, over Kafka and HTTP, in one document', async () => {
	const {code, stdout} = await check(written, ...inSandbox(), '--json');
	const {checks, notChecked, ok} = checkOutput.parse(JSON.parse(stdout));
	expect(checks.map(({access, end}) => [access, end])).toEqual([
		['Kafka', 'works'],
		['Kafka REST', 'works'],
		['Schema Registry', 'works'],
	]);
	expect([code, ok, notChecked]).toEqual([0, true, []]);
	expect(checks[0]?.stages.map(({name, status}) => `${name} ${status}`)).toEqual([
		...['address ok', 'network ok', 'tls ok', 'sign-in ok', 'cluster ok', 'rights ok'],
	]);
});

test.each([
	['write', 0, /may write orders\.invoice\.created ✓.*may not read.*as asked/],
	['read,write', 6, /not as asked: The user may not read orders\.invoice\.created, which was asked for/],
	['read', 6, /may write orders\.invoice\.created, which was not asked for/],
])('compared with --may %s', async (may, wanted, words) => {
	const {code, stdout} = await check(written, ...inSandbox(), '--may', may);
	expect(stdout).toMatch(words);
	expect(code).toBe(wanted);
});

const kafkaOnly = () => written.replace(/^(?:KAFKA_REST|SCHEMA).*\n/gm, '');

test.each([
	['a wrong password', /PASSWORD=.*/, 'PASSWORD=canary-5f3a9c', 6, '✗ sign-in', 'does not accept'],
	['a mechanism that is not the user’s', /SCRAM-SHA-512/, 'PLAIN', 6, '✗ sign-in', 'refused'],
	['a closed port', /SERVERS=.*/, 'SERVERS=127.0.0.1:1', 7, '✗ network', 'inside the network: kafkey check'],
	['a name that nobody has', /SERVERS=.*/, 'SERVERS=no.invalid:9092', 7, '✗ address', 'inside the network'],
	['TLS to a port without', /SERVERS=.*/, 'SERVERS=HTTP', 7, '✗ tls', 'not proved'],
])('%s: the stage, the reason and the exit code', async (_, from, to, wanted, stage, words) => {
	const http = sandbox.url.replace('http://', '');
	const {code, stdout} = await check(kafkaOnly().replace(from, to.replace('HTTP', http)), ...inSandbox());
	expect(stdout).toContain(stage);
	expect(stdout).toContain(words);
	expect(code).toBe(wanted);
});

test('a broker whose authority is not known gets no password, and --ca-file makes it known', async () => {
	const {code, stdout} = await check(kafkaOnly());
	expect(stdout).toContain('✗ tls');
	expect(code).toBe(7);
	const authority = join(newFolder(), 'ca.pem');
	const answer = (await (await fetch(`${sandbox.url}/_sandbox`)).json()) as {authorities: string};
	writeFileSync(authority, answer.authorities);
	expect((await check(kafkaOnly(), '--ca-file', authority)).code).toBe(0);
	expect((await check(`${kafkaOnly()}KAFKA_SSL_CA_LOCATION=${authority}\n`)).code).toBe(0);
});

test('a Java client’s file', async () => {
	const {code, stdout} = await kafkey(['check', '--env-file', 'client.properties', ...inSandbox()], {
		folder: javaFolder(),
	});
	expect(code, stdout).toBe(0);
});

/** The same credential as a Java client has it. */
function javaFolder(): string {
	const value = (name: string) => new RegExp(`^KAFKA_${name}=(.+)$`, 'm').exec(written)?.[1] ?? '';
	const folder = newFolder();
	const login = `username="${value('SASL_USERNAME')}" password="${value('SASL_PASSWORD')}";`;
	const lines = [
		`bootstrap.servers: ${value('BOOTSTRAP_SERVERS')}`,
		'security.protocol = SASL_SSL',
		'sasl.mechanism = SCRAM-SHA-512',
		`sasl.jaas.config = org.apache.kafka.common.security.scram.ScramLoginModule required \\\n    ${login}`,
	];
	writeFileSync(join(folder, 'client.properties'), lines.join('\n'));
	return folder;
}

test('Ctrl-C ends it with 130', async () => {
	const folder = newFolder();
	writeFileSync(join(folder, '.env'), written.replaceAll('PASSWORD=', 'PASSWORD=wrong-'));
	let isEnded = false;
	const run = await kafkey(['check', ...inSandbox(), '--wait'], {
		folder,
		onError: (text, child) => {
			if (!isEnded && text.includes('waiting')) isEnded = child.kill('SIGINT');
		},
	});
	expect(run.code).toBe(130);
	expect(run.stdout).toBe('');
	expect(run.stderr).toContain('kafkey: The check was ended.');
});

test('--wait waits while a new key is refused, and says what for', async () => {
	const run = await check(
		kafkaOnly().replaceAll('PASSWORD=', 'PASSWORD=wrong-'),
		...inSandbox(),
		'--wait',
		'--timeout',
		'7',
	);
	expect(run.stdout).toContain('later: kafkey check --file .env');
	expect(run.code).toBe(7);
});
