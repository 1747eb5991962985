import {expect, test} from 'vitest';
import {Problem} from '../../source/errors.js';
import {Secret} from '../../source/secret.js';
import type {Loaded} from '../../source/wizard/doors.js';
import {screenOf} from '../../source/wizard/screen.js';
import {depot, FakeApi, pier} from '../support/fake-provider.js';
import {entryOf, FakeRun} from '../support/fake-session.js';

/** A run in which no provider is loaded yet; `arrive` lets the chosen one come. */
function unloaded() {
	const entries = [depot(new FakeApi()), pier(new FakeApi())].map(entryOf);
	const run = new FakeRun({entries, providers: []});
	const asked: string[] = [];
	const waiting = Promise.withResolvers<void>();
	let more: Pick<Loaded, 'answers' | 'automatic'> = {answers: {}, automatic: {}};
	run.doors.load = async ({id, load}) => {
		asked.push(id);
		await waiting.promise;
		return {provider: await load(), ...more};
	};
	run.session.open();
	const arrive = (found = more) => {
		more = found;
		waiting.resolve();
		return run.until(({providers}) => providers.length > 0);
	};
	return {run, asked, arrive, fail: waiting.reject};
}

test('a provider is loaded when it is chosen, once, and the list stays until then', async () => {
	const {run, asked, arrive} = unloaded();
	expect(asked).toEqual([]);

	run.pick('depot');
	expect(run.asked.key).toBe('start/provider');
	await arrive();

	expect(run.asked.key).toBe('depot/sign-in/user');
	expect(asked).toEqual(['depot']);
});

test('what is pressed meanwhile is for the screen that comes, in the order of pressing', async () => {
	const {run, arrive} = unloaded();
	const heard: string[] = [];
	run.pick('depot');
	for (const key of ['first', 'second'])
		run.session.loading.after(() => heard.push(`${key} at ${run.asked.key}`));
	expect(heard).toEqual([]);

	await arrive();
	await new Promise(setImmediate);

	expect(heard).toEqual(['first at depot/sign-in/user', 'second at depot/sign-in/user']);
	run.session.loading.after(() => heard.push('at once'));
	expect(heard.at(-1)).toBe('at once');
});

test('a provider that cannot be loaded leaves the list on the screen with the reason', async () => {
	const {run, fail} = unloaded();
	run.pick('depot');
	fail(new Problem({what: 'It could not be loaded.', next: 'Start kafkey again.'}));
	await run.until(({complaint}) => complaint !== undefined);

	expect(run.asked.key).toBe('start/provider');
	expect(run.state.complaint?.sentence).toBe('It could not be loaded. Start kafkey again.');
	run.press().enter();
	expect(run.state.history).toEqual(['start/provider']);
});

const fromEnvironment = {
	answers: {'depot/sign-in/user': 'dana', 'depot/sign-in/token': new Secret('the-token')},
	automatic: {'depot/sign-in/user': 'from A', 'depot/sign-in/token': 'from B'},
};

test('a sign-in of the environment is used when its provider is loaded', async () => {
	const {run, arrive} = unloaded();
	run.pick('depot');
	await arrive(fromEnvironment);
	await run.until(({connection}) => connection.status === 'open');

	expect(screenOf(run.state)).toMatchObject({is: 'ask', asked: {id: 'kind'}});
});

test('a sign-in of the environment is not for the stand-ins', async () => {
	const {run, arrive} = unloaded();
	run.session.startSandbox();
	await run.until(({sandbox}) => sandbox === 'on');
	run.pick('depot');
	await arrive(fromEnvironment);

	expect(run.asked.key).toBe('depot/sign-in/user');
});
