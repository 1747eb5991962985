import {readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {testSandbox} from '../support/sandbox.js';
import {addRule, signInToStreamkap, streamkapState} from './streamkap-story.js';
import {type Run, runs} from './vocabulary.js';

const sandbox = testSandbox({topicCount: 120});
const start = runs(sandbox);
const password = 'correct-horse-battery-staple';

const keyOf = (name: string) => {
	const keys = sandbox.state('streamkap', streamkapState).projectKeys.filter((key) => key.name === name);
	expect(keys).toHaveLength(1);
	return keys[0];
};
const userOf = (name: string) =>
	sandbox.state('streamkap', streamkapState).kafkaUsers.find(({username}) => username === name);

/** The answers about agents' tools: none. */
async function noTools(run: Run): Promise<void> {
	await run.choose('Which tools may an AI agent call', 'no profile');
	await run.accept('Only certain tools?');
	await run.accept('All but certain tools?');
}

test('a project key for the REST API only', async () => {
	const run = start();
	await signInToStreamkap(run, 'Project key');
	await run.mistakes('project key be called?', 'x'.repeat(101), 'at most 100 characters');
	await run.answer('project key be called?', 'api-only', {typo: '!'});
	await run.answer('What is it for?', 'whole runs');
	await run.choose('What should the key open?', 'Kafka only');
	await run.sees('Kafka user be called?');
	await run.back('What should the key open?');
	await run.choose('What should the key open?', 'the REST API only');
	await run.choose('rights in the REST API', 'by roles');
	await run.mark('Which roles?', 'Read Only', 'Billing');
	await run.choose('Which tools may an AI agent call', 'read-only');
	await run.answer('Only certain tools?', 'list_topics');
	await run.accept('All but certain tools?');
	expect(await run.review()).toContain('create project key api-only: REST API by roles');
	await run.confirm();
	await run.made();
	await run.checked('signed in to');

	const key = keyOf('api-only');
	expect(key).toMatchObject({kafkaUsername: null, toolProfile: 'read-only', allowedTools: ['list_topics']});
	expect(key?.api?.grant.roleIds).toHaveLength(2);
	const {clientId = '', secret = ''} = key?.api ?? {};
	expect(run.saved()).toEqual({STREAMKAP_CLIENT_ID: clientId, STREAMKAP_SECRET: secret});
	expect((await run.finish()).exit).toBe(0);
	run.neverShowed(secret, 'demo-streamkap-secret');
});

test('a project key for Kafka only, its password typed twice', async () => {
	const run = start();
	await signInToStreamkap(run, 'Project key');
	await run.answer('project key be called?', 'kafka-only');
	await run.accept('What is it for?');
	await run.choose('What should the key open?', 'Kafka only');
	await run.mistakes('Kafka user be called?', 'Kafka', 'small letters');
	await run.answer('Kafka user be called?', 'kafka-only', {typo: '-'});
	await run.mistakes('Which password', 'short', '12 to 128 characters');
	run.press('ctrl-u');
	await run.answerTwice('Which password', password);
	await run.mistakes('From which addresses', '203.0.113.7/33', 'Only IPv4 addresses');
	await run.back('Which password');
	run.press('enter');
	await run.answer('From which addresses', '203.0.113.0/24, 198.51.100.7');
	await addRule(run, 'topic', 'is exactly', 'public.orders', 'READ');
	await addRule(run, 'consumer group', 'begins with', 'orders-', 'READ');
	run.press('enter');
	await run.choose('Schema Registry too?', 'yes');
	expect(await run.review()).toContain('create project key kafka-only: Kafka user kafka-only');
	await run.confirm();
	await run.made();
	await run.checked('signed in to');

	expect(keyOf('kafka-only')).toMatchObject({api: null, kafkaUsername: 'kafka-only'});
	expect(userOf('kafka-only')).toMatchObject({
		password,
		whitelistIps: '203.0.113.0/24,198.51.100.7',
		registry: true,
	});
	expect(userOf('kafka-only')?.acls).toHaveLength(2);
	expect(run.saved()).toMatchObject({
		KAFKA_SASL_USERNAME: 'kafka-only',
		KAFKA_SASL_PASSWORD: password,
		KAFKA_SASL_MECHANISM: 'PLAIN',
		KAFKA_TOPIC: 'public.orders',
		SCHEMA_REGISTRY_PASSWORD: password,
	});
	expect((await run.finish()).exit).toBe(0);
	run.neverShowed(password);
});

test('a project key for both, and Streamkap’s own file beside the .env', async () => {
	const run = start();
	await signInToStreamkap(run, 'Project key');
	await run.answer('project key be called?', 'both');
	await run.accept('What is it for?');
	await run.choose('What should the key open?', 'Kafka and the REST API');
	await run.choose('rights in the REST API', 'by roles');
	await run.mark('Which roles?', 'Data Admin');
	await run.answer('Kafka user be called?', 'both-user');
	await run.sees('Which password');
	run.press('ctrl-g');
	await run.accept('Generated.');
	await run.accept('From which addresses');
	await addRule(run, 'topic', 'is exactly', 'billing.invoices', 'WRITE');
	run.press('enter');
	await run.choose('Schema Registry too?', 'no');
	await noTools(run);
	await run.confirm();
	await run.made();
	await run.checked('signed in to');
	run.type('k');
	await run.accept('Which file should it be saved to?');
	await run.made('streamkap-project-key.json');

	const secret = keyOf('both')?.api?.secret ?? '';
	const generated = userOf('both-user')?.password ?? '';
	expect(generated.length).toBeGreaterThan(40);
	expect(run.saved()).toMatchObject({STREAMKAP_SECRET: secret, KAFKA_SASL_PASSWORD: generated});
	const path = join(run.folder, 'streamkap-project-key.json');
	expect(statSync(path).mode & 0o777).toBe(0o600);
	expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
		project_key_id: keyOf('both')?.id,
		file_version: 3,
		api: {client_secret: secret},
		kafka: {password: generated},
	});
	const {exit, scrollback} = await run.finish();
	expect(exit).toBe(0);
	expect(scrollback).toContain('streamkap-project-key.json');
	run.neverShowed(secret, generated);
});

test('the file is the answer byte for byte, with everything that kafkey does not know', async () => {
	const answer = [
		'{"project_key_id": "pk_1", "type":"streamkap_project_key",',
		'\t"api": {"client_id":"c-1","client_secret":"s\\u00e9cret-0123456789","x":1.50},',
		' "kafka":null, "newer": {"é": [1e3, "\\/"]} }\n',
	].join('\r\n');
	const run = start();
	await signInToStreamkap(run, 'Project key');
	await run.answer('project key be called?', 'bytes');
	await run.accept('What is it for?');
	await run.choose('What should the key open?', 'the REST API only');
	await run.choose('rights in the REST API', 'by roles');
	await run.mark('Which roles?', 'Billing');
	await noTools(run);
	await run.review();
	const reply = {status: 201, text: answer, type: 'application/json'};
	sandbox.order({kind: 'answer', method: 'POST', path: '^/project-keys$', reply});
	await run.confirm();
	await run.made();
	run.type('k');
	await run.accept('Which file should it be saved to?');
	await run.made('streamkap-project-key.json');
	expect(readFileSync(join(run.folder, 'streamkap-project-key.json'), 'utf8')).toBe(answer);
	expect((await run.finish()).exit).toBe(0);
});
