import {expect, test} from 'vitest';
import {testSandbox} from '../support/sandbox.js';
import {temporaryFolders} from '../support/temporary.js';
import {terminals} from '../support/terminals.js';
import {type LineRun, lineRunOn, lineRuns} from './line-run.js';
import {program} from './vocabulary.js';

const newFolder = temporaryFolders();
const open = terminals();
const sandbox = testSandbox({topicCount: 3});
const start = lineRuns(sandbox);

const answers = [
	['provider', 'Upstash Kafka'],
	['e-mail', 'demo@example.com'],
	['API key (hidden', 'demo-upstash-api-key'],
	['cluster', 'analytics'],
	['topic', '*'],
	['permissions', 'Consume only'],
	['name', 'broken'],
] as const;

/** Answers what comes before the question. */
async function reach(run: LineRun, question: string): Promise<void> {
	const at = answers.findIndex(([prompt]) => prompt === question);
	for (const [prompt, text] of at === -1 ? answers : answers.slice(0, at)) await run.answer(prompt, text);
	await run.asks(question);
}

test.each([['provider'], ['API key (hidden'], ['topic'], ['Number']])(
	'the end of input at %s leaves, and says that nothing new exists',
	async (question) => {
		const run = start();
		await reach(run, question);
		run.type('\u0004');
		expect(await run.left()).toBe(130);
		expect(run.transcript()).toMatch(/\nLeft\. Nothing new exists\.\n$/);
	},
);

test('a number that is none leaves the list as it was heard, and a terminal that changes its size the line', async () => {
	const run = start();
	await reach(run, 'permissions');
	await run.answer('permissions', '4');
	await run.asks('permissions', 'There is no choice 4. The last is 3.');
	await run.answer('permissions', 'nothing like it');
	await run.asks('permissions', 'Nothing fits “nothing like it”.');
	run.type('Consume');
	for (const columns of [20, 200, 7, 80]) run.terminal.resize(columns, 5);
	run.type(' only\r');
	await run.answer('name', ':back');
	await run.answer('permissions', '2');
	await run.asks('name', 'Chosen: Produce only');
	run.type('\u0003');
	expect(await run.left()).toBe(130);
	expect(run.transcript()).toContain('permissions, number or name: Consume only\nChosen: Consume only\n');
});

test('a paste of thousands of characters is one line', async () => {
	const run = start();
	await reach(run, 'API key (hidden');
	const pasted = 'k9'.repeat(8000);
	run.type(`${pasted}\r`);
	await run.asks('Number', 'Error: ');
	run.type('\u0003');
	await run.left();
	run.neverShowed(pasted);
});

test('what an earlier run left is told at the start, and taken back after the sign-in', async () => {
	const folder = newFolder();
	const address = sandbox.system('upstash').baseUrl;
	const begin = (...command: string[]) => {
		const args = [...command, '--screen-reader', '--provider', 'upstash', '--base-url', address];
		const env = {XDG_STATE_HOME: folder};
		return lineRunOn(open({command: program, args, cwd: folder, columns: 200, env}), folder);
	};
	const first = begin();
	for (const [prompt, text] of answers.slice(1)) await first.answer(prompt, text);
	await first.pick('Change where the secret goes');
	await first.answer('path', ':screen');
	await first.create();
	await first.asks('Number', 'secret: hidden');
	first.type('\u0003');
	await first.pick('Leave all the same', 'The secret is saved nowhere.');
	expect(await first.left()).toBe(5);

	const second = begin('recover');
	await second.pick('Delete it', 'Warning: An earlier run', 'credential broken');
	await second.answer('e-mail', 'demo@example.com');
	await second.answer('API key (hidden', 'demo-upstash-api-key');
	await second.pick('Delete all of this', 'deleting cannot be undone');
	await second.pick('Go on', 'Everything that was found was deleted');
	expect(await second.left()).toBe(0);
});
