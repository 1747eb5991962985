import type {ProviderEntry} from '../providers/entry.js';
import {
	type Answer,
	type Answers,
	type Choice,
	type Field,
	plainOf,
	type SelectField,
} from '../providers/field.js';
import type {Kind, Provider} from '../providers/provider.js';
import type {State} from './state.js';

/** One question of this run. The key names it everywhere in the state; the id is the field's own. */
export type Asked = {
	readonly key: string;
	readonly id: string;
	readonly field: Field;
	/** The step of the rail it belongs to. */
	readonly step: string;
};

/** The key of the first question. */
export const providerKey = 'start/provider';
/** The entry of the first list that is no provider: the stand-ins. */
export const sandboxChoice = 'sandbox';

/** The entry of the provider that was chosen, as long as the provider itself is not loaded. */
export function entryToLoad(state: State): ProviderEntry | undefined {
	if (!isAnswered(state, {key: providerKey}) || providerOf(state)) return undefined;
	return state.entries.find(({id}) => id === plainOf(state.answers[providerKey]));
}

/** The provider that was chosen, once it is loaded. */
export function providerOf(state: State): Provider | undefined {
	return state.providers.find(({id}) => id === plainOf(state.answers[providerKey]));
}

/** The kind that was chosen. */
export function kindOf(state: State): Kind<unknown> | undefined {
	const provider = providerOf(state);
	return provider?.kinds.find(({id}) => id === plainOf(state.answers[kindKey(provider)]));
}

/** The key of the question for the kind. */
export function kindKey(provider: Provider): string {
	return `${provider.id}/kind`;
}

/** The first question: every provider, and the sandbox for those who have no account. */
export function providerQuestion(state: State): Asked {
	const choices: Choice[] = state.entries.map(({id, name, summary, retired}) => ({
		value: id,
		label: name,
		hint: retired ?? summary,
	}));
	if (state.offersSandbox) {
		choices.push({
			value: sandboxChoice,
			label: 'Try it without an account',
			hint: 'stand-ins for all of these on this machine',
		});
	}
	const field: SelectField = {
		kind: 'select',
		label: state.errand?.question ?? 'Where should the credential come from?',
		name: 'provider',
		choices,
		remember: true,
		help: [
			'kafkey asks the system that issues the credential. You need a sign-in for its management API; the next screen says where that is made.',
			...(state.offersSandbox
				? ['“Try it without an account” starts stand-ins for every system on this machine.']
				: []),
			...(state.offersSandbox || state.sandbox === 'on'
				? ['Nothing leaves this machine in the sandbox, and nothing real is created.']
				: []),
		],
	};
	return {key: providerKey, id: 'provider', field, step: 'provider'};
}

/** What the provider should issue. */
export function kindQuestion(provider: Provider): Asked {
	const field: SelectField = {
		kind: 'select',
		label: `What should ${provider.name} issue?`,
		name: 'kind',
		choices: provider.kinds.map((kind) => ({value: kind.id, label: kind.name, hint: kind.summary})),
		remember: true,
		docs: provider.docs,
	};
	return {key: kindKey(provider), id: 'kind', field, step: 'kind'};
}

/** The questions of the provider's sign-in that apply. */
export function signInQuestions(state: State): Asked[] {
	const provider = providerOf(state);
	return provider ? visible(`${provider.id}/sign-in`, 'sign in', provider.signIn, state.answers) : [];
}

/** The questions of the kind that apply. */
export function kindQuestions(state: State): Asked[] {
	const [provider, kind] = [providerOf(state), kindOf(state)];
	return provider && kind
		? visible(`${provider.id}/${kind.id}`, 'details', kind.fields as Fields, state.answers)
		: [];
}

type Fields = Readonly<Record<string, Field>>;

/**
 * The questions that apply, in order. Each is judged by the answers before it, so that an answer left over from
 * another path (the person went back) neither shows nor counts.
 */
function visible(prefix: string, firstStep: string, fields: Fields, answers: Answers): Asked[] {
	let step = firstStep;
	const asked: Asked[] = [];
	const before: Record<string, Answer | undefined> = {};
	for (const [id, field] of Object.entries(fields)) {
		step = field.step ?? step;
		if (field.when && !field.when(before)) continue;
		const key = `${prefix}/${id}`;
		asked.push({key, id, field, step});
		before[id] = answers[key];
	}
	return asked;
}

/** The answers to these questions, by field id. */
export function answersTo(asked: readonly Asked[], answers: Answers): Answers {
	return Object.fromEntries(asked.map(({key, id}) => [id, answers[key]]));
}

/** Whether the question was answered, by the person or by itself. */
export function isAnswered(state: State, {key}: Pick<Asked, 'key'>): boolean {
	return state.history.includes(key) || state.automatic[key] !== undefined;
}

/** Every question known so far, in the order of asking. */
export function allQuestions(state: State): Asked[] {
	const provider = providerOf(state);
	const start = [providerQuestion(state)];
	if (!provider) return start;
	return [...start, ...signInQuestions(state), kindQuestion(provider), ...kindQuestions(state)];
}
