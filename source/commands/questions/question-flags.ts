import type {Field} from '../../providers/field.js';
import type {Provider} from '../../providers/provider.js';
import {fixedValues} from './given-answer.js';

/** Questions by id; each id is the name of its flag. */
export type Questions = Readonly<Record<string, Field>>;

/** The questions that flags can answer: of the sign-in, and of the kind, or of every kind while none is named. */
export type Asking = {readonly signIn: Questions; readonly details: Questions};

/** The questions of the provider; none where there is no such provider. */
export function questionsOf(provider: Provider | undefined, kindId: string | undefined): Asking {
	if (!provider) return {signIn: {}, details: {}};
	const kinds = provider.kinds.filter(({id}) => kindId === undefined || id === kindId);
	return {signIn: provider.signIn, details: Object.assign({}, ...kinds.map(({fields}) => fields))};
}

/** The flags that answer a question, as a person would choose among them. */
export function flagsFor(id: string, field: Field): string {
	if (field.kind !== 'secret') return `--${id}`;
	return [`--${id}-file`, `--${id}-stdin`, ...(field.generate ? [`--${id}-generate`] : [])].join(' or ');
}

/** What a question is about, in a few words. */
export function inWords(field: Field): string {
	const values = fixedValues(field) ?? [];
	const of = values.length > 0 ? `: ${values.join(', ')}` : '';
	return `${field.name}${of}${field.env ? `, or ${field.env} in the environment` : ''}`;
}
