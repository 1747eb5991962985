import {expect, test} from 'vitest';
import {answerFrom, emptyAnswer} from '../../../source/commands/questions/given-answer.js';
import type {Field} from '../../../source/providers/field.js';
import {choice, depot, FakeApi, refused} from '../../support/fake-provider.js';

const fields = depot(new FakeApi()).kinds[0]?.fields as Readonly<Record<string, Field>>;

function answer(id: string, texts: readonly string[], list?: Parameters<typeof answerFrom>[2]) {
	const field = fields[id];
	if (!field) throw new Error(`There is no field ${id}.`);
	return answerFrom(field, texts, list);
}

const guests = {choices: [choice('ann', {data: {seat: 4}}), choice('bob')], complete: true};

test('text is judged by its own rule, the last one counts', () => {
	expect(answer('name', ['one', ' two '])).toEqual({answer: 'two'});
	expect(answer('name', [''])).toEqual({problem: 'A name is missing.'});
});

test('a fixed choice is found by its value and brings its label', () => {
	expect(answer('access', ['rules'])).toEqual({
		answer: {...choice('rules', {hint: 'by rules'}), typed: false},
	});
	expect(answer('access', ['Rules'])).toEqual({problem: 'It takes one of: guests, rules, none.'});
});

test('a fetched choice waits until it is found or the list is whole', () => {
	expect(answer('zone', ['z-1'])).toBeUndefined();
	expect(answer('zone', ['z-1'], {choices: [choice('z-2')], complete: false})).toBeUndefined();
	const list = {choices: [choice('z-1', {data: 'address'})], complete: false};
	expect(answer('zone', ['z-1'], list)).toEqual({
		answer: {...choice('z-1', {data: 'address'}), typed: false},
	});
	expect(answer('zone', ['z-9'], {choices: [], complete: true})).toMatchObject({answer: {typed: true}});
	expect(answer('zone', ['z 9'], {choices: [choice('z-1')], complete: true})).toEqual({
		problem: 'A zone holds letters, digits, “.”, “_”, “/” and “-” only. It takes one of: z-1.',
	});
});

test('a refused list takes what is typed where that is allowed', () => {
	const list = {choices: [], complete: true, problem: refused('Depot shows none.')};
	expect(answer('zone', ['z-1'], list)).toMatchObject({answer: {value: 'z-1', typed: true}});
	expect(answer('bay', ['b-1'], list)).toEqual({problem: 'Its list could not be fetched: Depot shows none.'});
});

test('several are separated by commas or repeated, each once', () => {
	const picked = answer('guests', ['ann, eve', 'ann'], guests);
	expect(picked).toEqual({
		answer: [
			{...choice('ann', {data: {seat: 4}}), typed: false},
			{value: 'eve', label: 'eve', typed: true},
		],
	});
	expect(answer('guests', [''], guests)).toEqual({problem: 'Choose at least one guest.'});
	expect(answer('guests', ['ann,e v e'], guests)).toMatchObject({problem: expect.stringMatching(/^A guest/)});
});

test('rows are parsed one by one by the field itself', () => {
	expect(answer('rules', ['door:main:', 'shelf:s-1:tea'])).toEqual({
		answer: [
			{target: 'door', name: 'main', note: ''},
			{target: 'shelf', name: 's-1', note: 'tea'},
		],
	});
	expect(answer('rules', ['door:main:', 'door'])).toEqual({
		problem: 'A rule has three parts: shelf:s-1:why',
	});
	expect(answer('rules', [''])).toEqual({problem: 'Add at least one rule.'});
});

test('what a vendor calls a thing stands behind the id that the flag takes', () => {
	const list = {choices: [choice('b-1', {label: 'orders'}), choice('B-2', {label: 'b-2'})], complete: true};
	expect(answer('bay', ['orders'], list)).toEqual({problem: 'It takes one of: b-1 (orders), B-2.'});
});

test('a server’s values are named without what a terminal would obey', () => {
	const list = {choices: [choice('b\u001b[2J')], complete: true};
	expect(answer('bay', ['x'], list)).toEqual({problem: 'It takes one of: b\\u{1b}[2J.'});
});

test('only what may be empty can be left out', () => {
	const empty = Object.entries(fields).map(([id, field]) => [id, emptyAnswer(field)] as const);
	expect(empty.filter(([, left]) => left !== undefined)).toEqual([['address', '']]);
});
