import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import type {JournalRecord} from '../../source/journal/record.js';
import {unfinishedWords} from '../../source/wizard/recovery-words.js';
import {stateWith} from '../support/fake-session.js';
import {providers} from '../support/providers.js';
import {temporaryFolders} from '../support/temporary.js';
import {answer} from './support/front.js';
import {recordsIn, runToReview, textsIn} from './support/run.js';
import {chosen, chosenPassword, everyKind, type Story} from './support/stories.js';
import {openVendor} from './support/vendor.js';

const newFolder = temporaryFolders();

/** Confirms; `look` is called when the first byte of the create has arrived. */
async function confirmed(story: Story, look: (folder: string, home: string) => void, status?: number) {
	const vendor = await openVendor(story);
	const home = newFolder();
	writeFileSync(join(home, '.env'), before);
	const run = await runToReview(story, vendor.system, {home, url: vendor.front.url});
	vendor.meetCreate(async ({work, response}) => {
		look(run.folder, home);
		const refusal = {status: status ?? 0, headers: {}, body: Buffer.alloc(0)};
		answer(response, status === undefined ? await work() : refusal);
	});
	await run.confirm();
	return {...vendor, run, home, file: () => readFileSync(join(home, '.env'), 'utf8')};
}

const before = '# mine\nOTHER=1';

test('every kind of every provider is here', () => {
	const all = providers.flatMap(({id, kinds}) => kinds.map((kind) => `${id} ${kind.id}`));
	const here = everyKind.map(({provider, kind}) => `${provider} ${kind}`);
	// Made over the Kafka protocol: journal-own-cluster.test.ts.
	expect([...here, 'apache-kafka scram-user'].sort()).toEqual(all.sort());
});

describe.each(everyKind)('$provider $kind', (story) => {
	test('no secret is in the journal, neither before nor after it is made', async () => {
		const texts: string[] = [];
		const {run, secrets} = await confirmed(story, (folder) => texts.push(...textsIn(folder)));
		expect(run.session.state.run?.status).toBe('made');
		expect(texts).toHaveLength(1);
		const all = [...secrets(), chosenPassword];
		expect(all.filter((secret) => texts.join().includes(secret))).toEqual([]);
		expect(textsIn(run.folder)).toEqual([]);
	});
});

describe.each(chosen)('a password of one’s own: $kind', (story) => {
	test('is in the file before the first byte of the create arrives', async () => {
		let held = '';
		const {file} = await confirmed(story, (_folder, home) => {
			held = readFileSync(join(home, '.env'), 'utf8');
		});
		expect(held).toContain(chosenPassword);
		expect(file()).toContain(chosenPassword);
	});

	test('that a killed run left in the file is not told as saved nowhere', async () => {
		let record: JournalRecord | undefined;
		const {home} = await confirmed(story, (folder) => {
			[record] = recordsIn(folder);
		});
		if (!record) return expect.fail('no record');
		const unfinished = [{record, note: () => undefined, close: () => undefined}];
		const {what, why} = unfinishedWords({...stateWith(providers), unfinished}).told;
		expect(what).toContain(`was not finished. A secret of it may be in ${join(home, '.env')}.`);
		expect(why).not.toContain('nobody can use it');
	});

	test.each([400, 403, 409, 422])('is taken out again when the create is refused: %i', async (status) => {
		const {file, run, fresh} = await confirmed(story, () => undefined, status);
		expect(run.session.state.run).toBeUndefined();
		expect(fresh()).toEqual([]);
		expect(file()).toBe(before);
	});

	test.each([500, 502, 303])('stays while it is not known whether it exists: %i', async (status) => {
		const {file, run} = await confirmed(story, () => undefined, status);
		expect(run.session.state.run?.status).toBe('unclear');
		expect(file()).toContain(chosenPassword);
	});

	test('is taken out when what was made is taken back', async () => {
		const {file, run, fresh, front} = await confirmed(story, () => undefined);
		expect(fresh()).toHaveLength(1);
		expect(front.arrived.length).toBeGreaterThan(0);
		await run.session.planning.takeBack();
		expect(fresh()).toEqual([]);
		expect(file()).not.toContain(chosenPassword);
		expect(existsSync(run.folder) ? textsIn(run.folder) : []).toEqual([]);
	});
});
