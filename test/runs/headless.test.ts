import {chmodSync, existsSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import * as z from 'zod';
import {createOutput} from '../../source/commands/create/schema.js';
import {readEnv} from '../support/env-reader.js';
import {testSandbox} from '../support/sandbox.js';
import {temporaryFolders} from '../support/temporary.js';
import {terminals} from '../support/terminals.js';
import {type CommandOptions, commands} from './headless-command.js';
import {program, runOn} from './vocabulary.js';

const sandbox = testSandbox({topicCount: 30});
const kafkey = commands();
const newFolder = temporaryFolders();
const open = terminals();

const state = z.object({credentials: z.array(z.object({name: z.string(), password: z.string()}))});
const named = (name: string) =>
	sandbox.state('upstash', state).credentials.filter((credential) => credential.name === name);

const kind = ['--provider', 'upstash', '--kind', 'credential'];
/** One after the other: a cluster has room for few credentials. */
const clusters = [
	'5f0e2c5a-5c3c-4c59-9b8a-0d7f6f3a2b11',
	'c2d81f47-93ab-4e0d-b1c6-7a5e20f4d922',
	'0a94b3e6-1d72-4b8f-8f3d-e6c5a1b07d33',
];
let asked = 0;
const nextCluster = () => {
	asked += 1;
	return clusters[asked % clusters.length] ?? '';
};
const answersFor = (name: string) => [
	...kind,
	...['--cluster', nextCluster(), '--topic', '*', '--permissions', 'CONSUME', '--name', name],
];

/** At the stand-in as if it were the vendor: with a sign-in, not with the sandbox's own. */
function atVendor(name: string, args: readonly string[], options: CommandOptions = {}) {
	const base = ['create', '--base-url', sandbox.system('upstash').baseUrl, ...answersFor(name)];
	return kafkey([...base, ...args], {...options, env: {UPSTASH_EMAIL: 'demo@example.com', ...options.env}});
}

const key = {UPSTASH_API_KEY: 'demo-upstash-api-key'};

test('the sign-in from the environment, a file and a pipe; the address is said, secrets are not', async () => {
	const folder = newFolder();
	writeFileSync(join(folder, 'key'), `${key.UPSTASH_API_KEY}\n`, {mode: 0o600});
	const ways: readonly (readonly [name: string, args: readonly string[], options: CommandOptions])[] = [
		['by-variable', [], {env: key}],
		['by-file', ['--api-key-file', join(folder, 'key')], {}],
		['by-pipe', ['--api-key-stdin'], {input: `${key.UPSTASH_API_KEY}\n`}],
	];
	for (const [name, args, options] of ways) {
		const run = await atVendor(name, ['--save', '.env', ...args], options);
		expect(run.code, run.stderr).toBe(0);
		expect(run.stderr).toContain(
			`asking ${sandbox.system('upstash').baseUrl} in place of https://api.upstash.com`,
		);
		const [made] = named(name);
		expect(readEnv(join(run.folder, '.env'))['KAFKA_SASL_PASSWORD']).toBe(made?.password);
		for (const secret of [made?.password ?? 'none', key.UPSTASH_API_KEY])
			expect(run.stdout + run.stderr).not.toContain(secret);
		expect(existsSync(join(run.folder, '.config/kafkey'))).toBe(false);
	}
});

test('a wrong sign-in is 4, and nothing exists', async () => {
	const run = await atVendor('wrong', ['--save', '.env', '--json'], {env: {UPSTASH_API_KEY: 'wrong-key'}});
	expect(run.code).toBe(4);
	expect(createOutput.parse(JSON.parse(run.stdout))).toMatchObject({
		ok: false,
		exitCode: 4,
		credential: null,
	});
	expect(run.stderr).not.toContain('wrong-key');
	expect(named('wrong')).toEqual([]);
});

test('a secret on the command line is 2, and not repeated', async () => {
	const run = await atVendor('argv', ['--save', '.env', '--api-key', key.UPSTASH_API_KEY]);
	expect(run.code).toBe(2);
	expect(run.stderr).toContain('--api-key takes no value');
	expect(run.stdout + run.stderr).not.toContain(key.UPSTASH_API_KEY);
});

test('a dry run shows the request and changes nothing', async () => {
	const before = sandbox.system('upstash').state();
	const run = await atVendor('dry', ['--dry-run'], {env: key});
	expect(run.code, run.stderr).toBe(0);
	expect(run.stdout).toContain('1. create credential dry: CONSUME on every topic');
	expect(run.stdout).toMatch(/POST \/v2\/kafka\/credential\n +\{.*"credential_name":"dry"/);
	expect(run.stdout).not.toContain(key.UPSTASH_API_KEY);
	expect(sandbox.system('upstash').state()).toEqual(before);
});

test('--json --reveal gives the secret to the pipe alone', async () => {
	const run = await atVendor('revealed', ['--json', '--reveal'], {env: key});
	expect(run.code, run.stderr).toBe(0);
	const {credential, savedTo} = createOutput.parse(JSON.parse(run.stdout));
	expect(credential?.accesses[0]?.secret).toBe(named('revealed')[0]?.password);
	expect(savedTo).toEqual([]);
	expect(run.stderr).not.toContain(named('revealed')[0]?.password);
	expect(existsSync(join(run.folder, '.env'))).toBe(false);
});

test('other values in the file need --force, and other lines stay', async () => {
	const folder = newFolder();
	writeFileSync(join(folder, '.env'), 'OTHER=1\nKAFKA_SASL_PASSWORD=old\n', {mode: 0o600});
	const refusing = await atVendor('forced', ['--save', '.env'], {env: key, folder});
	expect(refusing.code).toBe(2);
	expect(refusing.stderr).toContain('has KAFKA_SASL_PASSWORD already');
	expect(named('forced')).toEqual([]);
	const forced = await atVendor('forced', ['--save', '.env', '--force'], {env: key, folder});
	expect(forced.code, forced.stderr).toBe(0);
	expect(readEnv(join(folder, '.env'))).toMatchObject({
		OTHER: '1',
		KAFKA_SASL_PASSWORD: named('forced')[0]?.password,
	});
});

test('a refused create is 1; nothing is left, and no earlier run is told of afterwards', async () => {
	sandbox.order({kind: 'answer', method: 'POST', path: 'credential', reply: {status: 400, text: 'no'}});
	const run = await atVendor('refused', ['--save', '.env'], {env: key});
	expect(run.code).toBe(1);
	expect(run.stdout).toBe('');
	expect(existsSync(join(run.folder, '.env'))).toBe(false);
	const next = await atVendor('refused', ['--dry-run'], {env: key, folder: run.folder});
	expect(next.stderr).not.toContain('unfinished');
});

test('a lost answer is 5 when a look-up sees what it made; the next run tells of it and is not stopped', async () => {
	sandbox.order({kind: 'drop-after', method: 'POST', path: 'credential'});
	const run = await atVendor('lost', ['--save', '.env', '--json'], {env: key});
	expect(run.code).toBe(5);
	const {credential, exists, steps} = createOutput.parse(JSON.parse(run.stdout));
	expect({credential, status: steps[0]?.status}).toEqual({credential: null, status: 'unclear'});
	expect(exists).toHaveLength(1);
	expect(named('lost')).toHaveLength(1);
	const next = await atVendor('lost-2', ['--save', '.env'], {env: key, folder: run.folder});
	expect(next.code, next.stderr).toBe(0);
	expect(next.stderr).toContain('kafkey: 1 earlier run left something unfinished; see kafkey recover.');
});

test.each([
	['SIGINT', 130],
	['SIGTERM', 143],
	['SIGHUP', 129],
] as const)('%s while the answer is on its way: saved first, then %i', async (signal, code) => {
	sandbox.order({kind: 'delay-after', method: 'POST', path: 'credential', milliseconds: 300});
	const name = `ended-by-${signal}`;
	let isSent = false;
	const run = await atVendor(name, ['--save', '.env', '--json'], {
		env: key,
		onError: (text, child) => {
			if (isSent || !text.includes(`create credential ${name}`)) return;
			isSent = child.kill(signal);
		},
	});
	expect(run.code, run.stderr).toBe(code);
	const output = createOutput.parse(JSON.parse(run.stdout));
	expect(output, run.stderr).toMatchObject({exitCode: code, savedTo: [join(run.folder, '.env')]});
	expect(readEnv(join(run.folder, '.env'))['KAFKA_SASL_PASSWORD']).toBe(named(name)[0]?.password);
});

test('a folder that cannot be written is told before anything is created', async () => {
	const folder = newFolder();
	const run = await atVendor('nowhere', ['--save', 'no/such/folder/.env'], {env: key, folder});
	expect(run.code).toBe(1);
	expect(named('nowhere')).toEqual([]);
	chmodSync(folder, 0o700);
});

test('with --yes a terminal gets lines, not screens', async () => {
	const folder = newFolder();
	const args = ['--yes', '--sandbox-url', sandbox.url, ...answersFor('in-a-terminal'), '--save', '.env'];
	const terminal = open({command: program, args, cwd: folder});
	expect(await terminal.exit, terminal.scrollback()).toEqual({code: 0, signal: undefined});
	expect(terminal.scrollback()).toContain('made Kafka credential');
	expect(terminal.rawBytes.toString()).not.toContain('\x1b[');
	expect(readFileSync(join(folder, '.env'), 'utf8')).toContain('KAFKA_SASL_PASSWORD=');
});

test('in a terminal the wizard asks only what the flags leave open', async () => {
	const folder = newFolder();
	const args = ['--sandbox-url', sandbox.url, ...kind, '--cluster', nextCluster(), '--topic', '*'];
	const run = runOn(open({command: program, args, cwd: folder}), folder);
	await run.sees('demo@example.com');
	await run.accept('e-mail address');
	await run.accept('API key?');
	await run.choose('What may it do there?', 'Consume only');
	await run.answer('be called', 'half-asked');
	await run.confirm();
	await run.made();
	expect((await run.finish()).exit).toBe(0);
	expect(named('half-asked')).toHaveLength(1);
});
