import type {ChildProcess} from 'node:child_process';
import {chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
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
		await expect.poll(() => existsSync(join(folder, '.env'))).toBe(true);
		const keys = [{...other, place: {in: 'file', path: join(folder, 'bob.env')}}];
		writeFileSync(list, JSON.stringify({version: 1, keys}));
		return {ended};
	});
	expect((await running.ended).code).toBe(0);
	const {stdout} = await kafkey(['use', '--json'], {folder});
	expect(useOutput.parse(JSON.parse(stdout)).stored.map(({id}) => id)).toEqual(['bob', 'ann']);
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

test('a keychain that hangs is left with a signal, and ended', async () => {
	const folder = newFolder();
	const asked = join(folder, 'asked');
	const tool =
		'#!/bin/sh\ntrap "" TERM INT HUP\necho $$ >"$ASKED.new" && mv "$ASKED.new" "$ASKED"\nsleep 300\n';
	writeFileSync(join(folder, 'secret-tool'), tool);
	chmodSync(join(folder, 'secret-tool'), 0o755);
	const env = {PATH: `${folder}:${process.env['PATH']}`, ASKED: asked};
	const started = Promise.withResolvers<ChildProcess>();
	const running = kafkey([...store, '--keychain'], {
		folder,
		env,
		input: secret,
		onError: (_, child) => started.resolve(child),
	});
	const child = await started.promise;
	await expect.poll(() => existsSync(asked)).toBe(true);
	child.kill('SIGTERM');
	expect((await running).code).toBe(143);
	const pid = Number(readFileSync(asked, 'utf8'));
	await expect.poll(() => isRunning(pid)).toBe(false);
});

function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}
