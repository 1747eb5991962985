import {expect, test} from 'vitest';
import type {JournalStep} from '../../source/journal/record.js';
import {findLeft} from '../../source/wizard/left-behind.js';
import {recordOf, stepOf} from '../safety/support/records.js';
import {depot, FakeApi} from '../support/fake-provider.js';

const api = new FakeApi();
const provider = depot(api);

const found = (step: Partial<JournalStep>) => {
	const steps = [stepOf({thing: 'key', will: 'make key orders', ...step})];
	const record = recordOf({provider: provider.id, kind: 'key', steps});
	return findLeft(record, provider, api, AbortSignal.timeout(20_000));
};

test('a key that was made and is known by its reference is left', async () => {
	const {left, unknown} = await found({});
	expect(left.map(({existing}) => existing)).toEqual([{ref: {id: 'c-1'}, label: 'c-1'}]);
	expect(unknown).toEqual([]);
});

test.each([
	['of a thing that this version does not know', {thing: 'lock'}],
	['of a thing that is called like what every object has', {thing: 'constructor'}],
	['that was sent, of a thing that this version does not know', {thing: 'lock', status: 'sent'}],
	['that was made and has no reference', {ref: undefined}],
	['that was not delivered and has no reference', {ref: undefined, status: 'undelivered'}],
] as const)('a step %s is not said to have left nothing', async (_, step) => {
	const {left, unknown} = await found(step);
	expect(left).toEqual([]);
	expect(unknown).toEqual([expect.objectContaining({will: 'make key orders'})]);
});

test.each([
	['was there before', {existed: true}],
	['was refused', {status: 'refused'}],
	['was taken back', {status: 'undone'}],
] as const)('what %s is not left', async (_, step) => {
	expect(await found(step)).toEqual({left: [], unknown: []});
});
