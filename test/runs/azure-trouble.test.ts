import {readdirSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import * as z from 'zod';
import {type TestSandbox, testSandbox} from '../support/sandbox.js';
import {organizationState} from './confluent-story.js';
import {type Run, runs} from './vocabulary.js';

const directory = z.object({organizations: z.array(z.object({confluent: organizationState.nullable()}))});

function named(sandbox: TestSandbox, name: string) {
	const {organizations} = sandbox.state('confluent-azure', directory);
	return organizations.flatMap(({confluent}) => confluent?.keys ?? []).filter((key) => key.name === name);
}

/** Answers everything for a Kafka key; the next Enter creates. */
async function reachReview(run: Run, name: string): Promise<void> {
	await run.choose('come from?', 'Confluent on Azure');
	await run.choose('How do you sign in', 'Access token');
	await run.accept('What is the access token?');
	await run.choose('What should Confluent on Azure issue?', 'Kafka key');
	await run.choose('Which Azure subscription', 'Demo Development');
	await run.choose('Which Kafka cluster', 'metrics');
	await run.answer('What should the key be called?', name);
	await run.accept('What is it for?');
	await run.review();
}

describe.each(['azure-empty-secret', 'azure-missing-secret'] as const)('%s', (mode) => {
	const sandbox = testSandbox({topicCount: 3, modes: [mode]});
	const start = runs(sandbox);

	test('the key exists, its secret was not delivered, and t deletes it', async () => {
		const run = start();
		await reachReview(run, 'mute');
		await run.confirm();
		const screen = await run.sees('but its secret was not delivered', 'This exists now:');
		const [key] = named(sandbox, 'mute');
		expect(screen).toContain(`API key ${key?.id}`);
		expect(readdirSync(run.folder)).toEqual([]);
		run.type('t');
		await run.sees('Everything was taken back.');
		expect(named(sandbox, 'mute')).toEqual([]);
		run.press('ctrl-c');
		expect((await run.left()).exit).toBe(130);
	});
});

describe('an answer that is lost', () => {
	const sandbox = testSandbox({topicCount: 3});
	const start = runs(sandbox);

	test('cannot be looked up, for Azure lists no keys: not known, and where to look', async () => {
		const run = start();
		await reachReview(run, 'lost');
		sandbox.order({kind: 'drop-after', method: 'POST', path: '/createAPIKey$'});
		await run.confirm();
		await run.sees('It is not known whether', 'could not be looked up', 'Azure has no list of keys');
		expect(named(sandbox, 'lost')).toHaveLength(1);
		run.type('q');
		const {exit, scrollback} = await run.left();
		expect(exit).toBe(3);
		expect(scrollback).toContain('it is not known whether something was created');
		expect(readdirSync(run.folder)).toEqual([]);
	});
});
