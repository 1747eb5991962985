import {describe, expect, test} from 'vitest';
import {Problem} from '../../source/errors.js';
import {keyOf} from '../../source/wizard/editing/keys.js';
import {closingScreens} from '../support/drawn.js';
import {byHand, choice, depot, FakeApi, pages} from '../support/fake-provider.js';
import {screenOf} from '../support/fake-screen.js';
import {FakeRun} from '../support/fake-session.js';

closingScreens();

const many = Array.from({length: 60}, (_, index) =>
	choice(`z-${String(index).padStart(2, '0')}`, {hint: index % 2 ? 'Standard' : 'Basic', detail: 'region 1'}),
);

async function toZones(run: FakeRun): Promise<FakeRun> {
	await run.signIn();
	return run.pick('key');
}

async function toAccess(run: FakeRun, access: string): Promise<FakeRun> {
	await toZones(run);
	await run.listed('depot/key/zone');
	run.pick('z-north');
	await run.listed('depot/key/bay');
	return run.pick('z-north/1').pick(access);
}

describe('the list of systems', () => {
	test('speaks of the sandbox as of what it is here: an entry, or all there is', async () => {
		const help = async (run: FakeRun) => {
			const screen = await screenOf(run);
			screen.press({text: '?'});
			return screen.shows('nothing real is created');
		};
		expect(await help(new FakeRun())).toContain('“Try it without an account”');
		expect(await help(new FakeRun({sandbox: 'on', offersSandbox: false}))).not.toContain('Try it without');
	});

	test('at 80 by 24', async () => {
		const {frame} = await screenOf(new FakeRun());
		expect(frame()).toMatchInlineSnapshot(`
			" kafkey
			 ● provider  ○ sign in  ○ kind  ○ review  ○ key

			 Where should the credential come from?

			 filter  <type to filter>                                                     3
			 ❯ Depot                      keys and passes
			   Pier                       ended on 1 May 2024
			   Try it without an account  stand-ins for all of these on this machine













			 ↑↓ choose   ⏎ select   esc back   ? help   ctrl-c quit"
		`);
	});

	test('while the sandbox starts', async () => {
		const run = new FakeRun();
		run.doors.sandbox = () => new Promise(() => undefined);
		run.session.open();
		run.pick('sandbox');
		const {frame} = await screenOf(run);
		expect(frame()).toMatchInlineSnapshot(`
			" kafkey
			 ● provider  ○ sign in  ○ kind  ○ review  ○ key

			 Where should the credential come from?

			 filter  <type to filter>                                                    3…
			 ❯ Depot                      keys and passes
			   Pier                       ended on 1 May 2024
			   Try it without an account  stand-ins for all of these on this machine
			 ⠋ starting the stand-ins












			 ↑↓ choose   ⏎ select   esc back   ? help   ctrl-c quit"
		`);
	});
});

describe('signing in', () => {
	test('says which answers are the sandbox’s own, until they are changed', async () => {
		const run = new FakeRun({prefill: {depot: {user: 'demo', token: 'demo-token'}}});
		run.pick('depot');
		const screen = await screenOf(run);
		expect(await screen.shows('Filled in by the sandbox: press Enter.')).toContain('❯ demo');
		screen.press({text: 'x'});
		expect(await screen.shows('❯ demox')).not.toContain('Filled in');
	});

	test('says where the sign-in is made', async () => {
		const {frame} = await screenOf(new FakeRun().pick('depot'));
		expect(frame()).toMatchInlineSnapshot(`
			" kafkey  Depot
			 ✓ provider  ● sign in  ○ kind  ○ review  ○ key

			 Made in the Depot office: Desk › Tokens.
			 It needs the right to issue keys.
			 https://depot.example/tokens

			 Who signs in?

			 ❯ <dana>












			 ⏎ next   esc back   ? help   ctrl-c quit"
		`);
	});

	test('to a system that ended says so before anybody types', async () => {
		const {frame} = await screenOf(new FakeRun().pick('pier'));
		expect(frame()).toContain('! Retired: ended on 1 May 2024.');
	});

	test('hides a secret and its length', async () => {
		const run = new FakeRun().pick('depot').answer('dana').type('hunter2');
		const {frame} = await screenOf(run);
		expect(frame()).not.toContain('hunter2');
		expect(frame()).toMatchInlineSnapshot(`
			" kafkey  Depot
			 ✓ provider  ● sign in  ○ kind  ○ review  ○ key

			 Made in the Depot office: Desk › Tokens.
			 It needs the right to issue keys.
			 https://depot.example/tokens

			 What is the token?

			 ❯ ••••••••  7 characters












			 ⏎ next   esc back   ⇥ help   ctrl-c quit"
		`);
	});

	test('says what the system says meanwhile', async () => {
		const provider = depot(new FakeApi(), {
			connect: (_answers, {say}) => {
				say('Type ABCD at https://depot.example/device.');
				return new Promise(() => undefined);
			},
		});
		const run = new FakeRun({providers: [provider]});
		const {frame} = await screenOf(run.pick('depot').answer('dana').answer('the-token'));
		expect(frame()).toMatchInlineSnapshot(`
			" kafkey  Depot
			 ✓ provider  ● sign in  ○ kind  ○ review  ○ key

			 ⠋ signing in to Depot

			 Type ABCD at https://depot.example/device.
















			 esc back   ctrl-c quit"
		`);
	});

	test('that failed can be tried again or changed', async () => {
		const run = await new FakeRun().signIn();
		run.session.dispatch({
			type: 'connection',
			connection: {
				status: 'failed',
				problem: new Problem({
					what: 'Depot refused the sign-in.',
					why: 'It answered 401: the token is not right.',
					next: 'Make a new token and type it again.',
				}),
			},
		});
		const {frame} = await screenOf(run);
		expect(frame()).toMatchInlineSnapshot(`
			" kafkey  Depot
			 ✓ provider  ● sign in  ○ kind  ○ review  ○ key

			 ✗ Depot refused the sign-in.
			   It answered 401: the token is not right.
			   Make a new token and type it again.
















			 ⏎ try again   esc change the sign-in   ? help   ctrl-c quit"
		`);
	});
});

describe('text', () => {
	const toName = async () => {
		const run = await new FakeRun().toReview();
		run.session.back();
		return run.press(keyOf('text', 'u', {ctrl: true}));
	};

	test('says nothing before anything is typed, and in red only what can never be right', async () => {
		const run = await toName();
		const screen = await screenOf(run);
		expect(screen.frame()).toMatchInlineSnapshot(`
			" kafkey  Depot · Depot key
			 ✓ ✓ sign in  ✓ kind  ✓ place  ✓ rights  ✓ password  ● name  ○ review  ○ key

			 What should it be called?
			 1 to 20 characters.

			 ❯ <orders>















			 ⏎ next   esc back   ? help   ctrl-c quit"
		`);
		screen.press({text: 'two words'});
		expect(await screen.shows('holds letters')).toMatchInlineSnapshot(`
			" kafkey  Depot · Depot key
			 ✓ ✓ sign in  ✓ kind  ✓ place  ✓ rights  ✓ password  ● name  ○ review  ○ key

			 What should it be called?
			 1 to 20 characters.

			 ❯ two words
			 ! A name holds letters, digits, “.”, “_”, “/” and “-” only.














			 ⏎ next   esc back   ctrl-c quit"
		`);
	});

	test('that is right has no remark', async () => {
		const screen = await screenOf(await toName());
		screen.press({text: 'fine'});
		await screen.shows('❯ fine');
		expect(screen.frame()).not.toMatch(/A name/);
	});

	test('takes a question mark once something stands there, and help while it is empty', async () => {
		const screen = await screenOf(await toName());
		screen.press({text: '?'});
		await screen.shows('close the help');
		screen.press({text: 'x'});
		await screen.shows('What should it be called');
		screen.press({text: 'a?'});
		await screen.shows('❯ a?');
	});
});

describe('a password that is made up', () => {
	const toPassword = async () => {
		const run = await new FakeRun().toReview();
		run.session.back();
		run.session.back();
		return run.press(keyOf('text', 'u', {ctrl: true}));
	};

	test('is typed twice', async () => {
		const run = await toPassword();
		const screen = await screenOf(run);
		screen.press({text: 'correct horse'}, 'enter');
		expect(await screen.shows('Type it a second time')).toMatchInlineSnapshot(`
			" kafkey  Depot · Depot key
			 ✓ ✓ sign in  ✓ kind  ✓ place  ✓ rights  ● password  ○ name  ○ review  ○ key

			 Which password should it have?

			 ❯
			   Type it a second time.















			 ⏎ next   ctrl-g generate   esc back   ⇥ help   ctrl-c quit"
		`);
		screen.press({text: 'correct house'}, 'enter');
		await screen.shows('The two were different');
		screen.press({text: 'correct horse\rcorrect horse\r'});
		await screen.shows('What should it be called');
	});

	test('and answered is, after an edit, another one typed for the first time', async () => {
		const run = await toPassword();
		const screen = await screenOf(run);
		screen.press({text: 'battery staple\r'});
		await screen.shows('Type it a second time');
	});

	test('is made up where nothing is typed', async () => {
		const screen = await screenOf(await toPassword());
		expect(screen.frame()).toContain('⏎ make one up');
		screen.press('enter');
		await screen.shows('What should it be called');
	});

	test('can be generated', async () => {
		const screen = await screenOf(await toPassword());
		screen.press('ctrl-g');
		expect(await screen.shows('Generated')).not.toContain('made-up-password');
		screen.press('enter');
		await screen.shows('What should it be called');
	});
});

describe('a list', () => {
	test('says that it is on its way', async () => {
		const run = new FakeRun();
		const zones = byHand();
		run.api.lists['zone'] = zones.listing;
		const screen = await screenOf(await toZones(run));
		expect(screen.frame()).toMatchInlineSnapshot(`
			" kafkey  Depot · Depot key
			 ✓ ✓ sign in  ✓ kind  ● place  ○ rights  ○ password  ○ name  ○ review  ○ key

			 Which zone is it in?
			 A zone holds bays.

			 ❯
			 ⠋ fetching the list














			 ⏎ select   esc back   ? help   ctrl-c quit"
		`);
		zones.page(...many.slice(0, 3));
		expect(await screen.shows('z-02')).toMatchInlineSnapshot(`
			" kafkey  Depot · Depot key
			 ✓ ✓ sign in  ✓ kind  ● place  ○ rights  ○ password  ○ name  ○ review  ○ key

			 Which zone is it in?
			 A zone holds bays.

			 filter  <type to filter>                                                    3…
			 ❯ z-00  Basic     region 1
			   z-01  Standard  region 1
			   z-02  Basic     region 1
			 ⠋ fetching the list











			 ↑↓ choose   ⏎ select   esc back   ? help   ctrl-c quit"
		`);
	});

	test('filters as one types', async () => {
		const run = new FakeRun();
		run.api.lists['zone'] = () => pages(many);
		await toZones(run);
		await run.listed('depot/key/zone');
		const screen = await screenOf(run);
		expect(screen.frame()).toMatchInlineSnapshot(`
			" kafkey  Depot · Depot key
			 ✓ ✓ sign in  ✓ kind  ● place  ○ rights  ○ password  ○ name  ○ review  ○ key

			 Which zone is it in?
			 A zone holds bays.

			 filter  <type to filter>                                                    60
			 ❯ z-00  Basic     region 1
			   z-01  Standard  region 1
			   z-02  Basic     region 1
			   z-03  Standard  region 1
			   z-04  Basic     region 1
			   z-05  Standard  region 1
			   z-06  Basic     region 1
			   z-07  Standard  region 1
			   z-08  Basic     region 1
			   z-09  Standard  region 1
			   z-10  Basic     region 1
			   z-11  Standard  region 1
			   z-12  Basic     region 1                                                   ↓


			 ↑↓ choose   ⏎ select   esc back   ? help   ctrl-c quit"
		`);
		screen.press({text: '17'});
		expect(await screen.shows('1 of 60')).toMatchInlineSnapshot(`
			" kafkey  Depot · Depot key
			 ✓ ✓ sign in  ✓ kind  ● place  ○ rights  ○ password  ○ name  ○ review  ○ key

			 Which zone is it in?
			 A zone holds bays.

			 filter  17                                                             1 of 60
			 ❯ z-17  Standard  region 1
			   Tab uses “17” as it is typed













			 ↑↓ choose   ⏎ select   ⇥ use as typed   esc back   ctrl-c quit"
		`);
	});

	test('in which nothing fits takes what is typed', async () => {
		const run = new FakeRun();
		await toZones(run);
		await run.listed('depot/key/zone');
		const screen = await screenOf(run.type('west'));
		expect(screen.frame()).toMatchInlineSnapshot(`
			" kafkey  Depot · Depot key
			 ✓ ✓ sign in  ✓ kind  ● place  ○ rights  ○ password  ○ name  ○ review  ○ key

			 Which zone is it in?
			 A zone holds bays.

			 filter  west                                                            0 of 2
			   Enter uses “west” as it is typed














			 ↑↓ choose   ⏎ select   esc back   ctrl-c quit"
		`);
	});

	test('in which nothing fits and nothing may be typed says so', async () => {
		const run = new FakeRun();
		await toZones(run);
		await run.listed('depot/key/zone');
		run.pick('z-north');
		await run.listed('depot/key/bay');
		const screen = await screenOf(run.type('west'));
		expect(await screen.shows('Nothing fits')).not.toContain('as it is typed');
	});

	test('a name that its row cuts is whole in the help', async () => {
		const run = new FakeRun();
		const name = `orders-${'of-the-northern-region-'.repeat(3)}prod`;
		run.api.lists['zone'] = () => pages([choice(name, {hint: 'Standard'}), choice('z-north')]);
		await toZones(run);
		await run.listed('depot/key/zone');
		const screen = await screenOf(run, {columns: 60, rows: 30});
		expect(screen.frame()).toContain('…');
		screen.press({text: '?'});
		const help = (await screen.shows('Marked:')).replace(/\s+/g, '');
		expect(help).toContain(`Marked:${name}·Standard`);
	});

	test('that is forbidden says why and takes what is typed', async () => {
		const run = new FakeRun();
		run.api.lists['zone'] = async function* () {
			yield* pages();
			throw new Problem({what: 'Could not list zones.', why: 'Depot answered 403 (Forbidden).'});
		};
		await toZones(run);
		await run.listed('depot/key/zone');
		const screen = await screenOf(run);
		expect(screen.frame()).toMatchInlineSnapshot(`
			" kafkey  Depot · Depot key
			 ✓ ✓ sign in  ✓ kind  ● place  ○ rights  ○ password  ○ name  ○ review  ○ key

			 Which zone is it in?
			 A zone holds bays.

			 ❯ <z-north>












			 ! Could not list zones.
			   Depot answered 403 (Forbidden).

			 ⏎ select   esc back   ctrl-r fetch again   ? help   ctrl-c quit"
		`);
		screen.press({text: 'we st'});
		await screen.shows('A zone holds letters');
		screen.press('ctrl-u', {text: 'west\r'});
		await screen.shows('What is its address?');
	});

	test('takes keys that arrive together one by one', async () => {
		const run = new FakeRun();
		await toZones(run);
		await run.listed('depot/key/zone');
		const screen = await screenOf(run);
		screen.press({text: '\u001b[B\r'});
		await screen.shows('Which bay?');
		expect(run.state.answers['depot/key/zone']).toMatchObject({value: 'z-south'});
	});
});

test('who presses Enter before anything is marked is told how to mark', async () => {
	const run = new FakeRun();
	run.api.lists['guests'] = () => pages([choice('ann'), choice('bob')]);
	await toAccess(run, 'guests');
	await run.listed('depot/key/guests');
	const screen = await screenOf(run);
	screen.press('enter');
	await screen.shows('! Choose at least one guest. The space bar marks one.');
});

test('several of a list, with some typed', async () => {
	const run = await toAccess(new FakeRun(), 'guests');
	await run.listed('depot/key/guests');
	const screen = await screenOf(run);
	screen.press('space', {text: 'dora, emil'}, 'tab');
	expect(await screen.shows('typed: dora, emil')).toMatchInlineSnapshot(`
		" kafkey  Depot · Depot key
		 ✓ ✓ sign in  ✓ kind  ✓ place  ● rights  ○ password  ○ name  ○ review  ○ key

		 Which guests?

		 filter  <type to filter>                                                     2
		 ❯ [✓] ann
		   [ ] bob
		   typed: dora, emil













		 ↑↓ choose   space mark   ⏎ next   esc back   ? help   ctrl-c quit"
	`);
	screen.press('backspace');
	await screen.shows(/typed: dora\s/);
});

test('a list without entries says so, and that the answer is typed', async () => {
	const run = new FakeRun();
	run.api.lists['zone'] = () => pages([]);
	await toZones(run);
	await run.listed('depot/key/zone');
	const screen = await screenOf(run);
	await screen.shows('There is no list to choose from here: type it.');
	screen.press({text: 'z'});
	await screen.shows('❯ z');
	expect(screen.frame()).not.toContain('nothing to choose');
});

test('what is marked is named where the rows in sight do not show it', async () => {
	const run = new FakeRun();
	const guests = Array.from({length: 60}, (_, index) => choice(`guest-${String(index).padStart(2, '0')}`));
	run.api.lists['guests'] = () => pages(guests);
	await toAccess(run, 'guests');
	await run.listed('depot/key/guests');
	const screen = await screenOf(run);
	screen.press('space');
	await screen.shows('[✓] guest-00');
	expect(screen.frame()).not.toContain('marked:');
	screen.press({text: 'guest-59'}, 'enter');
	await screen.shows('marked: guest-00, guest-59');
});

describe('a table', () => {
	test('row by row', async () => {
		const run = await toAccess(new FakeRun(), 'rules');
		await run.listed('depot/key/rules');
		const screen = await screenOf(run);
		expect(screen.frame()).toMatchInlineSnapshot(`
			" kafkey  Depot · Depot key
			 ✓ ✓ sign in  ✓ kind  ✓ place  ● rights  ○ password  ○ name  ○ review  ○ key

			 Which rules?

			 No access rule yet. Press a to add one.
















			 a add an access rule   ⏎ next   esc back   ? help   ctrl-c quit"
		`);
		screen.press({text: 'a\r'});
		expect(await screen.shows('Which one?')).toMatchInlineSnapshot(`
			" kafkey  Depot · Depot key
			 ✓ ✓ sign in  ✓ kind  ✓ place  ● rights  ○ password  ○ name  ○ review  ○ key

			 Which rules?

			 new access rule  shelf
			 Which one?
			 filter  <type to filter>                                                     2
			 ❯ s-1
			   s-2












			 ↑↓ choose   ⏎ next   esc back   ? help   ctrl-c quit"
		`);
		screen.press('down', 'enter');
		await screen.shows('Why?');
		screen.press({text: 'audit?'}, 'enter');
		expect(await screen.shows('shelf:s-2:audit?')).toMatchInlineSnapshot(`
			" kafkey  Depot · Depot key
			 ✓ ✓ sign in  ✓ kind  ✓ place  ● rights  ○ password  ○ name  ○ review  ○ key

			 Which rules?

			   shelf:s-2:audit?

			 Press a to add another access rule.













			 a add an access rule   ⌫ remove the last   ⏎ next   esc back   ? help
			 ctrl-c quit"
		`);
	});

	test('with too few rows says so', async () => {
		const run = await toAccess(new FakeRun(), 'rules');
		const screen = await screenOf(run);
		screen.press('enter');
		await screen.shows('Add at least one rule.');
	});
});

test('help explains the question, its keys and the page', async () => {
	const run = new FakeRun();
	await toZones(run);
	await run.listed('depot/key/zone');
	const screen = await screenOf(run);
	screen.press({text: '?'});
	expect(await screen.shows('A zone is where')).toMatchInlineSnapshot(`
		" kafkey  Depot · Depot key
		 ✓ ✓ sign in  ✓ kind  ● place  ○ rights  ○ password  ○ name  ○ review  ○ key

		 Which zone is it in?

		 A zone holds bays.

		 A zone is where the bays stand.

		 Marked: z-north

		 ↑↓      choose
		 ⏎       select
		 esc     back
		 ctrl-r  fetch again
		 ?       help
		 ctrl-c  quit

		 https://depot.example/zones



		 ↑↓ scroll   esc close the help"
	`);
	screen.press('enter');
	await screen.shows('Which zone is it in?');
	expect(run.asked.id).toBe('zone');
});
