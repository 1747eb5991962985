import {expect, test} from 'vitest';
import * as z from 'zod';
import {testSandbox} from './sandbox.js';

const sandbox = testSandbox({topicCount: 3});

test('the sandbox runs, and its control address shows the same systems', async () => {
	const answer = await fetch(`${sandbox.url}/_sandbox`);
	const {systems} = z
		.object({systems: z.array(z.object({id: z.string(), baseUrl: z.string().optional()}))})
		.parse(await answer.json());
	for (const {id, baseUrl} of systems) if (baseUrl) expect(sandbox.system(id).baseUrl).toBe(baseUrl);
	expect(() => sandbox.system('apache-kafka').baseUrl).toThrow('no API over HTTP');
	expect(() => sandbox.system('nobody')).toThrow('no system nobody');
});

test('what exists there is read by a schema', () => {
	const system = sandbox.system('upstash');
	expect(sandbox.state('upstash', z.record(z.string(), z.unknown()))).toEqual(system.state());
	expect(() => sandbox.state('upstash', z.string())).toThrow(z.ZodError);
});

test('an ordered fault hits the next request', async () => {
	const {baseUrl} = sandbox.system('upstash');
	sandbox.order({kind: 'answer', reply: {status: 418}});
	sandbox.order({kind: 'answer', path: '^/not-asked-for$', reply: {status: 418}});
	expect((await fetch(baseUrl)).status).toBe(418);
	expect((await fetch(baseUrl)).status).not.toBe(418);
});

test('a fault that the test before ordered in vain is gone', async () => {
	const {baseUrl} = sandbox.system('upstash');
	expect((await fetch(`${baseUrl}/not-asked-for`)).status).not.toBe(418);
});
