import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {readdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {environmentWith} from '../support/environment.js';
import {temporaryFolders} from '../support/temporary.js';
import {terminals} from '../support/terminals.js';
import {commands} from './headless-command.js';
import {program} from './vocabulary.js';

const kafkey = commands();
const newFolder = temporaryFolders();
const open = terminals();

const canary = 'canary-5f3a9c';
const key = [
	'KAFKA_BOOTSTRAP_SERVERS=b.example:9092',
	'KAFKA_SASL_USERNAME=ann',
	`KAFKA_SASL_PASSWORD='${canary} #1'`,
	'export other-name = x',
	'',
].join('\n');

/** Prints its environment as JSON. */
const printing = [process.execPath, '-e', 'console.log(JSON.stringify(process.env))'];

function folderWith(files: Readonly<Record<string, string>>): string {
	const folder = newFolder();
	for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
	return folder;
}

test('the command gets what .env says over what was there, and no sign-in of kafkey’s own', async () => {
	const folder = folderWith({'.env': key});
	const env = {
		CONFLUENT_CLOUD_API_SECRET: 'own-secret',
		CONFLUENT_CLOUD_API_KEY: 'own-key',
		KAFKA_SASL_USERNAME: 'before',
		NO_COLOR: '1',
		MINE: 'kept',
	};
	const {code, stdout, stderr} = await kafkey(['exec', '--', ...printing], {folder, env});
	expect([code, stderr]).toEqual([0, '']);
	const seen = JSON.parse(stdout);
	expect(seen).toMatchObject({
		KAFKA_BOOTSTRAP_SERVERS: 'b.example:9092',
		KAFKA_SASL_USERNAME: 'ann',
		KAFKA_SASL_PASSWORD: `${canary} #1`,
		'other-name': 'x',
		MINE: 'kept',
		NO_COLOR: '1',
	});
	expect(seen).not.toHaveProperty('CONFLUENT_CLOUD_API_SECRET');
	expect(seen).not.toHaveProperty('FORCE_COLOR');
	expect(readdirSync(folder).filter((name) => !['.config', '.cache', '.local'].includes(name))).toEqual([
		'.env',
	]);
});

test('a file that nobody named does not say what the command runs and loads', async () => {
	const orders = ['PATH=.', 'BASH_ENV=./evil.sh', 'NODE_OPTIONS=--require=./evil.js', 'LD_PRELOAD=./evil.so'];
	const folder = folderWith({'.env': `${key}${orders.join('\n')}\n`, 'evil.js': 'console.log("evil")'});
	const {code, stdout, stderr} = await kafkey(['exec', '--', ...printing], {folder});
	expect([code, stderr]).toEqual([
		0,
		expect.stringContaining('left out PATH, BASH_ENV, NODE_OPTIONS, LD_PRELOAD of .env'),
	]);
	expect(JSON.parse(stdout)).toMatchObject({KAFKA_SASL_USERNAME: 'ann', PATH: process.env['PATH']});
	const named = await kafkey(['exec', '--file', '.env', '--', process.execPath, '-e', '0'], {folder});
	expect([named.code, named.stdout]).toEqual([0, 'evil\n']);
});

test('a key by its id, and a client’s own file, come under kafkey’s names', async () => {
	const properties = [
		'bootstrap.servers=b.example:9092',
		'security.protocol=SASL_SSL',
		'sasl.mechanisms=PLAIN',
		'sasl.username=eve',
		`sasl.password=${canary}`,
	].join('\n');
	const folder = folderWith({'.env': key.replaceAll('KAFKA_', 'ORDERS_KAFKA_'), 'client.conf': properties});
	const named = await kafkey(['exec', 'ann', '--', ...printing], {folder});
	expect(JSON.parse(named.stdout)).toMatchObject({KAFKA_SASL_PASSWORD: `${canary} #1`});
	expect(named.stdout).not.toContain('ORDERS_');
	const {stdout} = await kafkey(['exec', '--env-file', 'client.conf', '--', ...printing], {folder});
	expect(JSON.parse(stdout)).toMatchObject({
		KAFKA_SASL_USERNAME: 'eve',
		KAFKA_SASL_PASSWORD: canary,
		KAFKA_SASL_MECHANISM: 'PLAIN',
	});
});

test.each([
	['masked', 'KAFKA_SASL_PASSWORD=can********', 'KAFKA_SASL_PASSWORD is masked'],
	['empty', 'KAFKA_SASL_PASSWORD=', 'KAFKA_SASL_PASSWORD is empty'],
	['a joined sign-in that is empty', 'SCHEMA_REGISTRY_BASIC_AUTH_USER_INFO=', 'is not USER:PASSWORD'],
])('%s: nothing is run', async (_, line, words) => {
	const text = line.startsWith('KAFKA') ? key.replace(/KAFKA_SASL_PASSWORD=.*/, line) : `${key}${line}\n`;
	const folder = folderWith({'.env': text});
	const {code, stdout, stderr} = await kafkey(['exec', '--', 'echo', 'ran'], {folder});
	expect([code, stdout]).toEqual([1, '']);
	expect(stderr).toContain(words);
	expect(stderr).not.toContain(canary);
});

test('a password that comes from elsewhere is no reason to refuse', async () => {
	const folder = folderWith({'.env': 'KAFKA_SASL_USERNAME=ann\nKAFKA_TOPIC=\n'});
	expect((await kafkey(['exec', '--', 'true'], {folder})).code).toBe(0);
});

test.each([
	[['--', 'sh', '-c', 'exit 7'], 7, ''],
	[['--', 'no-such-command'], 127, 'There is no command no-such-command on PATH.'],
	[['--', './.env'], 126, 'could not be run'],
	[['npm', 'start'], 2, 'kafkey exec -- npm start'],
	[['one', 'two', '--', 'true'], 2, 'one key at most'],
	[['nobody', '--', 'true'], 2, 'has that user name'],
])('%j ends with %i', async (words, wanted, told) => {
	const {code, stderr} = await kafkey(['exec', ...words], {folder: folderWith({'.env': key})});
	expect(stderr).toContain(told);
	expect(code).toBe(wanted);
});

/** Starts it in a session of its own, which has no terminal. */
function detached(script: string) {
	const folder = folderWith({'.env': key});
	const child = spawn(process.execPath, [program, 'exec', '--', 'sh', '-c', script], {
		cwd: folder,
		env: environmentWith(folder),
		detached: true,
		stdio: ['pipe', 'pipe', 'inherit'],
	});
	child.stdout.setEncoding('utf8');
	return child;
}

test.each(['SIGTERM', 'SIGHUP', 'SIGINT', 'SIGUSR2'] as const)('%s is passed on', async (signal) => {
	const name = signal.slice(3);
	const child = detached(`trap 'echo got; exit 9' ${name}; echo ready; while sleep 0.05; do :; done`);
	child.stdout.once('data', () => child.kill(signal));
	let seen = '';
	child.stdout.on('data', (text) => {
		seen += text;
	});
	const [code] = await once(child, 'close');
	expect([code, seen]).toEqual([9, 'ready\ngot\n']);
});

test('it ends by the signal that ended the command', async () => {
	const [, signal] = await once(detached('kill -TERM $$'), 'close');
	expect(signal).toBe('SIGTERM');
});

test('on a terminal the command has the keys, and Ctrl-C reaches it once', async () => {
	const script = `
		let count = 0;
		process.on('SIGINT', () => console.log('interrupt ' + ++count));
		process.stdin.on('data', (text) => {
			console.log('heard ' + String(text).trim() + ' after ' + count);
			process.exit(5);
		});
		console.log('terminal: ' + process.stdin.isTTY);`;
	const terminal = open({
		command: program,
		args: ['exec', '--', process.execPath, '-e', script],
		cwd: folderWith({'.env': key}),
	});
	await terminal.waitFor('terminal: true');
	terminal.press('ctrl-c');
	await terminal.waitFor('interrupt 1');
	terminal.type('hello\r');
	expect(await terminal.exit).toEqual({code: 5, signal: undefined});
	expect(terminal.screen()).toContain('heard hello after 1');
});
