import {describe, expect, test} from 'vitest';
import {plainOf} from '../../source/providers/field.js';
import {answersTo, kindQuestions, signInQuestions} from '../../source/wizard/questions.js';
import {currentQuestion, screenOf} from '../../source/wizard/screen.js';
import type {choice} from '../support/fake-provider.js';
import {FakeRun} from '../support/fake-session.js';

const ids = (run: FakeRun) => kindQuestions(run.state).map(({id}) => id);

describe('the order of questions', () => {
	test('the provider, its sign-in, the kind, its questions, the review', async () => {
		const run = new FakeRun();
		run.session.open();
		const order: string[] = [];
		run.session.store.subscribe(() => {
			const screen = screenOf(run.state);
			const name = screen.is === 'ask' ? screen.asked.id : screen.is;
			if (order.at(-1) !== name) order.push(name);
		});
		await run.toReview();
		expect(order).toEqual([
			'provider',
			'user',
			'token',
			'connecting',
			'kind',
			'zone',
			'bay',
			'access',
			'password',
			'name',
			'review',
		]);
	});

	test('a provider that ended says so in the list, and the sandbox stands last', () => {
		const run = new FakeRun();
		const {field} = run.asked;
		const entries = 'choices' in field ? (field.choices as readonly ReturnType<typeof choice>[]) : [];
		expect(entries.map(({value, hint}) => [value, hint])).toEqual([
			['depot', 'keys and passes'],
			['pier', 'ended on 1 May 2024'],
			['sandbox', 'stand-ins for all of these on this machine'],
		]);
	});

	test('a question whose condition fails is not asked', async () => {
		const run = await new FakeRun().signIn();
		run.pick('key');
		await run.listed('depot/key/zone');
		run.pick('z-north');
		expect(ids(run)).not.toContain('address');
		expect(ids(run)).not.toContain('rules');
		run.session.back();
		run.type('elsewhere').enter();
		expect(currentQuestion(run.state)?.id).toBe('address');
	});
});

describe('answers of another path', () => {
	test('neither show nor count', async () => {
		const run = await new FakeRun().toReview({access: 'guests'});
		expect(Object.keys(answersTo(kindQuestions(run.state), run.state.answers))).toContain('guests');
		for (let left = 4; left > 0; left--) run.session.back();
		run.pick('none').enter().enter();
		expect(run.state.answers['depot/key/guests']).toBeDefined();
		expect(Object.keys(answersTo(kindQuestions(run.state), run.state.answers))).not.toContain('guests');
		expect(screenOf(run.state).is).toBe('review');
	});

	test('do not answer for the other kind, which may have a question of the same name', async () => {
		const run = await new FakeRun().toReview();
		for (let left = 6; left > 0; left--) run.session.back();
		expect(run.asked.id).toBe('kind');
		run.pick('pass');
		expect(run.asked.key).toBe('depot/pass/name');
		expect(ids(run)).toEqual(['name']);
	});

	test('do not answer for another provider', async () => {
		const run = await new FakeRun().signIn();
		for (let left = 3; left > 0; left--) run.session.back();
		run.pick('pier');
		expect(signInQuestions(run.state).map(({key}) => key)).toEqual([
			'pier/sign-in/user',
			'pier/sign-in/token',
		]);
		expect(run.asked.key).toBe('pier/sign-in/user');
	});
});

test('the remembered choices are offered first, but nothing is answered with them', () => {
	const run = new FakeRun({remembered: {'start/provider': 'pier'}});
	run.session.open();
	run.enter();
	expect(plainOf(run.state.answers['start/provider'])).toBe('pier');
});
