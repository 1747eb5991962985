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
		for (const [id, field] of Object.entries(provider.signIn)) {
			const text = field.env === undefined ? undefined : world.env[field.env];
			if (field.env === undefined || !text) continue;
			if (field.kind === 'secret') world.forget(field.env);
			const answer = answerOf(field, text);
			if (answer === undefined) continue;
			const key = `${provider.id}/sign-in/${id}`;
			answers[key] = answer;
			automatic[key] = `The ${field.name} was taken from ${field.env}.`;
		}
	}
	return {answers, automatic};
}

function answerOf(field: Field, text: string): Answer | undefined {
	if (field.kind !== 'text' && field.kind !== 'secret') return undefined;
	const verdict = judge(field.schema, text);
	if (!verdict.ok) return undefined;
	return field.kind === 'secret' ? new Secret(verdict.value) : verdict.value;
}
