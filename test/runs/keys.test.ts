import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import * as z from 'zod';
import {createOutput} from '../../source/commands/create/schema.js';
import {
	editOutput,
	listOutput,
	revokeOutput,
	rotateOutput,
	showOutput,
} from '../../source/commands/keys/schema.js';
import {recoverOutput} from '../../source/commands/recover/schema.js';
import {noteRotation} from '../../source/journal/rotations.js';
import {readEnv} from '../support/env-reader.js';
import {testSandbox} from '../support/sandbox.js';
import {temporaryFolders} from '../support/temporary.js';
import {terminals} from '../support/terminals.js';
import {type CommandOptions, commands} from './headless-command.js';
import {program} from './vocabulary.js';

const sandbox = testSandbox({topicCount: 30});
const kafkey = commands();
const newFolder = temporaryFolders();
const open = terminals();

const state = z.object({
	credentials: z.array(z.object({id: z.string(), name: z.string(), password: z.string()})),
});
const held = (id: string) => sandbox.state('upstash', state).credentials.filter((each) => each.id === id);
const key = {UPSTASH_EMAIL: 'demo@example.com', UPSTASH_API_KEY: 'demo-upstash-api-key'};

/** At the stand-in as if it were the vendor: with a sign-in, not with the sandbox's own. */
function atVendor(command: string, args: readonly string[] = [], options: CommandOptions = {}) {
	const base = [command, '--provider', 'upstash', '--base-url', sandbox.system('upstash').baseUrl];
	return kafkey([...base, ...args], {env: key, ...options});
}

let made = 0;
const clusters = [
	'5f0e2c5a-5c3c-4c59-9b8a-0d7f6f3a2b11',
	'c2d81f47-93ab-4e0d-b1c6-7a5e20f4d922',
	'0a94b3e6-1d72-4b8f-8f3d-e6c5a1b07d33',
];

/** A key of its own for a test, in `.env` of the folder; its id. */
async function newKey(name: string, folder: string): Promise<string> {
	made += 1;
	const cluster = clusters[made % clusters.length] ?? '';
	const answers = ['--cluster', cluster, '--topic', '*', '--permissions', 'CONSUME', '--name', name];
	const run = await atVendor('create', [...answers, '--save', '.env', '--json'], {folder});
	expect(run.code, run.stderr).toBe(0);
	return createOutput.parse(JSON.parse(run.stdout)).credential?.id ?? '';
}

const words = ['rotate', 'revoke', 'show', 'edit', 'list'] as const;

test.each(words)('%s without a sign-in is 2, and says how to give one', async (command) => {
	const run = await kafkey([command, ...(command === 'list' ? [] : ['some-id']), '--json']);
	expect(run.code).toBe(2);
	expect(run.stderr).toContain('There is no sign-in in the environment.');
	expect(JSON.parse(run.stdout)).toMatchObject({schemaVersion: 1, ok: false, exitCode: 2});
});

test.each(words)('%s with a refused sign-in is 4, and with a flag that is none 2', async (command) => {
	const id = command === 'list' ? [] : ['some-id'];
	const refused = await atVendor(command, [...id, '--json'], {env: {...key, UPSTASH_API_KEY: 'wrong-key'}});
	expect(refused.code, refused.stderr).toBe(4);
	expect(JSON.parse(refused.stdout)).toMatchObject({ok: false, exitCode: 4});
	const misspelt = await atVendor(command, [...id, '--jsn', '--json']);
	expect(misspelt.code).toBe(2);
	expect(JSON.parse(misspelt.stdout)).toMatchObject({ok: false, exitCode: 2});
	for (const {stdout, stderr} of [refused, misspelt]) expect(stdout + stderr).not.toContain('wrong-key');
});

test('list asks every system whose sign-in the environment has, and signs in by flags as create does', async () => {
	const all = await kafkey(['list', '--sandbox-url', sandbox.url, '--json']);
	expect(all.code, all.stderr).toBe(0);
	const {keys, notListed} = listOutput.parse(JSON.parse(all.stdout));
	expect(new Set(keys.map(({provider}) => provider)).size).toBe(4);
	// Azure keeps no list: that is said, and nothing is asked for first.
	expect(notListed).toHaveLength(2);
	for (const {why, failed} of notListed) {
		expect(why).toContain('Azure’s API cannot list keys.');
		expect(failed).toBe(false);
	}
	const none = await kafkey([
		'list',
		'--sandbox-url',
		sandbox.url,
		'--provider',
		notListed[0]?.provider ?? '',
	]);
	expect(none.code, none.stderr).toBe(0);
	expect(none.stdout).toMatch(/^Not listed: .*cannot list keys/);
	expect(none.stdout).not.toContain('No keys');

	const piped = await atVendor('list', ['--email', 'demo@example.com', '--api-key-stdin', '--json'], {
		env: {},
		input: `${key.UPSTASH_API_KEY}\n`,
	});
	expect(piped.code, piped.stderr).toBe(0);
	expect(listOutput.parse(JSON.parse(piped.stdout)).keys.length).toBeGreaterThan(0);
});

test('what cannot be listed is told beside what can, and is 1', async () => {
	sandbox.order({
		kind: 'answer',
		method: 'GET',
		path: 'kafka-access|users',
		reply: {status: 500, text: 'no'},
		times: 9,
	});
	const at = ['--sandbox-url', sandbox.url, '--provider', 'streamkap'];
	const run = await kafkey(['list', ...at]);
	expect(run.code).toBe(1);
	expect(run.stdout).toMatch(/^Streamkap · API token/);
	expect(run.stdout).toContain('Client credential');
	expect(run.stdout).toMatch(/^Not listed: Streamkap, Kafka user: /m);
});

test('a refused sign-in keeps nothing from the other systems, and is 4', async () => {
	sandbox.order({
		kind: 'answer',
		method: 'GET',
		path: 'auth/whoami',
		reply: {status: 401, json: {detail: 'no'}},
		times: 4,
	});
	const run = await kafkey(['list', '--stale', '--sandbox-url', sandbox.url, '--json']);
	expect(run.code, run.stderr).toBe(4);
	const {keys, notListed, ok} = listOutput.parse(JSON.parse(run.stdout));
	expect(ok).toBe(false);
	expect(new Set(keys.map(({provider}) => provider)).size).toBeGreaterThan(1);
	expect(keys.every(({stale = []}) => stale.length > 0)).toBe(true);
	const refused = notListed.filter(({failed}) => failed);
	expect(refused).toMatchObject([{provider: 'streamkap', why: expect.stringMatching(/\S/)}]);
	expect(refused[0]).not.toHaveProperty('kind');
	expect(run.stderr).toContain('Not everything could be listed.');
});

test('on a terminal the table fits, ids whole', async () => {
	const terminal = open({
		command: program,
		args: ['list', '--sandbox-url', sandbox.url, '--provider', 'upstash'],
		columns: 70,
		env: {CI: '1'},
	});
	expect((await terminal.exit).code).toBe(0);
	const lines = terminal.scrollback().split('\n').slice(1);
	expect(
		lines.filter((line) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12} /.test(line)).length,
	).toBeGreaterThan(2);
	expect(lines[1]).toMatch(/^ID +NAME +OPENS +AGE$/);
	for (const line of lines) expect(line.length).toBeLessThanOrEqual(70);
});

test('--stale names the keys that want attention, and why', async () => {
	const run = await kafkey([
		'list',
		'--stale',
		'--sandbox-url',
		sandbox.url,
		'--provider',
		'confluent-cloud',
		'--json',
	]);
	expect(run.code, run.stderr).toBe(0);
	const {keys, limits, unknown} = listOutput.parse(JSON.parse(run.stdout));
	const reasons = keys.map(({name, stale = []}) => [name, stale.join('; ')] as const);
	const of = (name: string) => reasons.find(([each]) => each === name)?.[1];
	expect(of('left behind')).toMatch(/made \d+ days ago; its owner u-left99 is gone: there is no such user/);
	expect(of('orders-schemas')).toMatch(/it serves the same purpose as \w+/);
	expect(reasons.filter(([, why]) => why === '')).toEqual([]);
	expect([limits, unknown]).toEqual([limits.filter(({used, most}) => used >= most * 0.8), []]);
});

test('a name that nobody has is 1, one that two have is 2 and names both', async () => {
	const folder = newFolder();
	const none = await atVendor('show', ['nobody', '--json'], {folder});
	expect(none.code).toBe(1);
	expect(showOutput.parse(JSON.parse(none.stdout))).toMatchObject({key: null, candidates: []});
	const [one, other] = [await newKey('twin', folder), await newKey('twin', newFolder())];
	const two = await atVendor('show', ['twin', '--json'], {folder});
	expect(two.code).toBe(2);
	const {candidates} = showOutput.parse(JSON.parse(two.stdout));
	expect(candidates.map(({id}) => id).toSorted()).toEqual([one, other].toSorted());
	const shown = await atVendor('show', [one], {folder});
	expect(shown.stdout).toMatch(
		new RegExp(`^${one}\n {2}kind +Kafka credential at Upstash Kafka, demo@example.com\n`),
	);
	expect(shown.stdout).not.toContain(held(one)[0]?.password);
	for (const id of [one, other]) expect((await atVendor('revoke', [id, '--yes'])).code).toBe(0);
});

test('nothing is deleted without a yes, and the question names what it is about', async () => {
	const id = await newKey('kept', newFolder());
	const run = await atVendor('revoke', ['kept', '--json']);
	expect(run.code).toBe(2);
	expect(run.stderr).toContain(`Credential ${id} (kept) at Upstash Kafka, opens CONSUME on *`);
	expect(run.stderr).toContain('Applications using it lose access; this cannot be undone.');
	expect(revokeOutput.parse(JSON.parse(run.stdout)).revoked).toBe(false);
	const wrong = await atVendor('revoke', ['kept', '--yes', '--with-what-stays', 'an owner']);
	expect(wrong.code).toBe(2);
	expect(wrong.stderr).toMatch(/not offered\. Nothing stays behind\. Leave it out\./);
	expect(held(id)).toHaveLength(1);
	const yes = await atVendor('revoke', ['kept', '--yes']);
	expect(yes.code, yes.stderr).toBe(0);
	expect(yes.stdout).toMatch(new RegExp(`^deleted: Credential ${id} `));
	expect(held(id)).toEqual([]);
});

test('a refused delete is 1; after a lost answer the list tells', async () => {
	const id = await newKey('fragile', newFolder());
	const remove = {method: 'DELETE', path: 'credential'} as const;
	sandbox.order({...remove, kind: 'answer', reply: {status: 403, text: 'no'}});
	const refused = await atVendor('revoke', [id, '--yes', '--json']);
	expect([refused.code, revokeOutput.parse(JSON.parse(refused.stdout)).revoked]).toEqual([1, false]);
	expect(held(id)).toHaveLength(1);

	sandbox.order({...remove, kind: 'drop-after'});
	const seen = await atVendor('revoke', [id, '--yes', '--json']);
	expect([seen.code, revokeOutput.parse(JSON.parse(seen.stdout)).revoked]).toEqual([0, true]);
	expect(held(id)).toEqual([]);
});

test('a rotation replaces the old key’s values, waits, is told by recover, and is finished later', async () => {
	const folder = newFolder();
	const id = await newKey('orders', folder);
	const env = join(folder, '.env');
	writeFileSync(env, `${readFileSync(env, 'utf8')}OTHER=1\n`);
	const before = readEnv(env);
	const begun = await atVendor('rotate', [id, '--save', '.env', '--no-check', '--json'], {folder});
	expect(begun.code, begun.stderr).toBe(0);
	const {rotation, credential, old} = rotateOutput.parse(JSON.parse(begun.stdout));
	const fresh = credential?.id ?? '';
	expect([rotation, old?.id]).toEqual(['begun', id]);
	const after = readEnv(env);
	expect(after).toMatchObject({OTHER: '1', KAFKA_SASL_PASSWORD: held(fresh)[0]?.password});
	const masked = (value = '') => `••••${value.slice(-3)}`;
	expect(begun.stderr).toContain(
		`KAFKA_SASL_PASSWORD: ${masked(before['KAFKA_SASL_PASSWORD'])} → ${masked(after['KAFKA_SASL_PASSWORD'])}`,
	);
	for (const password of [before['KAFKA_SASL_PASSWORD'], after['KAFKA_SASL_PASSWORD']])
		expect(begun.stderr + begun.stdout).not.toContain(password);

	const again = await atVendor('rotate', [id, '--save', '.env', '--json'], {folder});
	expect([again.code, rotateOutput.parse(JSON.parse(again.stdout)).rotation]).toEqual([2, 'none']);
	expect(again.stderr).toContain('A rotation of it waits already.');

	const told = await kafkey(['recover', '--json'], {folder});
	expect(told.code, told.stderr).toBe(0);
	const {rotations, unfinished} = recoverOutput.parse(JSON.parse(told.stdout));
	expect(unfinished).toEqual([]);
	expect(rotations).toMatchObject([
		{old: id, fresh, savedTo: env, next: expect.stringContaining('--clients-moved')},
	]);

	const unsure = await atVendor('rotate', [id, '--clients-moved'], {folder});
	expect(unsure.code).toBe(2);
	expect(held(id)).toHaveLength(1);
	const done = await atVendor('rotate', [id, '--clients-moved', '--yes', '--json'], {folder});
	expect(done.code, done.stderr).toBe(0);
	expect(rotateOutput.parse(JSON.parse(done.stdout))).toMatchObject({rotation: 'finished', credential: null});
	expect([held(id).length, held(fresh).length]).toEqual([0, 1]);
	expect((await kafkey(['recover'], {folder})).stdout).toBe('Nothing is unfinished.\n');
	expect((await atVendor('revoke', [fresh, '--yes'])).code).toBe(0);
});

test('values of another key are not lost to a rotation, and nothing is made then', async () => {
	const folder = newFolder();
	const id = await newKey('mine', newFolder());
	writeFileSync(join(folder, '.env'), 'KAFKA_SASL_USERNAME=somebody\nKAFKA_SASL_PASSWORD=else\n', {
		mode: 0o600,
	});
	const run = await atVendor('rotate', [id, '--save', '.env', '--json'], {folder});
	expect(run.code).toBe(2);
	expect(run.stderr).toContain('the old values would be replaced');
	expect(rotateOutput.parse(JSON.parse(run.stdout)).rotation).toBe('none');
	expect(sandbox.state('upstash', state).credentials.filter(({name}) => name === 'mine')).toHaveLength(1);
	expect(readEnv(join(folder, '.env'))['KAFKA_SASL_PASSWORD']).toBe('else');
	expect((await atVendor('revoke', [id, '--yes'])).code).toBe(0);
});

test('the old key stays where the new one is gone', async () => {
	const folder = newFolder();
	const id = await newKey('careful', folder);
	const begun = await atVendor('rotate', [id, '--save', '.env', '--no-check', '--json'], {folder});
	const fresh = rotateOutput.parse(JSON.parse(begun.stdout)).credential?.id ?? '';
	expect((await atVendor('revoke', [fresh, '--yes'])).code).toBe(0);
	const finish = await atVendor('rotate', [id, '--clients-moved', '--yes'], {folder});
	expect(finish.code).toBe(1);
	expect(finish.stderr).toContain(`the new key ${fresh} is not there`);
	expect(held(id)).toHaveLength(1);
	expect((await atVendor('revoke', [id, '--yes'])).code).toBe(0);
});

test('the old key stays where the file names it again, and revoking it ends the rotation', async () => {
	const folder = newFolder();
	const id = await newKey('restored', folder);
	const env = join(folder, '.env');
	const before = readFileSync(env, 'utf8');
	const begun = await atVendor('rotate', [id, '--save', '.env', '--no-check', '--json'], {folder});
	const fresh = rotateOutput.parse(JSON.parse(begun.stdout)).credential?.id ?? '';
	writeFileSync(env, before);
	const finish = await atVendor('rotate', [id, '--clients-moved', '--yes'], {folder});
	expect(finish.code).toBe(1);
	expect(finish.stderr).toContain('.env names the old key again, and not the new one.');
	expect(held(id)).toHaveLength(1);
	expect((await atVendor('revoke', [id, '--yes'], {folder})).code).toBe(0);
	expect((await kafkey(['recover'], {folder})).stdout).toBe('Nothing is unfinished.\n');
	expect((await atVendor('revoke', [fresh, '--yes'])).code).toBe(0);
});

test('clients cannot have moved from a key that no rotation waits for', async () => {
	const run = await atVendor('rotate', ['some-id', '--clients-moved', '--yes']);
	expect(run.code).toBe(2);
	expect(run.stderr).toContain('no rotation of that key waits here');
});

test('of two rotations that wait for keys of one name, the one that is meant is named by its id', async () => {
	const folder = newFolder();
	const ids = [await newKey('twin', newFolder()), await newKey('twin', newFolder())];
	for (const id of ids) {
		noteRotation(join(folder, '.local/state/kafkey'), {
			startedAt: new Date().toISOString(),
			provider: 'upstash',
			kind: 'credential',
			where: {},
			sandbox: false,
			address: sandbox.system('upstash').baseUrl,
			old: {id, name: 'twin', ref: {}},
			fresh: {id: ids.find((other) => other !== id) ?? '', name: 'twin'},
		});
	}
	const run = await atVendor('rotate', ['twin', '--clients-moved', '--yes'], {folder});
	expect([run.code, run.stderr]).toEqual([2, expect.stringContaining('2 rotations that wait are meant')]);
	for (const id of ids) {
		expect(run.stderr).toContain(id);
		expect(held(id)).toHaveLength(1);
		expect((await atVendor('revoke', [id, '--yes'])).code).toBe(0);
	}
});

test('an edit that names nothing, or what cannot be changed, is 2 or 1 and sends nothing', async () => {
	const at = ['--sandbox-url', sandbox.url, '--json'];
	const listed = await kafkey(['list', ...at]);
	const {keys} = listOutput.parse(JSON.parse(listed.stdout));
	const of = (provider: string, kind: string) =>
		keys.find((each) => each.provider === provider && each.kind === kind && each.locked === undefined)?.id ??
		'';
	const before = sandbox.system('confluent-cloud').state();
	const cloud = of('confluent-cloud', 'kafka');
	const nothing = await kafkey(['edit', cloud, '--provider', 'confluent-cloud', ...at]);
	expect([nothing.code, editOutput.parse(JSON.parse(nothing.stdout)).edited]).toEqual([2, false]);
	expect(nothing.stderr).toContain('It takes: --name (name); --description (description).');
	const never = await kafkey(['edit', of('upstash', 'credential'), '--provider', 'upstash', ...at]);
	expect(never.code).toBe(1);
	expect(never.stderr).toContain('Upstash’s API has no call that changes a credential.');
	expect(sandbox.system('confluent-cloud').state()).toEqual(before);

	sandbox.order({kind: 'drop-after', method: 'PATCH', path: 'api-keys'});
	const lost = await kafkey([
		'edit',
		cloud,
		'--provider',
		'confluent-cloud',
		'--description',
		'seen again',
		...at,
	]);
	expect(lost.code, lost.stderr).toBe(0);
	expect(editOutput.parse(JSON.parse(lost.stdout))).toMatchObject({
		edited: true,
		key: {description: 'seen again'},
	});
});

test('recover signs in by flags, too', async () => {
	const folder = newFolder();
	sandbox.order({kind: 'drop-after', method: 'POST', path: 'credential'});
	const answers = [
		'--cluster',
		clusters[0] ?? '',
		'--topic',
		'*',
		'--permissions',
		'CONSUME',
		'--name',
		'lost',
	];
	expect((await atVendor('create', [...answers, '--save', '.env'], {folder})).code).toBe(5);
	const signIn = ['--email', 'demo@example.com', '--api-key-stdin'];
	const run = await atVendor('recover', [...signIn, '--yes', '--json'], {
		folder,
		env: {},
		input: key.UPSTASH_API_KEY,
	});
	expect(run.code, run.stderr).toBe(0);
	expect(recoverOutput.parse(JSON.parse(run.stdout)).unfinished).toMatchObject([{removed: true}]);
	expect(sandbox.state('upstash', state).credentials.filter(({name}) => name === 'lost')).toEqual([]);
});
