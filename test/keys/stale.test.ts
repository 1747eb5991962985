import {expect, test} from 'vitest';
import * as z from 'zod';
import {ageOf} from '../../source/keys/age.js';
import {hygieneOf} from '../../source/keys/stale.js';
import type {Held} from '../../source/providers/life.js';
import {refused} from '../support/fake-provider.js';
import {heldOf} from '../support/life.js';
import {Shelf, signal} from './support/source.js';

const now = new Date('2026-06-01T12:00:00Z');
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString();

async function reasonsFor(...held: readonly Held[]) {
	const shelf = new Shelf();
	const source = shelf.source();
	const {stale} = await hygieneOf(
		held.map((each) => ({source, held: each})),
		signal,
		now,
	);
	return Object.fromEntries(stale.map(({key, reasons}) => [key.held.id, reasons]));
}

test.each<[string, Partial<Held>, string[]]>([
	['young and named', {created: ago(89)}, []],
	['old', {created: ago(90)}, ['it was made 90 days ago']],
	['without a time', {}, []],
	['with a time that is none', {created: 'yesterday'}, []],
	['unused', {lastUsed: ago(120)}, ['it was last used 120 days ago']],
	['used', {lastUsed: ago(3)}, []],
	['without a word', {name: ''}, ['nobody said what it is for']],
	['described only', {name: '', description: 'nightly job'}, []],
	['to expire', {expires: ago(-10)}, ['it expires in 10 days']],
	['to expire much later', {expires: ago(-40)}, []],
	['expired', {expires: ago(1)}, ['it has expired']],
	['expired long ago', {expires: ago(400)}, ['it has expired']],
	['deactivated', {state: 'deactivated'}, ['it is deactivated']],
])('a key that is %s', async (_, more, reasons) => {
	const found = await reasonsFor(heldOf('k-1', more));
	expect(found['k-1'] ?? []).toEqual(reasons);
});

test.each<[string, Partial<Held>, string[]]>([
	['a name only', {name: 'orders'}, ['it has no description']],
	['an empty description', {name: 'orders', description: ' '}, ['it has no description']],
	['neither', {name: ''}, ['nobody said what it is for']],
	['both', {name: 'orders', description: 'nightly job'}, []],
])('a key with %s, of a kind that has a description', async (_, more, reasons) => {
	const source = new Shelf().source();
	const description = {kind: 'text', label: 'What for?', name: 'description', schema: z.string()} as const;
	const kind = {...source.kind, fields: {...source.kind.fields, description}};
	const {stale} = await hygieneOf([{source: {...source, kind}, held: heldOf('k-1', more)}], signal, now);
	expect(stale[0]?.reasons ?? []).toEqual(reasons);
});

test('two that serve the same purpose name each other', async () => {
	const found = await reasonsFor(
		heldOf('k-1', {purpose: 'o-1 bay'}),
		heldOf('k-2', {purpose: 'o-1 bay'}),
		heldOf('k-3', {purpose: 'o-2 bay'}),
	);
	expect(found).toEqual({
		'k-1': ['it serves the same purpose as k-2'],
		'k-2': ['it serves the same purpose as k-1'],
	});
});

test('the vendor tells which owners are gone, and which limits are near; each limit once', async () => {
	const shelf = new Shelf();
	const asked: (readonly string[])[] = [];
	shelf.more = {
		goneOwners: async ({owners}) => {
			asked.push(owners);
			return {'o-9': 'there is no such owner'};
		},
		limits: async () => [
			{counts: 'keys of o-1', used: 8, most: 10},
			{counts: 'keys of o-2', used: 7, most: 10},
		],
	};
	const [key, pass] = [shelf.source(), shelf.source('pass')];
	const keys = [
		{source: key, held: heldOf('k-1', {owner: 'o-9'})},
		{source: key, held: heldOf('k-2', {owner: 'o-9'})},
		{source: pass, held: heldOf('p-1', {owner: 'o-1'})},
	];
	const {stale, limits, unknown} = await hygieneOf(keys, signal, now);
	expect(asked).toEqual([['o-9'], ['o-1']]);
	expect(stale.map(({key: each, reasons}) => [each.held.id, reasons])).toEqual([
		['k-1', ['its owner o-9 is gone: there is no such owner']],
		['k-2', ['its owner o-9 is gone: there is no such owner']],
	]);
	expect(limits).toEqual([{counts: 'keys of o-1', used: 8, most: 10}]);
	expect(unknown).toEqual([]);
});

test('what could not be found out is said, and is no reason', async () => {
	const shelf = new Shelf();
	shelf.more = {
		goneOwners: async () => {
			throw refused('You may not see owners.');
		},
	};
	const {stale, unknown} = await hygieneOf([shelf.key(heldOf('k-1'), shelf.source())], signal, now);
	expect(stale).toEqual([]);
	expect(unknown).toEqual(['Depot: which owners are gone is not known: You may not see owners.']);
});

test.each([
	[0.001, '1 min'],
	[0.2, '4 h'],
	[214.5, '214 d'],
])('%d days are %s', (days, words) => {
	expect(ageOf(ago(days), now)).toBe(words);
});
