import type {ChildProcess} from 'node:child_process';
import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test, vi} from 'vitest';
import * as z from 'zod';
import {createOutput} from '../../source/commands/create/schema.js';
import {revokeOutput} from '../../source/commands/keys/schema.js';
import {recoverOutput} from '../../source/commands/recover/schema.js';
import {commands} from '../runs/headless-command.js';
import {program, runOn} from '../runs/vocabulary.js';
import {testSandbox} from '../support/sandbox.js';
import {temporaryFolders} from '../support/temporary.js';
import {terminals} from '../support/terminals.js';

const sandbox = testSandbox({topicCount: 5});
const kafkey = commands();
const open = terminals();
const newFolder = temporaryFolders();
const state = z.object({
	serviceAccounts: z.array(z.object({name: z.string()})),
	keys: z.array(z.object({id: z.string()})),
});

/** A key of a new account that may read a topic, and how to run commands about it. */
async function ownedKey(name: string) {
	const folder = newFolder();
	const at = ['--provider', 'confluent-cloud', '--sandbox-url', sandbox.url];
	const run = (command: string, ...args: string[]) => kafkey([command, ...args, ...at], {folder});
	const place = ['--environment', 'env-k3v8qd', '--cluster', 'lkc-h5x9rb', '--owner', 'new'];
	const rights = [
		'--account-name',
		name,
		'--access',
		'consume',
		'--topics',
		'orders',
		'--group',
		'billing-*',
	];
	const more = ['--name', name, '--description', '', '--save', '.env', '--json'];
	const made = await run('create', '--kind', 'kafka', ...place, ...rights, ...more);
	expect(made.code, made.stderr).toBe(0);
	const id = createOutput.parse(JSON.parse(made.stdout)).credential?.id ?? '';
	const isThere = () => sandbox.state('confluent-cloud', state).keys.some((each) => each.id === id);
	const hasAccount = () =>
		sandbox.state('confluent-cloud', state).serviceAccounts.some((each) => each.name === name);
	const recover = async () => {
		const recovered = await kafkey(['recover', '--json'], {folder});
		return {code: recovered.code, ...recoverOutput.parse(JSON.parse(recovered.stdout))};
	};
	/** Deletes the key, and is killed as soon as this is so. */
	const killedWhen = async (isSo: () => boolean) => {
		const options = {
			folder,
			onStart: (child: ChildProcess) => void vi.waitUntil(isSo, 30_000).finally(() => child.kill('SIGKILL')),
		};
		const killed = await kafkey(['revoke', id, '--yes', '--with-what-stays', 'all', ...at], options);
		expect(killed.code).toBeNull();
	};
	const isNoted = () =>
		readdirSync(folder, {recursive: true}).some((name) => /removal-.*\.json$/.test(`${name}`));
	return {id, folder, run, isThere, isNoted, hasAccount, recover, killedWhen};
}

test('what a deleted key leaves behind is told after a kill, at every start, and can go by the same command', async () => {
	const {id, folder, run, isThere, hasAccount, recover, killedWhen} = await ownedKey('killed');
	sandbox.order({kind: 'delay-after', method: 'DELETE', path: id, milliseconds: 60_000});
	await killedWhen(() => !isThere());
	const {code, removals} = await recover();
	expect(code).toBe(5);
	expect(removals).toMatchObject([
		{key: id, next: expect.stringContaining(`kafkey revoke ${id} --provider`)},
	]);
	expect(removals[0]?.stays).toContain('service account killed');
	expect(removals[0]?.stays.join()).toContain('DeveloperRead on topic orders');
	const start = await kafkey(['create', '--provider', 'upstash'], {folder});
	expect(start.stderr).toContain(`Deleting ${id} was not finished`);

	const unsure = await run('revoke', id, '--with-what-stays', 'all');
	expect([unsure.code, hasAccount()]).toEqual([2, true]);
	const finished = await run('revoke', id, '--with-what-stays', 'all', '--yes', '--json');
	expect(finished.code, finished.stderr).toBe(0);
	const {revoked, stays} = revokeOutput.parse(JSON.parse(finished.stdout));
	expect([revoked, hasAccount()]).toEqual([true, false]);
	expect(stays.filter(({kept}) => kept === undefined).every(({removed}) => removed)).toBe(true);
	expect(await recover()).toMatchObject({code: 0, removals: []});
});

test('on a terminal, recover goes on with it; quitting there decides nothing, and what is kept is not told again', async () => {
	const {id, folder, hasAccount, recover, killedWhen, isThere} = await ownedKey('keeper');
	sandbox.order({kind: 'delay-after', method: 'DELETE', path: id, milliseconds: 60_000});
	await killedWhen(() => !isThere());
	for (const press of ['ctrl-c', 'enter'] as const) {
		const args = ['recover', '--sandbox-url', sandbox.url];
		const env = {XDG_STATE_HOME: join(folder, '.local/state')};
		const run = runOn(open({command: program, args, cwd: folder, env}), folder);
		await run.terminal.waitFor(`Type yes to look what ${id} left behind`);
		run.type('yes\r');
		await run.accept('Which Cloud key');
		await run.accept('What is its secret?');
		await run.sees('Gone already: API key', '[ ] service account keeper');
		run.press(press);
		await run.left();
		expect((await recover()).removals).toHaveLength(press === 'enter' ? 0 : 1);
	}
	expect(hasAccount()).toBe(true);
});

test('a deletion that was killed before it was done begins anew', async () => {
	const {id, run, isThere, isNoted, hasAccount, recover, killedWhen} = await ownedKey('before');
	sandbox.order({kind: 'delay', method: 'DELETE', path: id, milliseconds: 60_000});
	await killedWhen(isNoted);
	expect(isThere()).toBe(true);
	expect((await recover()).removals).toMatchObject([{key: id}]);
	const again = await run('revoke', id, '--yes', '--with-what-stays', 'all', '--json');
	expect([again.code, isThere(), hasAccount()]).toEqual([0, false, false]);
	expect(await recover()).toMatchObject({code: 0, removals: []});
});

test('a deletion that somebody decided about leaves no note', async () => {
	const {id, run, recover, hasAccount} = await ownedKey('whole');
	const kept = await run('revoke', id, '--yes');
	expect([kept.code, hasAccount()]).toEqual([0, true]);
	expect(kept.stdout).toContain('stays: service account whole');
	expect(await recover()).toMatchObject({code: 0, removals: []});
});

test('a key is deleted where that cannot be noted, and it is said that nothing will tell what stays', async () => {
	const {id, folder, isThere} = await ownedKey('full');
	const args = ['revoke', id, '--yes', '--provider', 'confluent-cloud', '--sandbox-url', sandbox.url];
	const run = await kafkey(args, {folder, env: {XDG_STATE_HOME: join(folder, '.env')}});
	expect([run.code, isThere()]).toEqual([0, false]);
	expect(run.stderr).toContain('if this run is ended now, nothing will tell what stays behind');
});
