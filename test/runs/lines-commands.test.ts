import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {testSandbox} from '../support/sandbox.js';
import {temporaryFolders} from '../support/temporary.js';
import {terminals} from '../support/terminals.js';
import {lineRunOn} from './line-run.js';
import {expectTranscript} from './transcript.js';
import {program} from './vocabulary.js';

const sandbox = testSandbox({topicCount: 3});
const open = terminals();
const newFolder = temporaryFolders();

/** `kafkey check` for a screen reader, of a file that holds such a key. */
function checking(...lines: string[]) {
	const folder = newFolder();
	const known = [
		'KAFKA_SASL_MECHANISM=PLAIN',
		'KAFKA_SASL_USERNAME=orders',
		'KAFKA_SASL_PASSWORD=a-password-of-it',
	];
	writeFileSync(join(folder, '.env'), [...known, ...lines].join('\n'));
	const args = ['check', '--screen-reader', '--sandbox-url', sandbox.url];
	return lineRunOn(open({command: program, args, cwd: folder, columns: 200}), folder);
}

test.each([
	['list', ['list']],
	['show', ['show', 'billing-reader']],
])('keys that exist, a line each: %s', async (name, command) => {
	const folder = newFolder();
	const args = [...command, '--provider', 'apache-kafka', '--screen-reader', '--sandbox-url', sandbox.url];
	const run = lineRunOn(open({command: program, args, cwd: folder, columns: 60}), folder);
	expect(await run.left()).toBe(0);
	await expectTranscript(run, name);
});

test('a check draws nothing anew', async () => {
	const run = checking('KAFKA_BOOTSTRAP_SERVERS=127.0.0.1:1', 'KAFKA_SECURITY_PROTOCOL=SASL_SSL');
	await run.hears('reading .env', 'Not reachable from here');
	expect(await run.left()).toBe(7);
	await expectTranscript(run, 'check');
});

test.each([
	['no', 'no\r', 7],
	['Ctrl-C', '\u0003', 130],
])('a yes is asked for without moving the cursor: %s', async (_name, keys, code) => {
	const run = checking(
		'KAFKA_BOOTSTRAP_SERVERS=broker.example.com:9092',
		'KAFKA_SECURITY_PROTOCOL=SASL_PLAINTEXT',
	);
	await run.asks('Type yes to send it');
	run.type(keys);
	expect(await run.left()).toBe(code);
	run.neverShowed('a-password-of-it');
});
