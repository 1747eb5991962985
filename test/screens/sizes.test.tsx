import stringWidth from 'string-width';
import {describe, expect, test} from 'vitest';
import {Problem} from '../../source/errors.js';
import {closingScreens} from '../support/drawn.js';
import {choice, pages, unclear} from '../support/fake-provider.js';
import {screenOf} from '../support/fake-screen.js';
import {conflict, FakeRun, proofOf} from '../support/fake-session.js';

closingScreens();

const small = {columns: 40, rows: 10};
const large = {columns: 120, rows: 40};

async function list() {
	const run = new FakeRun();
	run.api.lists['zone'] = () =>
		pages(
			Array.from({length: 30}, (_, index) =>
				choice(`zone-${index}`, {hint: 'Standard', detail: 'region 1, three rooms'}),
			),
		);
	await run.signIn();
	run.pick('key');
	await run.listed('depot/key/zone');
	return run;
}

async function review() {
	const run = new FakeRun();
	run.doors.proof = async (path) => proofOf(path, {existing: [conflict('KAFKA_SASL_PASSWORD')]});
	return run.toReview();
}

const secret = async () => (await new FakeRun().toReview()).confirm();

async function unknown() {
	const run = await new FakeRun().toReview();
	run.api.found = undefined;
	run.api.key = async () => {
		throw unclear('Depot did not answer within 60 s; it is not known whether the key was created.');
	};
	return run.confirm();
}

async function forbidden() {
	const run = new FakeRun();
	run.api.lists['zone'] = async function* () {
		yield* pages();
		throw new Problem({
			what: 'Could not list zones.',
			why: 'Depot answered 403 (Forbidden).',
			next: 'Type the zone, or ask for the right to list zones.',
		});
	};
	await run.signIn();
	run.pick('key');
	await run.listed('depot/key/zone');
	return run;
}

const scenes = {
	systems: async () => new FakeRun(),
	'sign-in': async () => new FakeRun().pick('pier'),
	list,
	forbidden,
	rows: async () => {
		const run = await list();
		run.enter();
		await run.listed('depot/key/bay');
		return run.enter().pick('rules');
	},
	review,
	unknown,
	secret,
	quit: async () => {
		const run = await secret();
		run.session.dispatch({type: 'overlay', overlay: 'quit'});
		return run;
	},
};

const sizes = [small, {columns: 40, rows: 24}, {columns: 60, rows: 15}, {columns: 80, rows: 24}, large];

describe.each(Object.entries(scenes))('%s', (_, prepare) => {
	test.each(sizes)('fits $columns by $rows', async (size) => {
		const {frame} = await screenOf(await prepare(), size);
		const lines = frame().split('\n');
		expect(lines.length).toBeLessThan(size.rows);
		expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(size.columns);
	});
});

describe('on the smallest terminal', () => {
	test('a list', async () => {
		const {frame} = await screenOf(await list(), small);
		expect(frame()).toMatchInlineSnapshot(`
			" kafkey  Depot · Depot key
			 ✓ ✓ ✓ ● place  ○ rights ○ ○ ○ ○
			 Which zone is it in?
			 filter  <type to filter>            30
			 ❯ zone-0   Standard  region 1, thre…
			   zone-1   Standard  region 1, thre… ↓

			 ↑↓ choose   ⏎ select   esc back
			 ? help   ctrl-c quit"
		`);
	});

	test('the review can be read to its end', async () => {
		const run = await review();
		const screen = await screenOf(run, small);
		expect(screen.frame()).toMatchInlineSnapshot(`
			" kafkey  Depot · Depot key
			 ✓ ✓ ✓ ✓ ✓ ✓ ✓ name  ● review  ○ key
			 This will happen, once, when you press
			 Enter:
			  1. create owner orders
			  2. create key orders
			 ↑↓ lines 1 to 4 of 14
			 ⏎ create (not yet)
			 d change destination   ? help"
		`);
		for (let line = 0; line < 20; line++) screen.press('down');
		await screen.shows('A key dies with its owner.');
	});

	test('the secret, its receipt and the tick', async () => {
		const {frame} = await screenOf(await secret(), small);
		expect(frame()).toMatchInlineSnapshot(`
			" kafkey  Depot · Depot key
			 ✓ ✓ ✓ ✓ ✓ ✓ ✓ name  ✓ review  ● key
			     broker.depot.example:9092
			   key                k-1
			 ❯ secret             ••••••••••••••••
			 saved  .env · 5 lines · mode 600     ✓
			 [ ] I have saved the secret
			 space tick   ⏎ finish   r reveal
			 c copy   C copy all   ? help"
		`);
	});

	test('what may exist can be read to its end', async () => {
		const screen = await screenOf(await unknown(), small);
		for (let line = 0; line < 20; line++) screen.press('down');
		await screen.shows('owner o-1');
	});

	test('a question before leaving is never cut off', async () => {
		const run = await new FakeRun().toReview();
		run.api.key = () => new Promise(() => undefined);
		run.session.planning.confirm();
		await run.until(({run: now}) => now?.steps[1]?.status === 'doing');
		run.session.dispatch({type: 'overlay', overlay: 'quit'});
		const {frame} = await screenOf(run, small);
		expect(frame()).toContain('secret being saved.');
		expect(frame()).toContain('y leave');
		expect(frame()).not.toContain('Press');
	});

	test('rows keep the line that is typed', async () => {
		const run = await list();
		run.enter();
		await run.listed('depot/key/bay');
		run.enter().pick('rules');
		const screen = await screenOf(run, small);
		screen.press({text: 'a'});
		await screen.shows('❯ shelf');
		screen.press('down', 'enter');
		await screen.shows('Which one?');
		screen.press({text: 'main'}, 'enter');
		await screen.shows('Why?');
		screen.press({text: 'mine'});
		await screen.shows('❯ mine');
		screen.press('enter');
		expect(await screen.shows('add another')).toContain('door:main:mine');
	});

	test('a sign-in keeps its line, and what is wrong with it', async () => {
		const run = new FakeRun().pick('pier').type('a?').enter();
		const {frame} = await screenOf(run, small);
		expect(frame()).toContain('❯ a?');
		expect(frame()).toContain('A user holds letters');
	});

	test.each([
		{columns: 39, rows: 24},
		{columns: 80, rows: 9},
	])('at $columns by $rows one sentence says what is needed', async ({columns, rows}) => {
		const {frame} = await screenOf(await secret(), {columns, rows});
		expect(frame().replace(/\s+/g, ' ')).toBe(
			`kafkey needs 40 columns and 10 rows; here are ${columns} and ${rows}. Make the window larger.`,
		);
	});
});

describe('on a large terminal', () => {
	test('a list', async () => {
		const {frame} = await screenOf(await list(), large);
		expect(frame()).toMatchInlineSnapshot(`
			" kafkey  Depot · Depot key
			 ✓ provider  ✓ sign in  ✓ kind  ● place  ○ rights  ○ password  ○ name  ○ review  ○ key

			 Which zone is it in?
			 A zone holds bays.

			 filter  <type to filter>                                                                                            30
			 ❯ zone-0   Standard  region 1, three rooms
			   zone-1   Standard  region 1, three rooms
			   zone-2   Standard  region 1, three rooms
			   zone-3   Standard  region 1, three rooms
			   zone-4   Standard  region 1, three rooms
			   zone-5   Standard  region 1, three rooms
			   zone-6   Standard  region 1, three rooms
			   zone-7   Standard  region 1, three rooms
			   zone-8   Standard  region 1, three rooms
			   zone-9   Standard  region 1, three rooms
			   zone-10  Standard  region 1, three rooms
			   zone-11  Standard  region 1, three rooms
			   zone-12  Standard  region 1, three rooms
			   zone-13  Standard  region 1, three rooms
			   zone-14  Standard  region 1, three rooms
			   zone-15  Standard  region 1, three rooms
			   zone-16  Standard  region 1, three rooms
			   zone-17  Standard  region 1, three rooms
			   zone-18  Standard  region 1, three rooms
			   zone-19  Standard  region 1, three rooms
			   zone-20  Standard  region 1, three rooms
			   zone-21  Standard  region 1, three rooms
			   zone-22  Standard  region 1, three rooms
			   zone-23  Standard  region 1, three rooms
			   zone-24  Standard  region 1, three rooms
			   zone-25  Standard  region 1, three rooms
			   zone-26  Standard  region 1, three rooms
			   zone-27  Standard  region 1, three rooms
			   zone-28  Standard  region 1, three rooms                                                                           ↓


			 ↑↓ choose   ⏎ select   esc back   ? help   ctrl-c quit"
		`);
	});

	test('the review', async () => {
		const {frame} = await screenOf(await review(), large);
		expect(frame()).toMatchInlineSnapshot(`
			" kafkey  Depot · Depot key
			 ✓ provider  ✓ sign in  ✓ kind  ✓ place  ✓ rights  ✓ password  ✓ name  ● review  ○ key

			 This will happen, once, when you press Enter:
			  1. create owner orders
			  2. create key orders

			 The secret goes to .env  new file · mode 600
			 ! .env has KAFKA_SASL_PASSWORD already; the old values would be replaced.
			   Press o to say yes to that, or d to name another file.

			 · A key dies with its owner.


























			 ⏎ create (not yet)   d change destination   t stores   o say yes to that   esc back   ? help   ctrl-c quit"
		`);
	});

	test('the secret', async () => {
		const {frame} = await screenOf(await secret(), large);
		expect(frame()).toMatchInlineSnapshot(`
			" kafkey  Depot · Depot key
			 ✓ provider  ✓ sign in  ✓ kind  ✓ place  ✓ rights  ✓ password  ✓ name  ✓ review  ● key

			 ✓ Depot key created and saved
			 The secret is shown once. Depot cannot show it again.

			   bootstrap servers  broker.depot.example:9092
			   key                k-1
			 ❯ secret             ••••••••••••••••

			 saved  .env · 5 lines · mode 600                                                                                     ✓

			 [ ] I have saved the secret
























			 space tick   ⏎ finish   r reveal   c copy   C copy all   x clear clipboard   e save   f formats, programs   t stores
			 i details   ↑↓ mark   ? help"
		`);
	});
});
