import {Problem} from '../../errors.js';
import type {ProviderEntry} from '../../providers/entry.js';
import type {Answer, Field} from '../../providers/field.js';
import type {Provider} from '../../providers/provider.js';
import {toolPath} from '../../tool-path.js';
import type {World} from '../../world.js';
import {answerFrom} from './given-answer.js';
import type {Questions} from './question-flags.js';

/** Answers out of the environment, by question key. */
export type FromEnvironment = {
	/** Of sign-ins, and the sentence that says where each came from. */
	readonly answers: Readonly<Record<string, Answer>>;
	readonly automatic: Readonly<Record<string, string>>;
	/** Of kinds, and their sentences. */
	readonly details: Readonly<Record<string, {readonly answer: Answer; readonly remark: string}>>;
};

/** Answers to sign-in questions of one provider that the person gave otherwise; they go before the environment's. */
export type OwnAnswers = {readonly provider: string; readonly answers: Found};

/** Takes the secrets of every provider out of the process's environment; `world.env` keeps them. */
export function forgetSecrets(entries: readonly ProviderEntry[], world: Pick<World, 'forget'>): void {
	for (const {secretVariables} of entries) for (const name of secretVariables) world.forget(name);
}

/** Loads the provider of an entry, and reads what the environment answers of it. Throws a Problem. */
export async function loadFrom(
	{name, load}: ProviderEntry,
	world: Pick<World, 'env'>,
): Promise<{readonly provider: Provider} & FromEnvironment> {
	const provider = await load().catch(() => {
		throw new Problem({
			what: `The part of kafkey for ${name} could not be loaded.`,
			why: 'kafkey was changed or removed while it ran.',
			next: 'Start it again.',
		});
	});
	return {provider, ...answersFromEnvironment([provider], world)};
}

/**
 * Reads the variables that the questions of these providers name. A value that the question's own rule refuses is left
 * for the person to answer.
 */
export function answersFromEnvironment(
	providers: readonly Provider[],
	world: Pick<World, 'env'>,
	own?: OwnAnswers,
): FromEnvironment {
	const answers: Record<string, Answer> = {};
	const automatic: Record<string, string> = {};
	const details: Record<string, {answer: Answer; remark: string}> = {};
	for (const provider of providers) {
		const given = own?.provider === provider.id ? own.answers : {};
		const found = {...namedAnswers(provider.signIn, world), ...given};
		for (const [id, answer] of Object.entries({...found, ...impliedAnswers(provider, found)})) {
			const key = `${provider.id}/sign-in/${id}`;
			const field = provider.signIn[id];
			answers[key] = answer;
			automatic[key] = field && found[id] && !given[id] ? remarkOn(field) : '';
		}
		for (const kind of provider.kinds) {
			const fields: Questions = kind.fields;
			for (const [id, answer] of Object.entries(namedAnswers(fields, world))) {
				const field = fields[id];
				if (field) details[`${provider.id}/${kind.id}/${id}`] = {answer, remark: remarkOn(field)};
			}
		}
	}
	return {answers, automatic, details};
}

function remarkOn({name, env}: Field): string {
	return env === undefined ? '' : `The ${name} was taken from ${env}.`;
}

type Found = Readonly<Record<string, Answer>>;

/** Answers to the questions that name a variable. */
function namedAnswers(questions: Questions, world: Pick<World, 'env'>): Found {
	const found: Record<string, Answer> = {};
	for (const [id, field] of Object.entries(questions)) {
		const text = field.env === undefined ? undefined : world.env[field.env];
		if (field.env === undefined || !text) continue;
		const judged = answerFrom(field, [text]);
		if (judged && 'answer' in judged) found[id] = judged.answer;
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

/** The variables for a vendor's own command: proxies included, but no secret of a provider, and PATH for tools. */
export function forTools(entries: readonly ProviderEntry[], env: World['env']): World['env'] {
	return {...withoutSecrets(entries, env), PATH: toolPath(env['PATH'])};
}

/** The variables without the secrets of every provider. */
export function withoutSecrets(entries: readonly ProviderEntry[], env: World['env']): World['env'] {
	const secrets = new Set(entries.flatMap(({secretVariables}) => secretVariables));
	return Object.fromEntries(Object.entries(env).filter(([name]) => !secrets.has(name)));
}
