import {describe, expect, test} from 'vitest';
import {Problem} from '../../source/errors.js';
import type {Account} from '../../source/providers/provider.js';
import {chosenIn} from '../../source/wizard/chosen.js';
import {screenOf} from '../../source/wizard/screen.js';
import {choice, credential, depot, FakeApi, pages, refused, unclear} from '../support/fake-provider.js';
import {conflict, FakeRun, proofOf} from '../support/fake-session.js';

describe('a list with one entry', () => {
	test('answers itself and says so', async () => {
		const run = new FakeRun();
		run.api.lists['zone'] = () => pages([choice('only')]);
		await run.signIn();
		run.pick('key');
		await run.listed('depot/key/zone');
		expect(run.asked.id).toBe('bay');
		expect(run.state.remark).toBe('There is only one zone: only.');
	});

	test('waits for the last page', async () => {
		const run = new FakeRun();
		run.api.lists['zone'] = () => pages([choice('first')], [choice('second')]);
		await run.signIn();
		run.pick('key');
		await run.listed('depot/key/zone');
		expect(run.asked.id).toBe('zone');
	});

	test('does not answer when the list broke off after its first page', async () => {
		const run = new FakeRun();
		run.api.lists['zone'] = async function* () {
			yield [choice('first')];
			throw refused('Listing stopped.');
		};
		await run.signIn();
		run.pick('key');
		await run.listed('depot/key/zone');
		expect(run.asked.id).toBe('zone');
	});

	test('that is fixed answers itself too: the one kind of a vendor', async () => {
		const run = await new FakeRun().signIn('pier');
		expect(run.asked.key).toBe('pier/pass/name');
		expect(run.state.remark).toBe('Signed in as dana. There is only one kind: Depot pass.');
	});

	test('says so for each of two that follow each other', async () => {
		const run = new FakeRun();
		run.api.lists['zone'] = () => pages([choice('only')]);
		run.api.lists['bay'] = () => pages([choice('single')]);
		await run.signIn();
		run.pick('key');
		await run.listed('depot/key/bay');
		expect(run.state.remark).toBe('There is only one zone: only. There is only one bay: single.');
	});
});

/** The door to the network is open. */
const opened = () => new Promise(setImmediate);

/** A session whose sign-in the test decides. */
async function signingIn() {
	const api = new FakeApi();
	const tries: {signal: AbortSignal; open: () => void; fail: (error: unknown) => void}[] = [];
	const provider = depot(api, {
		connect: (_answers, {signal}) =>
			new Promise<Account<unknown>>((resolve, reject) => {
				tries.push({signal, open: () => resolve({who: 'dana', api}), fail: reject});
			}),
	});
	const run = new FakeRun({providers: [provider]});
	run.session.open();
	run.pick('depot').answer('dana').answer('the-token');
	const last = () => tries.at(-1) ?? expect.fail('no sign-in');
	await opened();
	return {run, tries, last};
}

describe('signing in', () => {
	test('happens once', async () => {
		const {run, tries} = await signingIn();
		run.session.notice('waiting');
		expect(screenOf(run.state).is).toBe('connecting');
		expect(tries).toHaveLength(1);
	});

	test('a refusal is told and can be tried again with the same answers', async () => {
		const {run, tries, last} = await signingIn();
		last().fail(new Problem({what: 'Depot does not know this token.'}));
		await run.until(({connection}) => connection.status === 'failed');
		expect(screenOf(run.state).is).toBe('sign-in-failed');
		expect(run.state.connection).toMatchObject({problem: {what: 'Depot does not know this token.'}});
		run.session.retrySignIn();
		await opened();
		expect(tries).toHaveLength(2);
		last().open();
		await run.until(({connection}) => connection.status === 'open');
		expect(run.asked.id).toBe('kind');
	});

	test('back after a refusal asks for the last sign-in answer again', async () => {
		const {run, last} = await signingIn();
		last().fail(new Problem({what: 'No.'}));
		await run.until(({connection}) => connection.status === 'failed');
		run.session.back();
		expect(run.asked.id).toBe('token');
		run.answer('better-token');
		expect(screenOf(run.state).is).toBe('connecting');
	});

	test('back meanwhile ends it, and a late answer changes nothing', async () => {
		const {run, last} = await signingIn();
		const left = last();
		run.session.back();
		expect(left.signal.aborted).toBe(true);
		expect(run.asked.id).toBe('token');
		left.open();
		run.enter();
		await opened();
		expect(run.state.connection.status).toBe('connecting');
		last().open();
		await run.until(({connection}) => connection.status === 'open');
	});

	test('what the vendor says meanwhile is shown, and not after it ended', async () => {
		const api = new FakeApi();
		const said: ((sentence: string) => void)[] = [];
		const provider = depot(api, {
			connect: (_answers, {say}) => {
				said.push(say);
				return new Promise(() => undefined);
			},
		});
		const run = new FakeRun({providers: [provider]});
		run.session.open();
		run.pick('depot').answer('dana').answer('the-token');
		await opened();
		said[0]?.('Type ABCD at depot.example.');
		expect(run.state.connection).toMatchObject({said: 'Type ABCD at depot.example.'});
		run.session.back();
		said[0]?.('Too late.');
		expect(run.state.connection).toEqual({status: 'none'});
	});

	test('an error of kafkey’s own is told without its message', async () => {
		const {run, last} = await signingIn();
		last().fail(new TypeError('the-token is not a function'));
		await run.until(({connection}) => connection.status === 'failed');
		expect(JSON.stringify(run.state.connection)).not.toContain('the-token');
	});
});

describe('creating', () => {
	test('confirming twice sends once', async () => {
		const run = await new FakeRun().toReview();
		run.session.planning.confirm();
		run.session.planning.confirm();
		await run.session.planning.idle();
		run.session.planning.confirm();
		await run.session.planning.idle();
		expect(run.api.calls.filter((call) => call.startsWith('create'))).toEqual([
			'create owner orders',
			'create key orders',
		]);
		expect(screenOf(run.state).is).toBe('secret');
	});

	test('nothing is sent while the destination is not proved', async () => {
		const run = new FakeRun();
		let prove: (() => void) | undefined;
		run.doors.proof = (path) => new Promise((resolve) => (prove = () => resolve(proofOf(path))));
		const there = run.toReview();
		await run.until((state) => screenOf(state).is === 'review');
		run.session.planning.confirm();
		expect(run.state.run).toBeUndefined();
		prove?.();
		await there;
		await run.confirm();
		expect(run.state.run?.status).toBe('made');
	});

	test('nothing is sent to a destination that was refused', async () => {
		const run = new FakeRun();
		run.doors.proof = async () => {
			throw new Problem({what: '.env cannot take a secret.', why: 'Git tracks the file.'});
		};
		await run.toReview();
		await run.confirm();
		expect(run.state.run).toBeUndefined();
		expect(run.state.destination.problem?.why).toBe('Git tracks the file.');
		run.doors.proof = async (path) => proofOf(path);
		run.session.placing.moveTo('.env.local');
		await run.until(({destination}) => destination.proof !== undefined);
		await run.confirm();
		expect(run.doors.done).toContain('save .env.local');
	});

	test('nothing is sent while the path is being typed', async () => {
		const run = await new FakeRun().toReview();
		run.session.placing.editPath();
		await run.confirm();
		expect(run.state.run).toBeUndefined();
	});

	test('old values need a yes, and only those that were shown are replaced', async () => {
		const run = new FakeRun();
		run.doors.proof = async (path) => proofOf(path, {existing: [conflict('KAFKA_SASL_PASSWORD')]});
		await run.toReview();
		expect(run.state.destination.consents).toEqual([
			'.env has KAFKA_SASL_PASSWORD already; the old values would be replaced.',
		]);
		await run.confirm();
		expect(run.api.calls).toEqual(['sign in dana']);
		run.session.placing.consent();
		await run.confirm();
		expect(run.doors.done).toContain('save .env over KAFKA_SASL_PASSWORD');
	});

	test('a yes does not cover what other answers would replace', async () => {
		const run = new FakeRun();
		run.doors.proof = async (path, names) =>
			proofOf(path, {
				existing: names.filter((name) => /URL|PASSWORD/.test(name)).map((name) => conflict(name)),
			});
		await run.toReview();
		run.session.placing.consent();
		expect(run.session.placing.isReady()).toBe(true);
		for (let left = 3; left > 0; left--) run.session.back();
		run.pick('rules');
		run.session.dispatch({
			type: 'answered',
			key: 'depot/key/rules',
			answer: [{target: 'door', name: 'main', note: ''}],
		});
		run.enter().enter();
		await run.until(({destination}) => !destination.checking);
		expect(run.state.destination.consents[0]).toContain('SCHEMA_REGISTRY_URL');
		expect(run.session.placing.isReady()).toBe(false);
	});

	test('everything is noted before it is sent, and forgotten once it is saved', async () => {
		const run = await new FakeRun().toReview();
		run.doors.done.length = 0;
		await run.confirm();
		expect(run.doors.done).toEqual([
			'journal begin',
			'journal owner sent',
			'journal owner made',
			'journal key sent',
			'journal key made',
			'save .env',
			'journal closed',
		]);
	});

	test('nothing is sent without a note of it', async () => {
		const run = await new FakeRun().toReview();
		run.doors.full = {begin: new Problem({what: 'Nothing was created.'})};
		await run.confirm();
		run.doors.full = {note: new Error('ENOSPC: no space left on device')};
		await run.confirm();
		expect(run.api.calls).toEqual(['sign in dana']);
		expect(run.state.setback).toMatchObject({
			what: 'Nothing was sent to create owner orders.',
			why: expect.stringContaining('its journal cannot be written'),
		});
	});

	test('the screen alone takes no proof and no file', async () => {
		const run = await new FakeRun().toReview();
		run.session.placing.moveTo('');
		await run.confirm();
		expect(run.state.run?.status).toBe('made');
		expect(run.doors.done.filter((deed) => deed.startsWith('save'))).toEqual([]);
	});
});

describe('a refused create', () => {
	test('stands over the review, and can be confirmed again', async () => {
		const run = await new FakeRun().toReview();
		run.api.key = async () => {
			throw refused('Depot refused to create the key.');
		};
		await run.confirm();
		expect(screenOf(run.state).is).toBe('review');
		expect(run.state.setback?.what).toBe('Depot refused to create the key.');
		run.api.key = async () => ({ref: {id: 'k-2'}, label: 'k-2', credential: credential()});
		await run.confirm();
		expect(run.state.run?.status).toBe('made');
		expect(run.state.setback).toBeUndefined();
	});

	test('that names a field reopens its question with the answer kept', async () => {
		const run = await new FakeRun().toReview();
		run.api.key = async () => {
			throw refused('Depot refused to create the key.', {
				fields: [{path: ['body', 'key_name'], message: 'That name is taken.'}],
			});
		};
		await run.confirm();
		expect(run.asked.id).toBe('name');
		expect(run.state.complaint).toEqual({key: 'depot/key/name', sentence: 'That name is taken.'});
		run
			.press(...[])
			.type('-2')
			.enter();
		await run.until(({destination}) => !destination.checking);
		expect(run.state.answers['depot/key/name']).toBe('orders-2');
		expect(screenOf(run.state).is).toBe('review');
	});

	test('that names a list which answered itself asks for it, and takes typing', async () => {
		const run = new FakeRun();
		run.api.lists['zone'] = () => pages([choice('only')]);
		await run.signIn();
		run.pick('key');
		await run.listed('depot/key/bay');
		run.pick('only/1').pick('none').answer('correct horse').answer('correct horse').answer('orders');
		await run.until(({destination}) => !destination.checking);
		run.api.key = async () => {
			throw refused('No.', {fields: [{path: ['zone_id'], message: 'That zone is closed.'}]});
		};
		await run.confirm();
		expect(run.asked.id).toBe('zone');
		run.type('w');
		expect(run.asked.id).toBe('zone');
		run.type('est').enter();
		expect(run.state.answers['depot/key/zone']).toMatchObject({value: 'west', typed: true});
	});

	test('that names a field which was not asked stands over the review', async () => {
		const run = await new FakeRun().toReview();
		run.api.key = async () => {
			throw refused('No.', {fields: [{path: ['colour'], message: 'Not blue.'}]});
		};
		await run.confirm();
		expect(run.state.setback?.what).toBe('No.');
	});
});

describe('what a run leaves', () => {
	const left = async () => {
		const run = await new FakeRun().toReview();
		run.api.key = async () => ({ref: {id: 'k-9'}, label: 'k-9', undelivered: true});
		await run.confirm();
		return run;
	};

	test('is told by name, and taken back newest first', async () => {
		const run = await left();
		expect(screenOf(run.state).is).toBe('trouble');
		expect(run.session.planning.exists()).toEqual(['owner o-1', 'key k-9']);
		await run.session.planning.takeBack();
		expect(run.api.calls.slice(-2)).toEqual(['remove key k-9', 'remove owner o-1']);
		expect(screenOf(run.state).is).toBe('review');
		expect(run.state.setback?.what).toBe('Everything was taken back.');
	});

	test('and cannot be taken back stays on the screen', async () => {
		const run = await left();
		run.api.remove = async (thing) => {
			if (thing === 'owner') throw new Problem({what: 'It is in use.'});
		};
		await run.session.planning.takeBack();
		expect(run.state.run?.status).toBe('left');
		expect(run.session.planning.exists()).toEqual(['owner o-1']);
	});

	test('is taken back newest first again, when the first time nothing could be', async () => {
		const run = await left();
		const {remove} = run.api;
		run.api.remove = async () => {
			throw new Problem({what: 'It is in use.'});
		};
		await run.session.planning.takeBack();
		expect(run.session.planning.exists()).toEqual(['owner o-1', 'key k-9']);
		run.api.remove = remove;
		await run.session.planning.takeBack();
		expect(run.api.calls.slice(-2)).toEqual(['remove key k-9', 'remove owner o-1']);
	});

	test('does not count as taken back while its create is unclear', async () => {
		const run = await new FakeRun().toReview();
		run.api.found = undefined;
		run.api.key = async () => {
			throw unclear();
		};
		await run.confirm();
		expect(run.session.planning.exists()).toEqual(['owner o-1']);
		await run.session.planning.takeBack();
		expect(run.api.calls.at(-1)).toBe('remove owner o-1');
		expect(run.state.run).toMatchObject({status: 'unclear', lookedUp: false});
		expect(run.state.setback).toBeUndefined();
		expect(run.session.planning.lookAt).toBe('Depot office › Keys');
		expect(run.doors.done).not.toContain('journal closed');
	});

	test('of an unclear create is what a look-up found', async () => {
		const run = await new FakeRun().toReview();
		run.api.key = async () => {
			run.api.found = [{ref: {id: 'k-7'}, label: 'k-7'}];
			throw unclear();
		};
		await run.confirm();
		expect(run.session.planning.exists()).toEqual(['owner o-1', 'key k-7']);
	});

	test('a server’s name for it cannot move the cursor or hide', async () => {
		const run = await new FakeRun().toReview();
		run.api.key = async () => ({ref: {id: 'k'}, label: 'k\u001b[2J\u202e', undelivered: true});
		await run.confirm();
		expect(run.session.planning.exists()[1]).toBe('key k\\u{1b}[2J\\u{202e}');
	});
});

describe('the sandbox', () => {
	test('starts from the first list, once, and offers its sign-in', async () => {
		const run = new FakeRun();
		run.session.open();
		run.pick('sandbox');
		await run.until(({sandbox}) => sandbox === 'on');
		expect(run.doors.done).toEqual(['start sandbox']);
		expect(run.state.destination.path).toBe('.env.sandbox');
		run.pick('depot').enter().enter();
		await run.until(({connection}) => connection.status === 'open');
		expect(run.api.calls).toEqual(['sign in demo']);
	});

	test('that cannot start is told where it was chosen, and can be chosen again', async () => {
		const run = new FakeRun();
		run.doors.sandbox = async () => {
			throw new Problem({what: 'No port is free.'});
		};
		run.session.open();
		run.pick('sandbox');
		await run.until(({complaint}) => complaint !== undefined);
		expect(run.state.complaint?.sentence).toBe('No port is free.');
		expect(run.pick('sandbox').state.sandbox).toBe('starting');
	});

	test('that was asked for and cannot start does not leave the real systems in its place', async () => {
		const run = new FakeRun();
		const problem = new Problem({what: 'No port is free.'});
		run.doors.sandbox = async () => {
			throw problem;
		};
		run.session.open();
		const told = await new Promise((resolve) => run.session.startSandbox(resolve));
		expect(told).toBe(problem);
		expect(run.state.sandbox).toBe('starting');
	});

	test('knows nothing of a sign-in from the environment', async () => {
		const run = new FakeRun({
			answers: {'depot/sign-in/user': 'real'},
			automatic: {'depot/sign-in/user': 'The user was taken from DEPOT_USER.'},
		});
		run.session.startSandbox();
		await run.until(({sandbox}) => sandbox === 'on');
		run.pick('depot');
		expect(run.asked.id).toBe('user');
	});
});

describe('what the next run is offered', () => {
	test('the provider, the kind, lists that ask for it, the path; never a secret', async () => {
		const run = await new FakeRun().toReview();
		expect(chosenIn(run.state)).toEqual({
			'start/provider': 'depot',
			'depot/kind': 'key',
			'depot/key/zone': 'z-north',
			path: '.env',
		});
	});
});
