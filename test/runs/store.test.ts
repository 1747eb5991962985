import {chmodSync, existsSync, readFileSync, renameSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {checkOutput} from '../../source/commands/check/schema.js';
import {createOutput} from '../../source/commands/create/schema.js';
import {listOutput, showOutput, storeOutput} from '../../source/commands/keys/schema.js';
import {useOutput} from '../../source/commands/stored/use-schema.js';
import {readEnv} from '../support/env-reader.js';
import {environmentWith} from '../support/environment.js';
import {providers} from '../support/providers.js';
import {testSandbox} from '../support/sandbox.js';
import {temporaryFolders} from '../support/temporary.js';
import {terminals} from '../support/terminals.js';
import {answers} from './answers.js';
import {commands} from './headless-command.js';
import {program} from './vocabulary.js';

const sandbox = testSandbox({topicCount: 3});
const kafkey = commands();
const newFolder = temporaryFolders();
const open = terminals();

const system = () => ['--sandbox-url', sandbox.url, '--provider', 'upstash'];
const key = {id: '', secret: ''};

/** A key that was made elsewhere: its id and its secret are all that is known of it. */
async function made() {
	if (key.id !== '') return key;
	const cluster = '5f0e2c5a-5c3c-4c59-9b8a-0d7f6f3a2b11';
	const answers = ['--cluster', cluster, '--topic', '*', '--permissions', 'CONSUME', '--name', 'elsewhere'];
	const kind = ['create', ...system(), '--kind', 'credential', ...answers];
	const {credential} = createOutput.parse(JSON.parse((await kafkey([...kind, '--json', '--reveal'])).stdout));
	return Object.assign(key, {id: credential?.id ?? '', secret: credential?.accesses[0]?.secret ?? ''});
}

/** Everything that kafkey keeps for itself in the folder. */
const kept = (folder: string) => readFileSync(join(folder, '.config/kafkey/keys.json'), 'utf8');

test('a key is proved and stored, made the current one, and then meant where none is named', async () => {
	const {id, secret} = await made();
	const folder = newFolder();
	const here = {folder};
	const args = ['store', id, ...system(), '--secret-stdin', '--save', 'kept.env', '--json'];
	const stored = await kafkey(args, {...here, input: `${secret}\n`});
	expect(storeOutput.parse(JSON.parse(stored.stdout))).toMatchObject({
		exitCode: 0,
		stored: id,
		file: join(folder, 'kept.env'),
		proved: true,
		checks: [{end: 'works'}, {end: 'works'}, {end: 'works'}],
	});
	expect(readEnv(join(folder, 'kept.env'))['KAFKA_SASL_PASSWORD']).toBe(secret);
	expect(statSync(join(folder, 'kept.env')).mode & 0o777).toBe(0o600);
	expect(statSync(join(folder, '.config/kafkey/keys.json')).mode & 0o777).toBe(0o600);
	for (const text of [stored.stdout, stored.stderr, kept(folder)]) expect(text).not.toContain(secret);

	expect(useOutput.parse(JSON.parse((await kafkey(['use', id, '--json'], here)).stdout))).toMatchObject({
		current: id,
		stored: [{id, file: join(folder, 'kept.env'), proved: true, keychain: false}],
	});
	const checked = await kafkey(['check', '--sandbox-url', sandbox.url, '--json'], here);
	expect(checkOutput.parse(JSON.parse(checked.stdout))).toMatchObject({ok: true, files: ['kept.env']});
	const ran = await kafkey(['exec', '--', 'sh', '-c', 'echo $KAFKA_SASL_PASSWORD'], here);
	expect([ran.stdout, ran.stderr]).toEqual([`${secret}\n`, `kafkey: with the key ${id} in kept.env\n`]);
	const shown = await kafkey(['show', ...system(), '--json'], here);
	expect(showOutput.parse(JSON.parse(shown.stdout)).key).toMatchObject({id, name: 'elsewhere'});
	const listed = listOutput.parse(JSON.parse((await kafkey(['list', ...system(), '--json'], here)).stdout));
	expect(listed.keys.filter(({current}) => current).map((each) => each.id)).toEqual([id]);
	expect((await kafkey(['list', ...system()], here)).stdout).toMatch(
		new RegExp(`${id}.*\\n {2}the current key\\n`),
	);

	renameSync(join(folder, 'kept.env'), join(folder, 'moved.env'));
	for (const args of [['check'], ['exec', '--', 'true'], ['use', id]]) {
		const {code, stderr} = await kafkey(args, here);
		expect(code, args[0]).toBe(1);
		expect(stderr).toMatch(
			/is stored in kept\.env, and there is no such file\. It was moved or deleted since\. Put it back/,
		);
	}
	expect((await kafkey(['use', '--none'], here)).code).toBe(0);
	expect((await kafkey(['check'], here)).stderr).toContain('There is no .env');
});

test('a key that is refused is not stored, and one that opens something else neither', async () => {
	const {id, secret} = await made();
	const args = ['store', id, ...system(), '--secret-stdin', '--save', 'kept.env'];
	const refused = await kafkey([...args, '--json'], {input: 'wrong'});
	expect(refused.code).toBe(6);
	expect(storeOutput.parse(JSON.parse(refused.stdout))).toMatchObject({stored: null, exitCode: 6});
	const other = await kafkey([...args, '--resource', 'lkc-1'], {input: secret});
	expect([other.code, other.stderr]).toEqual([2, expect.stringContaining('does not open lkc-1')]);
	for (const {folder} of [refused, other]) {
		expect(existsSync(join(folder, 'kept.env'))).toBe(false);
		expect(existsSync(join(folder, '.config/kafkey/keys.json'))).toBe(false);
	}
});

const unreachable = ['store', 'ann', '--brokers', '127.0.0.1:1', '--secret-stdin'];

test('a key that cannot be reached is stored after a yes, and marked; other values stay without --force', async () => {
	const args = [...unreachable, '--save', '.env'];
	const folder = newFolder();
	const unsure = await kafkey(args, {folder, input: 's3cret'});
	expect([unsure.code, unsure.stderr]).toEqual([2, expect.stringContaining('Add --yes to store it though')]);
	expect(existsSync(join(folder, '.env'))).toBe(false);
	const stored = await kafkey([...args, '--yes'], {folder, input: 's3cret'});
	expect([stored.code, stored.stdout]).toEqual([0, expect.stringContaining('\n  not proved\n')]);
	expect((await kafkey(['use', 'ann'], {folder})).stdout).toContain(
		'* ann · 127.0.0.1:1 · .env · not proved',
	);
	const again = await kafkey([...args, '--yes'], {folder, input: 'an0ther'});
	expect([again.code, again.stderr]).toEqual([
		2,
		expect.stringContaining('other values of KAFKA_SASL_PASSWORD'),
	]);
	expect(readEnv(join(folder, '.env'))['KAFKA_SASL_PASSWORD']).toBe('s3cret');
});

test.each([
	[
		['store', 'ann'],
		'Missing: --secret-file or --secret-stdin (the secret of the key); --save or --keychain',
	],
	[['store', 'ann', '--secret', 'x'], '--secret takes no value'],
	[[...unreachable, '--save', 'a', '--keychain'], '--save and --keychain say two places'],
	[['store', 'ann', '--secret-stdin', '--save', 'a'], 'Or give the brokers with --brokers'],
	[['use', 'ann'], 'The key ann is not stored here'],
	[['show'], 'No key was named'],
])('%j is refused with what to do', async (args, words) => {
	const {code, stderr} = await kafkey(args, {input: 's3cret'});
	expect([code, stderr]).toEqual([2, expect.stringContaining(words)]);
});

/** A keyring of files, in place of the command of that name. Like that one it is silent about what is not there. */
const keyring = `#!/bin/sh
case "$1" in
	store)
		if [ -e "$KEYRING/locked" ]; then
			echo 'secret-tool: Cannot create an item in a locked collection' >&2
			exit 1
		fi
		shift 2; cat >"$KEYRING/$4"; echo "$*" >>"$KEYRING/argv";;
	lookup)
		if [ ! -s "$KEYRING/$5" ]; then exit 1; fi
		cat "$KEYRING/$5" ;;
esac
`;

test('the keychain gets the secret on standard input, and gives it back', async () => {
	const folder = newFolder();
	writeFileSync(join(folder, 'secret-tool'), keyring);
	chmodSync(join(folder, 'secret-tool'), 0o755);
	const env = {PATH: `${folder}:${process.env['PATH']}`, KEYRING: folder};
	const args = [...unreachable, '--keychain', '--yes'];
	const stored = await kafkey(args, {folder, env, input: 's3cret'});
	expect([stored.code, stored.stdout]).toEqual([0, expect.stringContaining('saved  in the keyring')]);
	expect(readFileSync(join(folder, 'argv'), 'utf8')).toBe('service kafkey key ann\n');
	expect(kept(folder)).not.toContain('s3cret');
	const ran = await kafkey(['exec', 'ann', '--', 'sh', '-c', 'echo $KAFKA_SASL_PASSWORD'], {folder, env});
	expect(ran.stdout).toBe('s3cret\n');
	writeFileSync(join(folder, 'ann'), '');
	const lost = await kafkey(['exec', 'ann', '--', 'true'], {folder, env});
	expect([lost.code, lost.stderr]).toEqual([
		1,
		expect.stringContaining(
			'could not be read from the keyring. It was deleted there, or the keyring is locked.',
		),
	]);
	writeFileSync(join(folder, 'locked'), '');
	const locked = await kafkey([...args, '--force'], {folder, env, input: 's3cret'});
	expect([locked.code, locked.stderr]).toEqual([
		1,
		expect.stringContaining(
			'not kept in the keyring. secret-tool ended with code 1: secret-tool: Cannot create an item in a locked collection. Keep',
		),
	]);
});

test('in a terminal the secret is asked without showing it, then the yes, then the place', async () => {
	const folder = newFolder();
	const args = ['store', 'ann', '--brokers', '127.0.0.1:1'];
	const terminal = open({command: program, args, cwd: folder, env: environmentWith(folder)});
	await terminal.waitFor('Secret of ann (it is not shown):');
	terminal.type('s3cret\r');
	await terminal.waitFor('Type yes to store it though it is not proved');
	terminal.type('yes\r');
	await terminal.waitFor('Where should it be kept?');
	terminal.type('\r');
	expect(await terminal.exit).toEqual({code: 0, signal: undefined});
	expect(terminal.scrollback()).toContain('stored ann for 127.0.0.1:1');
	expect(terminal.rawBytes.toString()).not.toContain('s3cret');
	expect(readEnv(join(folder, '.env'))['KAFKA_SASL_PASSWORD']).toBe('s3cret');
});

const storable = providers.flatMap(({id, kinds}) =>
	kinds.filter(({life}) => life?.accesses).map((kind) => ({provider: id, kind})),
);

test('every kind whose keys have one secret can be stored', () => {
	expect(storable.map(({provider, kind}) => `${provider} ${kind.id}`).sort()).toEqual(
		Object.keys(answers)
			.filter((name) => !name.startsWith('streamkap '))
			.sort(),
	);
});

test.each(storable)(
	'$provider $kind.id: stored, it is as it was when it was made',
	async ({provider, kind}) => {
		const {flags, secret} = answers[`${provider} ${kind.id}`] ?? {flags: [], secret: ''};
		const names = ['name', 'description']
			.filter((id) => id in kind.fields)
			.flatMap((id) => [`--${id}`, `to-store-${kind.id}`]);
		const at = ['--sandbox-url', sandbox.url, '--provider', provider, '--kind', kind.id];
		const made = await kafkey(['create', ...at, ...flags, ...names, '--save', 'made.env', '--json']);
		const {credential} = createOutput.parse(JSON.parse(made.stdout));
		const before = readEnv(join(made.folder, 'made.env'));
		const where = Object.keys(kind.life?.where ?? {}).flatMap((id) => {
			const index = flags.indexOf(`--${id}`);
			return flags.slice(index, index + 2);
		});
		const to = ['--secret-stdin', '--save', 'stored.env', '--json'];
		const stored = await kafkey(['store', credential?.id ?? '', ...at, ...where, ...to], {
			folder: made.folder,
			input: before[secret] ?? '',
		});
		const output = storeOutput.parse(JSON.parse(stored.stdout));
		expect(output, stored.stderr).toMatchObject({exitCode: 0, key: {id: credential?.id}, proved: true});
		const after = readEnv(join(made.folder, 'stored.env'));
		// What one topic or group was asked for is known of the making only.
		const {KAFKA_TOPIC: _, KAFKA_GROUP_ID: __, ...lasting} = before;
		expect(after).toMatchObject(lasting);
	},
);
