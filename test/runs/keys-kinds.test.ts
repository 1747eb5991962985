import {expect, test} from 'vitest';
import type * as z from 'zod';
import {createOutput} from '../../source/commands/create/schema.js';
import {
	editOutput,
	listOutput,
	revokeOutput,
	rotateOutput,
	showOutput,
} from '../../source/commands/keys/schema.js';
import {readEnv} from '../support/env-reader.js';
import {providers} from '../support/providers.js';
import {testSandbox} from '../support/sandbox.js';
import {temporaryFolders} from '../support/temporary.js';
import {answers} from './answers.js';
import {commands} from './headless-command.js';

const sandbox = testSandbox({topicCount: 30});
const kafkey = commands();
const newFolder = temporaryFolders();

const all = providers.flatMap(({id, kinds}) => kinds.map((kind) => ({provider: id, kind})));

/** A change to make in each kind, where its vendor's API can change it. */
const changes: Readonly<Record<string, readonly string[]>> = {
	'streamkap kafka-user': ['--acl', 'topic:public.orders:LITERAL:READ'],
};

/** What of a key its vendor does not show, so that a new one like it takes an answer. */
const unseen: Readonly<Record<string, readonly string[]>> = {
	'streamkap project-key': [
		...['--username', 'life-again', '--access', 'permissions'],
		...['--permissions', 'sk.topics.read,sk.project-keys.read'],
	],
};

test.each(all)('$provider $kind.id: listed, shown, changed, rotated, revoked', async ({provider, kind}) => {
	const place = `${provider} ${kind.id}`;
	const {flags, secret} = answers[place] ?? expect.fail(`no answers for ${place}`);
	const folder = newFolder();
	const printed: string[] = [];
	/** What answers the questions of the place, out of what made the key. */
	const where = Object.keys(kind.life?.where ?? {}).flatMap((id) => {
		return [`--${id}`, flags[flags.indexOf(`--${id}`) + 1] ?? ''];
	});
	const run = async <Shape>(schema: z.ZodType<Shape>, command: string, ...args: readonly string[]) => {
		const at = ['--sandbox-url', sandbox.url, '--provider', provider, '--kind', kind.id, '--json'];
		const ended = await kafkey([command, ...args, ...at], {folder});
		printed.push(ended.stdout, ended.stderr);
		expect(ended.code, `${command}: ${ended.stderr}`).toBe(0);
		return schema.parse(JSON.parse(ended.stdout));
	};
	const stored = () => readEnv(`${folder}/.env`)[secret] ?? '';
	const secrets: string[] = [];
	const keepSecrets = () => {
		const entries = Object.entries(readEnv(`${folder}/.env`));
		secrets.push(...entries.flatMap(([name, value]) => (/PASSWORD|SECRET/.test(name) ? [value ?? ''] : [])));
	};
	const listed = async () => (await run(listOutput, 'list', ...where)).keys.map(({id}) => id);

	const names = ['name', 'description'].filter((id) => id in kind.fields);
	const named = names.flatMap((id) => [`--${id}`, `life ${kind.id}`.replaceAll(' ', '-')]);
	const renamed = ['--username', '--account-name'].flatMap((flag) =>
		flags.includes(flag) ? [flag, `life-${kind.id}`] : [],
	);
	const made = await run(createOutput, 'create', ...flags, ...renamed, ...named, '--save', '.env');
	const {id} = made.credential ?? expect.fail('nothing was made');
	const first = stored();
	keepSecrets();

	if (kind.life?.list) expect((await listed()).filter((each) => each === id)).toEqual([id]);
	else
		expect((await run(listOutput, 'list', ...where)).notListed).toMatchObject([
			{why: kind.life?.cannot?.list, failed: false},
		]);

	const shown = await run(showOutput, 'show', id, ...where);
	expect(shown.key).toMatchObject({provider, kind: kind.id, id, opens: expect.stringMatching(/\S/)});

	if (kind.life?.edit) {
		const change = changes[place] ?? ['--description', 'another purpose'];
		const edited = await run(editOutput, 'edit', id, ...change, ...where);
		expect(edited).toMatchObject({edited: true, changed: [change[0]?.slice(2)]});
		expect(JSON.stringify(edited.key)).toContain(change[1]?.split(':')[1] ?? change[1]);
		expect(await run(editOutput, 'edit', id, ...change, ...where)).toMatchObject({
			edited: false,
			changed: [],
		});
	}

	const password = Object.entries({...kind.fields, ...kind.life?.rotate?.fields}).flatMap(([each, field]) =>
		field.kind === 'secret' && flags.includes(`--${each}-generate`) ? [`--${each}-generate`] : [],
	);
	const rotated = await run(
		rotateOutput,
		'rotate',
		id,
		...where,
		...password,
		...(unseen[place] ?? []),
		...['--save', '.env', '--yes'],
	);
	const fresh = rotated.credential?.id ?? '';
	keepSecrets();
	expect(stored()).not.toBe(first);
	expect(rotated).toMatchObject({old: {id}, savedTo: [`${folder}/.env`], differences: []});
	expect(rotated.checks.filter(({end}) => end === 'works').length).toBeGreaterThan(0);
	if (kind.life?.rotate)
		expect({fresh, rotation: rotated.rotation}).toEqual({fresh: id, rotation: 'in-place'});
	else {
		expect(rotated.rotation).toBe('begun');
		expect(fresh).not.toBe(id);
		expect(await run(showOutput, 'show', id, ...where)).toMatchObject({key: {id}});
		const finished = await run(rotateOutput, 'rotate', id, '--clients-moved', '--yes');
		expect(finished).toMatchObject({rotation: 'finished', old: {id}});
		if (kind.life?.list) {
			const ids = await listed();
			expect([ids.includes(id), ids.includes(fresh)]).toEqual([false, true]);
		}
	}

	const revoked = await run(revokeOutput, 'revoke', fresh, ...where, '--with-what-stays', 'all', '--yes');
	expect(revoked).toMatchObject({revoked: true, key: {id: fresh}});
	expect(revoked.stays.filter(({kept, removed}) => kept === undefined && !removed)).toEqual([]);
	if (kind.life?.list) expect(await listed()).not.toContain(fresh);

	const held = JSON.stringify(sandbox.system(provider).state());
	for (const each of [id, fresh]) expect(held).not.toContain(`"${each}"`);
	expect(secrets.length).toBeGreaterThan(1);
	for (const text of printed) for (const each of secrets) expect(text).not.toContain(each);
});
