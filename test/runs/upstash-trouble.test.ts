import {existsSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import * as z from 'zod';
import type {Fault} from '../../source/sandbox/faults.js';
import {type TestSandbox, testSandbox} from '../support/sandbox.js';
import {chooseReader, signInToUpstash} from './upstash-story.js';
import {type Run, runs} from './vocabulary.js';

const state = z.object({
	credentials: z.array(z.object({id: z.string(), name: z.string(), password: z.string()})),
});
const create = {method: 'POST', path: '^/v2/kafka/credential$'} as const;

function named(sandbox: TestSandbox, name: string) {
	return sandbox.state('upstash', state).credentials.filter((credential) => credential.name === name);
}

/** Answers everything; the next Enter creates. */
async function reachReview(run: Run, name: string): Promise<void> {
	await signInToUpstash(run);
	await chooseReader(run, name, {cluster: 'analytics'});
	await run.review();
}

describe('a create that fails', () => {
	const sandbox = testSandbox({topicCount: 3});
	const start = runs(sandbox);

	const refusals: [string, Fault, string][] = [
		[
			'400',
			{...create, kind: 'answer', reply: {status: 400, json: {error: 'topic is malformed'}}},
			'“topic is malformed”',
		],
		['403', {...create, kind: 'answer', reply: {status: 403, json: {error: 'Forbidden'}}}, '“Forbidden”'],
	];
	test.each(refusals)(
		'%s: nothing was changed, and the next confirmation makes one',
		async (status, fault, words) => {
			const run = start();
			await reachReview(run, `refused-${status}`);
			sandbox.order(fault);
			await run.confirm();
			await run.sees('refused to create the credential; nothing was changed there.', words);
			expect(named(sandbox, `refused-${status}`)).toEqual([]);
			expect(readdirSync(run.folder)).toEqual([]);
			await run.confirm();
			await run.made();
			expect(named(sandbox, `refused-${status}`)).toHaveLength(1);
			expect((await run.finish()).exit).toBe(0);
		},
	);

	const cuts: [string, Fault][] = [
		['the connection is cut', {...create, kind: 'drop-after'}],
		['a 502 comes', {...create, kind: 'answer-after', reply: {status: 502, text: 'Bad gateway'}}],
		['half an answer comes', {...create, kind: 'truncate'}],
	];
	test.each(cuts)('%s after the work was done: it is found, and taken back on t', async (how, fault) => {
		const run = start();
		await reachReview(run, how);
		sandbox.order(fault);
		await run.confirm();
		const screen = await run.sees('This exists now:');
		const [existing] = named(sandbox, how);
		expect(screen).toContain(`credential ${existing?.id}`);
		run.type('t');
		await run.sees('Everything was taken back.');
		expect(named(sandbox, how)).toEqual([]);
		run.press('ctrl-c');
		expect((await run.left()).exit).toBe(130);
		expect(existsSync(join(run.folder, '.env.sandbox'))).toBe(false);
	});

	test('a 500 without any work: not known, and a look-up did not see it', async () => {
		const run = start();
		await reachReview(run, 'lost');
		sandbox.order({...create, kind: 'answer', reply: {status: 500}});
		await run.confirm();
		await run.sees('It is not known whether', 'A look-up did not see it', 'Upstash Console');
		expect(named(sandbox, 'lost')).toEqual([]);
		run.type('q');
		const {exit, scrollback} = await run.left();
		expect(exit).toBe(3);
		expect(scrollback).toContain('it is not known whether something was created');
	});
});

describe('an answer without the password', () => {
	const sandbox = testSandbox({topicCount: 3, modes: ['upstash-empty-password']});
	const start = runs(sandbox);

	test('is told as it is, and kept when the person leaves it', async () => {
		const run = start();
		await reachReview(run, 'mute');
		await run.confirm();
		const screen = await run.sees('but its secret was not delivered', 'This exists now:');
		const [existing] = named(sandbox, 'mute');
		expect(screen).toContain(`credential ${existing?.id}`);
		run.type('q');
		const {exit, scrollback} = await run.left();
		expect(exit).toBe(5);
		expect(scrollback).toContain(
			`left without a usable secret (Upstash Kafka, sandbox): credential ${existing?.id}`,
		);
		expect(named(sandbox, 'mute')).toHaveLength(1);
		expect(readdirSync(run.folder)).toEqual([]);
		run.neverShowed(existing?.password ?? '');
	});
});
