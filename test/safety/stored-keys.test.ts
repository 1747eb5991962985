import {type ChildProcess, execFileSync} from 'node:child_process';
import {once} from 'node:events';
import {chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {type AddressInfo, createServer, type Socket} from 'node:net';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {useOutput} from '../../source/commands/stored/use-schema.js';
import {withLock} from '../../source/delivery/lock.js';
import {commands} from '../runs/headless-command.js';
import {temporaryFolders} from '../support/temporary.js';

const kafkey = commands();
const newFolder = temporaryFolders();

const secret = 's3cret-5f3a9c';
const store = ['store', 'ann', '--brokers', '127.0.0.1:1', '--secret-stdin', '--yes'];

test('two that store at once lose neither key', async () => {
	const folder = newFolder();
	const list = join(folder, '.config/kafkey/keys.json');
	const other = {id: 'bob', user: 'bob', resource: 'x', storedAt: '2026-01-01T00:00:00.000Z', proved: true};
	mkdirSync(join(folder, '.config/kafkey'), {recursive: true});
	const running = await withLock(list, async () => {
		const ended = kafkey([...store, '--save', '.env'], {folder, input: secret});
		await expect.poll(() => existsSync(join(folder, '.env')), {timeout: 15_000}).toBe(true);
		const keys = [{...other, place: {in: 'file', path: join(folder, 'bob.env')}}];
		writeFileSync(list, JSON.stringify({version: 1, keys}));
		return {ended};
	});
	expect((await running.ended).code).toBe(0);
	const {stdout} = await kafkey(['use', '--json'], {folder});
	expect(useOutput.parse(JSON.parse(stdout)).stored.map(({id}) => id)).toEqual(['bob', 'ann']);
});

test('a pipe in the place of the list of keys is told, and not waited for', async () => {
	const folder = newFolder();
	mkdirSync(join(folder, '.config/kafkey'), {recursive: true});
	execFileSync('mkfifo', [join(folder, '.config/kafkey/keys.json')]);
	const {code, stderr} = await kafkey(['use'], {folder});
	expect(code).toBe(1);
	expect(stderr).toContain('keys.json cannot be read.');
});

test('where it cannot be noted that a key is stored, it is said where its secret is', async () => {
	const folder = newFolder();
	writeFileSync(join(folder, 'file'), '');
	const env = {XDG_CONFIG_HOME: join(folder, 'file')};
	const {code, stderr} = await kafkey([...store, '--save', '.env'], {folder, env, input: secret});
	expect(code).toBe(1);
	expect(stderr).toContain('The secret was saved (.env');
	expect(stderr).toContain('Which keys are stored could not be noted.');
	expect(readFileSync(join(folder, '.env'), 'utf8')).toContain(secret);
});

test('the id of a key that the keychain has lost is told with nothing unseen in it', async () => {
	const folder = newFolder();
	const place = {
		in: 'keychain',
		variables: {KAFKA_BOOTSTRAP_SERVERS: 'a:1'},
		secrets: ['KAFKA_SASL_PASSWORD'],
	};
	const id = 'ann\u001b[2J\u202e';
	const keys = [{id, user: 'ann', resource: 'x', storedAt: '2026-01-01T00:00:00.000Z', proved: true, place}];
	mkdirSync(join(folder, '.config/kafkey'), {recursive: true});
	writeFileSync(join(folder, '.config/kafkey/keys.json'), JSON.stringify({version: 1, current: id, keys}));
	writeFileSync(join(folder, 'secret-tool'), '#!/bin/sh\nexit 1\n');
	chmodSync(join(folder, 'secret-tool'), 0o755);
	const env = {PATH: `${folder}:${process.env['PATH']}`};
	const {code, stderr} = await kafkey(['exec', '--', 'true'], {folder, env});
	expect([code, stderr.trim()]).toEqual([1, expect.stringContaining('could not be read from the keyring')]);
	expect(stderr.trim()).not.toMatch(/[\p{Cc}\p{Cf}]/u);
});

test('a keychain that hangs is left with a signal, and ended', async () => {
	const folder = newFolder();
	const server = createServer().listen(0, '127.0.0.1');
	const connected = once(server, 'connection');
	await once(server, 'listening');
	const {port} = server.address() as AddressInfo;
	const tool = `process.on('SIGTERM', () => 0); require('node:net').connect(${port}, '127.0.0.1')`;
	writeFileSync(join(folder, 'secret-tool'), `#!/bin/sh\nexec "${process.execPath}" -e "${tool}"\n`);
	chmodSync(join(folder, 'secret-tool'), 0o755);
	const started = Promise.withResolvers<ChildProcess>();
	const running = kafkey([...store, '--keychain'], {
		folder,
		env: {PATH: `${folder}:${process.env['PATH']}`},
		input: secret,
		onError: (_, child) => started.resolve(child),
	});
	const child = await started.promise;
	const [socket] = (await connected) as [Socket];
	const closed = once(socket.on('error', () => undefined).resume(), 'close');
	child.kill('SIGTERM');
	expect((await running).code).toBe(143);
	await closed;
	server.close();
});
