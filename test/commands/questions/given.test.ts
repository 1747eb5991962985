import {expect, test} from 'vitest';
import {givenDoor} from '../../../source/commands/questions/given.js';
import {Secret} from '../../../source/secret.js';
import type {State} from '../../../source/wizard/state.js';
import {depot, FakeApi, refused} from '../../support/fake-provider.js';
import {FakeRun} from '../../support/fake-session.js';

const [zone, bay, password] = ['depot/key/zone', 'depot/key/bay', 'depot/key/password'];
const fromEnvironment = new Secret('from-the-environment');

/** The wizard in a terminal, with some questions answered by flags, and the password by a variable. */
function wizardWith(flags: Readonly<Record<string, string>>, more: Partial<State> = {}) {
	const run = new FakeRun(more);
	const said = Object.fromEntries(
		Object.entries(flags).map(([id, text]) => [id, {flag: `--${id}`, texts: [text]}]),
	);
	const details = {[password]: {answer: fromEnvironment, remark: 'The password was taken from DEPOT_PASS.'}};
	return Object.assign(run, {
		doors: Object.assign(run.doors, {given: givenDoor({said, environment: {details}, alone: false})}),
	});
}

/** Goes on from the sign-in to the bays of the zone. */
async function toBays(run: FakeRun): Promise<FakeRun> {
	await run.signIn();
	run.pick('key');
	await run.listed(zone);
	if (run.asked.key === zone) run.pick('z-north');
	await run.listed(bay);
	return run;
}

test('the wizard asks only what flags and variables do not answer', async () => {
	const run = await toBays(wizardWith({zone: 'z-south', access: 'none', name: 'orders'}));
	expect(run.state.answers[zone]).toMatchObject({value: 'z-south', typed: false});
	run.pick('z-south/1');
	expect(run.state.remark).toContain('The password was taken from DEPOT_PASS.');
	expect(run.state.answers[password]).toBe(fromEnvironment);
	await run.until(({destination}) => destination.proof !== undefined);
});

test('a flag that does not fit says so at its question, which is then asked', async () => {
	const run = await toBays(wizardWith({bay: 'nowhere'}));
	const sentence = '--bay: It takes one of: z-north/1, z-north/2.';
	expect(run.state.complaint).toEqual({key: bay, sentence});
	run.pick('z-north/2');
	expect(run.asked.id).toBe('access');
});

test('each flag answers once: when an answer before it changes, its question is asked', async () => {
	const run = await toBays(wizardWith({bay: 'z-north/1'}));
	expect(run.asked.id).toBe('access');
	run.session.back();
	run.pick('z-south');
	await run.listed(bay);
	expect(run.asked.id).toBe('bay');
});

test('what the server refuses is asked, not answered by the same flag again', async () => {
	const run = await toBays(wizardWith({bay: 'z-north/1', access: 'none', name: 'orders'}));
	const fields = [{path: ['key_name'], message: 'It is taken.'}];
	run.api.key = () => Promise.reject(refused('Depot refused it.', {fields}));
	await run.until(({destination}) => destination.proof !== undefined);
	await run.confirm();
	expect(run.asked.id).toBe('name');
	run.type('2');
	expect(run.asked.id).toBe('name');
	run.enter();
	expect(run.state.answers['depot/key/name']).toBe('orders2');
});

test('a refused sign-in is asked for, not tried again with the same flag', async () => {
	const given = {
		'start/provider': {value: 'depot', label: 'Depot', typed: false},
		'depot/sign-in/user': 'eve',
	};
	const run = wizardWith(
		{user: 'eve'},
		{
			providers: [depot(new FakeApi(), {connect: () => Promise.reject(refused())})],
			answers: {...given, 'depot/sign-in/token': new Secret('the-token')},
			automatic: {'start/provider': '', 'depot/sign-in/user': '', 'depot/sign-in/token': ''},
		},
	);
	run.session.open();
	await run.until(({connection}) => connection.status === 'failed');
	run.session.back();
	expect(run.asked.id).toBe('user');
});

test('the environment’s secrets are for the real systems, not for the stand-ins', async () => {
	const run = await toBays(wizardWith({bay: 'z-north/1', access: 'none'}, {sandbox: 'on'}));
	expect(run.asked.id).toBe('password');
});

test('in the stand-ins a sign-in by flags goes before the demo’s', async () => {
	const run = wizardWith({user: 'eve'}, {sandbox: 'on'});
	run.session.open();
	run.pick('depot');
	expect(run.asked.id).toBe('token');
	run.answer('the-token');
	await run.until(({connection}) => connection.status === 'open');
	expect(run.api.calls).toEqual(['sign in eve']);
});
