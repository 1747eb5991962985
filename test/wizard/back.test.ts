import {beforeEach, describe, expect, test} from 'vitest';
import {plainOf} from '../../source/providers/field.js';
import {draftFor} from '../../source/wizard/asking.js';
import {screenOf} from '../../source/wizard/screen.js';
import {choice, pages} from '../support/fake-provider.js';
import {FakeRun} from '../support/fake-session.js';

let run: FakeRun;

/** What stands in the line or the filter of the question on the screen. */
const typed = () => {
	const draft = draftFor(run.state, run.asked);
	return draft.kind === 'text' ? draft.line.text : draft.kind === 'list' ? draft.list.filter.text : undefined;
};

const highlighted = () => {
	const draft = draftFor(run.state, run.asked);
	return draft.kind === 'list' ? draft.list.matches[draft.list.index]?.value : undefined;
};

describe('back', () => {
	beforeEach(() => {
		run = new FakeRun();
	});

	test('finds every answer as it was left', async () => {
		await run.toReview();
		run.session.back();
		expect([run.asked.id, typed()]).toEqual(['name', 'orders']);
		run.session.back();
		expect([run.asked.id, typed()]).toEqual(['password', 'correct horse']);
		run.session.back();
		run.session.back();
		expect([run.asked.id, highlighted()]).toEqual(['bay', 'z-north/1']);
		run.session.back();
		expect([run.asked.id, highlighted()]).toEqual(['zone', 'z-north']);
	});

	test('keeps what was typed and not answered yet', async () => {
		await run.toReview();
		run.session.back();
		run.type('-eu');
		run.session.back();
		run.enter();
		expect([run.asked.id, typed()]).toEqual(['name', 'orders-eu']);
	});

	test('skips what answered itself', async () => {
		run.api.lists['zone'] = () => pages([choice('only')]);
		await run.signIn();
		run.pick('key');
		await run.listed('depot/key/bay');
		run.pick('only/1');
		run.session.back();
		expect(run.asked.id).toBe('bay');
		run.session.back();
		expect(run.asked.id).toBe('kind');
	});

	test('from the first question asks whether to leave', () => {
		run.session.open();
		run.session.back();
		expect(run.state.overlay).toBe('quit');
	});

	test('takes a complaint away with its question', async () => {
		await run.signIn();
		run.pick('key');
		run.type('no such zone').enter();
		expect(run.state.complaint?.key).toBe('depot/key/zone');
		run.session.back();
		expect(run.state.complaint).toBeUndefined();
	});
});

describe('another answer', () => {
	beforeEach(async () => {
		run = await new FakeRun().toReview();
	});

	test('drops the answers whose lists depended on it, and fetches those again', async () => {
		for (let left = 5; left > 0; left--) run.session.back();
		run.pick('z-south');
		expect(run.asked.id).toBe('bay');
		expect((await run.listed('depot/key/bay')).map(({value}) => value)).toEqual(['z-south/1', 'z-south/2']);
		expect(run.api.asked['zone']).toHaveLength(1);
		run.pick('z-south/2');
		// What was typed elsewhere is still there to be confirmed.
		run.pick('none').enter();
		expect([run.asked.id, typed()]).toEqual(['name', 'orders']);
	});

	test('never leaves the highlight on an entry of the list before', async () => {
		for (let left = 5; left > 0; left--) run.session.back();
		run.pick('z-south').enter();
		expect(run.asked.id).toBe('bay');
		await run.listed('depot/key/bay');
		run.enter();
		expect(plainOf(run.state.answers['depot/key/bay'])).toBe('z-south/1');
	});

	test('keeps everything where it is the same answer again', async () => {
		for (let left = 5; left > 0; left--) run.session.back();
		run.pick('z-north').enter().enter().enter().enter();
		expect(screenOf(run.state).is).toBe('review');
		expect(run.api.asked['bay']).toHaveLength(1);
		expect(run.api.calls).toEqual(['sign in dana']);
	});

	test('to the sign-in ends it, with all that was fetched', async () => {
		for (let left = 7; left > 0; left--) run.session.back();
		expect(run.asked.id).toBe('token');
		run.answer('another-token');
		expect(run.state.listings).toEqual({});
		await run.until(({connection}) => connection.status === 'open');
		expect(run.api.calls).toEqual(['sign in dana', 'sign in dana']);
		expect(run.asked.id).toBe('kind');
	});

	test('the same sign-in again keeps it', () => {
		for (let left = 7; left > 0; left--) run.session.back();
		run.enter();
		expect(run.state.connection.status).toBe('open');
		expect(run.api.calls).toEqual(['sign in dana']);
	});
});

test('nothing of a password is left in the answers but a Secret', async () => {
	run = await new FakeRun().toReview();
	expect(JSON.stringify(run.state.answers)).not.toContain('correct horse');
	expect(String(run.state.answers['depot/key/password'])).toBe('[redacted]');
});
