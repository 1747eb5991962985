import {describe, expect, test} from 'vitest';
import * as z from 'zod';
import type {Behind, Held} from '../../../source/providers/life.js';
import {closingScreens} from '../../support/drawn.js';
import {FakeKeys} from '../../support/fake-keys.js';
import {refused, unclear} from '../../support/fake-provider.js';
import {expectFits} from '../../support/fits.js';
import {heldOf} from '../../support/life.js';

closingScreens();

const key = heldOf('k-orders', {
	name: 'orders',
	opens: 'WRITE on orders',
	owner: 'o-1',
	created: '2026-05-30T12:00:00Z',
	details: [{label: 'rack', value: '7'}],
});
const stays: readonly Behind[] = [
	{thing: 'owner', ref: {id: 'r-1'}, label: 'WRITE on orders'},
	{thing: 'owner', ref: {id: 'o-1'}, label: 'owner o-1', kept: 'another key uses it'},
];

function keys(held: Held = key, behind: readonly Behind[] = []) {
	const run = new FakeKeys();
	run.shelf.held = [held];
	run.shelf.more = {behind: async () => behind};
	return run;
}

const goal = (does: 'show' | 'revoke', id = 'k-orders') => ({does, id});
const words = (frame: string) => frame.replace(/\s+/g, ' ');

test('a key: everything known of it, what cannot be done and why, and what stays', async () => {
	const run = keys(key, stays);
	run.shelf.more = {
		...run.shelf.more,
		cannot: {edit: 'Depot cannot change a key.', rotate: 'Depot cannot rotate.'},
	};
	const screen = await run.open({goal: goal('show')});
	await screen.shows('Stays if it is deleted:');
	expect(screen.frame()).toMatchInlineSnapshot(`
		" kafkey  Depot · Depot key

		 k-orders
		 kind     Depot key at Depot, dana
		 opens    WRITE on orders
		 owner    o-1
		 name     orders
		 created  2026-05-30 12:00 UTC, 2 d ago
		 rack     7
		 · Depot cannot change a key.
		 · Depot cannot rotate.
		 Stays if it is deleted:
		   WRITE on orders
		   owner o-1 (kept: another key uses it)








		 d delete   esc back   ? help"
	`);
});

test('a locked key says why, and offers nothing that would fail', async () => {
	const screen = await keys({...key, locked: 'it belongs to pass p-1'}).open({goal: goal('show')});
	const frame = words(await screen.shows('k-orders'));
	expect(frame).toContain('k-orders can be neither changed nor deleted by itself. It belongs to pass p-1.');
	expect(frame).not.toMatch(/d delete|e edit|r rotate/);
});

describe('deleting', () => {
	test('names the key, its owner and what it opens; no other word than the one deletes, and Esc keeps the key', async () => {
		const run = keys({...key, inUse: 'it is what kafkey is signed in with'}, stays);
		const screen = await run.open({goal: goal('revoke')});
		await screen.shows('Stays if it is deleted:');
		expect(screen.frame()).toMatchInlineSnapshot(`
			" kafkey  Depot · Depot key

			 ! Key k-orders (orders) at Depot, owned by o-1, opens WRITE on orders.
			   It is what kafkey is signed in with.
			   Applications using it lose access; this cannot be undone.

			 Stays if it is deleted:
			   WRITE on orders
			   owner o-1 (kept: another key uses it)

			 Type delete to delete it:
			 ❯ <delete>










			 ⏎ delete   esc keep it"
		`);
		screen.press({text: 'delet'}, 'enter');
		await screen.shows('Type delete and press Enter, or Esc to keep the key.');
		screen.press('escape');
		await screen.shows('d delete');
		expect(run.shelf.api.calls).toEqual([]);
	});

	test('offers what stays behind, one mark each, and keeps what something else uses', async () => {
		const run = keys(key, stays);
		const screen = await run.open({goal: goal('revoke')});
		await screen.shows('Stays if it is deleted:');
		screen.press({text: 'delete'}, 'enter');
		const frame = words(await screen.shows('Deleted.'));
		expect(frame).toContain('Stays: owner o-1 (another key uses it)');
		expect(frame).toContain('❯ [ ] WRITE on orders');
		expect(run.unfinished?.record.stays).toEqual(['WRITE on orders']);
		screen.press('space', {text: 'd'});
		await screen.shows('✓ Deleted, too: WRITE on orders');
		expect(run.shelf.api.calls).toEqual(['remove key k-orders', 'remove owner r-1']);
		// Nothing is left to decide, however it is left from here.
		expect(run.unfinished).toBeUndefined();
		screen.press('enter');
		await expect.poll(() => screen.session.state.left, {timeout: 15_000}).toBe(0);
	});

	test('that an earlier run began and did not finish goes on with what stays, as it is now', async () => {
		const run = keys(key, stays);
		const first = await run.open({goal: goal('revoke')});
		await first.shows('Stays if it is deleted:');
		first.press({text: 'delete'}, 'enter');
		await first.shows('Deleted.');
		first.press('ctrl-c');
		run.shelf.held = [];
		const screen = await run.open({goal: goal('revoke')});
		const frame = words(await screen.shows('Gone already: Key k-orders (orders) at Depot'));
		expect(frame).toContain('Stays: owner o-1 (another key uses it)');
		screen.press('space', {text: 'd'});
		await screen.shows('✓ Deleted, too: WRITE on orders');
		expect(run.shelf.api.calls).toEqual(['remove key k-orders', 'remove owner r-1']);
		screen.press('enter');
		await expect.poll(() => run.unfinished).toBeUndefined();
	});

	test('that an earlier run did not come to begins anew', async () => {
		const run = keys(key, stays);
		run.unfinished = run.noteOf(key, ['WRITE on orders']);
		const screen = await run.open({goal: goal('revoke')});
		await screen.shows('Type delete to delete it:');
		expect(run.unfinished).toBeUndefined();
	});

	test.each([
		['is told again where something was refused', 'enter', false],
		['is told again where somebody quits before deciding', 'ctrl-c', true],
	] as const)('%s', async (_, key_, works) => {
		const run = keys(key, stays);
		const screen = await run.open({goal: goal('revoke')});
		await screen.shows('Stays if it is deleted:');
		screen.press({text: 'delete'}, 'enter');
		await screen.shows('Deleted.');
		if (!works) {
			run.shelf.api.remove = async () => {
				throw refused('You may not.');
			};
			screen.press('space', {text: 'd'});
			await screen.shows('Not deleted: WRITE on orders');
		}
		screen.press(key_);
		await expect.poll(() => screen.session.state.left).toBeDefined();
		expect(run.unfinished).toBeDefined();
		expect(screen.session.deleting.undecided?.stays).toEqual(['WRITE on orders']);
	});

	test('looks for more of what stays where the person has what shows it', async () => {
		const run = keys(key, stays);
		const unseen: Behind = {
			thing: 'owner',
			ref: {},
			label: 'rules of o-1',
			kept: 'a pass is needed',
			unseen: true,
		};
		let opened: unknown;
		run.shelf.more = {
			behind: async () =>
				opened ? [...stays, {thing: 'owner', ref: {id: 'r-2'}, label: 'READ on bills'}] : [...stays, unseen],
			insight: {
				shows: 'rules',
				fields: {pass: {kind: 'text', label: 'Which pass?', name: 'pass', schema: z.string().min(1, 'One.')}},
				asks: async () => ['pass'],
				open: async ({answers}) => {
					if (answers['pass'] !== 'p-1') throw refused('The pass was refused.');
					opened = answers['pass'];
				},
			},
		};
		const screen = await run.open({goal: goal('revoke')});
		screen.press({text: 'delete'}, 'enter');
		await screen.shows('Stays: rules of o-1 (a pass is needed)');
		for (const pass of ['p-0', 'p-1']) {
			screen.press({text: 'l'});
			await screen.shows('Which pass?');
			screen.press({text: pass}, 'enter');
			await screen.shows(pass === 'p-0' ? 'The pass was refused.' : '[ ] READ on bills');
		}
		expect(screen.frame()).not.toMatch(/rules of o-1|look for rules/);
		screen.press('down', 'space', {text: 'd'});
		await screen.shows('Deleted, too: READ on bills');
		expect(run.shelf.api.calls).toEqual(['remove key k-orders', 'remove owner r-2']);
	});

	test('offers what stays to those who type faster than it is found', async () => {
		const run = keys();
		const {promise: found, resolve} = Promise.withResolvers<readonly Behind[]>();
		run.shelf.more = {behind: () => found};
		const screen = await run.open({goal: goal('revoke')});
		screen.press({text: 'delete'}, 'enter');
		await screen.shows('deleting k-orders');
		resolve(stays);
		await screen.shows('[ ] WRITE on orders');
	});

	test('that is refused says so, and the exit code is 1', async () => {
		const run = keys();
		run.shelf.api.remove = async () => {
			throw refused('You may not delete keys.');
		};
		const screen = await run.open({goal: goal('revoke')});
		screen.press({text: 'delete'}, 'enter');
		await screen.shows('Nothing was deleted: You may not delete keys.');
		screen.press('enter');
		await expect.poll(() => screen.session.state.left, {timeout: 15_000}).toBe(1);
	});

	test('without an answer looks whether it is gone, says what it saw, and the exit code is 3', async () => {
		const run = keys();
		run.shelf.api.remove = async () => {
			throw unclear();
		};
		const screen = await run.open({goal: goal('revoke')});
		screen.press({text: 'delete'}, 'enter');
		const frame = words(await screen.shows('It is not known whether the key was deleted.'));
		expect(frame).toContain('It was still there afterwards. Look at: Depot office › Keys.');
		expect(run.shelf.api.calls).toEqual(['remove key k-orders']);
		screen.press('enter');
		await expect.poll(() => screen.session.state.left, {timeout: 15_000}).toBe(3);
	});

	test('on the smallest terminal the line to type in is there, and the rest can be read to its end', async () => {
		const screen = await keys(key, stays).open({columns: 40, rows: 10, goal: goal('revoke')});
		await screen.shows('❯ <delete>');
		for (let line = 0; line < 12; line++) screen.press('down');
		await screen.shows('owner o-1');
		screen.press({text: 'nope'}, 'enter');
		await screen.shows('❯ nope');
		expectFits(screen.frame(), {columns: 40, rows: 10});
	});
});

const hostile = 'orders\u001b]0;x\u0007\u202egpj\u200b\r\n';

test('hostile text is made visible in the table, the details and the warning', async () => {
	const run = keys({...key, name: hostile, opens: hostile, owner: hostile, description: `${hostile}!`});
	const screen = await run.open();
	for (const next of ['❯ orders', 'description', 'Type delete']) {
		const frame = await screen.shows(next);
		for (const sign of ['\u001b]0', '\u0007', '\u202e', '\u200b']) expect(frame).not.toContain(sign);
		expectFits(frame, {columns: 80, rows: 24});
		screen.press(next === 'description' ? {text: 'd'} : 'enter');
	}
});

describe.each([
	{columns: 40, rows: 10},
	{columns: 80, rows: 24},
	{columns: 120, rows: 40},
	{columns: 200, rows: 60},
])('on $columns by $rows', (size) => {
	const wide = {...key, name: '倉庫'.repeat(40), opens: 'x'.repeat(300), owner: 'o'.repeat(90)};

	test.each(['show', 'revoke'] as const)('%s fits, whatever the key is called', async (does) => {
		const many = Array.from({length: 12}, (_, index) => ({...stays[0], label: `right ${index} `.repeat(9)}));
		const screen = await keys(wide, many as Behind[]).open({...size, goal: goal(does)});
		expectFits(screen.frame(), size);
		if (does === 'show') return;
		screen.press({text: 'delete'});
		await screen.shows('❯ <delete>');
		screen.press('enter');
		await screen.shows('mark');
		expectFits(screen.frame(), size);
		expect(screen.frame()).toContain('❯ [ ] right 0');
	});
});
