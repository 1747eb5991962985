import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import * as z from 'zod';
import {createOutput} from '../../source/commands/create/schema.js';
import {revokeOutput} from '../../source/commands/keys/schema.js';
import {testSandbox} from '../support/sandbox.js';
import {temporaryFolders} from '../support/temporary.js';
import {terminals} from '../support/terminals.js';
import {commands} from './headless-command.js';
import {program, runOn} from './vocabulary.js';

const sandbox = testSandbox({topicCount: 5});
const kafkey = commands();
const open = terminals();
const newFolder = temporaryFolders();
const state = z.object({
	clusters: z.array(
		z.object({id: z.string(), acls: z.array(z.object({principal: z.string(), operation: z.string()}))}),
	),
	serviceAccounts: z.array(z.object({id: z.string(), name: z.string()})),
	keys: z.array(z.object({id: z.string()})),
});
const at = () => ['--sandbox-url', sandbox.url, '--provider', 'confluent-cloud'];
const basic = 'lkc-d2m7ys';

/** The admin key of the Basic cluster, its secret in a file of the folder. */
function adminIn(folder: string): {readonly id: string; readonly secret: string; readonly flags: string[]} {
	const found = sandbox.system('confluent-cloud').extras?.find(({label}) => label.includes(basic));
	const {kafkaKey: id = '', kafkaSecret: secret = ''} = found?.values ?? {};
	writeFileSync(join(folder, 'admin'), secret, {mode: 0o600});
	return {id, secret, flags: ['--admin-key', id, '--admin-secret-file', join(folder, 'admin')]};
}

/** A key of a new account with ACLs on the Basic cluster. */
async function keyWithAcls(name: string) {
	const folder = newFolder();
	const admin = adminIn(folder);
	const place = ['--environment', 'env-w6t1mz', '--cluster', basic, '--owner', 'new', '--account-name', name];
	const rights = ['--access', 'consume', '--topics', 'orders', '--group', 'billing-*'];
	const more = ['--name', name, '--description', '', '--save', '.env', '--json'];
	const args = ['create', ...at(), '--kind', 'kafka', ...place, ...admin.flags, ...rights, ...more];
	const run = await kafkey(args, {folder});
	expect(run.code, run.stderr).toBe(0);
	const id = createOutput.parse(JSON.parse(run.stdout)).credential?.id ?? '';
	const now = () => sandbox.state('confluent-cloud', state);
	const account = now().serviceAccounts.find((each) => each.name === name)?.id;
	const acls = () =>
		now()
			.clusters.flatMap((each) => each.acls)
			.filter(({principal}) => principal === `User:${account}`)
			.map(({operation}) => operation);
	expect(acls()).toEqual(['READ', 'READ']);
	return {id, folder, admin, acls, isThere: () => now().keys.some((each) => each.id === id)};
}

test('ACLs go with a key, each by its name or all, once a Kafka key of the cluster shows them', async () => {
	const {id, admin, folder, acls, isThere} = await keyWithAcls('headless');
	const revoke = ['revoke', id, ...at(), '--yes', '--json'];
	const itself = await kafkey([...revoke, '--admin-key', id, ...admin.flags.slice(2)], {folder});
	expect([itself.code, isThere()]).toEqual([1, true]);
	expect(itself.stderr).toContain(`${id} is the key that is deleted`);
	const half = await kafkey([...revoke, ...admin.flags.slice(0, 2)], {folder});
	expect([half.code, isThere()]).toEqual([2, true]);
	expect(half.stderr).toContain('--admin-secret-file');

	sandbox.order({kind: 'drop-after', method: 'DELETE', path: '/acls'});
	const run = await kafkey([...revoke, ...admin.flags, '--with-what-stays', 'all'], {folder});
	expect(run.code, run.stderr).toBe(0);
	const {revoked, stays} = revokeOutput.parse(JSON.parse(run.stdout));
	expect([revoked, isThere(), acls()]).toEqual([true, false, []]);
	expect(stays.map(({label, removed}) => [label, removed])).toEqual([
		[`ACL ALLOW READ on topic orders of ${basic}`, true],
		[`ACL ALLOW READ on groups billing-* of ${basic}`, true],
		['service account headless', true],
	]);
	for (const secret of [admin.secret, 'cfltDemoOnly']) expect(run.stdout + run.stderr).not.toContain(secret);
});

test('on a terminal they are looked for after the yes, where the person has such a key', async () => {
	const {id, admin, folder, acls, isThere} = await keyWithAcls('drawn');
	const run = runOn(open({command: program, args: ['revoke', id, ...at()], cwd: folder}), folder);
	await run.accept('Which Cloud key');
	await run.accept('What is its secret?');
	await run.sees('Type delete to delete it:');
	run.type('delete\r');
	await run.sees('Deleted.', 'Stays: ACLs of', 'l look for ACLs');
	expect(isThere()).toBe(false);
	run.type('l');
	await run.answer('Which Kafka key of the cluster may list and delete ACLs?', admin.id);
	await run.answer('What is its secret?', admin.secret);
	await run.sees(`[ ] ACL ALLOW READ on topic orders of ${basic}`);
	expect(acls()).toEqual(['READ', 'READ']);
	run.press('space', 'down', 'space');
	await run.sees('d delete the 2 marked');
	run.type('d');
	await run.sees('Deleted, too: ACL ALLOW READ on groups billing-*');
	expect(acls()).toEqual([]);
	run.press('enter');
	const {exit} = await run.left();
	expect(exit).toBe(0);
	run.neverShowed(admin.secret);
});
