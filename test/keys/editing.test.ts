import {expect, test} from 'vitest';
import * as z from 'zod';
import {askingOnly, beginEdit, changedIn, sendEdit} from '../../source/keys/editing.js';
import type {Answers, Fields} from '../../source/providers/field.js';
import {choice, refused, unclear} from '../support/fake-provider.js';
import {heldOf} from '../support/life.js';
import {Shelf, signal} from './support/source.js';

const text = (label: string) => ({kind: 'text', label, name: label, schema: z.string()}) as const;
const fields: Fields<unknown> = {
	name: text('name'),
	note: text('note'),
	zone: {kind: 'select', label: 'zone', name: 'zone', choices: async function* () {}},
	guests: {kind: 'many', label: 'guests', name: 'guests', choices: [choice('ann'), choice('bob')]},
};

function editable(now: Answers, send: (changed: Answers) => Promise<void> = async () => undefined) {
	const shelf = new Shelf();
	const sent: Answers[] = [];
	let state = now;
	shelf.more = {
		edit: {
			fields,
			now: async () => state,
			send: async ({changed}) => {
				sent.push(changed);
				await send(changed);
			},
			notes: ['A name is short.'],
		},
	};
	return {key: shelf.key(heldOf('k-1'), shelf.source()), sent, become: (next: Answers) => (state = next)};
}

const picked = (value: string, label = value) => ({value, label, typed: false});

test('only what the key answers now is asked, and only what differs is sent', async () => {
	const {key, sent} = editable({name: 'old', zone: picked('z-1'), guests: [picked('ann'), picked('bob')]});
	const editing = await beginEdit(key, signal);
	expect(Object.keys(editing.fields)).toEqual(['name', 'zone', 'guests']);
	const changed = changedIn(editing, {
		name: 'new',
		zone: picked('z-1', 'what the list calls it'),
		guests: [picked('bob'), picked('ann')],
		note: 'never asked',
	});
	expect(changed).toEqual({name: 'new'});
	expect(await sendEdit(key, changed, [0])).toEqual({status: 'edited'});
	expect(sent).toEqual([{name: 'new'}]);
});

test('a list is changed where one comes or goes', async () => {
	const {key} = editable({guests: [picked('ann')]});
	const editing = await beginEdit(key, signal);
	expect(changedIn(editing, {guests: [picked('ann'), picked('bob')]})).toHaveProperty('guests');
	expect(changedIn(editing, {guests: []})).toEqual({guests: []});
});

test('a refusal that names a field leads to its question', async () => {
	const {key, sent} = editable({name: 'old'}, async () => {
		throw refused('Depot refused it.', {fields: [{path: ['spec', 'name'], message: 'Too plain.'}]});
	});
	expect(await sendEdit(key, {name: 'new'}, [0])).toMatchObject({
		status: 'refused',
		field: {id: 'name', sentence: 'Too plain.'},
	});
	expect(sent).toHaveLength(1);
});

test.each([
	['as wanted', 'new', {status: 'edited', isSeen: true}],
	['as before', 'old', {status: 'unclear', isOld: true}],
])('after a lost answer the key is read again: %s', async (_, seen, expected) => {
	const {key, sent, become} = editable({name: 'old'}, async () => {
		throw unclear();
	});
	become({name: seen});
	expect(await sendEdit(key, {name: 'new'}, [0, 0])).toMatchObject(expected);
	expect(sent).toHaveLength(1);
});

test('what cannot be changed says why', async () => {
	const shelf = new Shelf();
	shelf.more = {cannot: {edit: 'Depot cannot change a key.'}};
	await expect(beginEdit(shelf.key(heldOf('k-1'), shelf.source()), signal)).rejects.toThrow(
		'Depot cannot change a key.',
	);
	const locked = heldOf('k-1', {locked: 'it belongs to a pass'});
	const {key} = editable({name: 'old'});
	await expect(beginEdit({...key, held: locked}, signal)).rejects.toThrow('It belongs to a pass.');
});

test('lists of what stays as it is are not fetched', () => {
	const list = (of: Fields<unknown>) => of['zone'] && 'choices' in of['zone'] && of['zone'].choices;
	expect(list(askingOnly(fields, ['name']))).toEqual([]);
	expect(list(askingOnly(fields, ['zone']))).toBeTypeOf('function');
});
