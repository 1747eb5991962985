import * as z from 'zod';
import type {Field} from '../../providers/field.js';
import {judge} from '../../providers/judge.js';

/** Whether a project file may answer the question: it is no secret, and says nothing of where secrets are sent. */
export function isAnswerable({kind, address}: Field): boolean {
	return kind !== 'secret' && !address;
}

/** What a question takes in a project file: its own rule, as far as that is known before a list is fetched. */
export function answerSchema(field: Field): z.ZodType<string | readonly string[]> {
	return unnamed(field).meta({description: field.label});
}

function unnamed(field: Field): z.ZodType<string | readonly string[]> {
	switch (field.kind) {
		case 'text':
		case 'secret':
			return judged((text) => {
				const verdict = judge(field.schema, text);
				return verdict.ok ? undefined : verdict.sentence;
			});
		case 'rows':
			return z.array(judged((text) => field.parse(text)['problem']));
		case 'select':
			return oneOf(field);
		case 'many':
			return z.array(oneOf(field));
	}
}

function oneOf({choices, other}: Extract<Field, {kind: 'select' | 'many'}>): z.ZodType<string> {
	const values = typeof choices === 'function' || other ? [] : choices.map(({value}) => value);
	return values.length > 0 ? z.enum(values) : z.string().min(1);
}

/** A text that is as wanted; `fault` is the sentence that says why it is not. */
function judged(fault: (text: string) => string | undefined): z.ZodType<string> {
	return z.string().check((context) => {
		const message = fault(context.value);
		if (message !== undefined) context.issues.push({code: 'custom', message, input: context.value});
	});
}
