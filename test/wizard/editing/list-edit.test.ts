import {describe, expect, test} from 'vitest';
import {type Key, keyOf} from '../../../source/wizard/editing/keys.js';
import {
	applyListKey,
	highlightedOf,
	type ListEdit,
	listOf,
	windowOf,
	withChoices,
} from '../../../source/wizard/editing/list-edit.js';

const clusters = ['orders-prod', 'orders-staging', 'coordination', 'payments', 'inventory-1', 'jk'].map(
	(label, index) => ({value: `lkc-${index}`, label}),
);
const many = Array.from({length: 10_000}, (_, index) => ({value: `v${index}`, label: `topic-${index}`}));

function pressed(list: ListEdit, keys: readonly Key[], height = 4): ListEdit {
	return keys.reduce((state, key) => applyListKey(state, key, height).state, list);
}

const typed = (text: string) => [...text].map((character) => keyOf('text', character));
const labels = (list: ListEdit, height = 4) => windowOf(list, height).rows.map((row) => row.choice.label);
const label = (list: ListEdit) => highlightedOf(list)?.label;
const down = keyOf('down');

describe('moving', () => {
	test('stops at both ends', () => {
		expect(label(pressed(listOf(clusters), [keyOf('up')]))).toBe('orders-prod');
		expect(label(pressed(listOf(clusters), Array(20).fill(down)))).toBe('jk');
	});

	test('the window follows the highlight and moves no more than it must', () => {
		const list = pressed(listOf(clusters), [down, down, down, down]);
		expect(labels(list)).toEqual(['orders-staging', 'coordination', 'payments', 'inventory-1']);
		expect(labels(pressed(list, [keyOf('up')]))).toEqual(labels(list));
		expect(windowOf(list, 4)).toMatchObject({above: 1, below: 1, matching: 6, total: 6});
	});

	test('pages, end and start in a long list', () => {
		const list = pressed(listOf(many), [keyOf('page-down'), keyOf('page-down')]);
		expect(label(list)).toBe('topic-6');
		expect(labels(pressed(list, [keyOf('end')]))).toEqual([
			'topic-9996',
			'topic-9997',
			'topic-9998',
			'topic-9999',
		]);
		expect(label(pressed(list, [keyOf('end'), keyOf('home')]))).toBe('topic-0');
	});

	test('a higher terminal fills up with rows again', () => {
		const list = pressed(listOf(clusters), [keyOf('end')], 2);
		expect(labels(list, 2)).toEqual(['inventory-1', 'jk']);
		expect(labels(list, 10)).toHaveLength(6);
	});

	test('Enter, Escape and Tab are left to the screen', () => {
		for (const name of ['enter', 'escape', 'tab'] as const) {
			expect(applyListKey(listOf(clusters), keyOf(name), 4)).toMatchObject({handled: false});
		}
	});
});

describe('filtering', () => {
	test('letters, j, k and digits are text of the filter; nothing is chosen by them', () => {
		const list = pressed(listOf(clusters), [down, ...typed('jk')]);
		expect(list.filter.text).toBe('jk');
		expect(labels(list)).toEqual(['jk']);
		expect(labels(pressed(listOf(clusters), typed('1')))).toEqual(['inventory-1']);
	});

	test('the best match comes first and is highlighted', () => {
		const list = pressed(listOf(clusters), [down, down, ...typed('ordst')]);
		expect(label(list)).toBe('orders-staging');
		expect(windowOf(list, 4)).toMatchObject({matching: 1, total: 6});
	});

	test('a filter taken away again restores the order and keeps the entry', () => {
		const list = pressed(listOf(clusters), [...typed('pay'), keyOf('text', 'u', {ctrl: true})]);
		expect(list.matches).toBe(clusters);
		expect(label(list)).toBe('payments');
	});

	test('nothing matches: nothing is highlighted, and the way back works', () => {
		const list = pressed(listOf(clusters), typed('zzz'));
		expect(label(list)).toBeUndefined();
		expect(labels(list)).toEqual([]);
		expect(label(pressed(list, [down, keyOf('home'), keyOf('page-down')]))).toBeUndefined();
		expect(labels(pressed(list, Array(3).fill(keyOf('backspace'))))).toHaveLength(4);
	});

	test('a pasted number filters; pasted lines are refused with a sentence', () => {
		expect(pressed(listOf(clusters), [keyOf('paste', '123\n')]).filter.text).toBe('123');
		expect(applyListKey(listOf(clusters), keyOf('paste', '1\n2\n'), 4).problem).toMatch(/one line/);
	});

	test('the id beside the name and the detail are found too', () => {
		const list = listOf([
			{value: 'a', label: 'orders', hint: 'lkc-4n7xz1', detail: 'Standard'},
			{value: 'b', label: 'payments', hint: 'lkc-8p2vd6', detail: 'Dedicated'},
		]);
		expect(labels(pressed(list, typed('8p2')))).toEqual(['payments']);
		expect(labels(pressed(list, typed('stand')))).toEqual(['orders']);
	});

	test('a name typed whole stands first, then those that begin with it', () => {
		const list = listOf([
			{value: 'a', label: 'source_1.public.orders', hint: 'id of public.orders'},
			{value: 'b', label: 'public.orders_2', hint: 'database', detail: 'source_1.public.orders_2'},
			{value: 'c', label: 'public.orders', hint: 'database', detail: 'source_1.public.orders'},
		]);
		expect(labels(pressed(list, typed('public.orders')))).toEqual([
			'public.orders',
			'public.orders_2',
			'source_1.public.orders',
		]);
	});

	test('the right one of ten thousand', () => {
		expect(label(pressed(listOf(many), typed('7341')))).toBe('topic-7341');
	});
});

describe('more pages arrive', () => {
	test('the highlight stays on its entry, and on its row of the screen', () => {
		const list = pressed(listOf(clusters), [down, down, down, down, keyOf('up')]);
		const more = withChoices(list, [{value: 'new', label: 'a-new-one'}, ...clusters]);
		expect(label(more)).toBe('payments');
		expect(labels(more)).toEqual(labels(list));
	});

	test('also when the filter ranks a new entry above it', () => {
		const list = pressed(listOf(clusters), typed('pay'));
		const more = withChoices(list, [...clusters, {value: 'new', label: 'pay'}]);
		expect(labels(more)).toEqual(['pay', 'payments']);
		expect(label(more)).toBe('payments');
	});

	test('filtered while its pages arrive, it holds what it would hold had they been there before', () => {
		const whole = many.slice(0, 900);
		let list = pressed(listOf(whole.slice(0, 300)), typed('topic-7'));
		for (const end of [600, 900]) list = withChoices(list, whole.slice(0, end));
		const atOnce = pressed(listOf(whole), typed('topic-7'));
		expect(list.matches).toHaveLength(111);
		expect(new Set(list.matches)).toEqual(new Set(atOnce.matches));
		expect(list.matches[0]?.label).toBe('topic-7');
		// Another list altogether is searched whole.
		expect(labels(withChoices(list, many.slice(699, 701)))).toEqual(['topic-700']);
	});

	test('an empty list that fills, and an entry that goes', () => {
		expect(label(withChoices(listOf([]), clusters))).toBe('orders-prod');
		const list = pressed(listOf(clusters), [keyOf('end')]);
		expect(label(withChoices(list, clusters.slice(0, 2)))).toBe('orders-staging');
	});
});

describe('several may be chosen', () => {
	test('Space marks and unmarks the highlighted one, and marks outlive the filter', () => {
		const list = pressed(listOf(clusters, {marked: ['lkc-3']}), [
			keyOf('space', ' '),
			...typed('coo'),
			keyOf('space', ' '),
		]);
		expect(list.filter.text).toBe('coo');
		expect([...(list.marked ?? [])].sort()).toEqual(['lkc-0', 'lkc-2', 'lkc-3']);
		expect(pressed(list, [keyOf('space', ' ')]).marked?.has('lkc-2')).toBe(false);
	});

	test('Space is text where one is chosen', () => {
		expect(pressed(listOf(clusters), [...typed('a'), keyOf('space', ' ')]).filter.text).toBe('a ');
	});
});

test('a list opens on the entry of the last run', () => {
	const list = listOf(clusters, {highlighted: 'lkc-5'});
	expect(label(list)).toBe('jk');
	expect(labels(list, 2)).toEqual(['inventory-1', 'jk']);
	expect(label(listOf(clusters, {highlighted: 'gone'}))).toBe('orders-prod');
});
