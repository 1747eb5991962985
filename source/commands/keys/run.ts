import {tell} from '../../errors.js';
import type {Source} from '../../keys/key.js';
import type {Unlisted} from '../../keys/listing.js';
import {safeText} from '../../network/safe-text.js';
import type {Answers, Fields} from '../../providers/field.js';
import {entries, loadProviders} from '../../providers/index.js';
import type {Kind, Provider} from '../../providers/provider.js';
import type {Doors} from '../../wizard/doors.js';
import {signalCodes, type World} from '../../world.js';
import {inSandbox} from '../create/initial-state.js';
import {type Prepared, understand} from '../create/prepare.js';
import {openDoors} from '../doors/doors.js';
import {answersFromEnvironment} from '../questions/environment.js';
import {showable} from '../terminal/showable.js';
import {whyAlone} from '../terminal/terminal.js';
import {type Answering, answersFor} from './answering.js';
import {type KeysCommand, type KeysFlags, keysQuestions, ownQuestions, Stop} from './flags.js';
import {askForSignIn, isWhole, type SignedIn, type SigningIn, signIn} from './signing-in.js';

/** Where keys can be looked for, and what cannot be looked through. */
export type Sources = {readonly sources: readonly Source[]; readonly unlisted: readonly Unlisted[]};

/** The screens that stand where lines would be written. */
export type Screen = {readonly say: (line: string) => void; readonly writeRaw: (text: string) => void};

/** What the commands for existing keys share: the flags as they were understood, the doors, the sign-ins. */
export class KeysRun {
	readonly world: World;
	readonly flags: KeysFlags;
	readonly prepared: Prepared;
	readonly doors: Doors;
	readonly #close: () => Promise<void>;
	readonly #stop = new AbortController();
	readonly #unheard: () => void;
	/** The exit code of the signal that ended it. */
	signalled: number | undefined;
	readonly #command: KeysCommand;
	readonly #screen: Screen | undefined;

	private constructor(
		world: World,
		flags: KeysFlags,
		command: KeysCommand,
		prepared: Prepared,
		screen: Screen | undefined,
	) {
		this.#command = command;
		this.#screen = screen;
		this.world = world;
		this.flags = flags;
		this.prepared = prepared;
		const {close, ...doors} = openDoors({
			world,
			baseUrl: flags.baseUrl,
			sandboxUrl: flags.sandboxUrl,
			format: flags.format,
			onNotice: (notice) => this.say(notice),
			...(screen && {writeRaw: screen.writeRaw}),
			sandboxDefaults: {remembered: {}, path: ''},
		});
		let sandbox: ReturnType<Doors['startSandbox']> | undefined;
		const startSandbox = () => {
			sandbox ??= doors.startSandbox();
			return sandbox;
		};
		this.doors = {...doors, startSandbox};
		this.#close = close;
		this.#unheard = world.onSignal((signal) => {
			this.signalled ??= signalCodes[signal];
			this.#stop.abort();
		});
	}

	/** Understands the flags; throws a Stop where they make no sense. */
	static async open(world: World, flags: KeysFlags, command: KeysCommand, screen?: Screen): Promise<KeysRun> {
		const understood = await understand({world, entries, flags, why: ''}, (provider, kindId) => {
			const {signIn, details} = keysQuestions(command)(provider, kindId);
			return {signIn, details: {...details, ...ownQuestions(command)}};
		});
		if ('text' in understood) throw new Stop(2, understood.told);
		if (flags.baseUrl !== undefined && !understood.provider)
			throw new Stop(2, {what: '--base-url needs --provider beside it.'});
		return new KeysRun(world, flags, command, understood, screen);
	}

	/** Aborted when the run is ended from outside. What was sent to change something is waited for all the same. */
	get signal(): AbortSignal {
		return this.#stop.signal;
	}

	get inSandbox(): boolean {
		return inSandbox(this.flags);
	}

	readonly say = (line: string): void => {
		const safe = safeText(line, 1000);
		if (this.#screen) this.#screen.say(safe);
		else this.world.stderr.write(`${showable(`kafkey: ${safe}`, this.world, this.flags)}\n`);
	};

	async close(): Promise<void> {
		this.#unheard();
		this.#stop.abort();
		await this.#close();
	}

	/** What questions about keys are answered with. */
	get answering(): Answering {
		const {doors, inSandbox: isSandbox, prepared, signal} = this;
		return {doors, said: prepared.said, inSandbox: isSandbox, signal};
	}

	/**
	 * Signs in to the system that a flag names; else to all whose sign-ins the environment has, or the person's choice
	 * where it has none. Throws a Stop where nothing can be looked through.
	 */
	async sources(): Promise<Sources> {
		const {provider, environment} = this.prepared;
		if (provider) {
			const isGiven = this.inSandbox || !this.canAsk || isWhole(provider, environment);
			if (!isGiven)
				return this.#sourcesOf(await askForSignIn(entries, provider, environment, this.#signingIn));
			return this.#sourcesOf(await signIn(provider, environment, this.#signingIn));
		}
		const all = await loadProviders();
		const known = all.filter((each) => this.inSandbox || isWhole(each, this.#environmentOf(each)));
		const [only, second] = known;
		if (only && !second) return this.#sourcesOf(await this.#signInTo(only));
		if (only) return this.#sourcesOfAll(known);
		if (this.canAsk)
			return this.#sourcesOf(
				await askForSignIn(entries, undefined, {answers: {}, automatic: {}}, this.#signingIn),
			);
		throw new Stop(2, {
			what: 'There is no sign-in in the environment.',
			next: `Name the system with --provider (${entries.map(({id}) => id).join(', ')}); with --help beside it, its sign-in is explained.`,
		});
	}

	/** One kind of one system, at a place that is known already. Throws a Stop. */
	async sourceAt(providerId: string, kindId: string, where: Answers): Promise<Source> {
		const {provider: named} = this.prepared;
		if (named && named.id !== providerId)
			throw new Stop(2, {what: `It was at another system: --provider ${safeText(providerId)}.`});
		const provider = named ?? (await entries.find(({id}) => id === providerId)?.load());
		const kind = provider?.kinds.find(({id}) => id === kindId);
		if (!provider || !kind) throw new Stop(1, {what: `This kafkey does not know ${safeText(providerId)}.`});
		const environment = named ? this.prepared.environment : this.#environmentOf(provider);
		return {...(await this.#signInOrAsk(provider, environment)), kind, where};
	}

	/** Whether a person sits there who can be asked. */
	get canAsk(): boolean {
		return whyAlone(this.world, this.flags) === undefined;
	}

	get #signingIn(): SigningIn {
		const {world, flags, say} = this;
		return {world, flags, ...this.answering, say};
	}

	#signInTo(provider: Provider): Promise<SignedIn> {
		return signIn(provider, this.#environmentOf(provider), this.#signingIn);
	}

	#environmentOf(provider: Provider) {
		return answersFromEnvironment([provider], this.world);
	}

	#signInOrAsk(provider: Provider, environment: Prepared['environment']): Promise<SignedIn> {
		const isGiven = this.inSandbox || !this.canAsk || isWhole(provider, environment);
		return isGiven
			? signIn(provider, environment, this.#signingIn)
			: askForSignIn(entries, provider, environment, this.#signingIn);
	}

	/** One that refuses, or cannot be reached, keeps nothing from the others. */
	async #sourcesOfAll(providers: readonly Provider[]): Promise<Sources> {
		const each = await Promise.all(
			providers.map(async (provider): Promise<Sources> => {
				try {
					return await this.#sourcesOf(await this.#signInTo(provider));
				} catch (error) {
					const isRefused = error instanceof Stop && error.code === 4;
					return {sources: [], unlisted: [{provider, why: tell(error), failed: true, isRefused}]};
				}
			}),
		);
		return {
			sources: each.flatMap(({sources}) => sources),
			unlisted: each.flatMap(({unlisted}) => unlisted),
		};
	}

	async #sourcesOf({provider, account}: SignedIn): Promise<Sources> {
		const sources: Source[] = [];
		const unlisted: Unlisted[] = [];
		const kinds = provider.kinds.filter(({id}) => this.flags.kind === undefined || id === this.flags.kind);
		for (const kind of kinds) {
			try {
				sources.push({provider, account, kind, where: await this.#whereOf({provider, account}, kind)});
			} catch (error) {
				if (this.signal.aborted) throw error;
				const failed = !(error instanceof Stop && error.code === 2);
				unlisted.push({provider, kind, why: tell(error), failed});
			}
		}
		return {sources, unlisted};
	}

	/** What has to be asked before the keys of a kind can be: nothing for a list that its vendor does not have. */
	whereOf({life}: Kind<unknown>): Fields<unknown> {
		return (this.#command === 'list' && !life?.list ? undefined : life?.where) ?? {};
	}

	#whereOf({provider, account}: SignedIn, kind: Kind<unknown>): Promise<Answers> {
		const fields = this.whereOf(kind);
		return answersFor({provider, account, kind, fields, known: {}}, this.answering);
	}
}
