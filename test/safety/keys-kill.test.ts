import {join} from 'node:path';
import {expect, test} from 'vitest';
import * as z from 'zod';
import {createOutput} from '../../source/commands/create/schema.js';
import {revokeOutput, rotateOutput, showOutput} from '../../source/commands/keys/schema.js';
import {recoverOutput} from '../../source/commands/recover/schema.js';
import {type CommandOptions, commands} from '../runs/headless-command.js';
import {readEnv} from '../support/env-reader.js';
import {testSandbox} from '../support/sandbox.js';
import {temporaryFolders} from '../support/temporary.js';

const sandbox = testSandbox({topicCount: 30});
const kafkey = commands();
const newFolder = temporaryFolders();
const state = z.object({credentials: z.array(z.object({id: z.string(), name: z.string()}))});
const idsOf = (name: string) =>
	sandbox
		.state('upstash', state)
		.credentials.filter((each) => each.name === name)
		.map(({id}) => id);

/** At the stand-in as if it were the vendor: only then is a run noted. */
function atVendor(command: string, args: readonly string[], options: CommandOptions = {}) {
	const env = {UPSTASH_EMAIL: 'demo@example.com', UPSTASH_API_KEY: 'demo-upstash-api-key'};
	const base = ['--provider', 'upstash', '--base-url', sandbox.system('upstash').baseUrl];
	return kafkey([command, ...args, ...base], {env, ...options});
}

async function newKey(name: string, folder: string): Promise<string> {
	const cluster = '5f0e2c5a-5c3c-4c59-9b8a-0d7f6f3a2b11';
	const answers = ['--cluster', cluster, '--topic', '*', '--permissions', 'CONSUME', '--name', name];
	const run = await atVendor('create', [...answers, '--save', '.env', '--json'], {folder});
	expect(run.code, run.stderr).toBe(0);
	return createOutput.parse(JSON.parse(run.stdout)).credential?.id ?? '';
}

/** Ends the run with SIGKILL as soon as it has said this. */
const killedAt = (words: string): NonNullable<CommandOptions['onError']> => {
	return (text, child) => {
		if (text.includes(words)) child.kill('SIGKILL');
	};
};

const recovered = async (folder: string, ...args: string[]) => {
	const run = await atVendor('recover', [...args, '--json'], {folder});
	return recoverOutput.parse(JSON.parse(run.stdout));
};

test('a rotation killed while the new key is proved is not forgotten, and can be finished', async () => {
	const folder = newFolder();
	const old = await newKey('proved', folder);
	const killed = await atVendor('rotate', [old, '--save', '.env', '--force'], {
		folder,
		onError: killedAt('saved: .env'),
	});
	expect(killed.code).toBeNull();
	const [fresh = ''] = idsOf('proved').filter((id) => id !== old);
	const {rotations, unfinished} = await recovered(folder);
	expect(unfinished).toEqual([]);
	expect(rotations).toMatchObject([{old, fresh, savedTo: join(folder, '.env')}]);
	const finished = await atVendor('rotate', [old, '--clients-moved', '--yes', '--json'], {folder});
	expect(finished.code, finished.stderr).toBe(0);
	expect(rotateOutput.parse(JSON.parse(finished.stdout)).rotation).toBe('finished');
	expect(idsOf('proved')).toEqual([fresh]);
});

test('a rotation killed while the new key is made leaves the old one in the file, and says what exists', async () => {
	const folder = newFolder();
	const old = await newKey('made', folder);
	const before = readEnv(join(folder, '.env'));
	sandbox.order({kind: 'delay-after', method: 'POST', path: 'credential', milliseconds: 60_000});
	const running = atVendor('rotate', [old, '--save', '.env', '--json'], {
		folder,
		onError: (text, child) => {
			if (!text.includes('create credential made')) return;
			const timer = setInterval(() => {
				if (idsOf('made').length < 2) return;
				clearInterval(timer);
				child.kill('SIGKILL');
			}, 20);
		},
	});
	expect((await running).code).toBeNull();
	expect(readEnv(join(folder, '.env'))).toEqual(before);
	const [fresh = ''] = idsOf('made').filter((id) => id !== old);
	const told = await recovered(folder);
	expect(told.rotations).toEqual([]);
	expect(told.unfinished).toMatchObject([{left: [expect.stringContaining(fresh)], removed: false}]);
	await recovered(folder, '--yes');
	expect(idsOf('made')).toEqual([old]);
});

test('a key whose deletion was killed is gone or there, and says which when it is asked for', async () => {
	const folder = newFolder();
	const id = await newKey('halfway', folder);
	sandbox.order({kind: 'delay-after', method: 'DELETE', path: 'credential', milliseconds: 60_000});
	const killed = await atVendor('revoke', [id, '--yes'], {
		folder,
		onError: (_, child) => {
			const timer = setInterval(() => {
				if (idsOf('halfway').length > 0) return;
				clearInterval(timer);
				child.kill('SIGKILL');
			}, 20);
		},
	});
	expect([killed.code, killed.stdout]).toEqual([null, '']);
	const shown = await atVendor('show', [id, '--json'], {folder});
	expect([shown.code, showOutput.parse(JSON.parse(shown.stdout)).key]).toEqual([1, null]);
	const again = await atVendor('revoke', [id, '--yes', '--json'], {folder});
	expect([again.code, revokeOutput.parse(JSON.parse(again.stdout)).revoked]).toEqual([1, false]);
});

test('two rotations of one key at once: one begins, the other loses nothing and says what it made', async () => {
	const folder = newFolder();
	const old = await newKey('twice', folder);
	sandbox.order({kind: 'delay', method: 'POST', path: 'credential', milliseconds: 400, times: 2});
	const both = await Promise.all(
		[1, 2].map(() => atVendor('rotate', [old, '--save', '.env', '--no-check', '--json'], {folder})),
	);
	const outputs = both.map(({stdout}) => rotateOutput.parse(JSON.parse(stdout)));
	const [winner] = outputs.filter(({rotation}) => rotation === 'begun');
	const [loser] = outputs.filter(({rotation}) => rotation === 'none');
	expect([winner?.exitCode, loser?.ok]).toEqual([0, false]);
	const {rotations, unfinished} = await recovered(folder);
	expect(rotations).toMatchObject([{old, fresh: winner?.credential?.id}]);
	const others = idsOf('twice').filter((id) => id !== old && id !== winner?.credential?.id);
	expect(unfinished.flatMap(({left}) => left)).toHaveLength(others.length);
	expect(winner?.credential?.accesses).toContainEqual(
		expect.objectContaining({username: readEnv(join(folder, '.env'))['KAFKA_SASL_USERNAME']}),
	);
});
