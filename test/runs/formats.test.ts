import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {temporaryFolders} from '../support/temporary.js';
import {commands} from './headless-command.js';

const kafkey = commands();
const newFolder = temporaryFolders();

const answers = [
	...[
		'create',
		'--sandbox',
		'--yes',
		'--provider',
		'upstash',
		'--kind',
		'credential',
		'--name',
		'orders-app',
	],
	...['--cluster', '5f0e2c5a-5c3c-4c59-9b8a-0d7f6f3a2b11', '--topic', 'orders', '--permissions', 'CONSUME'],
];

test('--format writes the file that the client reads, and replaces another one only with --force', async () => {
	const folder = newFolder();
	const path = join(folder, 'client.properties');
	const args = [...answers, '--save', 'client.properties', '--format', 'java'];
	const first = await kafkey(args, {folder});
	expect(first, first.stderr).toMatchObject({code: 0});
	expect(first.stdout).toMatch(/ saved: client\.properties · \d+ bytes · mode 600/);
	const text = readFileSync(path, 'utf8');
	expect(text).toMatch(
		/^sasl\.jaas\.config=\S+ScramLoginModule required username="\S+" password="\S{20,}";$/m,
	);
	expect(existsSync(join(folder, '.env'))).toBe(false);

	writeFileSync(path, 'theirs=1\n');
	const second = await kafkey(args, {folder});
	expect(second.code).toBe(2);
	expect(second.stderr).toContain('client.properties has other content; all of it would be replaced.');
	expect(readFileSync(path, 'utf8')).toBe('theirs=1\n');
	expect(await kafkey([...args, '--force'], {folder})).toMatchObject({code: 0});
	expect(readFileSync(path, 'utf8')).toContain('ScramLoginModule');
});

test.each([
	[['--format', 'yaml', '--save', 'x'], 'There is no format “yaml”. Choose one of dotenv, nextjs, '],
	[['--format', 'hello-go', '--save', 'x'], 'The format hello-go holds no secret'],
	[['--format', 'java'], '--format needs --save beside it.'],
])('%j is usage, and nothing is created', async (words, sentence) => {
	const folder = newFolder();
	const {code, stderr} = await kafkey([...answers, ...words], {folder});
	expect(code).toBe(2);
	expect(stderr).toContain(sentence);
	expect(existsSync(join(folder, 'x'))).toBe(false);
});

test('a format that the kind cannot fill is told before anything is created', async () => {
	const folder = newFolder();
	const cloud = ['create', '--sandbox', '--yes', '--provider', 'confluent-cloud', '--kind', 'cloud'];
	const args = [
		...cloud,
		'--owner',
		'sa-9k3m2p',
		'--name',
		'x',
		'--save',
		'client.properties',
		'--format',
		'java',
	];
	const {code, stderr} = await kafkey(args, {folder});
	expect(code, stderr).toBe(1);
	expect(stderr).toContain(
		'The format java does not fit this credential. Choose one of dotenv, nextjs, shell',
	);
	expect(existsSync(join(folder, 'client.properties'))).toBe(false);
});
