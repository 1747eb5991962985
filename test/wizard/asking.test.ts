import {describe, expect, test} from 'vitest';
import type {Answer, Field} from '../../source/providers/field.js';
import {Secret} from '../../source/secret.js';
import {draftFor, enter, takeTyped} from '../../source/wizard/asking.js';
import {applyDraftKey, type Draft, type ListDraft} from '../../source/wizard/editing/draft.js';
import {keyOf} from '../../source/wizard/editing/keys.js';
import {lineOf} from '../../source/wizard/editing/line-edit.js';
import {listOf} from '../../source/wizard/editing/list-edit.js';
import {choice, depot, FakeApi} from '../support/fake-provider.js';
import {FakeRun} from '../support/fake-session.js';

const [kind] = depot(new FakeApi()).kinds;
const fieldOf = (id: string): Field => (kind?.fields[id] ?? expect.fail(id)) as Field;

const line = (text: string, more: object = {}): Draft => ({kind: 'text', line: lineOf(text), ...more});

/** A list of these values as a person left it: `typed` in the filter, some marked. */
function list(values: readonly string[], filter = '', marked?: readonly string[]): ListDraft {
	const choices = values.map((value) => choice(value));
	const start: ListDraft = {kind: 'list', list: listOf(choices, marked ? {marked} : {}), typed: []};
	return Array.from(filter).reduce(
		(draft: Draft, text) =>
			applyDraftKey(draft, text === ' ' ? keyOf('space', ' ') : keyOf('text', text), 5).draft,
		start,
	) as ListDraft;
}

/** The values of an answer, whichever kind it is of. */
function values(answer: Answer): unknown {
	if (typeof answer === 'string' || answer instanceof Secret) return answer;
	const value = (one: object) =>
		'value' in one ? `${one.value}${'typed' in one && one.typed ? ' (typed)' : ''}` : one;
	return Array.isArray(answer) ? answer.map(value) : value(answer as object);
}

function entered(field: Field, draft: Draft): unknown {
	const result = enter(field, draft);
	return 'answer' in result ? values(result.answer) : 'complaint' in result ? result.complaint : result.draft;
}

describe('text', () => {
	test('is answered as its schema reads it', () => {
		expect(entered(fieldOf('name'), line('  orders '))).toBe('orders');
	});

	test.each([
		['', 'A name is missing.'],
		['two words', 'A name holds letters, digits, “.”, “_”, “/” and “-” only.'],
	])('%j gets the schema’s own sentence', (text, sentence) => {
		expect(entered(fieldOf('name'), line(text))).toBe(sentence);
	});

	test('starts from a suggestion made of the answers before, until something was typed', async () => {
		const run = await new FakeRun().signIn();
		run.pick('key');
		await run.listed('depot/key/zone');
		run.pick('z-north');
		await run.listed('depot/key/bay');
		run.pick('z-north/1').pick('none').answer('correct horse').answer('correct horse');
		expect(run.enter().state.answers['depot/key/name']).toBe('z-north-1');
	});
});

describe('a secret', () => {
	const password = fieldOf('password');

	test('becomes a Secret, every character as it was typed', () => {
		const token = depot(new FakeApi()).signIn['token'] as Field;
		const result = enter(token, line(' spaced '));
		expect(
			'answer' in result && result.answer instanceof Secret && result.answer.equals(new Secret(' spaced ')),
		).toBe(true);
	});

	test('that a person makes up is typed twice', () => {
		const first = enter(password, line('correct horse'));
		expect(first).toEqual({draft: {kind: 'text', line: lineOf(), first: 'correct horse'}});
		expect(entered(password, line('correct horse', {first: 'correct horse'}))).toBeInstanceOf(Secret);
	});

	test('typed differently the second time starts over and says so', () => {
		expect(enter(password, line('correct house', {first: 'correct horse'}))).toEqual({
			draft: {kind: 'text', line: lineOf()},
			complaint: 'The two were different. Type it again, twice; or press ctrl-g for a generated one.',
		});
	});

	test('that was generated needs no second typing, until it is edited', () => {
		const generated = line('made-up-password', {generated: true});
		expect(entered(password, generated)).toBeInstanceOf(Secret);
		expect(enter(password, applyDraftKey(generated, keyOf('left'), 1).draft)).toHaveProperty('answer');
		expect(enter(password, applyDraftKey(generated, keyOf('text', 'x'), 1).draft)).toMatchObject({
			draft: {first: 'made-up-passwordx'},
		});
	});

	test('is made up where the line is left empty, but not at the second typing', () => {
		const made = entered(password, line(''));
		expect(made instanceof Secret && made.equals(new Secret('made-up-password'))).toBe(true);
		expect(entered(password, line('', {first: 'correct horse'}))).toBe(
			'A password has at least 8 characters.',
		);
	});

	test('too short is refused before it is asked for again', () => {
		expect(entered(password, line('short'))).toBe('A password has at least 8 characters.');
	});

	test('is never turned back into text, not even by going back', async () => {
		const run = await new FakeRun().toReview();
		const {drafts: _, ...state} = run.state;
		run.session.back();
		run.session.back();
		expect(draftFor({...state, drafts: {}}, run.asked)).toEqual(line(''));
	});
});

describe('one of a list', () => {
	const zone = fieldOf('zone');

	test('is what is highlighted', () => {
		expect(entered(zone, list(['a', 'b']))).toBe('a');
	});

	test('that fits nothing is taken as typed where the question allows it', () => {
		expect(entered(zone, list(['a', 'b'], 'west'))).toBe('west (typed)');
		expect(entered(zone, list([], 'we st'))).toMatch(/^A zone holds letters/);
		expect(entered(zone, list([]))).toBe('A zone is missing.');
	});

	test('that fits nothing is refused where the question does not allow it', () => {
		expect(entered(fieldOf('bay'), list(['a'], 'west'))).toBe('Nothing in the list fits.');
		expect(entered(fieldOf('bay'), list([]))).toBe('There is nothing to choose.');
	});

	test('can be taken as typed although something fits', () => {
		const result = takeTyped(zone as never, list(['west-1', 'west-2'], 'west'));
		expect('answer' in result && values(result.answer)).toBe('west (typed)');
	});

	test('typed exactly as it stands in the list is the one in the list, with what is known of it', () => {
		const known = {...list(['west', 'west-2'], 'west')};
		const result = takeTyped(zone as never, known);
		expect('answer' in result && values(result.answer)).toBe('west');
	});
});

describe('several of a list', () => {
	const guests = fieldOf('guests');
	const next = (draft: Draft) => {
		const result = enter(guests, draft);
		return 'answer' in result ? values(result.answer) : 'complaint' in result ? result.complaint : result;
	};

	test('are those that are marked, in the list’s order', () => {
		expect(next(list(['ann', 'bob', 'cy'], '', ['cy', 'ann']))).toEqual(['ann', 'cy']);
	});

	test('too few get the sentence of the question', () => {
		expect(next(list(['ann'], '', []))).toBe('Choose at least one guest.');
	});

	test('typed ones are separated by commas and stand behind those of the list', () => {
		expect(next(list(['ann'], 'dora, emil,, dora', ['ann']))).toEqual([
			'ann',
			'dora (typed)',
			'emil (typed)',
		]);
	});

	test('one bad value among them refuses all, and keeps what was typed', () => {
		expect(next(list([], 'dora, em?l', []))).toMatch(/^A guest holds letters/);
	});

	test('typed exactly as in the list are marked there, not doubled', () => {
		const added = takeTyped(guests as never, list(['ann', 'bob'], 'ann,dora', ['ann']));
		const draft = 'draft' in added ? added.draft : expect.fail('no draft');
		expect(next(draft)).toEqual(['ann', 'dora (typed)']);
	});

	test('one that is typed and found is marked by Enter, and the next Enter goes on', () => {
		const first = enter(guests, list(['ann', 'bob'], 'bo', []));
		const draft = 'draft' in first ? first.draft : expect.fail('no draft');
		expect(next(draft)).toEqual(['bob']);
	});

	test('a typed one can be taken away again', () => {
		const added = takeTyped(guests as never, list(['ann'], 'dora', ['ann']));
		const draft = 'draft' in added ? added.draft : expect.fail('no draft');
		const without = applyDraftKey(draft, keyOf('backspace'), 5).draft;
		expect(next(without)).toEqual(['ann']);
	});

	test('space marks, and does not stand in the filter', () => {
		expect(next(list(['ann', 'bob'], ' ', []))).toEqual(['ann']);
	});
});

describe('a table', () => {
	const rules = fieldOf('rules');

	test('is answered with its rows', () => {
		const rows = [{target: 'door', name: 'main', note: ''}];
		expect(enter(rules, {kind: 'rows', rows, index: 0})).toEqual({answer: rows});
	});

	test('with too few rows gets the sentence of the question', () => {
		expect(entered(rules, {kind: 'rows', rows: [], index: 0})).toBe('Add at least one rule.');
	});
});

describe('a draft', () => {
	test('of a list grows with the pages that arrive, its filter and highlight kept', async () => {
		const run = await new FakeRun().signIn();
		run.pick('key');
		await run.listed('depot/key/zone');
		run.press(keyOf('down'));
		const listing = run.state.listings['depot/key/zone'];
		if (!listing) return expect.fail('no list');
		const choices = [choice('a-first'), ...listing.choices];
		run.session.dispatch({type: 'listed', key: listing.key, listing: {...listing, choices}});
		expect(run.enter().state.answers['depot/key/zone']).toMatchObject({value: 'z-south'});
	});

	test('of the demo’s sign-in is filled in', async () => {
		const run = new FakeRun();
		run.session.startSandbox();
		await run.until(({sandbox}) => sandbox === 'on');
		run.pick('depot');
		expect(draftFor(run.state, run.asked)).toEqual(line('demo'));
	});
});
