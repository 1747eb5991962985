import {expect, test, vi} from 'vitest';
import {run} from '../../../source/commands/index.js';
import {FakeWorld} from '../support/fake-world.js';

test('the sandbox names no flag that a command would refuse: its sign-ins are filled in', async () => {
	const world = new FakeWorld();
	const ended = run(['sandbox', '--topics', '3'], world);
	await vi.waitFor(() => expect(world.out).toContain('\n  sign-in'), {timeout: 20_000});
	world.signal('SIGINT');
	expect(await ended).toBe(0);
	expect([...new Set(world.out.match(/--[a-z-]+/g))]).toEqual(['--sandbox-url']);
	expect(world.out).toContain('kafkey check --sandbox-url http://127.0.0.1:');
});
