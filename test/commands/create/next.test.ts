import {describe, expect, test} from 'vitest';
import {nextLine} from '../../../source/commands/create/next.js';
import {FakeRun} from '../../support/fake-session.js';

describe('what to do next', () => {
	test('is to run a program with the variables that were saved', async () => {
		const run = await (await new FakeRun().toReview()).confirm();
		expect(nextLine(run.session.state, false)).toBe('  to run a program with it: kafkey exec -- npm start');
	});

	test('names a file of another name as a shell takes it', async () => {
		const {state} = (await (await new FakeRun().toReview()).confirm()).session;
		const renamed = {...state, ...(state.secret && {secret: {...state.secret, file: 'my keys.env'}})};
		expect(nextLine(renamed, false)).toContain("kafkey exec --file 'my keys.env' -- npm start");
	});

	test('is nothing where nothing was saved to a file', async () => {
		const run = await new FakeRun().toReview();
		expect(nextLine(run.session.state, false)).toBeUndefined();
		run.session.placing.moveTo('');
		await run.confirm();
		expect(nextLine(run.session.state, false)).toBeUndefined();
	});

	test('is no program where the stand-ins ended with kafkey', async () => {
		const run = new FakeRun();
		run.session.startSandbox();
		await run.until(({sandbox}) => sandbox === 'on');
		await run.toReview();
		await run.confirm();
		expect(nextLine(run.session.state, false)).toMatch(
			/the sandbox ended with kafkey, so nothing answers to \S+/,
		);
		expect(nextLine(run.session.state, true)).toContain('kafkey exec');
	});
});
