import {describe, expect, test} from 'vitest';
import type {Watch} from '../../source/check/check.js';
import {type Try, untilSettled} from '../../source/check/spreading.js';
import type {CheckNews} from '../../source/check/verdict.js';

const works: Try = {end: 'works', sentences: ['signed in'], stages: [], mayPass: false};
const refused: Try = {end: 'refused', sentences: ['refused'], stages: [], mayPass: true};
const unreachable: Try = {end: 'unreachable', sentences: ['away'], stages: [], mayPass: false};
const lacking: Try = {...refused, end: 'differs', waitsFor: 'its rights spread too'};

const spreading = {said: 'A new key takes a while', every: 5, atMost: 60};

/** Runs through the tries given, the last of them for ever, on a clock that only the waits move. */
async function settle(
	tries: readonly Try[],
	{inARow, fresh = true, abortAt}: {inARow?: number; fresh?: boolean; abortAt?: number} = {},
) {
	let [now, made] = [0, 0];
	const news: CheckNews[] = [];
	const ending = new AbortController();
	const watch: Watch = {signal: ending.signal, onNews: (one) => news.push(one), fresh};
	const attempt = async () => {
		made += 1;
		return tries[Math.min(made, tries.length) - 1] ?? works;
	};
	const wait = async (seconds: number, signal: AbortSignal) => {
		now += seconds * 1000;
		if (abortAt !== undefined && now >= abortAt * 1000) ending.abort();
		signal.throwIfAborted();
	};
	const over = {...spreading, ...(inARow !== undefined && {inARow})};
	const verdict = await untilSettled(attempt, over, watch, {now: () => now, wait});
	return {verdict, made, news};
}

describe('a new credential', () => {
	test('that is refused at first works as soon as it is accepted', async () => {
		const {verdict, made, news} = await settle([refused, refused, works]);
		expect(verdict).toMatchObject({end: 'works', took: 10_000});
		expect(made).toBe(3);
		expect(news.map(({waiting}) => waiting)).toEqual([
			{said: 'A new key takes a while', tries: 1},
			{said: 'A new key takes a while', tries: 2},
		]);
	});

	test('that flaps is not settled before it works often enough in a row', async () => {
		const {verdict, made} = await settle([works, refused, works, refused, works, works, refused], {
			inARow: 2,
		});
		expect(verdict.end).toBe('works');
		expect(made).toBe(6);
	});

	test('that was accepted once is tried again soon, and it says so', async () => {
		const {verdict, news} = await settle([refused, {...works, waitsFor: 'its rights'}, works], {inARow: 2});
		expect(verdict).toMatchObject({end: 'works', took: 7000});
		expect(news.at(-1)?.waiting?.said).toBe('accepted; kafkey signs in once more');
	});

	test('that is refused to the end is still spreading, and is kept', async () => {
		const {verdict} = await settle([refused]);
		expect(verdict).toMatchObject({end: 'spreading', took: 60_000});
		expect(verdict.problem).toEqual({
			what: 'It is still refused after 1 min, which a new credential may be.',
			why: 'A new key takes a while.',
			next: 'It is kept. Check it again later.',
		});
	});

	test('whose rights are missing is waited for too, and said so', async () => {
		const {verdict, news} = await settle([lacking, works]);
		expect(verdict.end).toBe('works');
		expect(news[0]?.waiting?.said).toBe('its rights spread too');
	});

	test('whose rights never come differs', async () => {
		const {verdict} = await settle([lacking]);
		expect(verdict.end).toBe('differs');
		expect(verdict).not.toHaveProperty('waitsFor');
	});

	test('that cannot be reached is not waited for', async () => {
		const {verdict, made} = await settle([unreachable]);
		expect(verdict).toMatchObject({end: 'unreachable', took: 0});
		expect(made).toBe(1);
	});

	test('whose wait the person ends is said to be spreading so far', async () => {
		const {verdict, made} = await settle([refused], {abortAt: 20});
		expect(verdict.end).toBe('spreading');
		expect(made).toBe(4);
	});
});

test('an old credential is tried once', async () => {
	const {verdict, made, news} = await settle([refused], {fresh: false});
	expect(verdict.end).toBe('refused');
	expect(made).toBe(1);
	expect(news).toEqual([]);
});
