import {describe, expect, test} from 'vitest';
import {Problem} from '../../source/errors.js';
import type {Existing, Made, Plan, Step, Thing} from '../../source/providers/provider.js';
import {type Outcome, runPlan} from '../../source/wizard/run-plan.js';
import {takeBack} from '../../source/wizard/take-back.js';
import {credential, refused, unclear} from '../support/fake-provider.js';

/** What a step answers: what it made, or what it throws. */
type Answer = Partial<Made> | Error;

/** Runs steps named a, b, c …; `calls` says what was sent, looked up and taken back, in order. */
function runOf(
	answers: readonly Answer[],
	more: {lists?: Record<string, readonly (string[] | Error)[]>} = {},
) {
	const calls: string[] = [];
	const said: string[] = [];
	const steps = answers.map((answer, index): Step => {
		const id = 'abc'[index] ?? '';
		const looks = [...(more.lists?.[id] ?? [])];
		const list = async (): Promise<Existing[]> => {
			calls.push(`list ${id}`);
			const look = looks.length > 1 ? looks.shift() : looks[0];
			if (look instanceof Error) throw look;
			return (look ?? []).map((label) => ({ref: {id: label}, label}));
		};
		return {
			id,
			will: `make ${id}`,
			did: `made ${id}`,
			thing: 'thing',
			request: () => ({method: 'POST', path: '/'}),
			send: async (earlier) => {
				calls.push(`send ${[...Object.keys(earlier), id].join(' after ')}`);
				if (answer instanceof Error) throw answer;
				return {ref: {id: `${id}-1`}, label: `${id}-1`, ...answer};
			},
			...(more.lists?.[id] && {list}),
		};
	});
	const remove: Thing<unknown>['remove'] = async (_api, {id}) => {
		calls.push(`remove ${id}`);
	};
	const plan: Plan = {steps, variables: []};
	const running = {
		things: {thing: {name: 'thing', remove}} as Record<string, Thing<unknown>>,
		api: undefined,
		signal: new AbortController().signal,
		onStep: ({id}: Step, status: string) => void said.push(`${id} ${status}`),
		patience: [0, 0, 0],
	};
	return {calls, said, running, run: () => runPlan(plan, running)};
}

const last = {credential: credential()};

const exists = (outcome: Outcome) =>
	'exists' in outcome ? outcome.exists.map(({existing}) => existing.label) : undefined;

const found = (outcome: Outcome) =>
	'found' in outcome ? outcome.found?.map(({existing}) => existing.label) : undefined;

test('every step is sent once, in order, knowing those before', async () => {
	const {run, calls, said} = runOf([{}, {}, last]);
	const outcome = await run();
	expect(outcome).toMatchObject({status: 'made', credential: {id: 'k-1'}});
	expect(calls).toEqual(['send a', 'send a after b', 'send a after b after c']);
	expect(said).toEqual(['a doing', 'a done', 'b doing', 'b done', 'c doing', 'c done']);
});

describe('refused', () => {
	test('at the first step nothing is there to be taken back', async () => {
		const {run, calls, said} = runOf([refused('No.'), last]);
		expect(await run()).toMatchObject({status: 'refused', problem: {what: 'No.'}});
		expect(calls).toEqual(['send a']);
		expect(said).toEqual(['a doing', 'a failed']);
	});

	test('at a later step the earlier ones are taken back in reverse', async () => {
		const {run, calls, said} = runOf([{}, {}, refused()]);
		expect((await run()).status).toBe('refused');
		expect(calls.slice(3)).toEqual(['remove b-1', 'remove a-1']);
		expect(said.slice(5)).toEqual(['c failed', 'b undoing', 'b undone', 'a undoing', 'a undone']);
	});

	test('what was there before the run is never taken back', async () => {
		const {run, calls} = runOf([{existed: true}, {}, refused()]);
		expect((await run()).status).toBe('refused');
		expect(calls.filter((call) => call.startsWith('remove'))).toEqual(['remove b-1']);
	});

	test('by the read before it: nothing is sent', async () => {
		const {run, calls} = runOf([{}, last], {lists: {b: [refused('List broken.', {status: 500})]}});
		expect(await run()).toMatchObject({status: 'refused', problem: {what: 'List broken.'}});
		expect(calls).toEqual(['send a', 'list b', 'remove a-1']);
	});

	test('a list that is merely forbidden does not forbid the create', async () => {
		const {run} = runOf([{}, last], {lists: {b: [refused('Forbidden.', {status: 403})]}});
		expect((await run()).status).toBe('made');
	});

	test('what cannot be taken back is left, and said', async () => {
		const {run, running, said} = runOf([{}, {}, refused('No.')]);
		const {thing} = running.things;
		running.things['thing'] = {
			name: 'thing',
			remove: async (api, ref, signal) => {
				if (ref['id'] === 'b-1') throw new Problem({what: 'It is in use.'});
				await thing?.remove(api, ref, signal);
			},
		};
		const outcome = await run();
		expect(outcome).toMatchObject({status: 'left', problem: {what: 'No.'}});
		expect(exists(outcome)).toEqual(['b-1']);
		expect(said.slice(6)).toEqual(['b undoing', 'b undo-failed', 'a undoing', 'a undone']);
	});

	test('a thing that nobody knows how to remove is not claimed to be gone', async () => {
		const {run, running} = runOf([{}, refused()]);
		delete running.things['thing'];
		expect(exists(await run())).toEqual(['a-1']);
	});
});

describe('unclear', () => {
	test('nothing is sent again, nothing taken back, and what is new is found', async () => {
		const {run, calls, said} = runOf([{}, unclear('No answer.')], {lists: {b: [['old'], ['old', 'new']]}});
		const outcome = await run();
		expect(outcome).toMatchObject({status: 'unclear', problem: {what: 'No answer.'}});
		expect(found(outcome)).toEqual(['new']);
		expect(exists(outcome)).toEqual(['a-1']);
		expect(calls).toEqual(['send a', 'list b', 'send a after b', 'list b']);
		expect(said).toEqual(['a doing', 'a done', 'b doing', 'b unclear']);
	});

	test('a listing that lags behind is asked again, as often as there is patience', async () => {
		const {run, calls} = runOf([unclear()], {lists: {a: [[], [], [], ['new']]}});
		expect(found(await run())).toEqual(['new']);
		expect(calls.filter((call) => call === 'list a')).toHaveLength(4);
	});

	test('not seen is not the same as not there', async () => {
		const {run, calls} = runOf([unclear()], {lists: {a: [['old']]}});
		const outcome = await run();
		expect(outcome.status).toBe('unclear');
		expect(found(outcome)).toEqual([]);
		expect(calls).toEqual(['list a', 'send a', 'list a', 'list a', 'list a']);
	});

	test('without a list nothing is claimed', async () => {
		const {run} = runOf([unclear()]);
		const outcome = await run();
		expect(outcome.status).toBe('unclear');
		expect(found(outcome)).toBeUndefined();
	});

	test('with a list that fails afterwards nothing is claimed', async () => {
		const {run, calls} = runOf([unclear()], {lists: {a: [[], new Error('down')]}});
		const outcome = await run();
		expect(outcome.status).toBe('unclear');
		expect(found(outcome)).toBeUndefined();
		expect(calls.filter((call) => call === 'list a')).toHaveLength(4);
	});

	test('with a list that was forbidden before, nothing new can be told', async () => {
		const {run} = runOf([unclear()], {lists: {a: [refused('Forbidden.', {status: 403}), ['old']]}});
		expect(found(await run())).toBeUndefined();
	});

	test('an error of kafkey’s own while the answer was read is unclear too', async () => {
		const {run, calls} = runOf([{}, new TypeError('cannot read')], {lists: {b: [[], ['new']]}});
		const outcome = await run();
		expect(outcome.status).toBe('unclear');
		expect(found(outcome)).toEqual(['new']);
		expect(calls.filter((call) => call.startsWith('remove'))).toEqual([]);
	});
});

describe('without a secret', () => {
	test('what exists is said, and stays until the person decides', async () => {
		const {run, calls} = runOf([{}, {undelivered: true}]);
		const outcome = await run();
		expect(outcome.status).toBe('left');
		expect(exists(outcome)).toEqual(['a-1', 'b-1']);
		expect('problem' in outcome && outcome.problem.what).toBe(
			'Made b (b-1), but its secret was not delivered.',
		);
		expect(calls).toEqual(['send a', 'send a after b']);
	});

	test('a plan that ends without a credential leaves what it made', async () => {
		const {run} = runOf([{}, {}]);
		const outcome = await run();
		expect(outcome.status).toBe('left');
		expect(exists(outcome)).toEqual(['a-1', 'b-1']);
	});
});

test('taking back says why it failed', async () => {
	const {running, said} = runOf([last]);
	const step = {id: 'a', thing: 'thing'} as Step;
	const existing = {ref: {id: 'a-1'}, label: 'a-1'};
	expect(await takeBack({step, existing}, running)).toBeUndefined();
	running.things['thing'] = {
		name: 'thing',
		remove: async () => {
			throw new Problem({what: 'It is in use.'});
		},
	};
	expect(await takeBack({step, existing}, running)).toMatchObject({what: 'It is in use.'});
	expect(said).toEqual(['a undoing', 'a undone', 'a undoing', 'a undo-failed']);
});
