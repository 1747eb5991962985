import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {createOutput} from '../../source/commands/create/schema.js';
import {parseRecord} from '../../source/journal/record.js';
import {sentenceFor} from '../../source/wizard/left-behind.js';
import {examples, placeIn} from '../delivery/stores/examples.js';
import {type Mood, recorded, standIn, type There} from '../delivery/stores/stand-in.js';
import {testSandbox} from '../support/sandbox.js';
import {temporaryFolders} from '../support/temporary.js';
import {answers} from './answers.js';
import {commands} from './headless-command.js';

const sandbox = testSandbox({topicCount: 3});
const kafkey = commands();
const newFolder = temporaryFolders();
const {said = '', nothing, something} = examples['github'] ?? {};
const names = 'gh secret set KAFKA_SASL_PASSWORD --repo acme/api --env production';

/** One run that brings its secret to GitHub, whose command is a stand-in. */
async function bring({mood = 'works', there = nothing, flags = []}: Partial<Case> = {}) {
	const tools = newFolder();
	const bin = standIn(tools, placeIn('github'), mood, there);
	const run = await kafkey(
		[
			...['create', '--sandbox-url', sandbox.url, '--provider', 'upstash', '--kind', 'credential'],
			...(answers['upstash credential']?.flags ?? []),
			...['--name', 'stored', '--save-to', said, ...flags],
		],
		{env: {PATH: `${bin}:/usr/bin:/bin`, UPSTASH_API_KEY: 'a-sign-in-secret'}},
	);
	const starts = recorded(tools, 'gh');
	const saves = starts.filter(({argv}) => argv[1] === 'set');
	const isMade = JSON.stringify(sandbox.system('upstash').state()).includes('"stored"');
	return {run, starts, saves, isMade};
}

type Case = {readonly mood: Mood; readonly there: There | undefined; readonly flags: readonly string[]};

test('says what it would run and brings nothing anywhere', async () => {
	const {run, saves, isMade} = await bring({flags: ['--dry-run']});
	expect(run).toMatchObject({code: 0, stdout: expect.stringContaining(`\n  ${names}\n`)});
	expect(run.stdout).toContain('\n  GitHub Actions · acme/api · production · gh is signed in\n');
	expect({saves, isMade}).toEqual({saves: [], isMade: false});
});

test.each([
	[
		'nobody is signed in',
		{mood: 'signed-out'},
		1,
		'gh does not say that you are signed in. It said: error: no sign-in was found. Sign in with gh auth login.',
	],
	[
		'one of the names is there',
		{there: something},
		2,
		'KAFKA_SASL_PASSWORD is there already. Saving replaces',
	],
	[
		'nobody knows what is there',
		{there: {code: 1, output: '', complaint: 'HTTP 403'}},
		2,
		'could not be seen; it may be replaced. gh said: HTTP 403. Add --force to allow it.',
	],
	['two places are named', {flags: ['--save', '.env']}, 2, 'The secret goes to one place'],
] as const)('creates nothing where %s', async (_, given, code, why) => {
	const {run, saves, isMade} = await bring(given);
	expect(run).toMatchObject({code, stdout: '', stderr: expect.stringContaining(why)});
	expect({saves, isMade}).toEqual({saves: [], isMade: false});
});

test('brings the secret there by standard input alone, and says so', async () => {
	const {run, starts, saves} = await bring({there: something, flags: ['--force', '--json']});
	expect(run.code, run.stderr).toBe(0);
	const {store, savedTo, credential} = createOutput.parse(JSON.parse(run.stdout));
	expect(store).toMatchObject({id: 'github', place: 'acme/api · production', isSaved: true});
	expect(store?.commands).toContain(names);
	expect(savedTo).toEqual([]);
	expect(run.stderr).toContain(`kafkey: will run: ${names}\n`);
	expect(run.stderr).toContain('kafkey: saved: GitHub secret · acme/api · production\n');
	const password = saves.find(({argv}) => argv.includes('KAFKA_SASL_PASSWORD'))?.stdin ?? '';
	expect(JSON.stringify(sandbox.system('upstash').state())).toContain(JSON.stringify(password).slice(1, -1));
	for (const {argv, env} of starts) expect(JSON.stringify([argv, env])).not.toContain(password);
	expect(JSON.stringify(starts.map(({env}) => env))).not.toContain('a-sign-in-secret');
	expect(run.stdout + run.stderr).not.toContain(password);
	expect(credential?.accesses.map(({secret}) => secret)).toEqual([null, null, null]);
	expect(readdirSync(run.folder).filter((name) => name.startsWith('.env'))).toEqual([]);
	expect(journalOf(run.folder)).toEqual([]);
});

test('says what was not saved, and leaves a note to take it back by', async () => {
	const {run, saves} = await bring({mood: 'fails', flags: ['--json']});
	expect(run.code, run.stderr).toBe(5);
	expect(saves).toHaveLength(3);
	const {store, problem} = createOutput.parse(JSON.parse(run.stdout));
	expect(store).toMatchObject({isSaved: false});
	expect(problem?.what).toMatch(
		/^Only 2 of \d+ variables were saved in GitHub Actions\. gh ended with code 4: /,
	);
	const [note] = journalOf(run.folder);
	expect(JSON.parse(note ?? '{}')).toMatchObject({
		store: 'GitHub Actions · acme/api · production',
		steps: [{status: 'made'}],
	});
	const record = parseRecord(note ?? '') ?? expect.fail('the note cannot be read');
	expect(sentenceFor(record)).toContain(
		'did not see its secret arrive in GitHub Actions · acme/api · production.',
	);
});

function journalOf(folder: string): string[] {
	const notes = join(folder, '.local/state/kafkey');
	if (!existsSync(notes)) return [];
	return readdirSync(notes)
		.filter((name) => name.endsWith('.json'))
		.map((name) => readFileSync(join(notes, name), 'utf8'));
}
