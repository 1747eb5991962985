import {describe, expect, test} from 'vitest';
import * as z from 'zod';
import type {OpenRotation} from '../../../source/journal/rotations.js';
import {closingScreens} from '../../support/drawn.js';
import {FakeKeys} from '../../support/fake-keys.js';
import {refused, unclear} from '../../support/fake-provider.js';
import {expectFits} from '../../support/fits.js';
import {heldOf} from '../../support/life.js';

closingScreens();

const sizes = [
	{columns: 40, rows: 10},
	{columns: 80, rows: 24},
	{columns: 120, rows: 40},
	{columns: 200, rows: 60},
] as const;
const old = heldOf('k-old', {opens: 'WRITE on orders', owner: 'o-1'});
const goal = {does: 'show', id: 'k-old'} as const;
const words = (frame: string) => frame.replace(/\s+/g, ' ');

describe('an edit', () => {
	/** A vendor that keeps a note and a colour of each key. */
	function keys(now = {note: 'nightly export', colour: 'red'}) {
		const run = new FakeKeys();
		run.shelf.held = [old];
		const sent: unknown[] = [];
		const field = (name: string) =>
			({kind: 'text', label: `Which ${name}?`, name, schema: z.string().max(300)}) as const;
		let fails: Error | undefined;
		run.shelf.more = {
			edit: {
				fields: {note: field('note'), colour: field('colour')},
				now: async () => now,
				send: async ({changed}) => {
					sent.push(changed);
					if (fails) throw fails;
					now = {...now, ...(changed as object)};
				},
				notes: ['A key keeps its owner.'],
			},
		};
		const failing = (error: Error) => {
			fails = error;
		};
		return {run, sent, failing};
	}

	async function reviewed({run}: ReturnType<typeof keys>, note: string, size = {}) {
		const screen = await run.open({goal, ...size});
		screen.press({text: 'e'});
		await screen.shows('Which note?');
		screen.press('ctrl-u', {text: note}, 'enter');
		await screen.shows('Which colour?');
		screen.press('enter');
		return screen;
	}

	test('shows old and new before it is sent, and only what changes', async () => {
		const depot = keys();
		const screen = await reviewed(depot, 'weekly export');
		await screen.shows('weekly export');
		await screen.shows('change it');
		expect(screen.frame()).toMatchInlineSnapshot(`
			" kafkey  Depot · Depot key
			 ✓ details  ● review

			 This changes in k-old when you press Enter:
			 note  nightly export → weekly export

			 · A key keeps its owner.















			 ⏎ change it   esc back   ? help"
		`);
		expect(depot.sent).toEqual([]);
		screen.press('enter');
		await screen.shows('✓ Changed: note.');
		expect(depot.sent).toEqual([{note: 'weekly export'}]);
		screen.press('escape');
		await expect.poll(() => screen.session.state.left, {timeout: 15_000}).toBe(0);
	});

	test('that changes nothing says so and sends nothing', async () => {
		const depot = keys();
		const screen = await reviewed(depot, 'nightly export');
		await screen.shows('k-old is like that already; nothing is to be sent.');
		screen.press('enter');
		await screen.shows('e edit');
		expect(depot.sent).toEqual([]);
	});

	test('goes back to its questions with what was typed', async () => {
		const screen = await reviewed(keys(), 'weekly export');
		await screen.shows('change it');
		screen.press('escape');
		await screen.shows('Which colour?');
		screen.press('escape');
		await screen.shows('❯ weekly export');
	});

	test('that is refused stays on the review with the reason; one without an answer is 3', async () => {
		const depot = keys();
		depot.failing(refused('Depot takes no such note.'));
		const screen = await reviewed(depot, 'weekly export');
		await screen.shows('change it');
		screen.press('enter');
		await screen.shows('Depot takes no such note.');
		await screen.shows('nightly export → weekly export');
		depot.failing(unclear());
		screen.press('enter');
		await screen.shows('It is not known whether the key was changed.');
		screen.press('escape');
		await expect.poll(() => screen.session.state.left, {timeout: 15_000}).toBe(3);
	});

	test.each(sizes)('fits on $columns by $rows, whatever is typed', async (size) => {
		const screen = await reviewed(keys({note: '倉庫'.repeat(60), colour: 'red'}), 'x'.repeat(290), size);
		await screen.shows('change it');
		expectFits(screen.frame(), size);
	});
});

describe('a rotation that waits', () => {
	const rotation = (savedTo?: string): OpenRotation => ({
		record: {
			version: 1,
			startedAt: '2026-05-30T12:00:00Z',
			provider: 'depot',
			kind: 'key',
			where: {},
			sandbox: false,
			old: {id: 'k-old', name: '', ref: {id: 'k-old'}},
			fresh: {id: 'k-new', name: ''},
			...(savedTo !== undefined && {savedTo}),
		},
		close: () => undefined,
	});

	function keys(savedTo: string | undefined = '/home/dana/orders/.env') {
		const run = new FakeKeys();
		run.shelf.held = [old, heldOf('k-new')];
		run.shelf.more = {again: async () => ({})};
		run.waiting = rotation(savedTo);
		return run;
	}

	async function takenUp(run: FakeKeys, size = {}) {
		const screen = await run.open({goal, ...size});
		screen.press({text: 'r'});
		return screen;
	}

	test('says where the new key is, that the old one works, and waits for the word of the person', async () => {
		const screen = await takenUp(keys());
		await screen.shows('Have all clients moved?');
		expect(screen.frame()).toMatchInlineSnapshot(`
			" kafkey  Depot · Depot key

			 ✓ The new key k-new was saved to /home/dana/orders/.env. The old key k-old
			   still works.
			   Move every client to the new key, then delete the old one.

			 Have all clients moved?

			 The old key k-old:
			 kind   Depot key at Depot, dana
			 opens  WRITE on orders
			 owner  o-1
			 name   orders









			 d clients have moved: delete the old key   l later   ? help"
		`);
		screen.press({text: 'l'});
		await expect.poll(() => screen.session.state.left, {timeout: 15_000}).toBe(0);
	});

	test('deletes the old key by the same word as always, and Esc leads back', async () => {
		const run = keys();
		run.changed = '.env names the old key again.';
		const screen = await takenUp(run);
		await screen.shows('! .env names the old key again.');
		screen.press({text: 'd'});
		await screen.shows('k-new takes its place.');
		screen.press('escape');
		await screen.shows('Have all clients moved?');
		screen.press({text: 'd'});
		await screen.shows('Type delete');
		screen.press({text: 'delete'}, 'enter');
		await expect.poll(() => run.shelf.api.calls, {timeout: 15_000}).toEqual(['remove key k-old']);
		await expect.poll(() => screen.session.state.left, {timeout: 15_000}).toBe(0);
	});

	test('without its new key deletes nothing', async () => {
		const run = keys();
		run.shelf.held = [old];
		const screen = await takenUp(run);
		expect(words(await screen.shows('The new key k-new is not there.'))).toContain('rotate again');
		expect(run.shelf.api.calls).toEqual([]);
	});

	test.each(sizes)('fits on $columns by $rows', async (size) => {
		const screen = await takenUp(keys(`/home/dana/${'倉庫/'.repeat(40)}.env`), size);
		await screen.shows('later');
		expectFits(screen.frame(), size);
		for (let line = 0; line < 30; line++) screen.press('down');
		await screen.shows(/owner +o-1/);
		expectFits(screen.frame(), size);
	});
});

describe('keys that cannot be listed', () => {
	function keys() {
		const run = new FakeKeys();
		run.shelf.list = undefined;
		run.shelf.more = {
			cannot: {list: 'Depot keeps no list of keys.'},
			show: async ({id}) => (id === 'k-old' ? old : undefined),
		};
		return run;
	}

	test('say why, and lead to one by its id', async () => {
		const screen = await keys().open();
		await screen.shows('Depot keeps no list of keys.');
		screen.press('enter');
		await screen.shows('not listed');
		expect(screen.frame()).toMatchInlineSnapshot(`
			" kafkey  Depot · keys

			 Depot · Depot key: not listed
			 · Depot keeps no list of keys.


















			 n name one by its id   esc back"
		`);
		screen.press({text: 'n'});
		await screen.shows('Which key? Type its id.');
		screen.press({text: 'k-none'}, 'enter');
		await screen.shows('There is no key k-none of this kind.');
		screen.press({text: 'n'});
		await screen.shows('Which key? Type its id.');
		screen.press({text: 'k-old'}, 'enter');
		await screen.shows('WRITE on orders');
	});

	test('that went wrong are told as an error, with no way that would fail', async () => {
		const run = new FakeKeys();
		run.shelf.list = async function* () {
			yield* [];
			throw refused('You may not list keys.');
		};
		const screen = await run.open();
		screen.press('enter');
		const frame = await screen.shows('✗ You may not list keys.');
		expect(frame).not.toContain('name one by its id');
		screen.press('escape');
		await screen.shows('type to filter');
	});

	test.each(sizes)('fit on $columns by $rows', async (size) => {
		const run = keys();
		run.shelf.more = {...run.shelf.more, cannot: {list: `${'倉庫 '.repeat(60)}none.`}};
		const screen = await run.open(size);
		screen.press('enter');
		await screen.shows('name one by its id');
		expectFits(screen.frame(), size);
	});
});
