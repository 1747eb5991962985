import {safeText} from '../../network/safe-text.js';
import type {
	Answer,
	Choice,
	Field,
	ManyField,
	Picked,
	Row,
	RowsField,
	SelectField,
} from '../../providers/field.js';
import {judge, judgeSecret} from '../../providers/judge.js';
import {Secret} from '../../secret.js';
import type {ListingState} from '../../wizard/state.js';

/** An answer, or the sentence that says why there is none; undefined while its list has not arrived. */
export type Judged = {readonly answer: Answer} | {readonly problem: string} | undefined;

type List = Pick<ListingState, 'choices' | 'complete' | 'problem'>;

/**
 * What the texts of a flag, a variable or a file mean as the answer to the question, by the question's own rules.
 * A choice is found by its value, so that what its list knows of it comes along; `list` is what was fetched so far.
 * Of several texts a question for one value takes the last.
 */
export function answerFrom(field: Field, texts: readonly string[], list?: List): Judged {
	const last = texts.at(-1) ?? '';
	switch (field.kind) {
		case 'text': {
			const verdict = judge(field.schema, last);
			return verdict.ok ? {answer: verdict.value} : {problem: verdict.sentence};
		}
		case 'secret': {
			const verdict = judgeSecret(field.schema, last);
			if (!verdict.ok) return {problem: verdict.sentence};
			return {answer: 'secret' in verdict ? verdict.secret : new Secret(verdict.value)};
		}
		case 'rows':
			return rowsFrom(field, texts);
		case 'many':
			return manyFrom(field, texts, list);
		case 'select': {
			const found = pick(field, last, list);
			return found && 'problem' in found ? found : found && {answer: found};
		}
	}
}

/** The answer of a question that may be left out; undefined where it may not. */
export function emptyAnswer(field: Field): Answer | undefined {
	if (field.kind === 'text') {
		const verdict = judge(field.schema, '');
		return verdict.ok ? verdict.value : undefined;
	}
	return (field.kind === 'many' || field.kind === 'rows') && !field.least?.count ? [] : undefined;
}

/** The values of a question whose list is fixed; undefined for one whose list is fetched, or that has none. */
export function fixedValues(field: Field): readonly string[] | undefined {
	if (field.kind !== 'select' && field.kind !== 'many') return undefined;
	return typeof field.choices === 'function' ? undefined : field.choices.map(({value}) => value);
}

/** A fixed list of one needs nobody. */
export function answersItself(field: Field): boolean {
	return field.kind === 'select' && fixedValues(field)?.length === 1;
}

/** The answer of a question that needs nobody; undefined where somebody has to be asked. */
export function unaskedAnswer(field: Field): Answer | undefined {
	if (!answersItself(field)) return emptyAnswer(field);
	const judged = answerFrom(field, fixedValues(field) ?? []);
	return judged && 'answer' in judged ? judged.answer : undefined;
}

function rowsFrom({parse, least}: RowsField, texts: readonly string[]): Judged {
	const rows: Row[] = texts.filter((text) => text !== '').map(parse);
	const problem = rows.map((row) => row['problem']).find((each) => each !== undefined);
	return problem === undefined ? (tooFew(least, rows.length) ?? {answer: rows}) : {problem};
}

function manyFrom(field: ManyField, texts: readonly string[], list: List | undefined): Judged {
	const values = new Set(texts.flatMap((text) => text.split(',')).map((part) => part.trim()));
	values.delete('');
	const picked: Picked[] = [];
	for (const value of values) {
		const found = pick(field, value, list);
		if (!found || 'problem' in found) return found;
		picked.push(found);
	}
	return tooFew(field.least, picked.length) ?? {answer: picked};
}

function pick(
	field: SelectField | ManyField,
	text: string,
	list: List | undefined,
): Picked | {readonly problem: string} | undefined {
	const {choices, other} = field;
	const {
		choices: known,
		complete,
		problem,
	} = typeof choices === 'function' ? (list ?? {choices: [], complete: false}) : {choices, complete: true};
	const found = known.find(({value}) => value === text);
	if (found) return {...found, typed: false};
	if (!complete) return undefined;
	if (!other) return {problem: problem ? `Its list could not be fetched: ${problem.what}` : oneOf(known)};
	const verdict = judge(other.schema, text);
	if (verdict.ok) return {value: verdict.value, label: verdict.value, typed: true};
	return {problem: known.length > 0 ? `${verdict.sentence} ${oneOf(known)}` : verdict.sentence};
}

/** Values that are named; a longer list is cut. */
const longest = 8;

function oneOf(choices: readonly Choice[]): string {
	if (choices.length === 0) return 'There is nothing to choose from.';
	// What a vendor calls a thing is what a person knows; its id is what the flag takes.
	const named = choices
		.slice(0, longest)
		.map(({value, label}) =>
			safeText(label.toLowerCase() === value.toLowerCase() ? value : `${value} (${label})`),
		);
	const more = choices.length - named.length;
	return `It takes one of: ${named.join(', ')}${more > 0 ? `, and ${more} more` : ''}.`;
}

function tooFew(least: ManyField['least'], count: number): {problem: string} | undefined {
	return least && count < least.count ? {problem: least.sentence} : undefined;
}
