import {describe, expect, test} from 'vitest';
import {closingScreens} from '../../support/drawn.js';
import {FakeKeys} from '../../support/fake-keys.js';
import {expectFits} from '../../support/fits.js';
import {heldOf} from '../../support/life.js';

closingScreens();

const long = `warehouse-${'north-'.repeat(12)}reader`;
const some = [
	heldOf('k-orders', {opens: 'WRITE on orders', owner: 'o-1', created: '2026-05-30T12:00:00Z'}),
	heldOf('k-long', {name: long, opens: 'READ on everything that there is', owner: 'o-2'}),
	heldOf('k-wide', {name: '倉庫の読み手', opens: '読む', owner: '東京', created: '2025-06-01T12:00:00Z'}),
	heldOf('k-unnamed', {name: '', opens: 'READ on stock', state: 'deactivated'}),
];

function keys(held = some) {
	const run = new FakeKeys();
	run.shelf.held = held;
	return run;
}

test('a table: the columns stand under each other, wide characters too, and long names lose their middle', async () => {
	const {frame} = await keys().open();
	expect(frame()).toMatchInlineSnapshot(`
		" kafkey  Depot · keys

		 filter  <type to filter>                                                     4
		   key                   id        opens                         owner  age
		 ❯ orders                k-orders  WRITE on orders               o-1    2 d
		   warehouse-…th-reader  k-long    READ on everything that the…  o-2
		   倉庫の読み手          k-wide    読む                          東京   365 d
		   k-unnamed                       deactivated: READ on stock














		 ↑↓ choose   ⏎ open   esc leave   ctrl-r fetch again   ? help   ctrl-c quit"
	`);
});

test('the current key is marked', async () => {
	const run = keys();
	run.current = 'k-orders';
	const {frame} = await run.open();
	expect(frame()).toMatch(/❯ \* orders +k-orders/);
	expect(frame().match(/\*/g)).toHaveLength(1);
});

test('that the list has to wait is said while it is fetched, and not any more when it is here', async () => {
	const run = keys();
	let waits: Promise<void> = Promise.resolve();
	run.shelf.list = async function* () {
		await waits;
		yield some;
	};
	const screen = await run.open();
	const {promise, resolve} = Promise.withResolvers<void>();
	waits = promise;
	screen.press('ctrl-r');
	await screen.shows('fetching the keys');
	screen.session.notice('Depot asks to wait; trying again in 2 s');
	await screen.shows('! Depot asks to wait');
	resolve();
	await expect.poll(() => screen.frame()).not.toContain('asks to wait');
	await screen.shows('k-orders');
});

test('the whole of a long name is in the details', async () => {
	const screen = await keys().open();
	screen.press({text: 'warehouse'});
	await screen.shows('1 of 4');
	screen.press('enter');
	expect((await screen.shows(/name/)).replace(/\s+/g, '')).toContain(long);
});

test('typing filters by what any column says; Esc takes the filter away, then leaves', async () => {
	const screen = await keys().open();
	screen.press({text: '東京'});
	expect(await screen.shows('1 of 4')).toContain('倉庫の読み手');
	screen.press({text: 'x'});
	await screen.shows('Nothing fits.');
	screen.press('escape');
	await screen.shows('k-orders');
	screen.press('escape');
	await expect.poll(() => screen.session.state.left, {timeout: 15_000}).toBe(0);
});

test('a key that means nothing there changes nothing', async () => {
	const screen = await keys().open();
	const before = screen.frame();
	screen.press('tab', 'ctrl-x', 'left');
	expect(screen.frame()).toBe(before);
});

test('a system that could not be asked stands in the table, with why behind it', async () => {
	const run = keys([]);
	run.unlisted = [
		{provider: run.shelf.source().provider, why: {what: 'Depot refused the sign-in.'}, failed: true},
	];
	const screen = await run.open();
	await screen.shows('! Depot: Depot refused the sign-in.');
	screen.press('enter');
	expect(await screen.shows('not listed')).toContain('✗ Depot refused the sign-in.');
	screen.press('escape');
	await screen.shows('say why');
});

test('without keys it says so', async () => {
	const screen = await keys([]).open();
	await screen.shows('There are no keys.');
});

describe('ten thousand keys', () => {
	const many = Array.from({length: 10_000}, (_, index) =>
		heldOf(`k-${index}`, {
			name: `orders-${index}`,
			opens: `WRITE on topic-${index % 97}`,
			owner: `o-${index % 7}`,
		}),
	);

	test('are counted, filtered and walked through to the last', async () => {
		const screen = await keys(many).open();
		await screen.shows('10000');
		screen.press({text: 'orders-4321'});
		expect(await screen.shows(/\d of 10000/)).toContain('❯ orders-4321  k-4321');
		screen.press('ctrl-u', 'end');
		expect(await screen.shows('k-9999')).toContain('❯ orders-9999');
	});
});

describe.each([
	{columns: 40, rows: 10},
	{columns: 60, rows: 15},
	{columns: 80, rows: 24},
	{columns: 120, rows: 40},
	{columns: 200, rows: 60},
])('on $columns by $rows', (size) => {
	test('the table fits', async () => {
		const {frame} = await keys().open(size);
		expectFits(frame(), size);
	});
});
