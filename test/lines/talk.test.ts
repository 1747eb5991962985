import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {Talk} from '../../source/lines/talk.js';
import {wizardTalked} from '../../source/lines/talked.js';
import {depot, FakeApi} from '../support/fake-provider.js';
import {FakeRun} from '../support/fake-session.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A talk over the fake vendor, and all that it wrote. */
function talkOver(run: FakeRun) {
	let said = '';
	const write = (text: string) => {
		said += text;
	};
	const talk = new Talk(wizardTalked(run.session), {write, unicode: true}, ['Begin.']);
	run.session.open();
	return {
		talk,
		/** What was written since the last call, once that much time has gone by; milliseconds. */
		after: async (time: number) => {
			await vi.advanceTimersByTimeAsync(time);
			const now = said;
			said = '';
			return now;
		},
	};
}

test('what is waited for is said once, and every 15 s that it is still so', async () => {
	const never = new Promise<never>(() => undefined);
	const run = new FakeRun({providers: [depot(new FakeApi(), {connect: () => never})]});
	const {talk, after} = talkOver(run);
	await after(0);
	talk.read('depot\r');
	await after(0);
	talk.read('dana\r');
	await after(0);
	talk.read('the-token\r');
	expect(await after(14_900)).toContain('Signing in to ');
	expect(await after(200)).toMatch(/^Still signing in to .*, 15 s\.\n$/);
	expect(await after(14_800)).toBe('');
	expect(await after(200)).toMatch(/^Still signing in to .*, 30 s\.\n$/);
	talk.close();
});
