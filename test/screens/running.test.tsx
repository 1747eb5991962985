import {describe, expect, test} from 'vitest';
import {Problem} from '../../source/errors.js';
import {closingScreens} from '../support/drawn.js';
import {refused, unclear} from '../support/fake-provider.js';
import {screenOf} from '../support/fake-screen.js';
import {conflict, FakeRun, proofOf} from '../support/fake-session.js';

closingScreens();

describe('the review', () => {
	test('names the address that is asked when it is not the vendor’s own', async () => {
		const run = await new FakeRun().toReview();
		run.doors.baseUrl = 'https://proxy.example/depot';
		const {frame} = await screenOf(run);
		expect(frame()).toContain('! Requests go to https://proxy.example/depot instead of');
	});

	test('says every step, where the secret goes, and the vendor’s rules', async () => {
		const {frame} = await screenOf(await new FakeRun().toReview());
		expect(frame()).toMatchInlineSnapshot(`
			" kafkey  Depot · Depot key
			 ✓ ✓ sign in  ✓ kind  ✓ place  ✓ rights  ✓ password  ✓ name  ● review  ○ key

			 This will happen, once, when you press Enter:
			  1. create owner orders
			  2. create key orders

			 The secret goes to .env  new file · mode 600

			 · A key dies with its owner.












			 ⏎ create   d change destination   t stores   esc back   ? help   ctrl-c quit"
		`);
	});

	test('asks for a yes to old values that would go', async () => {
		const run = new FakeRun();
		run.doors.proof = async (path) =>
			proofOf(path, {
				facts: ['exists, other lines stay', 'mode 600'],
				existing: [conflict('KAFKA_SASL_PASSWORD')],
			});
		await run.toReview();
		const screen = await screenOf(run);
		expect(screen.frame()).toMatchInlineSnapshot(`
			" kafkey  Depot · Depot key
			 ✓ ✓ sign in  ✓ kind  ✓ place  ✓ rights  ✓ password  ✓ name  ● review  ○ key

			 This will happen, once, when you press Enter:
			  1. create owner orders
			  2. create key orders

			 The secret goes to .env  exists, other lines stay · mode 600
			 ! .env has KAFKA_SASL_PASSWORD already; the old values would be replaced.
			   Press o to say yes to that, or d to name another file.

			 · A key dies with its owner.









			 ⏎ create (not yet)   d change destination   t stores   o say yes to that
			 esc back   ? help   ctrl-c quit"
		`);
		screen.press('enter', {text: 'o'});
		expect(await screen.shows('You said yes to that.')).toContain('o take the yes back');
		screen.press('enter');
		await screen.shows('Depot key created');
	});

	test('says what is dubious about the destination', async () => {
		const run = new FakeRun();
		run.doors.proof = async (path) =>
			proofOf(path, {
				facts: ['new file', 'mode 600', 'git would commit it'],
				warnings: ['Others may read this folder.'],
				ignore: async () => undefined,
			});
		await run.toReview();
		const {frame} = await screenOf(run);
		expect(frame()).toContain('! Others may read this folder.');
		expect(frame()).toContain('! The next commit could take the secret along. Press i to add the file to');
		expect(frame()).toContain('i add it to .gitignore');
	});

	test('says why a destination cannot be used, and takes another', async () => {
		const run = new FakeRun();
		run.doors.proof = async (path) => {
			if (path !== '.env') return proofOf(path);
			throw new Problem({what: '.env cannot take a secret.', why: 'Git tracks the file.'});
		};
		await run.toReview();
		const screen = await screenOf(run);
		expect(screen.frame()).toMatchInlineSnapshot(`
			" kafkey  Depot · Depot key
			 ✓ ✓ sign in  ✓ kind  ✓ place  ✓ rights  ✓ password  ✓ name  ● review  ○ key

			 This will happen, once, when you press Enter:
			  1. create owner orders
			  2. create key orders

			 The secret goes to .env
			 ✗ .env cannot take a secret. Git tracks the file.

			 · A key dies with its owner.










			 ⏎ create (not yet)   d change destination   t stores   esc back   ? help
			 ctrl-c quit"
		`);
		screen.press({text: 'd'}, 'ctrl-u', {text: 'other.env'});
		expect(await screen.shows('❯ other.env')).toMatchInlineSnapshot(`
			" kafkey  Depot · Depot key
			 ✓ ✓ sign in  ✓ kind  ✓ place  ✓ rights  ✓ password  ✓ name  ● review  ○ key

			 Which file should the secret be written to?
			 It gets KAFKA_BOOTSTRAP_SERVERS, KAFKA_SECURITY_PROTOCOL,
			 KAFKA_SASL_MECHANISM, KAFKA_SASL_USERNAME, KAFKA_SASL_PASSWORD.
			 Left empty, the secret is only shown on the screen.

			 ❯ other.env













			 ⏎ use this path   esc keep the old one   ctrl-c quit"
		`);
		screen.press('enter');
		await screen.shows('The secret goes to other.env  new file');
	});

	test('of a secret that only the screen gets', async () => {
		const run = await new FakeRun().toReview();
		run.session.placing.moveTo('');
		const {frame} = await screenOf(run);
		expect(frame()).toContain('The secret goes to the screen only');
		expect(frame()).toContain('It is in no file until you save it there.');
	});

	test('after a refusal says so, and nothing was left', async () => {
		const run = await new FakeRun().toReview();
		run.api.key = async () => {
			throw refused('Depot refused to create the key; nothing was changed there.');
		};
		await run.confirm();
		const {frame} = await screenOf(run);
		expect(frame()).toMatchInlineSnapshot(`
			" kafkey  Depot · Depot key
			 ✓ ✓ sign in  ✓ kind  ✓ place  ✓ rights  ✓ password  ✓ name  ● review  ○ key

			 This will happen, once, when you press Enter:
			  1. create owner orders
			  2. create key orders

			 The secret goes to .env  new file · mode 600

			 · A key dies with its owner.









			 ! Depot refused to create the key; nothing was changed there.
			   What the earlier steps did was taken back: created owner orders.

			 ⏎ create   d change destination   t stores   esc back   ? help   ctrl-c quit"
		`);
	});

	test('tells a refused paste instead of swallowing it', async () => {
		const screen = await screenOf(await new FakeRun().toReview());
		screen.press({text: 'd'});
		await screen.shows('Which file');
		screen.press({text: '\u001b[200~one\ntwo\u001b[201~'});
		await screen.shows('That paste has more than one line');
	});
});

describe('while it runs', () => {
	test('every step has its sign', async () => {
		const run = await new FakeRun().toReview();
		let answer: ((error: Error) => void) | undefined;
		run.api.key = () =>
			new Promise((_, reject) => {
				answer = reject;
			});
		const screen = await screenOf(run);
		screen.press('enter');
		await run.until(({run: now}) => now?.steps[1]?.status === 'doing');
		expect(await screen.shows('⠋ create key')).toMatchInlineSnapshot(`
			" kafkey  Depot · Depot key
			 ✓ ✓ sign in  ✓ kind  ✓ place  ✓ rights  ✓ password  ✓ name  ● review  ○ key

			 ✓ created owner orders  o-1
			 ⠋ create key orders

















			 ctrl-c quit"
		`);
		screen.press('ctrl-c');
		expect(await screen.shows('Something is being created right now.')).toMatchInlineSnapshot(`
			" kafkey  Depot · Depot key
			 ✓ ✓ sign in  ✓ kind  ✓ place  ✓ rights  ✓ password  ✓ name  ● review  ○ key

			 ! Something is being created right now.
			   Leaving does not stop the server: it may exist afterwards without its secret
			   being saved.
			   Press y to leave all the same, or any other key to wait.















			 y leave   esc stay"
		`);
		screen.press({text: 'n'});
		await screen.shows('created owner orders');
		answer?.(refused());
		await screen.shows('This will happen');
	});
});

describe('trouble', () => {
	const troubled = async (prepare: (run: FakeRun) => void) => {
		const run = await new FakeRun().toReview();
		prepare(run);
		await run.confirm();
		return run;
	};

	test('something exists without a secret', async () => {
		const run = await troubled(({api}) => {
			api.key = async () => ({ref: {id: 'k-9'}, label: 'k-9', undelivered: true});
		});
		const screen = await screenOf(run);
		expect(screen.frame()).toMatchInlineSnapshot(`
			" kafkey  Depot · Depot key
			 ✓ ✓ sign in  ✓ kind  ✓ place  ✓ rights  ✓ password  ✓ name  ● review  ○ key

			 ✗ Created key orders (k-9), but its secret was not delivered.
			   The answer said that it exists and held no secret, or a masked one. It
			   cannot be read later.
			   Nothing can use it: delete it and make another, or keep it if you know where
			   its secret is.

			 ✓ created owner orders  o-1
			 ✓ created key orders  k-9

			 This exists now:
			   owner o-1
			   key k-9







			 t take it back   q keep and leave   ? help"
		`);
		screen.press({text: 't'});
		await screen.shows('Everything was taken back.');
	});

	test('something could not be taken back', async () => {
		const run = await troubled(({api}) => {
			api.key = async () => {
				throw refused('Depot refused to create the key; nothing was changed there.');
			};
			api.remove = async () => {
				throw new Problem({what: 'It is in use.'});
			};
		});
		const screen = await screenOf(run);
		expect(screen.frame()).toMatchInlineSnapshot(`
			" kafkey  Depot · Depot key
			 ✓ ✓ sign in  ✓ kind  ✓ place  ✓ rights  ✓ password  ✓ name  ● review  ○ key

			 ✗ Depot refused to create the key; nothing was changed there.

			 ✗ could not be taken back: created owner orders  o-1
			   It is in use.
			 ✗ refused: create key orders

			 This exists now:
			   owner o-1











			 t take it back   q keep and leave   ? help"
		`);
		expect(screen.frame()).toContain('It is in use.');
		screen.press({text: 'q'});
		expect(run.state.left).toBe(5);
	});

	test('it is not known whether it exists, and the vendor has no list', async () => {
		const run = await troubled(({api}) => {
			api.found = undefined;
			api.key = async () => {
				throw unclear('No answer came; it is not known whether the key was created.');
			};
		});
		const screen = await screenOf(run);
		expect(screen.frame()).toContain('owner o-1');
		expect(screen.frame()).toMatchInlineSnapshot(`
			" kafkey  Depot · Depot key
			 ✓ ✓ sign in  ✓ kind  ✓ place  ✓ rights  ✓ password  ✓ name  ● review  ○ key

			 ✗ No answer came; it is not known whether the key was created.

			 ✓ created owner orders  o-1
			 ! not known whether it happened: create key orders

			 It is not known whether it exists; it could not be looked up. To be sure, look
			 at: Depot office › Keys.
			 This exists now:
			   owner o-1










			 t take it back   q keep and leave   ? help"
		`);
		screen.press({text: 't'});
		await screen.shows('taken back: created owner orders');
		expect(screen.frame()).not.toContain('Everything was taken back');
		screen.press({text: 'q'});
		expect(run.state.left).toBe(3);
	});

	test('a look-up found it', async () => {
		const run = await troubled(({api}) => {
			api.key = async () => {
				api.found = [{ref: {id: 'k-7'}, label: 'k-7'}];
				throw unclear('No answer came; it is not known whether the key was created.');
			};
		});
		const {frame} = await screenOf(run);
		expect(frame()).toContain('This exists now:');
		expect(frame()).toContain('key k-7');
	});
});

describe('leaving', () => {
	test('from the first question is asked for', async () => {
		const run = new FakeRun();
		const screen = await screenOf(run);
		screen.press('escape');
		expect(await screen.shows('Leave kafkey?')).toMatchInlineSnapshot(`
			" kafkey
			 ● provider  ○ sign in  ○ kind  ○ review  ○ key

			 ! Leave kafkey?
			   Nothing was created.
			   Press y to leave, or any other key to stay.
















			 y leave   esc stay"
		`);
		screen.press({text: 'n'});
		await screen.shows('Where should the credential come from?');
		screen.press('ctrl-c');
		expect(run.state.left).toBe(130);
	});
});

test.each([
	['review', (run: FakeRun) => run.toReview()],
	[
		'trouble',
		async (run: FakeRun) => {
			await run.toReview();
			run.api.key = async () => ({ref: {id: 'k-9'}, label: 'k-9', undelivered: true});
			return run.confirm();
		},
	],
	[
		'unknown',
		async (run: FakeRun) => {
			await run.toReview();
			run.api.found = undefined;
			run.api.key = async () => {
				throw unclear();
			};
			return run.confirm();
		},
	],
	['secret', async (run: FakeRun) => (await run.toReview()).confirm()],
	[
		'destination refused',
		async (run: FakeRun) => {
			run.doors.proof = async () => {
				throw new Problem({what: 'No.'});
			};
			return run.toReview();
		},
	],
	['many', async (run: FakeRun) => (await run.signIn()).pick('key')],
] as const)('without Unicode %s has ASCII signs only', async (_, prepare) => {
	const run = new FakeRun();
	await prepare(run);
	const {frame} = await screenOf(run, {unicode: false});
	expect(frame()).toMatch(/^[\n -~]*$/);
});
