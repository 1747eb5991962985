import {expect, test} from 'vitest';
import {railOf} from '../../source/wizard/rail.js';
import {FakeRun} from '../support/fake-session.js';

const signs = {done: '✓', now: '●', ahead: '○'};
const rail = ({state}: FakeRun) => railOf(state).map((step) => `${signs[step.state]} ${step.label}`);

test('knows the kind’s steps once it is chosen, each once', async () => {
	const run = new FakeRun();
	expect(rail(run)).toEqual(['● provider', '○ sign in', '○ kind', '○ review', '○ key']);
	await run.signIn();
	expect(rail(run)).toEqual(['✓ provider', '✓ sign in', '● kind', '○ review', '○ key']);
	run.pick('key');
	expect(rail(run)).toEqual([
		'✓ provider',
		'✓ sign in',
		'✓ kind',
		'● place',
		'○ rights',
		'○ password',
		'○ name',
		'○ review',
		'○ key',
	]);
});

test('stands at the end when the credential is there', async () => {
	const run = await new FakeRun().toReview();
	expect(rail(run).at(-2)).toBe('● review');
	await run.confirm();
	expect(rail(run).slice(-2)).toEqual(['✓ review', '● key']);
});

test('stays at the sign-in while it goes on and when it fails', () => {
	const run = new FakeRun();
	run.session.open();
	run.pick('depot').answer('dana').answer('the-token');
	expect(rail(run)[1]).toBe('● sign in');
	run.session.dispatch({type: 'connection', connection: {status: 'failed', problem: {what: 'No.'}}});
	expect(rail(run)[1]).toBe('● sign in');
});
