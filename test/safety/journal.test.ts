import {readdirSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import type {JournalRecord} from '../../source/journal/record.js';
import type {Doors} from '../../source/wizard/doors.js';
import {temporaryFolders} from '../support/temporary.js';
import {answer} from './support/front.js';
import {recordsIn, runToReview, textsIn} from './support/run.js';
import {type Story, stories} from './support/stories.js';
import {openVendor} from './support/vendor.js';

const newFolder = temporaryFolders();

/** At the review of a story; `look` is called whenever the first byte of a create has arrived. */
async function atReview(
	story: Story,
	look: (folder: string, step: number) => void = () => undefined,
	options: {readonly path?: string; readonly doors?: (doors: Doors, folder: () => string) => Doors} = {},
) {
	const vendor = await openVendor(story);
	const {path, doors} = options;
	let folder = '';
	const run = await runToReview(story, vendor.system, {
		home: newFolder(),
		url: vendor.front.url,
		...(path !== undefined && {path}),
		...(doors && {doors: (real: Doors) => doors(real, () => folder)}),
	});
	({folder} = run);
	for (const step of story.creates.keys()) {
		vendor.meetCreate(async ({work, response}) => {
			look(run.folder, step);
			answer(response, await work());
		}, step);
	}
	return {...vendor, run};
}

/** Makes a journal that nothing can be written to any more, for root too: a file stands where its folder was. */
function block(folder: string): void {
	rmSync(folder, {recursive: true, force: true});
	writeFileSync(folder, '');
}

/** The journal cannot be written from the moment that the record was begun. */
function blockedOnceBegun(doors: Doors, folder: () => string): Doors {
	const begin: Doors['journal']['begin'] = (record) => {
		const entry = doors.journal.begin(record);
		block(folder());
		return entry;
	};
	return {...doors, journal: {...doors.journal, begin}};
}

describe.each(stories)('the record of a run at $provider', (story) => {
	const lastStep = story.creates.length - 1;

	test('says what is sent, and what was made before it, when the first byte of a create arrives', async () => {
		const held: JournalRecord[] = [];
		const {run} = await atReview(story, (folder) => held.push(...recordsIn(folder)));
		await run.confirm();
		expect(held).toHaveLength(story.creates.length);
		for (const [index, record] of held.entries()) {
			const at = record.steps.findIndex(({status}) => status === 'sent');
			expect(record.steps.map(({status}) => status)).toEqual(
				record.steps.map((_, step) => (step < at ? 'made' : step === at ? 'sent' : 'waiting')),
			);
			for (const {ref, label} of record.steps.slice(0, index))
				expect([Object.values(ref ?? {}).length > 0, label]).toEqual([true, expect.stringMatching(/./)]);
			expect(record).toMatchObject({provider: story.provider, kind: story.kind, sandbox: false});
			expect(record.destination).toBe(run.session.placing.path);
		}
		expect(run.session.state.run?.status).toBe('made');
	});

	test('is for its owner alone, whatever the umask', async () => {
		const modes = new Set<number>();
		const before = process.umask(0);
		try {
			const {run} = await atReview(story, (folder) => {
				const paths = [folder, ...readdirSync(folder).map((name) => join(folder, name))];
				for (const path of paths) modes.add(statSync(path).mode & 0o777);
			});
			await run.confirm();
		} finally {
			process.umask(before);
		}
		expect(modes).toEqual(new Set([0o700, 0o600]));
	});

	test('holds no secret', async () => {
		const {run, secrets} = await atReview(story, undefined, {path: ''});
		await run.confirm();
		const [text = ''] = textsIn(run.folder);
		expect(run.records()).toHaveLength(1);
		expect(secrets().length).toBeGreaterThan(1);
		expect(secrets().filter((secret) => text.includes(secret))).toEqual([]);
	});

	test('is gone once the secret is in its file', async () => {
		const {run} = await atReview(story);
		await run.confirm();
		expect(Object.keys(run.saved()).length).toBeGreaterThan(0);
		expect(textsIn(run.folder)).toEqual([]);
	});

	test('stays while the secret was only shown, until the person has it', async () => {
		const {run} = await atReview(story, undefined, {path: ''});
		await run.confirm();
		expect(run.records()[0]?.steps.map(({status}) => status)).not.toContain('sent');
		expect(run.records()).toHaveLength(1);
		await run.session.finish();
		expect(textsIn(run.folder)).toEqual([]);
	});

	test('is gone once everything was taken back', async () => {
		const {run, fresh} = await atReview(story, undefined, {path: ''});
		await run.confirm();
		expect(fresh().length).toBeGreaterThan(0);
		expect(run.records()).toHaveLength(1);
		await run.session.planning.takeBack();
		expect(fresh()).toEqual([]);
		expect(textsIn(run.folder)).toEqual([]);
	});

	test('cannot be begun: nothing is sent', async () => {
		const {run, creates} = await atReview(story);
		block(run.folder);
		await run.confirm();
		expect(creates()).toBe(0);
		expect(run.session.state.run).toBeUndefined();
		expect(run.session.state.setback?.what).toBe('Nothing was created.');
	});

	test('cannot be written before a create: nothing is sent', async () => {
		const {run, creates} = await atReview(story, undefined, {doors: blockedOnceBegun});
		await run.confirm();
		expect(creates()).toBe(0);
		expect(run.session.state.run).toBeUndefined();
		expect(run.session.state.setback?.what).toContain('Nothing was sent to');
	});

	test('cannot be written after a create: the secret is saved all the same, and the gap is told', async () => {
		const {run} = await atReview(story, (folder, step) => step === lastStep && block(folder));
		await run.confirm();
		const {state} = run.session;
		expect(state.run?.status).toBe('made');
		expect(Object.keys(run.saved()).length).toBeGreaterThan(0);
		expect(state.secret?.receipts.map(({tone}) => tone)).toEqual(['ok', 'warn']);
		expect(state.secret?.receipts.at(-1)?.sentence).toContain('journal could not be written');
	});
});
