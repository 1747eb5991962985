import {expect, test} from 'vitest';
import {readEnv} from '../support/env-reader.js';
import {testSandbox} from '../support/sandbox.js';
import {terminals} from '../support/terminals.js';
import {answers} from './answers.js';
import {organizationState} from './confluent-story.js';
import {commands} from './headless-command.js';
import {program, type Run, runOn} from './vocabulary.js';

const sandbox = testSandbox({topicCount: 30});
const kafkey = commands();
const open = terminals();
const at = () => ['--sandbox-url', sandbox.url, '--provider', 'confluent-cloud'];
const state = () => sandbox.state('confluent-cloud', organizationState);
const keysNamed = (name: string) => state().keys.filter((key) => key.name === name);

/** Types the word that deletes, a wrong one first. */
async function deletes(run: Run, ...named: string[]): Promise<void> {
	await run.sees('Applications using it lose access; this cannot be undone.', ...named);
	run.type('yes\r');
	await run.sees('Type delete and press Enter, or Esc to keep the key.');
	run.press('ctrl-u');
	run.type('delete\r');
}

test('a key is listed, shown, edited, rotated and revoked with all that it leaves', async () => {
	const {flags} = answers['confluent-cloud kafka'] ?? expect.fail('no answers');
	const named = [
		'--account-name',
		'chain',
		'--name',
		'chain',
		'--description',
		'the first',
		'--save',
		'.env',
	];
	const created = await kafkey(['create', ...at(), '--kind', 'kafka', ...flags, ...named]);
	expect(created.code, created.stderr).toBe(0);
	const {folder} = created;
	const [old = expect.fail('nothing was made')] = keysNamed('chain');
	const account = old.owner ?? '';

	const run = runOn(open({command: program, args: ['list', ...at()], cwd: folder}), folder);
	await run.accept('Which Cloud key');
	await run.accept('What is its secret?');
	await run.sees('orders-producer');
	run.terminal.resize(120, 40);
	run.type('chain');
	await run.sees(`❯ chain ${old.id}`);
	run.terminal.resize(80, 24);
	run.press('enter');
	await run.sees('the first', account, 'Confluent Cloud’s API has no call that gives a key a new secret.');

	run.type('e');
	await run.answer('What should the key be called?', 'chain two');
	await run.answer('What is it for?', 'the second');
	await run.sees('name chain → chain two', 'description the first → the second');
	expect(keysNamed('chain two')).toEqual([]);
	run.press('enter');
	await run.sees('Changed: name, description.', 'the second');
	expect(keysNamed('chain two').map(({id}) => id)).toEqual([old.id]);

	run.type('r');
	await run.sees('This will happen', 'The secret goes to .env exists, other lines stay');
	await run.confirm();
	await run.made('.env');
	await run.checked('signed in to');
	run.press('space');
	await run.sees('[✓] I have saved the secret');
	run.press('enter');
	await run.sees('Have all clients moved?', `The old key ${old.id} still works.`);
	const fresh = keysNamed('chain two').find(({id}) => id !== old.id) ?? expect.fail('no new key');
	expect(readEnv(`${folder}/.env`)).toMatchObject({
		KAFKA_SASL_USERNAME: fresh.id,
		KAFKA_SASL_PASSWORD: fresh.secret,
	});
	run.type('l');
	await run.sees(`${old.id} still works.`, '2 of');
	run.press('ctrl-u');
	run.type(old.id);
	await run.sees(`❯ chain two ${old.id.slice(0, 4)}`);
	run.press('enter');
	await run.sees('A rotation waits', 'r finish the rotation');
	run.type('r');
	await run.sees('Have all clients moved?');
	run.type('d');
	await deletes(run, old.id, `owned by ${account}`, `${fresh.id} takes its place.`);
	await run.sees('Deleted.', 'another key uses it');
	expect(keysNamed('chain two').map(({id}) => id)).toEqual([fresh.id]);
	run.press('enter');

	await run.sees('type to filter');
	run.type(fresh.id);
	await run.sees(`❯ chain two ${fresh.id.slice(0, 4)}`);
	run.press('enter');
	await run.sees('Stays if it is deleted:', 'DeveloperWrite on topic orders');
	run.press('page-down');
	await run.sees('service account chain');
	run.type('d');
	await deletes(run, fresh.id);
	await run.sees('This stays unless you mark it and delete it, too:', '[ ] service account chain');
	const bindings = () => state().bindings.filter(({principal}) => principal === `User:${account}`);
	const stays = bindings().length + 1;
	expect(stays).toBeGreaterThan(2);
	for (let index = 0; index < stays; index++) {
		run.press('space', 'down');
		await run.sees(`d delete the ${index + 1} marked`);
	}
	run.type('d');
	await run.sees('Deleted, too: service account chain');
	expect([keysNamed('chain two'), bindings()]).toEqual([[], []]);
	expect(state().serviceAccounts.filter(({id}) => id === account)).toEqual([]);
	run.press('enter');
	await run.sees('type to filter', 'esc leave');
	run.press('escape');
	const {exit, scrollback} = await run.left();
	expect(exit).toBe(0);
	for (const line of [`changed ${old.id}`, `made Kafka key ${fresh.id}`, `deleted: API key ${old.id}`])
		expect(scrollback.replace(/\n/g, '')).toContain(line);
	expect(scrollback).not.toContain('still works');
	run.neverShowed(old.secret, fresh.secret, 'cfltDemoOnly');
});
