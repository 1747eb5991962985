import {isVariableName} from '../../delivery/env-syntax.js';
import type {ChosenStore} from '../../delivery/stores/answering.js';
import {sentences, type Told, tell} from '../../errors.js';
import {parseBaseUrl} from '../../network/base-url.js';
import type {ProviderEntry} from '../../providers/entry.js';
import type {Answer} from '../../providers/field.js';
import type {Provider} from '../../providers/provider.js';
import type {World} from '../../world.js';
import {didYouMean} from '../command-line/similar.js';
import {answersFromEnvironment, type FromEnvironment, forgetSecrets} from '../questions/environment.js';
import {answerFrom} from '../questions/given-answer.js';
import {type GivenFlags, readFlags} from '../questions/given-flags.js';
import {type Asking, questionsOf} from '../questions/question-flags.js';
import type {WizardFlags} from './flags.js';
import {lackOf} from './missing.js';

/** What a run starts with: the provider that a flag names, and the answers to it out of flags and environment. */
export type Prepared = {
	readonly provider?: Provider | undefined;
	readonly said: GivenFlags['said'];
	readonly environment: FromEnvironment;
	/** The secret store that a flag names. */
	readonly store?: ChosenStore | undefined;
};

/** Why a run does not start: the text for standard error, and the same told. Nothing was sent. */
export type Unprepared = {readonly text: string; readonly told: Told};

type Preparing = {
	readonly world: Pick<World, 'env' | 'forget' | 'stdin'>;
	readonly entries: readonly ProviderEntry[];
	readonly flags: WizardFlags;
	readonly inSandbox: boolean;
	/** Why nothing can be asked; undefined where the wizard asks. */
	readonly why: string | undefined;
	/** What a project file says, by question id; flags go before it. */
	readonly project?: GivenFlags['said'];
};

/** Understands the flags and reads the environment; secrets are read from where they were said to be. */
export async function prepare(preparing: Preparing): Promise<Prepared | Unprepared> {
	const {entries, flags, inSandbox, why} = preparing;
	const prepared = await understand(preparing, questionsOf);
	if ('text' in prepared || why === undefined) return prepared;
	const {provider, said, environment} = prepared;
	const questions = questionsOf(provider, flags.kind);
	const kind = provider?.kinds.find(({id}, _, {length}) => length === 1 || id === flags.kind);
	const given = (answer: Answer | undefined) => answer !== undefined && {answer};
	const lack = lackOf({
		entries,
		provider,
		flags,
		questions: kind ? questions : {...questions, details: {}},
		signIn: (id) => said[id] ?? (given(environment.answers[`${provider?.id}/sign-in/${id}`]) || undefined),
		details: (id) =>
			said[id] ?? (inSandbox ? undefined : environment.details[`${provider?.id}/${kind?.id}/${id}`]),
		why,
		inSandbox,
	});
	return lack ?? prepared;
}

/** As `prepare`, whether or not everything is there; `asking` tells which questions flags can answer. */
export async function understand(
	{world, entries, flags, why, project}: Omit<Preparing, 'inSandbox'>,
	asking: (provider: Provider | undefined, kindId: string | undefined) => Asking,
): Promise<Prepared | Unprepared> {
	forgetSecrets(entries, world);
	const provider = await entries.find(({id}) => id === flags.provider)?.load();
	const wrong = usageProblem(entries, provider, flags) ?? (await formatProblem(flags, why));
	if (wrong !== undefined) return unprepared([wrong]);
	const store = await storeFor(flags);
	if (typeof store === 'string') return unprepared([store]);
	const questions = asking(provider, flags.kind);
	const given = await readFlags({...questions.signIn, ...questions.details}, flags, world);
	const {problems} = given;
	const said = {...project, ...given.said};
	const signIn = signInAnswers(provider, said);
	if (problems.length + signIn.problems.length > 0) return unprepared([...problems, ...signIn.problems]);
	const own = provider && {provider: provider.id, answers: signIn.answers};
	const environment = answersFromEnvironment(provider ? [provider] : [], world, own);
	return {provider, said, environment, store};
}

function unprepared(problems: readonly string[]): Unprepared {
	return {text: problems.map((problem) => `kafkey: ${problem}`).join('\n'), told: {what: problems.join(' ')}};
}

/** A sign-in's answers are known before anything is asked, so what is wrong with them is, too. */
function signInAnswers(provider: Provider | undefined, said: GivenFlags['said']) {
	const answers: Record<string, Answer> = {};
	const problems: string[] = [];
	for (const [id, field] of Object.entries(provider?.signIn ?? {})) {
		const own = said[id];
		if (!own) continue;
		const judged = 'texts' in own ? answerFrom(field, own.texts) : own;
		if (judged && 'answer' in judged) answers[id] = judged.answer;
		else problems.push(`${own.flag}: ${judged?.problem}`);
	}
	return {answers, problems};
}

/** What is wrong with `--format`; the formats are loaded only for it. */
async function formatProblem({format: id, save}: WizardFlags, why: string | undefined) {
	if (id === undefined) return undefined;
	if (why === undefined) return '--format is for runs without questions, such as with --yes.';
	if (save === undefined) return '--format needs --save beside it.';
	const {formatNamed, formats} = await import('../../delivery/formats/index.js');
	if (formats.find((format) => format.id === id)?.readsEnvironment)
		return `The format ${id} holds no secret, so the credential would be lost. Save it to .env instead.`;
	try {
		formatNamed(
			id,
			formats.filter(({readsEnvironment}) => !readsEnvironment),
		);
		return undefined;
	} catch (error) {
		return sentences(tell(error));
	}
}

/** The store of `--save-to`, or what is wrong with it; the stores are loaded only for it. */
async function storeFor({saveTo}: WizardFlags): Promise<ChosenStore | string | undefined> {
	if (saveTo === undefined) return undefined;
	const {chosenStore} = await import('../../delivery/stores/chosen.js');
	try {
		return chosenStore(saveTo);
	} catch (error) {
		return sentences(tell(error));
	}
}

function usageProblem(
	entries: readonly ProviderEntry[],
	provider: Provider | undefined,
	flags: WizardFlags,
): string | undefined {
	const ids = (of: readonly {readonly id: string}[], wanted: string) => {
		const all = of.map(({id}) => id);
		return `${all.join(', ')}.${didYouMean(wanted, all)}`;
	};
	if (flags.provider !== undefined && !provider)
		return `There is no provider “${flags.provider}”. --provider takes ${ids(entries, flags.provider)}`;
	if (flags.kind !== undefined && !provider) return '--kind needs --provider beside it.';
	if (flags.kind !== undefined && provider && !provider.kinds.some(({id}) => id === flags.kind))
		return `${provider.name} has no kind “${flags.kind}”. --kind takes ${ids(provider.kinds, flags.kind)}`;
	if (flags.baseUrl !== undefined && provider && !provider.baseUrls)
		return `${provider.name} has no management API that --base-url could name; its address is given with --${Object.keys(provider.signIn)[0]}.`;
	if (flags.save !== undefined && flags.saveTo !== undefined)
		return 'The secret goes to one place: --save for a file, or --save-to for a secret store.';
	if (flags.envPrefix !== undefined && !isVariableName(flags.envPrefix))
		return '--env-prefix takes capitals, digits and underscores, and no digit first, such as ORDERS.';
	if (flags.envPrefix !== undefined && flags.format !== undefined)
		return '--env-prefix is for names in .env; --format cannot stand beside it.';
	if (flags.reveal && !flags.json)
		return '--reveal needs --json: the secret is printed as part of the document.';
	try {
		for (const address of [flags.baseUrl, flags.sandboxUrl]) if (address !== undefined) parseBaseUrl(address);
		return undefined;
	} catch (error) {
		return sentences(tell(error));
	}
}
