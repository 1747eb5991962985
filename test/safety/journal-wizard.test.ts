import {describe, expect, test} from 'vitest';
import {program, runOn} from '../runs/vocabulary.js';
import {temporaryFolders} from '../support/temporary.js';
import {terminals} from '../support/terminals.js';
import {answer} from './support/front.js';
import {abandon} from './support/records.js';
import {recordsIn, runToReview} from './support/run.js';
import {stories} from './support/stories.js';
import {openVendor, type Vendor} from './support/vendor.js';

const newFolder = temporaryFolders();
const open = terminals();
const [story] = stories;

/** kafkey in a terminal, after a run that was killed with its key saved nowhere. */
async function started(args: readonly string[] = [], spoil?: (vendor: Vendor) => void) {
	if (!story) return expect.fail('no story');
	const vendor = await openVendor(story);
	const home = newFolder();
	const killed = await runToReview(story, vendor.system, {home, url: vendor.front.url, path: ''});
	spoil?.(vendor);
	await killed.confirm();
	abandon(killed.folder);
	const again = (more: readonly string[] = args) => {
		const env = {XDG_STATE_HOME: killed.world.env['XDG_STATE_HOME'], ...story.environment(vendor.system)};
		const all = [...more, '--base-url', vendor.front.url];
		return runOn(open({command: program, args: all, cwd: newFolder(), env}), home);
	};
	return {...vendor, run: again(), again, records: () => recordsIn(killed.folder)};
}

const told = ['An earlier run at', 'created credential reader', 'and did not save its secret'];

describe('the next start in a terminal', () => {
	test('tells first what an earlier run left, and deletes it after its sign-in and a yes', async () => {
		const {run, fresh, records} = await started();
		await run.sees(...told, 'd delete it', 'k keep it', 'l later');
		expect(fresh()).toHaveLength(1);
		run.type('d');
		await run.sees('This is left at Upstash Kafka', `credential ${fresh()[0]?.[0]}`);
		expect(fresh()).toHaveLength(1);
		run.type('y');
		await run.sees('Everything that was found was deleted');
		expect(fresh()).toEqual([]);
		expect(records()).toEqual([]);
		run.press('enter');
		await run.sees('Where should the credential come from?');
		run.press('ctrl-c');
		expect((await run.left()).exit).toBe(130);
	});

	test('keeps it when the person wants it, and does not tell again', async () => {
		const {run, fresh, records, again} = await started();
		await run.sees(...told);
		run.type('k');
		await run.sees('Where should the credential come from?');
		run.press('ctrl-c');
		await run.left();
		expect([fresh().length, records().length]).toEqual([1, 0]);
		const next = again();
		await next.sees('Where should the credential come from?');
		next.press('ctrl-c');
		await next.left();
	});

	test('tells it again after “later”', async () => {
		const {run, fresh, records, again} = await started();
		await run.sees(...told);
		run.type('l');
		await run.sees('Where should the credential come from?');
		run.press('ctrl-c');
		await run.left();
		expect([fresh().length, records().length]).toEqual([1, 1]);
		const next = again();
		await next.sees(...told);
		next.press('ctrl-c');
		await next.left();
	});

	test('finds what a lost answer left', async () => {
		const {run, fresh} = await started([], ({meetCreate}) =>
			meetCreate(async ({work, response}) => {
				await work();
				response.destroy();
			}),
		);
		await run.sees('may have done this: create credential reader');
		run.type('d');
		await run.sees(`credential ${fresh()[0]?.[0]}`);
		run.type('y');
		await run.sees('was deleted');
		expect(fresh()).toEqual([]);
		run.press('ctrl-c');
		await run.left();
	});

	test('says what could not be deleted, and tells it again', async () => {
		const {run, fresh, front, records} = await started();
		await run.sees(...told);
		front.meet(
			({method}) => method === 'DELETE',
			({response}) => answer(response, {status: 403, headers: {}, body: Buffer.alloc(0)}),
		);
		run.type('d');
		await run.sees('This is left');
		run.type('y');
		await run.sees('403');
		expect([fresh().length, records().length]).toEqual([1, 1]);
		run.press('ctrl-c');
		await run.left();
	});
});

describe('kafkey recover in a terminal', () => {
	test('shows the same, and leaves when nothing more is unfinished', async () => {
		const {run, fresh, again} = await started(['recover']);
		await run.sees(...told);
		run.type('d');
		await run.sees('This is left');
		run.type('y');
		await run.sees('was deleted');
		run.press('enter');
		expect((await run.left()).exit).toBe(0);
		expect(fresh()).toEqual([]);
		const {exit, scrollback} = await again().left();
		expect([exit, scrollback]).toEqual([0, 'Nothing is unfinished.']);
	});
});
