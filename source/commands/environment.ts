import type {Answer, Field} from '../providers/field.js';
import {judge} from '../providers/judge.js';
import type {Provider} from '../providers/provider.js';
import {Secret} from '../secret.js';
import type {World} from '../world.js';

/** Answers to sign-in questions out of the environment, by question key, each with the sentence that says so. */
export type FromEnvironment = {
	readonly answers: Readonly<Record<string, Answer>>;
	readonly automatic: Readonly<Record<string, string>>;
};

/**
 * Reads the variables that sign-in questions name, for every provider, and takes the secret ones out of the
 * process's environment. A value that the question's own rule refuses is left for the person to answer.
 */
export function answersFromEnvironment(providers: readonly Provider[], world: World): FromEnvironment {
	const answers: Record<string, Answer> = {};
	const automatic: Record<string, string> = {};
	for (const provider of providers) {
		const found = namedAnswers(provider, world);
		const complete = {...found, ...impliedAnswers(provider, found)};
		for (const [id, answer] of Object.entries(complete)) {
			const key = `${provider.id}/sign-in/${id}`;
			const field = provider.signIn[id];
			answers[key] = answer;
			automatic[key] = field?.env && found[id] ? `The ${field.name} was taken from ${field.env}.` : '';
		}
	}
	return {answers, automatic};
}

type Found = Readonly<Record<string, Answer>>;

/** Answers to the questions that name a variable. */
function namedAnswers(provider: Provider, world: World): Found {
	const found: Record<string, Answer> = {};
	for (const [id, field] of Object.entries(provider.signIn)) {
		const text = field.env === undefined ? undefined : world.env[field.env];
		if (field.env === undefined || !text) continue;
		if (field.kind === 'secret') world.forget(field.env);
		const answer = answerOf(field, text);
		if (answer !== undefined) found[id] = answer;
	}
	return found;
}

/** The way to sign in that the variables answer entirely, the one with most of them; none when they are too few. */
function impliedAnswers({signIn}: Provider, found: Found): Found {
	const implied: Record<string, Answer> = {};
	for (const [id, field] of Object.entries(signIn)) {
		if (found[id] || field.kind !== 'select' || typeof field.choices === 'function' || field.env) continue;
		const ways = field.choices.flatMap((choice) => {
			const picked = {...choice, typed: false};
			const given = {...found, [id]: picked};
			const asked = Object.entries(signIn).filter(([, {when}]) => when?.(given));
			const answered = asked.length > 0 && asked.every(([other]) => found[other] !== undefined);
			return answered ? [{picked, count: asked.length}] : [];
		});
		const [best] = ways.sort((one, other) => other.count - one.count);
		if (best) implied[id] = best.picked;
	}
	return implied;
}

function answerOf(field: Field, text: string): Answer | undefined {
	if (field.kind === 'select') {
		const choice = Array.isArray(field.choices) ? field.choices.find(({value}) => value === text) : undefined;
		if (choice) return {...choice, typed: false};
		const typed = field.other && judge(field.other.schema, text);
		return typed?.ok ? {value: typed.value, label: typed.value, typed: true} : undefined;
	}
	if (field.kind !== 'text' && field.kind !== 'secret') return undefined;
	const verdict = judge(field.schema, text);
	if (!verdict.ok) return undefined;
	return field.kind === 'secret' ? new Secret(verdict.value) : verdict.value;
}
