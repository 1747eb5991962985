import type * as z from 'zod';
import type {Secret} from '../secret.js';

/**
 * One entry of a list. `value` is what is sent back and stays raw; `label`, `hint` and `detail` are columns to
 * read and are made safe by the engine when the list arrives. `data` is what the listing knows beyond the value,
 * such as the cluster's address.
 */
export type Choice<Data = unknown> = {
	readonly value: string;
	readonly label: string;
	readonly hint?: string;
	readonly detail?: string;
	readonly data?: Data;
};

/** A choice that was made; `typed` when it was not taken from the list (then `data` is absent). */
export type Picked<Data = unknown> = Choice<Data> & {readonly typed: boolean};

/** One row of a `rows` question: column id → value. */
export type Row = Readonly<Record<string, string>>;

/** What was said to one question: typed, secret, chosen, or rows that were put together. */
export type Answer = string | Secret | Picked | readonly Picked[] | readonly Row[];

/** Answers by field id. A field that was not asked has none. */
export type Answers = Readonly<Record<string, Answer | undefined>>;

/** What a listing gets: the signed-in API and the answers so far. */
export type Asking<Api> = {readonly api: Api; readonly answers: Answers; readonly signal: AbortSignal};

/** Fetched choices, page by page as they arrive. */
export type Listing<Api, Data> = (asking: Asking<Api>) => AsyncIterable<readonly Choice<Data>[]>;

/** What every question declares, whatever its kind. */
export type Question = {
	/** The question as the person reads it: `Which cluster should the key open?` */
	readonly label: string;
	/** A short noun for the review, the flag's help and error sentences: `cluster`. */
	readonly name: string;
	/** One line under the question. */
	readonly hint?: string;
	/** Paragraphs of the `?` overlay. */
	readonly help?: readonly string[];
	/** The vendor's page about it, https. */
	readonly docs?: string;
	/** Environment variable that answers the question. */
	readonly env?: string;
	/** It says where secrets are sent, so only the person answers it, and no file of a project. */
	readonly address?: true;
	/** Ask only when earlier answers make it relevant. */
	readonly when?: (answers: Answers) => boolean;
	/** Step of the rail that the question belongs to; the step before it when absent. */
	readonly step?: string;
};

/** Free text. An optional answer is a schema that accepts the empty string. */
export type TextField = Question & {
	readonly kind: 'text';
	readonly schema: z.ZodType<string>;
	readonly placeholder?: string;
	/** A suggestion to start from. */
	readonly initial?: (answers: Answers) => string;
};

/** Masked text that becomes a Secret as soon as it is answered. */
export type SecretField = Question & {
	readonly kind: 'secret';
	readonly schema: z.ZodType<string>;
	/** Typed a second time before it counts: for passwords that the person makes up. */
	readonly twice?: boolean;
	/** Makes a good one: where the line is left empty, or on request (ctrl-g). */
	readonly generate?: () => string;
};

/** One of a list, fixed or fetched. */
export type SelectField<Api = never, Data = unknown> = Question & {
	readonly kind: 'select';
	readonly choices: readonly Choice<Data>[] | Listing<Api, Data>;
	/** Answers that the listing depends on; it is fetched as soon as they are there, and again when they change. */
	readonly needs?: readonly string[];
	/** Lets the person type a value that is not in the list. */
	readonly other?: {
		readonly label: string;
		readonly schema: z.ZodType<string>;
		readonly placeholder?: string;
	};
	/** Offer the last answer first in the next run. */
	readonly remember?: boolean;
};

/** Any number of a list. Typed values are separated by commas. */
export type ManyField<Api = never, Data = unknown> = Omit<SelectField<Api, Data>, 'kind'> & {
	readonly kind: 'many';
	/** Fewest choices, 0 by default, and the sentence when there are fewer. */
	readonly least?: {readonly count: number; readonly sentence: string};
};

/**
 * A column whose choices may depend on the columns before it and on what was fetched for the table (nothing while
 * it is on its way, or when it was refused); `other` lets the person type instead.
 */
export type ColumnSelect = Omit<SelectField, 'choices' | 'needs' | 'remember'> & {
	readonly choices: readonly Choice[] | ((row: Row, fetched?: readonly Choice[]) => readonly Choice[]);
};

/** A small table that the person builds row by row; each column is a text or select question. */
export type RowsField<Api = never> = Question & {
	readonly kind: 'rows';
	/** One row in words: `access rule`. */
	readonly row: string;
	readonly columns: Readonly<Record<string, TextField | ColumnSelect>>;
	/** Fetched once for the whole table, such as topic names, and handed to the columns' choices. */
	readonly choices?: Listing<Api, unknown>;
	/** Answers that the listing depends on. */
	readonly needs?: readonly string[];
	readonly least?: {readonly count: number; readonly sentence: string};
	/** One row as a line of the table, a flag's value (`--acl topic:orders:LITERAL:READ`) and back. */
	readonly format: (row: Row) => string;
	readonly parse: (text: string) => Row | {readonly problem: string};
};

/** One question. */
export type Field<Api = never> = TextField | SecretField | SelectField<Api> | ManyField<Api> | RowsField<Api>;

/** Fields in the order they are asked, by id. The id in kebab-case is the flag's name. */
export type Fields<Api = never> = Readonly<Record<string, Field<Api>>>;

/** Declares fields that belong to an API: each keeps its own type, and `when` and listings get theirs. */
export function defineFields<Api>() {
	return <const F extends Fields<Api>>(fields: F): F => fields;
}

/** Whether an answer was typed instead of picked from its list. */
export function isTyped(answer: Answer | undefined): boolean {
	return answer !== undefined && typeof answer === 'object' && 'typed' in answer && answer.typed;
}

/** The value of an answer that was picked or typed; undefined for secrets, lists and no answer. */
export function plainOf(answer: Answer | undefined): string | undefined {
	if (typeof answer === 'string') return answer;
	return answer !== undefined && 'value' in answer ? answer.value : undefined;
}

/** The values of a `many` answer; none of any other. */
export function valuesOf(answer: Answer | undefined): string[] {
	if (answer === undefined || !isList(answer)) return [];
	return answer.map(({value = ''}) => value);
}

/** The rows of a `rows` answer; none of any other. */
export function rowsOf(answer: Answer | undefined): readonly Row[] {
	return answer !== undefined && isList(answer) ? (answer as readonly Row[]) : [];
}

function isList(answer: Answer): answer is readonly Picked[] | readonly Row[] {
	return Array.isArray(answer);
}

type Plain<F> = F extends {kind: 'text'}
	? string
	: F extends {kind: 'secret'}
		? Secret
		: F extends SelectField<never, infer Data>
			? Picked<Data>
			: F extends ManyField<never, infer Data>
				? readonly Picked<Data>[]
				: readonly Row[];

/** The answers to `fields`, each with its own type; one that has a `when` may be missing. */
export type AnswersTo<F> = {
	readonly [Id in keyof F]: F[Id] extends {when: (answers: Answers) => boolean}
		? Plain<F[Id]> | undefined
		: Plain<F[Id]>;
};
