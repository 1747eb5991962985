import {expect, test} from 'vitest';
import {endingOf} from '../../../source/commands/keys/revoke.js';
import type {Removal} from '../../../source/keys/revoking.js';
import {Shelf} from '../../keys/support/source.js';
import {heldOf} from '../../support/life.js';

const key = new Shelf().key(heldOf('k-1'));
const behind = {thing: 'owner', ref: {id: 'o-1'}, label: 'owner o-1'};
const problem = {what: 'Depot said no.'};
const removed: Removal = {status: 'removed'};

test('a deleted key is 0, a refusal 1, and what is not known 3, with where to look', () => {
	expect(endingOf(key, removed, [{behind}])).toEqual({code: 0});
	expect(endingOf(key, {status: 'refused', problem}, [])).toEqual({
		code: 1,
		problem: {what: 'Depot said no. Nothing was deleted.'},
	});
	const unclear = endingOf(key, {status: 'unclear', problem, isThere: true}, []);
	expect(unclear.code).toBe(3);
	expect(unclear.problem?.what).toBe(
		'Depot said no. It is not known whether the key was deleted. It was still listed afterwards.',
	);
	expect(unclear.problem?.next).toBe('Look at: Depot office › Keys.');
});

test('what was to go with it and stayed is 5, and 3 where that is not known', () => {
	const stays = (removal: Removal) => endingOf(key, removed, [{behind, removal}]);
	expect(stays(removed).code).toBe(0);
	expect(stays({status: 'refused', problem})).toEqual({code: 5, problem});
	expect(stays({status: 'unclear', problem}).code).toBe(3);
});
