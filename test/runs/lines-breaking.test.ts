import {expect, test} from 'vitest';
import {testSandbox} from '../support/sandbox.js';
import {type LineRun, lineRuns} from './line-run.js';

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
