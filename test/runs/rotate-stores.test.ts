import {expect, test} from 'vitest';
import {createOutput} from '../../source/commands/create/schema.js';
import {rotateOutput} from '../../source/commands/keys/schema.js';
import {examples, placeIn} from '../delivery/stores/examples.js';
import {recorded, standIn} from '../delivery/stores/stand-in.js';
import {testSandbox} from '../support/sandbox.js';
import {temporaryFolders} from '../support/temporary.js';
import {answers} from './answers.js';
import {commands} from './headless-command.js';

const sandbox = testSandbox({topicCount: 3});
const kafkey = commands();
const newFolder = temporaryFolders();
const {said = '', nothing, something} = examples['github'] ?? {};

const at = () => ['--provider', 'upstash', '--sandbox-url', sandbox.url];

/** A key that exists, and a command of the store on PATH that `does` so and answers `look` when asked what is there. */
async function keyBeside(does: Parameters<typeof standIn>[2], look: typeof nothing) {
	const [tools, folder] = [newFolder(), newFolder()];
	const env = {PATH: `${standIn(tools, placeIn('github'), does, look)}:/usr/bin:/bin`};
	const asked = ['--kind', 'credential', ...(answers['upstash credential']?.flags ?? []), '--name', does];
	const made = await kafkey(['create', ...at(), ...asked, '--save', '.env', '--json'], {folder});
	return {tools, folder, env, old: createOutput.parse(JSON.parse(made.stdout)).credential?.id ?? ''};
}

test('a rotation brings the new secret to a store, and the old key works until clients have moved', async () => {
	const {tools, folder, env, old} = await keyBeside('works', something);
	const rotate = ['rotate', old, ...at(), '--save-to', said, '--no-check', '--json', '--force'];
	const run = await kafkey(rotate, {env, folder});
	expect(run.code, run.stderr).toBe(0);
	const {rotation, store, credential, savedTo} = rotateOutput.parse(JSON.parse(run.stdout));
	expect({rotation, savedTo, isSaved: store?.isSaved}).toEqual({
		rotation: 'begun',
		savedTo: [],
		isSaved: true,
	});
	const saves = recorded(tools, 'gh').filter(({argv}) => argv[1] === 'set');
	const password = saves.find(({argv}) => argv.includes('KAFKA_SASL_PASSWORD'))?.stdin ?? '';
	const now = JSON.stringify(sandbox.system('upstash').state());
	for (const part of [old, credential?.id, JSON.stringify(password).slice(1, -1)])
		expect(now).toContain(part);
	expect(run.stdout + run.stderr).not.toContain(password);
	const moved = await kafkey(['rotate', old, ...at(), '--clients-moved', '--yes'], {folder});
	expect(moved).toMatchObject({
		code: 0,
		stdout: expect.stringContaining(`${credential?.id} is in its place`),
	});
});

test('a rotation whose secret the store refuses leaves the old key in use, and says what exists', async () => {
	const {folder, env, old} = await keyBeside('fails', nothing);
	const run = await kafkey(['rotate', old, ...at(), '--save-to', said, '--no-check', '--json'], {
		env,
		folder,
	});
	expect(run.code).toBe(5);
	expect(rotateOutput.parse(JSON.parse(run.stdout))).toMatchObject({
		rotation: 'none',
		store: {isSaved: false},
	});
	const finish = await kafkey(['rotate', old, ...at(), '--clients-moved', '--yes'], {folder});
	expect(finish.code).toBe(2);
	expect(JSON.stringify(sandbox.system('upstash').state())).toContain(old);
});
