import {expect, test} from 'vitest';
import {readEnv} from '../support/env-reader.js';
import {testSandbox} from '../support/sandbox.js';
import {terminals} from '../support/terminals.js';
import {answers} from './answers.js';
import {organizationState} from './confluent-story.js';
import {commands} from './headless-command.js';
import {lineRunOn} from './line-run.js';
import {expectTranscript} from './transcript.js';
import {program} from './vocabulary.js';

const sandbox = testSandbox({topicCount: 5});
const kafkey = commands();
const open = terminals();
const at = () => ['--sandbox-url', sandbox.url, '--provider', 'confluent-cloud'];
const keysNamed = (name: string) =>
	sandbox.state('confluent-cloud', organizationState).keys.filter((key) => key.name === name);

/** A command about keys for a screen reader, signed in. */
async function hearing(folder: string, ...command: string[]) {
	const args = [...command, ...at(), '--screen-reader'];
	const run = lineRunOn(open({command: program, args, cwd: folder, columns: 200}), folder);
	await run.accept('Cloud key');
	await run.accept('Cloud secret');
	return run;
}

test('a key is changed, rotated and deleted with what it leaves, question by question', async () => {
	const {flags} = answers['confluent-cloud kafka'] ?? expect.fail('no answers');
	const named = ['--account-name', 'heard', '--name', 'heard', '--description', '', '--save', '.env'];
	const {folder, ...created} = await kafkey(['create', ...at(), '--kind', 'kafka', ...flags, ...named]);
	expect(created.code, created.stderr).toBe(0);
	const [old = expect.fail('nothing was made')] = keysNamed('heard');
	const names = {key: old.id, account: old.owner};

	const edit = await hearing(folder, 'edit', old.id);
	await edit.answer('name', 'heard twice');
	await edit.answer('description', 'the second');
	await edit.asks('Number', 'name: heard to heard twice', 'description: nothing to the second');
	expect(keysNamed('heard twice')).toEqual([]);
	await edit.pick('Change it');
	await edit.pick('Leave it as it is', 'Changed: name, description.', 'description: the second');
	expect(await edit.left()).toBe(0);
	expect(keysNamed('heard twice').map(({id}) => id)).toEqual([old.id]);
	await expectTranscript(edit, 'edit', names);

	const rotate = await hearing(folder, 'rotate', old.id);
	await rotate.create('The secret goes to .env');
	await rotate.made('.env');
	await rotate.hears('Check again\n');
	await rotate.pick('Finish');
	await rotate.answer('Have you saved the secret?', 'yes');
	await rotate.pick('They have moved: delete the old key', 'Have all clients moved?');
	const fresh = keysNamed('heard twice').find(({id}) => id !== old.id) ?? expect.fail('no new key');
	expect(readEnv(`${folder}/.env`)).toMatchObject({KAFKA_SASL_USERNAME: fresh.id});
	await rotate.answer('delete', 'yes');
	await rotate.answer('delete', 'delete');
	await rotate.pick('Go on', 'Deleted.');
	expect(await rotate.left()).toBe(0);
	expect(keysNamed('heard twice').map(({id}) => id)).toEqual([fresh.id]);
	await expectTranscript(rotate, 'rotate', {...names, 'new key': fresh.id, folder});

	const revoke = await hearing(folder, 'revoke', fresh.id);
	await revoke.asks('delete', 'Stays if it is deleted:', 'service account heard');
	await revoke.answer('delete', 'delete');
	await revoke.pick('Delete, too: service account heard', 'What is offered stays unless you delete it, too:');
	await revoke.pick('Keep the rest', 'Deleted, too: service account heard');
	expect(await revoke.left()).toBe(0);
	expect(keysNamed('heard twice')).toEqual([]);
	await expectTranscript(revoke, 'revoke', {...names, key: fresh.id});
	for (const run of [edit, rotate, revoke]) run.neverShowed(old.secret, fresh.secret, 'cfltDemoOnly');
});
