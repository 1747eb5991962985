import {Problem, sentences, tell} from '../../errors.js';
import type {Unfinished} from '../../journal/journal.js';
import type {Fields} from '../../providers/field.js';
import {entries, loadProviders} from '../../providers/index.js';
import type {Provider} from '../../providers/provider.js';
import {recoverCommandAt} from '../../shell-word.js';
import type {Doors} from '../../wizard/doors.js';
import {elsewhere, findLeft, removeLeft, sentenceFor} from '../../wizard/left-behind.js';
import type {World} from '../../world.js';
import type {WizardFlags} from '../create/flags.js';
import {jsonOf} from '../create/output.js';
import {understand} from '../create/prepare.js';
import {openDoors} from '../doors/doors.js';
import {signInQuestions} from '../keys/flags.js';
import {nothingWaits, waitingIn} from '../keys/waiting.js';
import {answersFromEnvironment, type FromEnvironment} from '../questions/environment.js';
import {unaskedAnswer} from '../questions/given-answer.js';
import {isTerminal} from '../terminal/terminal.js';
import {recoverOnTerminal} from './on-terminal.js';
import {recoverDocument} from './output.js';
import type {RecoverOutput} from './schema.js';

/** Options of `kafkey recover` as commander hands them over. */
export type RecoverFlags = WizardFlags & {readonly yes?: boolean; readonly json?: boolean};

/** What became of one unfinished run. */
type Recovered = Readonly<RecoverOutput['unfinished'][number]>;

/**
 * `kafkey recover`: what earlier runs left unfinished. In a terminal the wizard's own screens; with `--yes` or
 * `--json`, or without a terminal, lines or JSON, signed in by flags or the environment. Nothing is deleted without a yes.
 */
export async function recoverCommand(world: World, flags: RecoverFlags): Promise<number> {
	if (isTerminal(world) && !flags.yes && !flags.json) return recoverOnTerminal(world, flags);
	const doors = openDoors({
		world,
		baseUrl: flags.baseUrl,
		onNotice: (notice) => world.stderr.write(`kafkey: ${notice}\n`),
		sandboxDefaults: {remembered: {}, path: '.env.sandbox'},
	});
	const understood = await understand({world, entries, flags, why: ''}, signInQuestions);
	if ('text' in understood) {
		world.stderr.write(`${understood.text}\n`);
		const misused = recoverDocument({code: 2, problem: understood.told});
		if (flags.json) world.stdout.write(`${jsonOf(misused)}\n`);
		return 2;
	}
	const providers = await loadProviders();
	const {answers} = answersFromEnvironment(providers, world);
	const environment = {answers: {...answers, ...understood.environment.answers}};
	const recovered: Recovered[] = [];
	for (const unfinished of await doors.journal.unfinished()) {
		const elsewhere = otherAddress(unfinished, flags);
		recovered.push(
			elsewhere ?? (await recover(unfinished, providers, doors, environment, flags.yes === true)),
		);
	}
	const {lines: waiting, removals, rotations} = waitingIn(world);
	const lines = [...linesOf(recovered, flags), ...waiting];
	const code = codeFor(recovered) || (removals.length > 0 ? 5 : 0);
	const document = recoverDocument({code}, {unfinished: recovered, removals, rotations});
	if (flags.json) world.stdout.write(`${jsonOf(document)}\n`);
	else world.stdout.write(`${(lines.length === 0 ? [nothingWaits] : lines).join('\n')}\n`);
	return code;
}

/** A run against an address of the person's own is recovered against that address only. */
function otherAddress({record}: Unfinished, flags: RecoverFlags): Recovered | undefined {
	const {baseUrl, kind, startedAt} = record;
	if (baseUrl === flags.baseUrl) return undefined;
	const name = entries.find(({id}) => id === record.provider)?.name;
	const again = baseUrl === undefined ? 'without --base-url' : `with --base-url ${baseUrl}`;
	return {
		told: sentenceFor(record, name),
		provider: record.provider,
		kind,
		startedAt,
		left: [],
		unknown: [],
		removed: false,
		signedIn: true,
		problem: {what: `It was made at another address: run kafkey recover ${again}.`},
	};
}

async function recover(
	unfinished: Unfinished,
	providers: readonly Provider[],
	doors: Doors,
	environment: Pick<FromEnvironment, 'answers'>,
	yes: boolean,
): Promise<Recovered> {
	const {record} = unfinished;
	const provider = providers.find(({id}) => id === record.provider);
	const {kind, startedAt} = record;
	const base = {told: sentenceFor(record, provider?.name), provider: record.provider, kind, startedAt};
	const none = {...base, left: [], unknown: [], removed: false, signedIn: true};
	if (!provider) return {...none, problem: {what: `This kafkey does not know ${record.provider}.`}};
	const signal = AbortSignal.timeout(120_000);
	const account = await signIn(provider, environment, doors, signal).catch(tell);
	if (!('api' in account)) return {...none, signedIn: false, problem: {what: sentences(account)}};
	const wrong = elsewhere(record, account, provider);
	if (wrong) return {...none, problem: {what: sentences({...wrong, next: 'Sign in there.'})}};
	try {
		const {left, unknown} = await findLeft(record, provider, account.api, signal);
		const found = {
			...base,
			left: left.map(({thing, existing}) => `${thing.name} ${doors.safe(existing.label)}`),
			unknown: [...unknown],
			signedIn: true,
		};
		if (!yes) return {...found, removed: false};
		for (const each of left) {
			const problem = await removeLeft(unfinished, each, account.api);
			if (problem) return {...found, removed: false, problem: {what: sentences(problem)}};
		}
		if (unknown.length === 0) unfinished.close();
		return {...found, removed: true};
	} catch (error) {
		return {...none, problem: {what: sentences(tell(error))}};
	}
}

async function signIn(
	provider: Provider,
	environment: Pick<FromEnvironment, 'answers'>,
	doors: Doors,
	signal: AbortSignal,
) {
	const fields: Fields = provider.signIn;
	const answers = Object.fromEntries(
		Object.entries(fields).map(
			([id, field]) =>
				[id, environment.answers[`${provider.id}/sign-in/${id}`] ?? unaskedAnswer(field)] as const,
		),
	);
	const missing = Object.entries(fields).filter(
		([id, {when}]) => answers[id] === undefined && (when?.(answers) ?? true),
	);
	if (missing.length > 0) {
		const asked = Object.values(fields).filter((field) => unaskedAnswer(field) === undefined);
		const names = asked.flatMap(({env}) => env ?? []);
		throw new Problem({
			what: `There is no sign-in for ${provider.name}: ${missing.map(([, {name}]) => name).join(', ')}.`,
			next: `Set ${names.join(', ')} in the environment, add --provider ${provider.id} and its sign-in as flags, or run kafkey recover in a terminal.`,
		});
	}
	return provider.connect(answers, await doors.connection(provider, signal, () => undefined));
}

function linesOf(recovered: readonly Recovered[], {baseUrl}: RecoverFlags): string[] {
	const command = recoverCommandAt(baseUrl);
	return recovered.flatMap(({told, left, unknown, removed, problem}) => [
		told,
		...left.map((thing) => `  ${removed ? 'deleted' : 'exists'}: ${thing}`),
		...unknown.map(({will, lookAt}) => `  not known: ${will}${lookAt ? ` (look at ${lookAt})` : ''}`),
		...(problem ? [`  ${problem.what}`] : []),
		...(problem || left.length + unknown.length > 0 ? [] : ['  nothing of it exists']),
		...(left.length > 0 && !removed ? [`  ${command} --yes deletes it.`] : []),
		...(problem || removed || left.length + unknown.length > 0 ? [] : [`  ${command} --yes forgets it.`]),
	]);
}

function codeFor(recovered: readonly Recovered[]): number {
	if (recovered.some(({unknown}) => unknown.length > 0)) return 3;
	const open = recovered.filter(({removed, left, problem}) => problem || (left.length > 0 && !removed));
	if (open.length === 0) return 0;
	return open.every(({signedIn}) => !signedIn) ? 4 : 5;
}
