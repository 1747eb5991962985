import {once} from 'node:events';
import {readdirSync} from 'node:fs';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {describe, expect, onTestFinished, test} from 'vitest';
import {testSandbox} from '../support/sandbox.js';
import {terminals} from '../support/terminals.js';
import {chooseReader, signInToUpstash} from './upstash-story.js';
import {program, type Run, runs} from './vocabulary.js';

const sandbox = testSandbox({topicCount: 30});
const start = runs(sandbox);

/** Signs in to Upstash with what the sandbox offers. */
async function signIn(run: Run): Promise<void> {
	await signInToUpstash(run);
	await run.sees('Which cluster', 'analytics');
}

describe('keys', () => {
	test('that arrive together mean what they mean one by one', async () => {
		const run = start();
		await signIn(run);
		run.terminal.pressTogether('down', 'down', 'up', 'enter');
		await run.sees('Which topic', 'every topic');
		run.type('payments.*\r');
		await run.sees('What may it do');
		run.type('consume only\r');
		await run.sees('be called');
		run.type('togetherr\x7f\r');
		expect(await run.review()).toContain('create credential together: CONSUME on topics payments.*');
	});

	test('pressed while the sandbox still starts are kept', async () => {
		const {promise: started, resolve: goOn} = Promise.withResolvers<void>();
		const slow = createServer(async (_, response) => {
			await started;
			const answer = await fetch(`${sandbox.url}/_sandbox`);
			response.setHeader('content-type', 'application/json').end(await answer.text());
		});
		await once(slow.listen(0, '127.0.0.1'), 'listening');
		onTestFinished(() => void slow.close());
		const run = start({args: ['--sandbox-url', `http://127.0.0.1:${(slow.address() as AddressInfo).port}`]});
		await run.sees('come from?');
		run.type('upst');
		await run.sees('❯ Upstash Kafka');
		goOn();
		await run.sees('sandbox ● provider', 'filter upst');
		run.press('enter');
		await run.sees('e-mail address');
	});

	test('Ctrl-C at a question leaves with 130, and nothing behind', async () => {
		const run = start();
		await signIn(run);
		run.press('ctrl-c');
		expect(await run.left()).toEqual({exit: 130, scrollback: ''});
		expect(run.terminal.alternate).toBe(false);
		expect(run.terminal.cursorVisible).toBe(true);
		expect(readdirSync(run.folder)).toEqual([]);
	});
});

describe('a paste', () => {
	test('with a line end behind it does not submit', async () => {
		const run = start();
		await run.choose('come from?', 'Upstash Kafka');
		await run.sees('e-mail address');
		run.press('ctrl-u');
		run.terminal.paste('demo@example.com\n');
		await run.sees('❯ demo@example.com', 'e-mail address');
		run.press('enter');
		await run.sees('API key?');
	});

	test('with a line end inside is refused with a sentence', async () => {
		const run = start();
		await run.choose('come from?', 'Upstash Kafka');
		await run.sees('e-mail address');
		run.press('ctrl-u');
		run.terminal.paste('demo@example\n.com');
		await run.sees('That paste has more than one line', 'Nothing was inserted', '❯ dana@example.com');
	});

	test('on a list filters it and chooses nothing', async () => {
		const run = start();
		await signIn(run);
		run.terminal.paste('2');
		await run.sees('filter 2', 'Which cluster');
		run.press('backspace');
		run.terminal.paste('bil\n');
		await run.sees('filter bil', '❯ billing', 'Which cluster');
	});

	test('on the review is no answer', async () => {
		const run = start();
		await signIn(run);
		await chooseReader(run, 'not-pasted');
		await run.review();
		run.terminal.paste('d\n');
		run.terminal.resize(90, 24);
		await run.review();
		run.press('escape');
		await run.sees('be called', '❯ not-pasted');
	});
});

const sizes = [
	[40, 10],
	[200, 60],
	[20, 5],
	[60, 16],
	[120, 40],
] as const;

describe('the size', () => {
	test('can change in the middle, and nothing typed is lost', async () => {
		const run = start();
		await signIn(run);
		await run.choose('Which cluster', 'orders');
		await run.sees('Which topic');
		run.type('pay');
		await run.sees('filter pay');
		run.terminal.resize(30, 8);
		await run.sees('kafkey needs 40 columns and 10 rows');
		run.terminal.resize(120, 40);
		await run.sees('Which topic', 'filter pay');
		await run.back('Which cluster');
		await run.sees('❯ orders');
	});

	test('can get narrower and higher at once', async () => {
		const run = start({columns: 50, rows: 40});
		await run.sees('come from?', '❯ Confluent Cloud', 'sandbox');
		const before = run.terminal.screen();
		run.terminal.resize(160, 12);
		await run.terminal.waitFor(/^ kafkey .{60,} sandbox$/m);
		run.terminal.resize(50, 40);
		await expect.poll(() => run.terminal.screen(), {timeout: 15_000}).toEqual(before);
	});

	test('can change again and again on every screen of a run, and each is whole afterwards', async () => {
		const run = start();
		const squeezed = async () => {
			await run.terminal.waitForGone(/[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏]/);
			const before = run.terminal.screen();
			for (const [columns, rows] of [...sizes, [80, 24]] as const) run.terminal.resize(columns, rows);
			await expect.poll(() => run.terminal.screen(), {timeout: 15_000}).toEqual(before);
		};
		await run.sees('come from?', '❯ Confluent Cloud', 'sandbox');
		await squeezed();
		await signIn(run);
		await squeezed();
		await run.choose('Which cluster', 'orders');
		await run.sees('Which topic', 'every topic');
		run.type('pay');
		// The topics come a page at a time: until all 31 are there the screen changes by itself.
		await run.sees('filter pay', '4 of 31');
		await squeezed();
		run.press('ctrl-u');
		run.type('*\r');
		await run.choose('What may it do', 'Consume only');
		await run.sees('be called');
		run.type('resized');
		await run.sees('❯ resized');
		await squeezed();
		run.press('enter');
		await run.review();
		await run.sees('new file');
		await squeezed();
		await run.confirm();
		await run.sees('[ ] I have saved the secret', 'as asked', 'v check');
		await squeezed();
		run.type('f');
		await run.sees('Which format?');
		await squeezed();
		run.press('enter');
		await run.sees('KAFKA_SASL_PASSWORD=');
		await squeezed();
		run.press('ctrl-c');
		await run.sees('Leave kafkey?');
		await squeezed();
		run.type('y');
		expect((await run.left()).exit).toBe(0);
	});

	test('of 40 by 10 is enough for a whole run', async () => {
		const run = start({columns: 40, rows: 10});
		await signInToUpstash(run);
		await chooseReader(run, 'small');
		await run.confirm();
		expect((await run.finish()).exit).toBe(0);
		expect(readdirSync(run.folder)).toEqual(['.env.sandbox']);
	});
});

describe('a signal', () => {
	const open = terminals();

	test.each([
		['SIGTERM', 143],
		['SIGHUP', 129],
		['SIGINT', 130],
	] as const)('%s ends it with %i and the terminal as it was', async (signal, code) => {
		// The shell around it hears the signal too, and stays to say how the terminal was left.
		const script = `trap : TERM HUP INT; "$@"; echo "code $?"; stty -a`;
		const node = [process.execPath, program, '--sandbox-url', sandbox.url];
		const terminal = open({command: '/bin/sh', args: ['-c', script, 'sh', ...node]});
		await terminal.waitFor('come from?');
		process.kill(-terminal.pid, signal);
		await terminal.exit;
		expect(terminal.scrollback()).toMatch(new RegExp(`^code ${code}\\n`));
		expect(terminal.scrollback()).toMatch(/ icanon .* echo /s);
		expect(terminal.alternate).toBe(false);
		expect(terminal.cursorVisible).toBe(true);
		expect(terminal.emulator.modes.bracketedPasteMode).toBe(false);
	});
});
