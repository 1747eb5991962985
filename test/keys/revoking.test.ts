import {expect, test} from 'vitest';
import {behindOf, removeBehind, revoke, warningFor} from '../../source/keys/revoking.js';
import {refused, unclear} from '../support/fake-provider.js';
import {heldOf} from '../support/life.js';
import {Shelf, signal} from './support/source.js';

const now = [0, 0];

test('the question names the key, its owner and what it opens, and what a yes means', () => {
	const key = new Shelf().key(heldOf('k-1', {name: 'orders', owner: 'o-1', opens: 'bay 7'}));
	expect(warningFor(key)).toEqual([
		'Key k-1 (orders) at Depot, owned by o-1, opens bay 7.',
		'Applications using it lose access; this cannot be undone.',
	]);
});

test('a key is deleted by one request', async () => {
	const shelf = new Shelf();
	expect(await revoke(shelf.key(heldOf('k-1')), now)).toEqual({status: 'removed'});
	expect(shelf.api.calls).toEqual(['remove key k-1']);
});

test('a refusal is told and nothing is sent again', async () => {
	const shelf = new Shelf();
	shelf.api.remove = async () => {
		throw refused('You may not.');
	};
	const removal = await revoke(shelf.key(heldOf('k-1')), now);
	expect(removal).toMatchObject({status: 'refused', problem: {what: 'You may not.'}});
	expect(shelf.api.calls).toHaveLength(1);
});

test.each([
	['gone', [], {status: 'removed', isSeen: true}],
	['still there', [heldOf('k-1')], {status: 'unclear', isThere: true}],
] as const)('after a lost answer the list is read: %s', async (_, held, expected) => {
	const shelf = new Shelf();
	shelf.held = held;
	shelf.api.remove = async () => {
		throw unclear();
	};
	expect(await revoke(shelf.key(heldOf('k-1')), now)).toMatchObject(expected);
	expect(shelf.api.calls).toEqual(['remove key k-1']);
	expect(shelf.asked).toHaveLength(held.length === 0 ? 1 : now.length);
});

test('a lost answer and a list that fails leave it unknown', async () => {
	const shelf = new Shelf();
	shelf.api.remove = async () => {
		throw unclear('No answer came.');
	};
	shelf.list = async function* () {
		yield* [];
		throw refused();
	};
	expect(await revoke(shelf.key(heldOf('k-1'), shelf.source()), now)).toEqual({
		status: 'unclear',
		problem: {what: 'No answer came.'},
	});
});

test('what stays behind is read as the vendor names it, and removed by itself', async () => {
	const shelf = new Shelf();
	shelf.more = {
		behind: async () => [
			{thing: 'owner', ref: {id: 'o-1'}, label: 'owner \u001b[31mo-1', kept: 'two keys use it'},
		],
	};
	const key = shelf.key(heldOf('k-1'), shelf.source());
	const [first] = await behindOf(key, signal);
	expect(first).toMatchObject({label: 'owner \\u{1b}[31mo-1', kept: 'two keys use it', ref: {id: 'o-1'}});
	expect(await removeBehind(key, first ?? expect.fail('nothing stays'))).toEqual({status: 'removed'});
	expect(shelf.api.calls).toEqual(['remove owner o-1']);
});

test.each([
	['gone', [], {status: 'removed', isSeen: true}],
	['there', [{thing: 'owner', ref: {id: 'o-1'}, label: 'o-1'}], {status: 'unclear', isThere: true}],
] as const)('after a lost answer about what stayed, that is looked up: %s', async (_, behind, expected) => {
	const shelf = new Shelf();
	shelf.more = {behind: async () => behind};
	shelf.api.remove = async () => {
		throw unclear();
	};
	const key = shelf.key(heldOf('k-1'), shelf.source());
	const stays = {thing: 'owner', ref: {id: 'o-1'}, label: 'o-1'};
	expect(await removeBehind(key, stays, now)).toMatchObject(expected);
	expect(shelf.api.calls).toEqual(['remove owner o-1']);
});
