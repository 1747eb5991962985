import {Problem, sentences, type Told, tell} from '../errors.js';
import type {Unfinished} from '../journal/journal.js';
import type {Fields} from '../providers/field.js';
import {entries, loadProviders} from '../providers/index.js';
import type {Provider} from '../providers/provider.js';
import type {Doors} from '../wizard/doors.js';
import {elsewhere, findLeft, removeLeft, sentenceFor, type Unknown} from '../wizard/left-behind.js';
import type {World} from '../world.js';
import {createCommand} from './create.js';
import {openDoors} from './doors.js';
import {answersFromEnvironment, type FromEnvironment, forgetSecrets} from './environment.js';
import type {WizardFlags} from './flags.js';
import {emptyAnswer} from './given-answer.js';
import {isTerminal} from './terminal.js';

export type RecoverFlags = WizardFlags & {readonly yes?: boolean; readonly json?: boolean};

/** What became of one unfinished run. */
type Recovered = {
	readonly told: string;
	readonly provider: string;
	readonly kind: string;
	readonly startedAt: string;
	readonly left: readonly string[];
	readonly unknown: readonly Unknown[];
	readonly removed: boolean;
	/** False when the provider was asked for nothing, because the sign-in is missing or was refused. */
	readonly signedIn: boolean;
	readonly problem?: Told;
};

/**
 * `kafkey recover`: what earlier runs left unfinished. In a terminal the wizard's own screens; with `--yes` or
 * `--json`, or without a terminal, lines or JSON, signed in from the environment. Nothing is deleted without a yes.
 */
export async function recoverCommand(world: World, flags: RecoverFlags): Promise<number> {
	if (isTerminal(world) && !flags.yes && !flags.json) return createCommand(world, flags, true);
	const doors = openDoors({
		world,
		baseUrl: flags.baseUrl,
		writeRaw: () => undefined,
		onNotice: (notice) => world.stderr.write(`kafkey: ${notice}\n`),
		sandboxDefaults: {remembered: {}, path: '.env.sandbox'},
	});
	forgetSecrets(entries, world);
	const providers = await loadProviders();
	const environment = answersFromEnvironment(providers, world);
	const recovered: Recovered[] = [];
	for (const unfinished of await doors.journal.unfinished()) {
		const elsewhere = otherAddress(unfinished, flags);
		recovered.push(
			elsewhere ?? (await recover(unfinished, providers, doors, environment, flags.yes === true)),
		);
	}
	if (flags.json) world.stdout.write(`${JSON.stringify({schemaVersion: 1, unfinished: recovered})}\n`);
	else world.stdout.write(`${linesOf(recovered).join('\n')}\n`);
	return codeFor(recovered);
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
	environment: FromEnvironment,
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
			unknown,
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

async function signIn(provider: Provider, environment: FromEnvironment, doors: Doors, signal: AbortSignal) {
	const fields: Fields = provider.signIn;
	const answers = Object.fromEntries(
		Object.entries(fields).map(
			([id, field]) =>
				[id, environment.answers[`${provider.id}/sign-in/${id}`] ?? emptyAnswer(field)] as const,
		),
	);
	const missing = Object.entries(fields).filter(
		([id, {when}]) => answers[id] === undefined && (when?.(answers) ?? true),
	);
	if (missing.length > 0) {
		const names = Object.values(fields).flatMap(({env}) => env ?? []);
		throw new Problem({
			what: `There is no sign-in for ${provider.name}: ${missing.map(([, {name}]) => name).join(', ')}.`,
			next: `Set ${names.join(', ')} in the environment, or run kafkey recover in a terminal.`,
		});
	}
	return provider.connect(answers, await doors.connection(provider, signal, () => undefined));
}

function linesOf(recovered: readonly Recovered[]): string[] {
	if (recovered.length === 0) return ['Nothing is unfinished.'];
	return recovered.flatMap(({told, left, unknown, removed, problem}) => [
		told,
		...left.map((thing) => `  ${removed ? 'deleted' : 'exists'}: ${thing}`),
		...unknown.map(({will, lookAt}) => `  not known: ${will}${lookAt ? ` (look at ${lookAt})` : ''}`),
		...(problem ? [`  ${problem.what}`] : []),
		...(left.length > 0 && !removed ? ['  kafkey recover --yes deletes it.'] : []),
	]);
}

function codeFor(recovered: readonly Recovered[]): number {
	if (recovered.some(({unknown}) => unknown.length > 0)) return 3;
	const open = recovered.filter(({removed, left, problem}) => problem || (left.length > 0 && !removed));
	if (open.length === 0) return 0;
	return open.every(({signedIn}) => !signedIn) ? 4 : 5;
}
