import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import * as z from 'zod';
import {readPage, root} from '../docs/pages.js';
import {readEnv} from '../support/env-reader.js';
import {testSandbox} from '../support/sandbox.js';
import {temporaryFolders} from '../support/temporary.js';
import {terminals} from '../support/terminals.js';
import {commands} from './headless-command.js';
import {program, runOn} from './vocabulary.js';

const sandbox = testSandbox({topicCount: 3});
const kafkey = commands();
const newFolder = temporaryFolders();
const open = terminals();

const state = z.object({credentials: z.array(z.object({name: z.string(), topic: z.string()}))});
const named = (name: string) =>
	sandbox.state('upstash', state).credentials.filter((credential) => credential.name === name);

const file = {
	provider: 'upstash',
	kind: 'credential',
	answers: {cluster: '5f0e2c5a-5c3c-4c59-9b8a-0d7f6f3a2b11', topic: '*', permissions: 'CONSUME'},
	naming: {name: 'team-{folder}'},
	save: 'local.env',
	variables: {prefix: 'TEAM', names: {KAFKA_BOOTSTRAP_SERVERS: 'BROKERS'}},
};

function folderWith(name: string, text: string): string {
	const folder = join(newFolder(), name);
	mkdirSync(folder);
	writeFileSync(join(folder, 'kafkey.json'), text);
	return folder;
}

/** At the stand-in as if it were the vendor, because the stand-ins have a file of their own. */
function atVendor(folder: string, ...args: readonly string[]) {
	const env = {UPSTASH_EMAIL: 'demo@example.com', UPSTASH_API_KEY: 'demo-upstash-api-key'};
	return kafkey(['--base-url', sandbox.system('upstash').baseUrl, ...args], {folder, env});
}

test('in a script the file answers, is said, and flags go before it', async () => {
	const folder = folderWith('orders', JSON.stringify(file));
	const {code, stderr} = await atVendor(folder, '--permissions', 'PRODUCE');
	expect(code, stderr).toBe(0);
	expect(stderr).toContain('kafkey: kafkey.json in this folder answers:');
	expect(named('team-orders')).toMatchObject([{topic: '*'}]);
	const written = readEnv(join(folder, 'local.env'));
	expect(Object.keys(written)).toEqual(expect.arrayContaining(['BROKERS', 'TEAM_KAFKA_SASL_PASSWORD']));
	const own = await atVendor(folder, '--name', 'team-own', '--save', 'own.env', '--env-prefix', 'OWN');
	expect(own.code, own.stderr).toBe(0);
	expect(readEnv(join(folder, 'own.env'))).toHaveProperty('OWN_KAFKA_SASL_PASSWORD');
});

test('in a terminal it is followed after Enter, and the key is three keystrokes after the sign-in', async () => {
	const folder = folderWith('terminal', JSON.stringify(file));
	const args = ['--sandbox-url', sandbox.url];
	const run = runOn(open({command: program, args, cwd: folder}), folder);
	await run.terminal.waitFor('Enter: go on with that');
	run.terminal.press('enter');
	await run.accept('e-mail address');
	await run.accept('API key?');
	await run.confirm();
	await run.made();
	await run.finish();
	expect(named('team-terminal')).toHaveLength(1);
});

const text = `{
	"provider": "upstash",
	"kind": "credential",
	"baseUrl": "https://evil.example",
	"answers": {
		"permissions": "EVERYTHING",
		"api-key": "x"
	},
	"save": "../.env"
}`;

test('what is wrong is told with its line, all at once, and nothing is sent', async () => {
	const {code, stderr} = await atVendor(folderWith('wrong', text), '--name', 'nobody');
	expect(code).toBe(2);
	for (const place of ['4:2', '6:18', '7:3', '9:10']) expect(stderr).toContain(`kafkey.json:${place}: `);
	expect(named('nobody')).toEqual([]);
});

test.each([
	[{save: 'C:\\Users\\dana\\.env'}, 'It must name a file in this folder or below.'],
	[{save: 'a\n/../../.env'}, 'It must name a file in this folder or below.'],
	[{save: '.git/config'}, "It would be among git's own files"],
	[{variables: {names: {KAFKA_TOPIC: 'BASH_ENV'}}}, 'has programs run or load something else'],
	[{variables: {names: {KAFKA_TOPIC: 'LD_PRELOAD'}}}, 'has programs run or load something else'],
	[{variables: {names: {KAFKA_SASL_PASSWORD: 'X', KAFKA_TOPIC: 'X'}}}, 'Two variables would be called X.'],
])('a file of somebody hostile is refused before anything is made: %j', async (part, words) => {
	const folder = folderWith('hostile', JSON.stringify({...file, ...part}));
	mkdirSync(join(folder, '.git'));
	const {code, stderr} = await atVendor(folder, '--force');
	expect([code, stderr]).toEqual([expect.toBeOneOf([1, 2]), expect.stringContaining(words)]);
	expect(named('team-hostile')).toEqual([]);
});

test('--init writes what was answered, names the schema where it is, and the file answers the next run', async () => {
	const folder = newFolder();
	const schema = join(folder, 'node_modules/kafkey/schemas');
	mkdirSync(schema, {recursive: true});
	writeFileSync(join(schema, 'kafkey.schema.json'), readFileSync(join(root, 'schemas/kafkey.schema.json')));
	const {cluster, topic, permissions} = file.answers;
	const answers = ['--cluster', cluster, '--topic', topic, '--permissions', permissions, '--name', 'first'];
	const kind = ['--provider', 'upstash', '--kind', 'credential', '--save', '.env', '--init'];
	const first = await atVendor(folder, 'create', ...kind, ...answers);
	expect(first.stderr).toContain('kafkey.json was written; it holds no secret');
	const written = readFileSync(join(folder, 'kafkey.json'), 'utf8');
	expect(JSON.parse(written)).toMatchObject({
		$schema: './node_modules/kafkey/schemas/kafkey.schema.json',
		provider: 'upstash',
		answers: {permissions},
		save: '.env',
	});
	expect(written).not.toContain(readEnv(join(folder, '.env'))['KAFKA_SASL_PASSWORD']);
	const again = await atVendor(folder, '--name', 'second', '--force');
	expect(again.code, again.stderr).toBe(0);
	expect(named('second')).toHaveLength(1);
	expect(existsSync(join(folder, '.env'))).toBe(true);
});

test('the file on the page is one', () => {
	const [, example = ''] = /^```json\n(.*?)^```$/ms.exec(readPage('docs/project-file.md').text) ?? [];
	const schema = JSON.parse(readFileSync(join(root, 'schemas/kafkey.schema.json'), 'utf8'));
	expect(z.fromJSONSchema(schema).safeParse(JSON.parse(example)).success).toBe(true);
});
