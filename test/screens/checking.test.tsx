import stringWidth from 'string-width';
import {describe, expect, test} from 'vitest';
import type {End} from '../../source/check/verdict.js';
import type {Access} from '../../source/providers/access.js';
import {closingScreens} from '../support/drawn.js';
import {kafka, madeWith, registry, stages, verdicts} from '../support/fake-check.js';
import {screenOf} from '../support/fake-screen.js';

closingScreens();

const small = {columns: 40, rows: 10};
const said = 'A new key takes about 2 minutes';
const inClear: Access = {...kafka, securityProtocol: 'SASL_PLAINTEXT'};
const rest: Access = {...registry, label: 'Kafka REST', url: 'https://rest.depot.example'};

async function waiting(accesses: readonly Access[] = [kafka]) {
	const {run, check} = await madeWith(accesses);
	check.of('Kafka').news({stages: stages.reached, waiting: {said, tries: 3}});
	run.doors.now = () => 41_000;
	return {run, check};
}

async function ended(end: End) {
	const {run, check} = await madeWith();
	check.of('Kafka').end(verdicts[end]);
	await run.session.checking.idle();
	return run;
}

/** Of three ways in with one secret, one waits, one works and one is of no use here. */
async function several() {
	const {run, check} = await waiting([rest, registry, kafka]);
	check.of('Schema Registry').end({
		...verdicts.works,
		sentences: ['signed in to registry.depot.example', 'may list the subjects'],
		stages: [{name: 'request', status: 'ok', sentence: 'may list the subjects'}],
	});
	check.of('Kafka REST').end(verdicts.unreachable);
	await run.until(({checks = []}) => checks.filter(({status}) => status === 'ended').length === 2);
	return {run, check};
}

/** The receipts, the check and the tick. */
const foot = (frame: string) =>
	frame.slice(frame.indexOf(' saved  '), frame.indexOf(' [ ] I have')).trimEnd();

test('what is waited for stands beside the time', async () => {
	const {run} = await waiting();
	const {frame} = await screenOf(run);
	expect(frame()).toMatchInlineSnapshot(`
		" kafkey  Depot · Depot key
		 ✓ ✓ sign in  ✓ kind  ✓ place  ✓ rights  ✓ password  ✓ name  ✓ review  ● key

		 ✓ Depot key created and saved
		 The secret is shown once. Depot cannot show it again.

		   bootstrap servers  broker.depot.example:9092
		   key                k-1
		 ❯ secret             ••••••••••••••••

		 saved  .env · 5 lines · mode 600                                             ✓
		 check  waiting 41 s · A new key takes about 2 minutes                        ⠋

		 [ ] I have saved the secret






		 space tick   ⏎ finish   s skip check   r reveal   c copy   C copy all
		 x clear clipboard   e save   f formats, programs   t stores   i details
		 ↑↓ mark   ? help"
	`);
});

describe('an end', () => {
	test('that works as asked', async () => {
		expect(foot((await screenOf(await ended('works'))).frame())).toMatchInlineSnapshot(`
			" saved  .env · 5 lines · mode 600                                             ✓
			 check  signed in to broker.depot.example:9092 in 41 s                        ✓
			        may write orders ✓ · may not read orders ✓ · as asked"
		`);
	});
	test('that signed in and differs', async () => {
		expect(foot((await screenOf(await ended('differs'))).frame())).toMatchInlineSnapshot(`
			" saved  .env · 5 lines · mode 600                                             ✓
			 check  not as asked: The key may not write orders, which was asked for       !
			        signed in to broker.depot.example:9092 in 3 s
			        may not write orders · may not read orders"
		`);
	});
	test('that is refused', async () => {
		expect(foot((await screenOf(await ended('refused'))).frame())).toMatchInlineSnapshot(`
			" saved  .env · 5 lines · mode 600                                             ✓
			 check  refused: The broker does not accept the password                      ✗
			        Create the key again, or ask the owner of the cluster."
		`);
	});
	test('that is still spreading', async () => {
		expect(foot((await screenOf(await ended('spreading'))).frame())).toMatchInlineSnapshot(`
			" saved  .env · 5 lines · mode 600                                             ✓
			 check  still spreading after 10 min: not accepted yet                        …
			        later: kafkey check --file .env"
		`);
	});
	test('that is not reachable from here', async () => {
		expect(foot((await screenOf(await ended('unreachable'))).frame())).toMatchInlineSnapshot(`
			" saved  .env · 5 lines · mode 600                                             ✓
			 check  not reachable from here: broker.depot.example:9092 cannot be reached  ?
			        from this machine
			        inside the network: kafkey check --file .env"
		`);
	});
	test.each(['works', 'differs', 'refused', 'spreading', 'unreachable'] as const)(
		'%s has words of its own on the smallest terminal, beside the tick',
		async (end) => {
			const {frame} = await screenOf(await ended(end), small);
			const words = {
				works: /check {2}signed in to broker\.depot\.ex… ✓/,
				differs: /check {2}not as asked: The key may no… !/,
				refused: /check {2}refused: The broker does not… ✗/,
				spreading: /check {2}still spreading after 10 min… …/,
				unreachable: /check {2}not reachable from here: bro… \?/,
			};
			expect(frame()).toMatch(words[end]);
			expect(frame()).toContain('[ ] I have saved the secret');
		},
	);
});

describe('several ways in', () => {
	test('have a line each', async () => {
		const {frame} = await screenOf((await several()).run);
		expect(frame()).toMatchInlineSnapshot(`
			" kafkey  Depot · Depot key
			 ✓ ✓ sign in  ✓ kind  ✓ place  ✓ rights  ✓ password  ✓ name  ✓ review  ● key

			 ✓ Depot key created and saved
			 The secret is shown once. Depot cannot show it again.

			   Kafka REST       https://rest.depot.example
			   Schema Registry  https://registry.depot.example
			   Kafka            broker.depot.example:9092
			   key              k-1
			 ❯ secret           ••••••••••••••••
			 saved  .env · 5 lines · mode 600                                             ✓
			 check  Kafka: waiting 41 s · A new key takes about 2 minutes                 ⠋
			        Kafka REST: not reachable from here: broker.depot.example:9092 cannot ?
			        be reached from this machine
			        inside the network: kafkey check --file .env
			        Schema Registry: signed in to registry.depot.example in 41 s ·        ✓
			        may list the subjects
			 [ ] I have saved the secret

			 space tick   ⏎ finish   s skip check   r reveal   c copy   C copy all
			 x clear clipboard   e save   f formats, programs   t stores   i details
			 ↑↓ mark   ? help"
		`);
	});

	test('in a small terminal are one line, which tells of what still goes on', async () => {
		const {run, check} = await several();
		const screen = await screenOf(run, small);
		expect(screen.frame()).toMatchInlineSnapshot(`
			" kafkey  Depot · Depot key
			 ✓ ✓ ✓ ✓ ✓ ✓ ✓ name  ✓ review  ● key
			   key              k-1
			 ❯ secret           ••••••••••••••••
			 saved  .env · 5 lines · mode 600     ✓
			 check  1 of 3 ✓ · waiting 41 s · A … ⠋
			 [ ] I have saved the secret
			 space tick   ⏎ finish   s skip check
			 r reveal   c copy   ? help"
		`);
		check.of('Kafka').end(verdicts.works);
		await screen.shows('2 of 3 ✓ · not reachable');
	});

	test.each([
		small,
		{columns: 40, rows: 24},
		{columns: 60, rows: 15},
		{columns: 80, rows: 24},
		{columns: 120, rows: 40},
	])('fit $columns by $rows, the tick in sight, also with a message', async (size) => {
		const screen = await screenOf((await several()).run, size);
		const fits = (frame: string) => {
			const lines = frame.split('\n');
			expect(lines.length).toBeLessThan(size.rows);
			expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(size.columns);
			expect(frame).toContain('[ ] I have saved the secret');
			expect(frame).toMatch(/check {2}.*waiting 41 s/);
		};
		fits(screen.frame());
		screen.press('enter');
		fits(await screen.shows('space bar first'));
	});

	test('show every stage and the whole problem on request', async () => {
		const screen = await screenOf((await several()).run, {columns: 120, rows: 40});
		screen.press({text: 'i'});
		expect(await screen.shows('Check of Kafka')).toMatchInlineSnapshot(`
			" kafkey  Depot · Depot key
			 ✓ provider  ✓ sign in  ✓ kind  ✓ place  ✓ rights  ✓ password  ✓ name  ✓ review  ● key

			 ✓ Depot key created and saved
			 The secret is shown once. Depot cannot show it again.

			   owner  o-1

			   saved: .env · 5 lines · mode 600

			 Check of Kafka
			   ✓ broker.depot.example is 203.0.113.7
			   ✓ certificate of broker.depot.example, by Example CA, until 2027-01-31
			   ⠋ waiting 41 s · A new key takes about 2 minutes

			 Check of Kafka REST
			   ✗ 10.0.0.7 is an address of a private network
			 ! broker.depot.example:9092 cannot be reached from this machine.
			   It is in a private network.
			   Run the check where the program will run.
			   inside the network: kafkey check --file .env

			 Check of Schema Registry
			   ✓ may list the subjects













			 space tick   ⏎ finish   s skip check   r reveal   c copy   C copy all   x clear clipboard   e save
			 f formats, programs   t stores   i less   ? help"
		`);
	});
});

describe('the keys', () => {
	test('are not held up by it: the tick and Enter leave while it waits', async () => {
		const {run, check} = await waiting();
		const screen = await screenOf(run);
		screen.press('space', 'enter');
		await run.until(({left}) => left !== undefined);
		expect(run.state.left).toBe(0);
		expect(check.of('Kafka').signal.aborted).toBe(true);
	});

	test('skip it, and check again', async () => {
		const {run, check} = await waiting();
		const screen = await screenOf(run);
		screen.press({text: 's'});
		await screen.shows('skipped after 41 s of waiting');
		expect(screen.frame()).toContain('later: kafkey check --file .env');
		expect(screen.frame()).not.toContain('s skip check');
		screen.press({text: 'v'});
		await screen.shows('s skip check');
		check.of('Kafka').end(verdicts.works);
		await screen.shows('as asked');
		expect(check.asked).toHaveLength(2);
	});

	test('of a check are not there where nothing is checked', async () => {
		const {run} = await madeWith([]);
		const screen = await screenOf(run);
		expect(screen.frame()).not.toMatch(/v check|s skip/);
	});
});

describe('a password over plain text', () => {
	test('is sent after a typed yes only', async () => {
		const {run, check} = await madeWith([inClear]);
		const screen = await screenOf(run);
		expect(foot(screen.frame())).toContain('not checked: it would send the password over plain text');
		screen.press({text: 'v'});
		expect(await screen.shows('without encryption')).toMatchInlineSnapshot(`
			" kafkey  Depot · Depot key
			 ✓ ✓ sign in  ✓ kind  ✓ place  ✓ rights  ✓ password  ✓ name  ✓ review  ● key

			 Send the password without encryption?
			 broker.depot.example:9092 is reached without TLS. Whoever can read the network
			 in between can read the password. Type yes to check all the same.

			 ❯














			 ⏎ check   esc do not check"
		`);
		screen.press({text: 'y'}, 'enter');
		await screen.shows('Type yes, or press Esc.');
		expect(check.asked).toEqual([]);
		screen.press({text: 'es'}, 'enter');
		await screen.shows('checking');
		expect(check.asked).toMatchObject([{access: {plainTextAllowed: true}}]);
	});

	test('is not sent where the question is left', async () => {
		const {run, check} = await madeWith([inClear]);
		const screen = await screenOf(run, small);
		screen.press({text: 'v'});
		await screen.shows('without encryption');
		screen.press({text: 'yes'}, 'escape');
		await screen.shows('I have saved the secret');
		expect(check.asked).toEqual([]);
	});
});
