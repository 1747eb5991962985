import {mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {journalFolder} from '../../source/journal/folder.js';
import {isOpen} from '../../source/journal/record.js';
import type {Access} from '../../source/providers/access.js';
import {type Sandbox, startSandbox} from '../../source/sandbox/index.js';
import type {Doors} from '../../source/wizard/doors.js';
import {readEnv} from '../support/env-reader.js';
import {flagsOf, startChild} from './support/child.js';
import {recordsIn, runToReview, worldIn} from './support/run.js';
import {type Story, stories} from './support/stories.js';

const eight = [1, 2, 3, 4, 5, 6, 7, 8];
const lines = Array.from({length: 40}, (_, index) => `# line ${index}\nOTHER_${index}='value ${index}'`);
const before = `${lines.join('\n')}\nLAST=kept`;
const [upstash, streamkap, confluent, azure] = stories;

let sandbox: Sandbox;
let home = '';

beforeAll(async () => {
	sandbox = await startSandbox({topicCount: 3});
	home = mkdtempSync(join(tmpdir(), 'kafkey-parallel-'));
});
afterAll(async () => {
	rmSync(home, {recursive: true, force: true});
	await sandbox.close();
});

function systemOf({provider}: Story) {
	const system = sandbox.systems.find(({id}) => id === provider);
	if (system?.baseUrl === undefined) return expect.fail(`There is no ${provider}.`);
	return {...system, baseUrl: system.baseUrl};
}

/** Everything that exists: id → secret. */
function existing(all: readonly (Story | undefined)[]): Map<string, string> {
	return new Map(all.flatMap((story) => (story ? [...story.exists(systemOf(story).state())] : [])));
}

/** What the file must look like without the lines that the runs added. */
function expectOthersKept(path: string): void {
	const text = readFileSync(path, 'utf8');
	expect(text.startsWith(before)).toBe(true);
	expect(statSync(path).mode & 0o777).toBe(0o600);
}

describe('eight sessions at once into one file and one journal', () => {
	const file = () => join(home, '.env');
	let made = new Map<string, string>();
	let records = 0;

	/** Streamkap's own names, each run with its number, so that none stands in another's way. */
	const numbered = (doors: Doors, run: number): Doors => {
		const renamed = (access: Access): Access =>
			access.type === 'oauth-client'
				? {...access, names: {clientId: `RUN_${run}_ID`, secret: `RUN_${run}_SECRET`}}
				: access;
		return {
			...doors,
			save: (path, credential, replace) =>
				doors.save(path, {...credential, accesses: credential.accesses.map(renamed)}, replace),
		};
	};

	beforeAll(async () => {
		if (!streamkap) return;
		writeFileSync(file(), before, {mode: 0o600});
		const system = systemOf(streamkap);
		const old = streamkap.exists(system.state());
		const runs = await Promise.all(
			eight.map((run) =>
				runToReview(streamkap, system, {
					home,
					url: system.baseUrl,
					path: file(),
					doors: (doors) => numbered(doors, run),
				}),
			),
		);
		await Promise.all(runs.map(({confirm}) => confirm()));
		made = new Map([...streamkap.exists(system.state())].filter(([id]) => !old.has(id)));
		records = recordsIn(journalFolder(worldIn(home))).length;
	});

	test('eight keys were made', () => expect(made.size).toBe(8));

	test.each(eight)('run %i: its id and its secret are in the file, and belong together', (run) => {
		const values = readEnv(file());
		const id = values[`RUN_${run}_ID`] ?? '';
		expect(made.get(id)).toBe(values[`RUN_${run}_SECRET`]);
		expect(made.has(id)).toBe(true);
	});

	test('no two have the same key', () => {
		const values = readEnv(file());
		expect(new Set(eight.map((run) => values[`RUN_${run}_ID`])).size).toBe(8);
	});

	test('every other line is as it was', () => expectOthersKept(file()));

	test('no record is left', () => expect(records).toBe(0));
});

describe('eight programs at once into one file and one journal', () => {
	const file = () => join(home, 'programs', '.env');
	const folder = () => join(home, 'programs');
	const owned = {owner: 'Myself', name: 'parallel'};
	const programs: readonly [string, Story | undefined][] = [
		['Streamkap', streamkap],
		['Cloud key', confluent && {...confluent, kind: 'cloud', answers: owned}],
		[
			'ksqlDB key',
			confluent && {...confluent, kind: 'ksqldb', answers: {...owned, environment: 'production'}},
		],
		[
			'Schema Registry key',
			confluent && {...confluent, kind: 'schema-registry', answers: {...owned, environment: 'production'}},
		],
		['Azure', azure],
		['Azure again', azure],
		['Confluent Kafka', confluent],
		['Upstash', upstash],
	];
	const ended: {name: string; code: unknown; written: string}[] = [];
	let secrets = new Map<string, string>();
	let old = new Map<string, string>();

	beforeAll(async () => {
		const all = [upstash, streamkap, confluent, azure];
		rmSync(folder(), {recursive: true, force: true});
		const ready = await Promise.all(
			programs.map(async ([name, story]) => {
				if (!story) return expect.fail('no story');
				const system = systemOf(story);
				const walk = mkdtempSync(join(tmpdir(), 'kafkey-parallel-'));
				const {session} = await runToReview(story, system, {home: walk, url: system.baseUrl});
				rmSync(walk, {recursive: true, force: true});
				return {name, story, system, flags: flagsOf(session)};
			}),
		);
		old = existing(all);
		mkdirSync(folder());
		writeFileSync(file(), before, {mode: 0o600});
		await Promise.all(
			ready.map(async ({name, story, system, flags}) => {
				const child = startChild(story, system, {home: folder(), url: system.baseUrl, flags});
				ended.push({name, code: await child.exit, written: child.written()});
			}),
		);
		secrets = existing(all);
	}, 60_000);

	test.each(programs)('%s: its secret is in the file, or it said why not and a record tells', (name) => {
		const run = ended.find((each) => each.name === name);
		expect([0, 2, 5], run?.written).toContain(run?.code);
		if (run?.code === 5) expect(run.written).toMatch(/not saved|other values|left without/i);
	});

	test('those with names of their own are all saved', () => {
		const own = ['Streamkap', 'Cloud key', 'ksqlDB key'];
		expect(ended.filter(({name}) => own.includes(name)).map(({code}) => code)).toEqual([0, 0, 0]);
	});

	test.each([
		['STREAMKAP_CLIENT_ID', 'STREAMKAP_SECRET'],
		['CONFLUENT_CLOUD_API_KEY', 'CONFLUENT_CLOUD_API_SECRET'],
		['KSQLDB_USERNAME', 'KSQLDB_PASSWORD'],
		['SCHEMA_REGISTRY_USERNAME', 'SCHEMA_REGISTRY_PASSWORD'],
		['KAFKA_SASL_USERNAME', 'KAFKA_SASL_PASSWORD'],
	])('%s stands beside its own secret', (userName, secretName) => {
		const {[userName]: user = '', [secretName]: secret} = readEnv(file());
		const owner = [...secrets].find(([, each]) => each === secret)?.[0];
		expect(owner).toBeDefined();
		// Upstash's users are called otherwise than its credentials.
		if (secrets.has(user)) expect(owner).toBe(user);
		else expect(upstash?.exists(systemOf(upstash).state()).has(owner ?? '')).toBe(true);
	});

	test('what exists and is not in the file is in the journal', () => {
		const values = new Set(Object.values(readEnv(file())));
		const lost = [...secrets].filter(([id, secret]) => !old.has(id) && secret !== '' && !values.has(secret));
		const records = recordsIn(journalFolder(worldIn(folder()))).filter(isOpen);
		const known = records.flatMap(({steps}) => steps.flatMap(({ref}) => Object.values(ref ?? {})));
		expect(lost.map(([id]) => id).filter((id) => !known.includes(id))).toEqual([]);
		expect(ended.filter(({code}) => code === 5)).toHaveLength(records.length);
	});

	test('every other line is as it was', () => expectOthersKept(file()));
});
